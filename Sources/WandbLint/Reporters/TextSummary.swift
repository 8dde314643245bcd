extension TextReporter {
  /// The last lines: what was found, and what was found and is not shown.
  static func summary(of report: RunReport, style: TextStyle) -> [String] {
    let files = counted(report.fileCount, "file")
    var parts: [String] = []
    for severity in Severity.allCases.reversed() {
      let count = report.count(severity)
      if count > 0 { parts.append(style.colored(counted(count, severity.rawValue), .severity(severity))) }
    }
    var line = parts.isEmpty ? "No findings in \(files)" : "Found \(listed(parts)) in \(files)"
    let asides = asides(on: report)
    if !asides.isEmpty { line += " (" + asides.joined(separator: ", ") + ")" }
    var rows = [line + "."]
    if !report.failures.isEmpty {
      rows.append("\(counted(report.failures.count, "input")) could not be read.")
    }
    return rows
  }

  private static func asides(on report: RunReport) -> [String] {
    var asides: [String] = []
    let fixable = report.diagnostics.count { $0.fix?.isSafe == true }
    if fixable > 0 { asides.append("\(fixable) fixable") }
    if !report.suppressed.isEmpty { asides.append("\(report.suppressed.count) suppressed") }
    if report.hiddenCount > 0 { asides.append("\(report.hiddenCount) below --min-severity") }
    return asides
  }

  private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  private static func listed(_ parts: [String]) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.joined() }
    return parts.dropLast().joined(separator: ", ") + " and " + last
  }
}
