import JobSpec
import Syntax

/// Writes environment reports for programs; the shape is part of the command's contract.
public struct EnvironmentJSON {
  private var positions = Positions()

  private init() {}

  /// The bytes of one JSON document for all reports.
  public static func render(_ reports: [EnvironmentReport]) -> [UInt8] {
    var writer = EnvironmentJSON()
    return writer.write(reports)
  }

  private mutating func write(_ reports: [EnvironmentReport]) -> [UInt8] {
    var writer = JSONWriter()
    let processes = reports.flatMap { report in report.spec.processes.map { (report, $0) } }
    let problems = reports.flatMap { report in report.spec.problems.map { (report, $0) } }
    writer.object { root in
      root.member("schema", 1)
      root.key("processes")
      root.array(processes) { item, pair in process(pair.1, of: pair.0, to: &item) }
      root.key("problems")
      root.array(problems) { item, found in
        let (report, problem) = found
        item.object { object in
          object.member("message", report.shown(problem.message))
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
      object.array(process.command) { $0.string(report.shown($1, of: process)) }
      object.key("boundaries")
      object.array(process.boundaries) { $0.string($1.kind.rawValue) }
      object.key("environment")
      object.object { members in
        for (name, entry) in report.variables(of: process) {
          members.key(report.shown(name))
          variable(name, entry, in: report, to: &members)
        }
      }
      object.member("others", process.environment.others == .unknown ? "unknown" : "absent")
      object.key("lost")
      object.array(report.losses(of: process)) { item, loss in
        item.object { object in
          object.member("name", report.shown(loss.name))
          object.member("reason", loss.reason.code)
          place(report.spec.assignments[loss.assignment].location, to: &object)
          if let cause = loss.cause {
            object.key("cause")
            object.object { place(cause, to: &$0) }
          }
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
