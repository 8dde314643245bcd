import JobSpec
import Syntax

/// Writes environment reports for people: for each process what it sees, and what it does not see and why.
public struct EnvironmentText {
  private let report: EnvironmentReport
  private var positions = Positions()
  private var text = ""

  private init(_ report: EnvironmentReport) { self.report = report }

  /// The bytes of the text for all reports.
  public static func render(_ reports: [EnvironmentReport]) -> [UInt8] {
    let texts = reports.map { report in
      var writer = EnvironmentText(report)
      return writer.write()
    }
    return Array(texts.joined(separator: "\n").utf8)
  }

  private mutating func write() -> String {
    if report.spec.processes.isEmpty {
      text = "\(DisplayText.oneLine(report.spec.file.path)): starts no process\n"
      table(report.refusals.map { [place($0.location), DisplayText.oneLine(report.shown($0.message))] })
    }
    for (index, process) in report.spec.processes.enumerated() {
      if index > 0 { text += "\n" }
      append(process)
    }
    return text
  }

  private mutating func append(_ process: Process) {
    text += "\(place(process.location)): \(title(of: process))\(surroundings(of: process))\n"
    let variables = report.variables(of: process)
    let seen = variables.filter { if case .set = $0.entry.state { true } else { $0.entry.state == .setUnknown } }
    let missing = report.missing(of: process)
    let reasoned = Set(missing.map(\.name))
    let open = variables.filter { $0.entry.state == .unknown && !reasoned.contains($0.name) }
    let kind = report.showsAllVariables ? "" : "W&B "
    text += seen.isEmpty ? "  sees no \(kind)variable\n" : "  sees\n"
    table(seen.map { [report.shown($0.name), shown($0.name, $0.entry), origin(of: $0.entry, in: process)] })
    if !missing.isEmpty { text += "  does not see\n" }
    table(missing.map { [report.shown($0.name), place($0.place, beside: process), reason($0, process)] })
    if !open.isEmpty { text += "  may see: the file alone does not decide\n" }
    table(open.map { [report.shown($0.name), origin(of: $0.entry, in: process)] })
    let isOpen = process.environment.others == .unknown
    text += "  other \(kind)variables: \(isOpen ? "not known, they come from outside this file" : "none")\n"
  }

  /// What the process runs in: the container that the file names, and what its command starts.
  private func surroundings(of process: Process) -> String {
    let container = process.container?.name.map { ["container '\(DisplayText.oneLine($0))'"] } ?? []
    let path = (container + process.boundaries.map(\.kind.rawValue)).joined(separator: " > ")
    return path.isEmpty ? "" : "  [in \(path)]"
  }

  private func title(of process: Process) -> String {
    if process.command.isEmpty { return process.container == nil ? "(any program)" : "(the image's own command)" }
    return process.command.map { word in
      let text = DisplayText.oneLine(report.shown(word, of: process))
      return text.isEmpty || text.contains(" ") ? "'\(text)'" : text
    }.joined(separator: " ")
  }

  private func shown(_ name: String, _ entry: Environment.Entry) -> String {
    guard case .set(let value) = entry.state else { return "(known only when it runs)" }
    if value.isEmpty { return "(empty)" }
    return report.isSecret(name, value) ? "********" : DisplayText.oneLine(value)
  }

  private mutating func origin(of entry: Environment.Entry, in process: Process) -> String {
    guard let id = entry.assignment else { return "from outside" }
    return place(report.spec.assignments[id].location, beside: process)
  }

  private mutating func reason(_ missing: MissingVariable, _ process: Process) -> String {
    let reason = DisplayText.oneLine(report.shown(missing.reason))
    guard let cause = missing.cause.map({ place($0, beside: process) }),
      cause != place(missing.place, beside: process), cause != place(process.location, beside: process)
    else { return reason }
    return "\(reason) (\(cause))"
  }

  private mutating func place(_ location: Location) -> String {
    let start = positions.start(of: location)
    return "\(DisplayText.oneLine(location.file.path)):\(start.line):\(start.column)"
  }

  /// A place as a reader of this process finds it: in the process's own file the line is enough.
  private mutating func place(_ location: Location, beside process: Process) -> String {
    location.file == process.location.file ? "line \(positions.start(of: location).line)" : place(location)
  }

  private mutating func table(_ rows: [[String]]) {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in rows.map { DisplayText.width(of: $0[column]) }.max() ?? 0 }
    for row in rows {
      var line = "   "
      var gap = 1
      for (column, cell) in row.enumerated() where !cell.isEmpty {
        line += String(repeating: " ", count: gap) + cell
        gap = widths[column] - DisplayText.width(of: cell) + 2
      }
      text += line + "\n"
    }
  }
}
