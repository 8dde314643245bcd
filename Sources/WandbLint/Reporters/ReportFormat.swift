/// The ways to write a report. The raw value is the name that `--format` uses.
public enum ReportFormat: String, CaseIterable, Sendable {
  /// Excerpts with marks, for people.
  case text
  /// One line a finding, in the form that compilers use.
  case concise
  /// SARIF 2.1.0, for GitHub code scanning and other tools.
  case sarif
  /// One JSON document; its shape is part of the command's contract.
  case json
  /// GitHub Actions annotations.
  case github
  /// GitLab Code Quality.
  case gitlab

  /// Writes a report.
  public func render(_ report: RunReport, style: TextStyle = TextStyle()) -> [UInt8] {
    switch self {
    case .text: TextReporter(report, style).render()
    case .concise: ConciseReporter(report, style).render()
    case .sarif: SARIFReporter(report, style).render()
    case .json: JSONReporter(report).render()
    case .github: GitHubReporter(report).render()
    case .gitlab: GitLabReporter(report).render()
    }
  }
}

/// How a report looks, where its format leaves a choice.
public struct TextStyle: Sendable {
  /// Whether text is coloured.
  public var usesColor: Bool
  /// Whether rule ids link to their documentation (OSC 8).
  public var usesLinks: Bool
  /// The columns to use.
  public var width: Int
  /// Whether findings that somebody accepted are reported as such.
  public var showsSuppressed: Bool

  /// Makes a style; by default plain text of 100 columns.
  public init(usesColor: Bool = false, usesLinks: Bool = false, width: Int = 100, showsSuppressed: Bool = false) {
    self.usesColor = usesColor
    self.usesLinks = usesLinks
    self.width = max(40, min(width, 160))
    self.showsSuppressed = showsSuppressed
  }
}
