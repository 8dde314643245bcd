/// Writes what SARIF says about the tool and its rules.
struct SARIFRules {
  private let rules: [Rule]
  private let indices: [String: Int]

  init(_ rules: [Rule]) {
    self.rules = rules
    self.indices = Dictionary(rules.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
  }

  /// The position of a rule in the driver's list.
  func index(of rule: Rule) -> Int? { indices[rule.id] }

  /// The members of the driver.
  func driver(to driver: inout JSONWriter) {
    driver.member("name", Tool.name)
    driver.member("version", Tool.version)
    driver.member("semanticVersion", Tool.version)
    driver.member("informationUri", Tool.homepage)
    driver.key("rules")
    driver.array(rules) { item, rule in item.object { write(rule, to: &$0) } }
  }

  private func write(_ rule: Rule, to object: inout JSONWriter) {
    object.member("id", rule.id)
    object.member("name", rule.name)
    text("shortDescription", shortened(rule.summary), to: &object)
    text("fullDescription", shortened(rule.rationale), to: &object)
    object.key("defaultConfiguration")
    object.object { $0.member("level", rule.severity.rawValue) }
    object.member("helpUri", Tool.documentation(of: rule))
    object.key("help")
    object.object { help in
      help.member("text", rule.summary + "\n\n" + rule.rationale)
      // Example keys are made up, but a scanner of reports cannot know that.
      help.member("markdown", KeyScanner.masked(RuleDocument(rule).body))
    }
    object.key("properties")
    object.object { properties(of: rule, to: &$0) }
  }

  private func properties(of rule: Rule, to object: inout JSONWriter) {
    object.key("tags")
    object.array(rule.isAboutSecrets ? ["security", "secrets", "wandb"] : ["correctness", "wandb"]) { $0.string($1) }
    object.member("precision", "high")
    let word =
      switch rule.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "recommendation"
      }
    object.member("problem.severity", word)
    // A string by GitHub's definition; it makes an alert a security alert, which only the rules on secrets are.
    guard rule.isAboutSecrets else { return }
    object.member("security-severity", rule.severity == .error ? "8.0" : rule.severity == .warning ? "5.0" : "2.0")
  }

  private func text(_ key: String, _ text: String, to object: inout JSONWriter) {
    object.key(key)
    object.object { $0.member("text", text) }
  }

  /// GitHub takes at most 1,024 characters of a description.
  private func shortened(_ text: String) -> String {
    text.unicodeScalars.count <= 1024 ? text : String(text.prefix(1000)) + "…"
  }
}
