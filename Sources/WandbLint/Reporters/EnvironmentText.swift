import JobSpec
import Syntax

/// Writes environment reports for people: a table a process, and below it what does not arrive and why.
public struct EnvironmentText {
  private var positions = Positions()

  /// Makes a writer.
  public init() {}

  /// The bytes of the text for all reports.
  public mutating func write(_ reports: [EnvironmentReport]) -> [UInt8] {
    var text = ""
    for report in reports {
      if !text.isEmpty { text += "\n" }
      if report.spec.processes.isEmpty {
        text += "\(report.spec.file.path): starts no process\n"
      }
      for (index, process) in report.spec.processes.enumerated() {
        if index > 0 { text += "\n" }
        append(process, of: report, to: &text)
      }
    }
    return Array(text.utf8)
  }

  private mutating func append(_ process: Process, of report: EnvironmentReport, to text: inout String) {
    let command = process.command.isEmpty ? "(the image's own command)" : title(of: process, in: report)
    let path = process.boundaries.map(\.kind.rawValue).joined(separator: " > ")
    text += "\(place(process.location)): \(command)\(path.isEmpty ? "" : "  [in \(path)]")\n"
    let present = report.variables(of: process).filter { $0.entry.state != .absent }
    var rows = present.map { name, entry in
      [
        name, shown(name, entry.state, in: report),
        entry.assignment.map { place(report.spec.assignments[$0].location) } ?? "caller",
      ]
    }
    if rows.isEmpty { rows.append(["sees no \(report.showsAllVariables ? "" : "W&B ")variable", "", ""]) }
    table(rows, to: &text)
    let losses = report.losses(of: process)
    guard !losses.isEmpty else { return }
    text += "  does not arrive:\n"
    table(
      losses.map { [$0.name, place(report.spec.assignments[$0.assignment].location), $0.reason.explanation] },
      to: &text)
  }

  private func title(of process: Process, in report: EnvironmentReport) -> String {
    process.command.map { word in
      let text = report.shown(word)
      return text.isEmpty || text.contains(" ") || text.contains("\n") ? "'\(DisplayText.oneLine(text))'" : text
    }.joined(separator: " ")
  }

  private func shown(_ name: String, _ state: Environment.State, in report: EnvironmentReport) -> String {
    switch state {
    case .set(""): "(empty)"
    case .set(let value): report.isSecret(name, value) ? "********" : DisplayText.oneLine(value)
    case .setUnknown: "(set, value not known)"
    case .absent: "(absent)"
    case .unknown: "(not known whether set)"
    }
  }

  private mutating func place(_ location: Location) -> String {
    let start = positions.start(of: location)
    return "\(location.file.path):\(start.line):\(start.column)"
  }

  private func table(_ rows: [[String]], to text: inout String) {
    let widths = (0..<3).map { column in rows.map { $0[column].unicodeScalars.count }.max() ?? 0 }
    for row in rows {
      var line = "    "
      for (column, cell) in row.enumerated() {
        line += cell
        let isLast = row[(column + 1)...].allSatisfy { $0.isEmpty }
        if isLast { break }
        line += String(repeating: " ", count: widths[column] - cell.unicodeScalars.count + 2)
      }
      text += line + "\n"
    }
  }
}
