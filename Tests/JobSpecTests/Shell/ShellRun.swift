import JobSpec
import Syntax

/// A script run abstractly, for tests: by default nothing is in the caller's environment.
struct ShellRun {
  let spec: JobSpec

  init(
    _ text: String, path: String = "job.sh", files: [String: String] = [:], assume: [String: String] = [:],
    isClean: Bool = true
  ) {
    let sources = files.mapValues { Array($0.utf8) }
    let surroundings = Surroundings(
      read: { path in sources[path].map { SourceFile(path: path, bytes: $0) } }, assumed: assume, assumesClean: isClean)
    spec = JobSpec.read(SourceFile(path: path, text), as: .shell, in: surroundings)
  }

  /// The processes as their words, unknown ones written as `?`.
  var commands: [String] { spec.processes.map { $0.command.map { $0.known ?? "?" }.joined(separator: " ") } }

  /// What the process of a command line sees of a variable: the text, or `-` absent, `*` set, `?` not known.
  func value(_ name: String, in command: String = "python t") -> String {
    guard let index = commands.firstIndex(of: command) else { return "no process" }
    switch spec.processes[index].environment[name].state {
    case .set(let text): return text
    case .setUnknown: return "*"
    case .absent: return "-"
    case .unknown: return "?"
    }
  }

  /// Why a variable does not reach a command.
  func loss(_ name: String, in command: String = "python t") -> Loss.Reason? {
    guard let index = commands.firstIndex(of: command) else { return nil }
    return spec.processes[index].environment.losses.first { $0.name == name }?.reason
  }
}
