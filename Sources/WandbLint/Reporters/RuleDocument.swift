/// A rule's page in Markdown: what it finds, why that matters, examples and references.
public struct RuleDocument {
  private let rule: Rule

  /// Makes the page of a rule.
  public init(_ rule: Rule) { self.rule = rule }

  /// The whole page, title included.
  public var page: String { "# \(rule.id) \(rule.name)\n\n\(body)" }

  /// The page without its title.
  var body: String {
    var parts = ["\(rule.summary) Severity: \(rule.severity.rawValue).", "## Why it matters\n\n\(rule.rationale)"]
    let bad = rule.examples.filter(\.isBad)
    let good = rule.examples.filter { !$0.isBad }
    if !bad.isEmpty { parts.append("## What it finds\n\n" + bad.map(Self.markdown).joined(separator: "\n\n")) }
    if !good.isEmpty { parts.append("## What it accepts\n\n" + good.map(Self.markdown).joined(separator: "\n\n")) }
    if !rule.references.isEmpty {
      parts.append("## References\n\n" + rule.references.map { "- <\($0)>" }.joined(separator: "\n"))
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func markdown(_ example: Example) -> String {
    let others = example.others.sorted { $0.key < $1.key }
    return ([(example.path, example.shownText)] + others.map { ($0.key, $0.value) })
      .map { path, text in "`\(path)`\n\n```\(language(of: path))\n\(withLineEnd(text))```" }
      .joined(separator: "\n\n")
  }

  private static func withLineEnd(_ text: String) -> String { text.hasSuffix("\n") ? text : text + "\n" }

  private static func language(of path: String) -> String {
    let languages = [".sh": "bash", ".json": "json", ".yaml": "yaml", ".yml": "yaml", ".env": "bash"]
    if path.hasPrefix("Dockerfile") { return "dockerfile" }
    return languages.first { path.hasSuffix($0.key) }?.value ?? "text"
  }
}

extension Example {
  /// Whether a finding is due somewhere in it.
  var isBad: Bool { text.contains("⟦") }

  /// The text without the marks that show tests where findings are due.
  var shownText: String { text.filter { $0 != "⟦" && $0 != "⟧" } }
}
