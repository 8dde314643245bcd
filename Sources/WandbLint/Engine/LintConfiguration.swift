/// What somebody asked of the linter.
public struct LintConfiguration: Sendable {
  /// The rules to run.
  public var rules: RuleSelection
  /// The SDK release to judge by; nil to take the one that the job pins, else the newest.
  public var release: Release?
  /// The findings that the configuration file accepts.
  public var suppressions: [ConfiguredSuppression]

  /// Makes a configuration; by default every rule runs.
  public init(
    rules: RuleSelection = RuleSelection(), release: Release? = nil, suppressions: [ConfiguredSuppression] = []
  ) {
    self.rules = rules
    self.release = release
    self.suppressions = suppressions
  }
}

/// Which rules run, and how grave their findings are.
public struct RuleSelection: Sendable {
  private var selected: [RuleSelector] = []
  private var ignored: [RuleSelector] = []
  private var severities: [(selector: RuleSelector, severity: Severity)] = []

  /// Every rule, at its own severity.
  public init() {}

  /// Rules by id, start of an id, or name: those selected (all when none is) without those ignored. Where both name a
  /// rule the closer one holds: `WB101` against `WB1`. The first text that names no rule is thrown.
  public init(
    select: [String] = [], ignore: [String] = [], severities: [(rule: String, severity: Severity)] = []
  ) throws(UnknownRule) {
    for text in select { selected.append(try RuleSelector(text)) }
    for text in ignore { ignored.append(try RuleSelector(text)) }
    for (rule, severity) in severities { self.severities.append((try RuleSelector(rule), severity)) }
  }

  /// Whether a rule runs.
  public func contains(_ rule: Rule) -> Bool {
    let wanted = selected.filter { $0.matches(rule) }.map(\.precision).max() ?? (selected.isEmpty ? 0 : -1)
    let unwanted = ignored.filter { $0.matches(rule) }.map(\.precision).max() ?? -1
    return wanted > unwanted
  }

  /// The severity that a rule's findings are given; nil where they keep their own.
  public func severity(of rule: Rule) -> Severity? {
    severities.filter { $0.selector.matches(rule) }.max { $0.selector.precision < $1.selector.precision }?.severity
  }
}

/// Findings that the configuration file accepts, with the reason; for JSON, which has no comments.
public struct ConfiguredSuppression: Sendable {
  /// The files.
  public var path: Glob
  /// The rules.
  public var rules: [RuleSelector]
  /// The variable; nil for any.
  public var variable: String?
  /// Why they are accepted.
  public var reason: String

  /// Makes an entry.
  public init(path: Glob, rules: [RuleSelector], variable: String? = nil, reason: String) {
    self.path = path
    self.rules = rules
    self.variable = variable
    self.reason = reason
  }

  /// Whether it accepts a finding in the file with this path.
  func accepts(_ diagnostic: Diagnostic, at path: String) -> Bool {
    rules.contains { $0.matches(diagnostic.rule) } && (variable == nil || variable == diagnostic.variable)
      && self.path.matches(path)
  }
}
