/// A variable as `wandb-lint explain` shows it: what it says, what each release takes, and where the documentation errs. All
/// of it comes from the catalog.
public struct VariableExplanation {
  private let entry: Catalog.Entry
  private let style: TextStyle

  /// Makes the explanation of a variable; nil for a name that nothing has ever read.
  public init?(_ name: String, style: TextStyle = TextStyle()) {
    guard let entry = Catalog.entry(named: name) else { return nil }
    self.entry = entry
    self.style = style
  }

  /// The text's bytes.
  public func render() -> [UInt8] { Array(rows(isMarkdown: false).map { $0 + "\n" }.joined().utf8) }

  /// The same in Markdown.
  public var page: String { rows(isMarkdown: true).map { $0 + "\n" }.joined() }

  private func rows(isMarkdown: Bool) -> [String] {
    let variable = entry.variable
    var rows = [isMarkdown ? "# \(entry.name)" : style.colored(entry.name, .emphasis)]
    rows += paragraph(variable.meaning, isMarkdown)
    if let value = variable.defaultValue { rows += paragraph("Default: \(value).", isMarkdown) }
    let cautions = [otherSpelling, variable.caution].compactMap { $0 }
    for (title, lines) in [("Releases", releases), ("Mind", cautions)] where !lines.isEmpty {
      rows += ["", isMarkdown ? "## \(title)" : style.colored(title, .emphasis)]
      for line in lines { rows += paragraph(line, isMarkdown) }
    }
    return rows
  }

  /// The second name of a private setting.
  private var otherSpelling: String? {
    let tail = entry.variable.name.dropFirst("WANDB__".count)
    guard entry.variable.isPrivate, entry.variable.until.map({ $0 >= "0.19.0" }) ?? true else { return nil }
    return entry.name.hasPrefix("WANDB_X_")
      ? "WANDB__\(tail) is the same setting\(entry.variable.since < entry.since ? ", and was its only name before" : "")."
      : "WANDB_X_\(tail) is the same setting, from 0.19.0 on."
  }

  private func paragraph(_ text: String, _ isMarkdown: Bool) -> [String] {
    isMarkdown ? ["", text] : DisplayText.wrapped(text, to: style.width - 2).map { "  " + $0 }
  }

  /// What the releases do, the newest first; those that do the same together.
  private var releases: [String] {
    var groups: [(first: Release, last: Release, text: String)] = []
    for release in Release.known {
      let text = text(at: release)
      if let last = groups.last, last.text == text {
        groups[groups.count - 1].last = release
      } else {
        groups.append((release, release, text))
      }
    }
    if groups.count > 1, groups.first?.text == Self.unread { groups.removeFirst() }
    return groups.reversed().map { group in
      let range = group.first == group.last ? "\(group.first)" : "\(group.first) to \(group.last)"
      return "\(range)\(group.last == .newest ? " (newest)" : ""): \(group.text)"
    }
  }

  private static let unread = "nothing reads it."

  private func text(at release: Release) -> String {
    guard let grammar = entry.grammar(at: release), let reader = entry.reader(at: release) else { return Self.unread }
    let by: String =
      switch reader {
      case .setting, .alias: ""
      case .code: "read straight from the environment; "
      case .launch: "read by W&B Launch; "
      case .library(let name): "read by \(name) alone; "
      }
    return by + grammar.accepted(at: release) + "." + (grammar.consequence(at: release).map { " " + $0 } ?? "")
  }
}
