import Syntax

/// Writes one line a finding: `path:line:column: severity: message [id]`, which editors and problem matchers read.
struct ConciseReporter {
  private let report: RunReport
  private let style: TextStyle

  init(_ report: RunReport, _ style: TextStyle) {
    self.report = report
    self.style = style
  }

  func render() -> [UInt8] {
    var positions = Positions()
    var text = ""
    for diagnostic in report.diagnostics {
      let start = positions.start(of: diagnostic.location)
      let path = DisplayText.oneLine(diagnostic.location.file.path)
      let severity = style.colored(diagnostic.severity.rawValue, .severity(diagnostic.severity))
      let id = style.linked(diagnostic.rule.id, to: Tool.documentation(of: diagnostic.rule))
      text +=
        "\(path):\(start.line):\(start.column): \(severity): \(DisplayText.oneLine(diagnostic.fullMessage)) [\(id)]\n"
    }
    return Array(text.utf8)
  }
}

extension Diagnostic {
  /// What is wrong and what to do about it.
  var fullMessage: String { help.isEmpty ? message : message + " " + help }
}
