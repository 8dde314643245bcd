/// All rules as a list: for a terminal, for README, for programs.
public enum RuleTable {
  /// One line a rule.
  public static func text(style: TextStyle = TextStyle()) -> [UInt8] {
    let width = Rule.all.map(\.name.count).max() ?? 0
    let rows = Rule.all.map { rule in
      let severity = rule.severity.rawValue
      return rule.id + "  " + style.colored(severity, .severity(rule.severity))
        + String(repeating: " ", count: 9 - severity.count) + rule.name
        + String(repeating: " ", count: width - rule.name.count + 2) + rule.summary
    }
    return Array(rows.map { $0 + "\n" }.joined().utf8)
  }

  /// A Markdown table whose ids link to the rules' pages below `folder`.
  public static func markdown(linkingTo folder: String) -> String {
    let rows = Rule.all.map { rule in
      "| [\(rule.id)](\(folder)/\(rule.id).md) | \(rule.name) | \(rule.severity.rawValue) | \(escaped(rule.summary)) |\n"
    }
    return "| Rule | Name | Severity | What it finds |\n| --- | --- | --- | --- |\n" + rows.joined()
  }

  /// A JSON list, for programs.
  public static func json() -> [UInt8] {
    var writer = JSONWriter()
    writer.array(Rule.all) { item, rule in
      item.object { object in
        object.member("id", rule.id)
        object.member("name", rule.name)
        object.member("severity", rule.severity.rawValue)
        object.member("summary", rule.summary)
        object.member("rationale", rule.rationale)
        object.key("references")
        object.array(rule.references) { $0.string($1) }
        object.member("documentation", Tool.documentation(of: rule))
      }
    }
    return writer.finish()
  }

  private static func escaped(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
