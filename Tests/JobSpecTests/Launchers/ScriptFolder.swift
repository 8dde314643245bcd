import Syntax

@testable import JobSpec

/// A script in a folder of files, read whole: what launchers hand to shells and find in files.
struct ScriptFolder {
  let spec: JobSpec

  init(_ script: String, _ files: [String: String] = [:], assumed: [String: String] = [:], assumesClean: Bool = true) {
    let read: @Sendable (String) -> SourceFile? = { path in
      let clean = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
      return files[clean].map { SourceFile(path: clean, $0) }
    }
    spec = JobSpec.read(
      SourceFile(path: "train.sh", script), as: .shell,
      in: Surroundings(read: read, assumed: assumed, assumesClean: assumesClean))
  }

  /// The command lines of the processes.
  var commands: [String] {
    spec.processes.map { $0.command.map { $0.known ?? "?" }.joined(separator: " ") }
  }

  /// The boundaries around the first process.
  var boundaries: [String] { spec.processes.first?.boundaries.map(\.kind.rawValue) ?? [] }

  /// What the last process sees.
  subscript(name: String) -> Environment.State? { spec.processes.last?.environment[name].state }
}
