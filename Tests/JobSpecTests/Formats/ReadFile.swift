import JobSpec
import Syntax
import TestSupport

/// A file as its reader takes it. `⟦` and `⟧` mark the values of its assignments, in the order of the file.
struct ReadFile {
  let spec: JobSpec
  /// What the marks enclose.
  let marked: [SourceRange]

  init(_ marked: String, as kind: Kind, path: String = "file", beside files: [String: String] = [:]) {
    let marked = MarkedText(marked)
    let others = files.mapValues { Array($0.utf8) }
    let surroundings = Surroundings(read: { name in others[name].map { SourceFile(path: name, bytes: $0) } })
    self.marked = marked.ranges
    spec = JobSpec.read(marked.file(path: path), as: kind, in: surroundings)
  }

  private var own: [Assignment] {
    spec.assignments.filter { $0.location.file == spec.file && $0.value != nil }
      .sorted { $0.nameLocation.range < $1.nameLocation.range }
  }

  /// The assignments of the file as `NAME=value`, `NAME=?` where the value is not known.
  var values: [String] { own.map { "\($0.name)=\($0.value?.known ?? "?")" } }

  /// The places of their values, without the quotes around them.
  var places: [SourceRange] {
    own.compactMap(\.value).map { value in
      if let text = value.text, !text.isEmpty { return text.range }
      let range = value.location.range
      let isQuoted = value.location.bytes.first == UInt8(ascii: "\"") && range.count > 1
      return isQuoted ? SourceRange(range.start + 1, range.end - 1) : range
    }
  }

  /// What a process sees: `NAME=value`, with `?` for what is not known, sorted.
  func environment(of process: Int = 0) -> [String] {
    guard spec.processes.indices.contains(process) else { return ["no process"] }
    return spec.processes[process].environment.entries.map { name, entry in
      switch entry.state {
      case .set(let value): "\(name)=\(value)"
      case .setUnknown: "\(name)=?"
      case .absent: "\(name) absent"
      case .unknown: "\(name) unknown"
      }
    }.sorted()
  }

  /// The command lines of the processes.
  var commands: [String] {
    spec.processes.map { $0.command.map { $0.known ?? "?" }.joined(separator: " ") }
  }

  /// The problems, as their kinds and the texts that they point at.
  var problems: [String] { spec.problems.map { "\($0.kind) \($0.location.written)" } }
}
