import Syntax

/// Writes GitHub Actions annotations, errors first: a step shows ten errors, ten warnings and ten notices.
struct GitHubReporter {
  private let report: RunReport
  /// How many annotations of one severity a step shows (GitHub's documentation of workflow commands).
  private static let shownPerSeverity = 10

  init(_ report: RunReport) { self.report = report }

  func render() -> [UInt8] {
    var positions = Positions()
    var text = ""
    var unseen = 0
    for severity in Severity.allCases.reversed() {
      let findings = report.diagnostics.filter { $0.severity == severity }
      unseen += max(0, findings.count - Self.shownPerSeverity)
      for diagnostic in findings {
        let start = positions.start(of: diagnostic.location)
        let end = positions.end(of: diagnostic.location)
        let properties = [
          ("file", report.repositoryPath(of: diagnostic.location.file)), ("line", String(start.line)),
          ("col", String(start.column)), ("endLine", String(end.line)), ("endColumn", String(end.column)),
          ("title", "\(diagnostic.rule.id) \(diagnostic.rule.name)"),
        ].map { "\($0)=\(Self.escapedProperty($1))" }.joined(separator: ",")
        text += "::\(Self.command(severity)) \(properties)::\(Self.escaped(diagnostic.fullMessage))\n"
      }
    }
    if unseen > 0 {
      text += "\(report.diagnostics.count) findings in all; GitHub shows \(Self.shownPerSeverity) of a severity"
      text += " beside the code, the others stand above.\n"
    }
    return Array(text.utf8)
  }

  private static func command(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }

  private static func escaped(_ text: String) -> String { escaped(text, alsoEscaping: []) }

  private static func escapedProperty(_ text: String) -> String { escaped(text, alsoEscaping: [":", ","]) }

  /// Escapes as actions/toolkit does (packages/core/src/command.ts).
  private static func escaped(_ text: String, alsoEscaping more: [Unicode.Scalar]) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar == "%" || scalar == "\r" || scalar == "\n" || more.contains(scalar) {
        result += "%" + PercentEncoding.hex(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
