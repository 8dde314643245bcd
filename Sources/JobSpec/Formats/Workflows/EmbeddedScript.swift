import Syntax

/// A script inside a YAML value, in which the platform replaces its own expressions before a shell sees it.
enum EmbeddedScript {
  /// The expansion that stands for an expression: nothing sets its variable, so what it gives is not known.
  static let unknownExpansion = "${TEMPLATE_EXPRESSION}"

  /// Runs a script whose platform changes its text first. What the shell would say of the text as it stands here is not
  /// the author's mistake.
  static func run(_ source: SourceText, dialect: ShellDialect, in context: ProcessContext, _ builder: SpecBuilder) {
    let count = builder.problems.count
    CommandRunner(builder: builder).runScript(text(of: source), dialect: dialect, in: context)
    let found = builder.problems[count...].filter { $0.kind != .syntax }
    builder.problems.replaceSubrange(count..., with: found)
  }

  /// The script with each template expression replaced by a variable that nobody sets.
  static func text(of source: SourceText) -> SourceText {
    guard TemplateScalar.isTemplate(source) else { return source }
    return text(of: Value(TemplateScalar.parts(of: source), at: source.location))
  }

  /// The same for a script whose parts are known apart.
  static func text(of source: Value) -> SourceText {
    var builder = SourceTextBuilder(file: source.location.file, anchor: source.location.range.start)
    for part in source.parts {
      switch part {
      case .literal(let text): builder.append(text)
      case .dynamic(_, let location): builder.append(Array(unknownExpansion.utf8), standingFor: location.range)
      case .reference: break
      }
    }
    return builder.finish()
  }

  /// The lines of a list of commands (or the one text) as one script; a list may nest.
  static func joined(_ node: DataNode?, in file: SourceFile) -> SourceText? {
    node.flatMap { joined([$0], in: file) }
  }

  /// The same for several nodes, one after another.
  static func joined(_ nodes: [DataNode], in file: SourceFile) -> SourceText? {
    guard let first = nodes.first else { return nil }
    var builder = SourceTextBuilder(file: file, anchor: first.location.range.start)
    for node in nodes { append(node, to: &builder, depth: 0) }
    return builder.count > 0 ? builder.finish() : nil
  }

  private static func append(_ node: DataNode, to builder: inout SourceTextBuilder, depth: Int) {
    if let items = node.items, depth < 10 {
      for item in items { append(item, to: &builder, depth: depth + 1) }
    } else if let text = node.text {
      builder.append(Self.text(of: text))
      let end = node.location.range.end
      builder.append([0x0A], standingFor: SourceRange(end, end))
    }
  }

  /// The shell that a `shell:` value names; nil when it is none that reads shell script.
  static func dialect(_ shell: String) -> ShellDialect? {
    let program = shell.split(separator: " ").first.map { $0.split(separator: "/").last.map(String.init) ?? "" } ?? ""
    switch program {
    case "bash": return .bash
    case "sh", "dash": return .sh
    case "zsh": return .zsh
    case "ksh": return .ksh
    default: return nil
    }
  }
}
