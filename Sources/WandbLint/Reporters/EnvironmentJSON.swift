import JobSpec
import Syntax

/// Writes environment reports for programs; the shape is part of the command's contract.
public struct EnvironmentJSON {
  private var positions = Positions()

  /// Makes a writer.
  public init() {}

  /// The bytes of one JSON document for all reports.
  public mutating func write(_ reports: [EnvironmentReport]) -> [UInt8] {
    var writer = JSONWriter()
    let processes = reports.flatMap { report in report.spec.processes.map { (report, $0) } }
    let problems = reports.flatMap { report in report.spec.problems }
    writer.object { root in
      root.member("schema", 1)
      root.key("processes")
      root.array(processes) { item, pair in process(pair.1, of: pair.0, to: &item) }
      root.key("problems")
      root.array(problems) { item, problem in
        item.object { object in
          object.member("message", problem.message)
          place(problem.location, to: &object)
        }
      }
    }
    return writer.finish()
  }

  private mutating func process(_ process: Process, of report: EnvironmentReport, to writer: inout JSONWriter) {
    writer.object { object in
      place(process.location, to: &object)
      object.key("command")
      object.array(process.command) { $0.string(report.shown($1)) }
      object.key("boundaries")
      object.array(process.boundaries) { $0.string($1.kind.rawValue) }
      object.key("environment")
      object.object { members in
        for (name, entry) in report.variables(of: process) {
          members.key(name)
          variable(name, entry, in: report, to: &members)
        }
      }
      object.key("lost")
      object.array(report.losses(of: process)) { item, loss in
        item.object { object in
          object.member("name", loss.name)
          object.member("reason", loss.reason.code)
          place(report.spec.assignments[loss.assignment].location, to: &object)
        }
      }
    }
  }

  private mutating func variable(
    _ name: String, _ entry: Environment.Entry, in report: EnvironmentReport, to writer: inout JSONWriter
  ) {
    writer.object { object in
      switch entry.state {
      case .set(let value):
        object.member("state", "set")
        object.key("value")
        if report.isSecret(name, value) {
          object.null()
          object.member("secret", true)
        } else {
          object.string(value)
        }
      case .setUnknown:
        object.member("state", "set")
        object.key("value")
        object.null()
      case .absent: object.member("state", "absent")
      case .unknown: object.member("state", "unknown")
      }
      if let id = entry.assignment { place(report.spec.assignments[id].location, to: &object) }
    }
  }

  private mutating func place(_ location: Location, to writer: inout JSONWriter) {
    let start = positions.start(of: location)
    writer.member("path", location.file.path)
    writer.member("line", start.line)
    writer.member("column", start.column)
  }
}
