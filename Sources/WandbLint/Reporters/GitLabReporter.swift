import Syntax

/// Writes GitLab Code Quality: the subset of Code Climate's format that merge requests show.
struct GitLabReporter {
  private let report: RunReport

  init(_ report: RunReport) { self.report = report }

  func render() -> [UInt8] {
    var positions = Positions()
    var fingerprints = Fingerprints(report)
    var writer = JSONWriter()
    writer.array(report.diagnostics) { item, diagnostic in
      item.object { object in
        object.member("description", diagnostic.fullMessage)
        object.member("check_name", diagnostic.rule.id)
        object.member("fingerprint", fingerprints.next(diagnostic))
        object.member("severity", severity(of: diagnostic))
        object.key("location")
        object.object { location in
          location.member("path", report.repositoryPath(of: diagnostic.location.file))
          location.key("lines")
          location.object { lines in
            lines.member("begin", positions.start(of: diagnostic.location).line)
            lines.member("end", positions.end(of: diagnostic.location).line)
          }
        }
      }
    }
    return writer.finish()
  }

  private func severity(of diagnostic: Diagnostic) -> String {
    switch diagnostic.severity {
    case .error: diagnostic.rule.isAboutSecrets ? "critical" : "major"
    case .warning: "minor"
    case .note: "info"
    }
  }
}

extension Rule {
  /// Whether the rule guards secrets: the block WB1xx.
  var isAboutSecrets: Bool { id.hasPrefix("WB1") }
}
