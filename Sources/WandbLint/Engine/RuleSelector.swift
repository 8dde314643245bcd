import Syntax

/// Rules named by id (`WB101`), by the start of an id (`WB1`) or by name (`ApiKeyInSpec`).
public struct RuleSelector: Hashable, Sendable {
  /// The text as written.
  public let text: String
  /// How closely it names a rule: the length of the id that it gives; a name counts as a whole id.
  let precision: Int
  private let ids: Set<String>

  /// Looks the text up; upper and lower case are the same.
  public init(_ text: String) throws(UnknownRule) {
    let wanted = text.lowercased()
    let rules = Rule.all.filter { rule in
      rule.name.lowercased() == wanted || (wanted.hasPrefix("wb") && rule.id.lowercased().hasPrefix(wanted))
    }
    guard let first = rules.first else { throw UnknownRule(text) }
    self.text = text
    self.ids = Set(rules.map(\.id))
    self.precision = first.name.lowercased() == wanted ? first.id.utf8.count : text.utf8.count
  }

  /// Whether a rule is among those named.
  public func matches(_ rule: Rule) -> Bool { ids.contains(rule.id) }
}

/// A text that names no rule.
public struct UnknownRule: Error, Hashable, Sendable {
  /// The text.
  public let text: String
  /// The id or name that was probably meant.
  public let suggestion: String?

  init(_ text: String) {
    self.text = text
    self.suggestion = Spelling.nearest(to: text, among: Rule.all.flatMap { [$0.id, $0.name] })
  }

  /// What is wrong, as a full sentence.
  public var message: String { "There is no rule '\(text)'." }

  /// What to write instead, as a full sentence.
  public var help: String {
    suggestion.map { "Did you mean '\($0)'?" } ?? "'wandb-lint rules' lists the rules."
  }
}
