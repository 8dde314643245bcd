import Syntax

/// A script inside a YAML value, in which the platform replaces its own expressions before a shell sees it.
enum EmbeddedScript {
  /// The variable that stands for an expression: nothing sets it, so what it gives is not known.
  private static let stand = Array("${TEMPLATE_EXPRESSION}".utf8)

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
    var builder = SourceTextBuilder(file: source.file, anchor: source.range.start)
    for part in TemplateScalar.parts(of: source) {
      switch part {
      case .literal(let text): builder.append(text)
      case .dynamic(_, let location): builder.append(stand, standingFor: location.range)
      case .reference: break
      }
    }
    return builder.finish()
  }

  /// The lines of a list of commands (or the one text) as one script; a list may nest.
  static func joined(_ node: DataNode?, in file: SourceFile) -> SourceText? {
    guard let node else { return nil }
    var builder = SourceTextBuilder(file: file, anchor: node.location.range.start)
    append(node, to: &builder, depth: 0)
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
