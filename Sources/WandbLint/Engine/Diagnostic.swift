public import Syntax

/// How grave a finding is.
public enum Severity: String, CaseIterable, Comparable, Sendable {
  /// Worth knowing; nothing breaks.
  case note
  /// Something does not do what it looks like.
  case warning
  /// The job fails, or a secret leaks.
  case error

  /// Orders from note to error.
  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// One finding.
public struct Diagnostic: Sendable {
  /// The rule that made it.
  public var rule: Rule
  /// How grave it is; a rule may lower or raise its own default.
  public var severity: Severity
  /// The place to mark.
  public var location: Location
  /// What is wrong: full sentences that end in a period. It never holds a secret.
  public var message: String
  /// What to do about it; empty where the message says it all.
  public var help: String
  /// The variable concerned, empty where it is about none; configuration suppresses findings by it.
  public var variable: String
  /// Other places that belong to it, each with a short label.
  public var related: [Related]
  /// The places whose bytes no report may show.
  public var conceals: [Location]
  /// An edit that mends it.
  public var fix: Fix?

  /// Another place that belongs to a finding.
  public struct Related: Sendable {
    /// The place.
    public var location: Location
    /// What it is, in a few words.
    public var label: String

    /// Makes a related place.
    public init(_ location: Location, _ label: String) {
      self.location = location
      self.label = label
    }
  }

  /// Replacements that mend a finding; they do not overlap.
  public struct Fix: Sendable {
    /// What the fix does, as an imperative sentence.
    public var summary: String
    /// The replacements.
    public var edits: [(location: Location, replacement: String)]
    /// Whether it keeps the meaning that the author can only have intended.
    public var isSafe: Bool

    /// Makes a fix.
    public init(_ summary: String, edits: [(location: Location, replacement: String)], isSafe: Bool) {
      self.summary = summary
      self.edits = edits
      self.isSafe = isSafe
    }
  }
}
