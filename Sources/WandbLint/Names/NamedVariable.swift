import JobSpec
import Syntax

/// A variable that a file hands to a process, and what a release makes of its name.
struct NamedVariable: Sendable {
  /// Where the name is written.
  let assignment: Assignment
  /// What comes of it.
  let verdict: NameVerdict
}

extension JobSpec {
  /// The variables that this spec hands to processes and whose names are not simply right, in the order of the file: each
  /// place once. Names that the job reads itself are its own business.
  func namedVariables(at release: Release) -> [NamedVariable] {
    var verdicts: [String: NameVerdict] = [:]
    var places: Set<Location> = []
    var found: [NamedVariable] = []
    var reads: Set<String>?
    for assignment in assignments where assignment.isDelivered && places.insert(assignment.nameLocation).inserted {
      let name = assignment.target
      guard name.mayBeMeantForWandb else { continue }
      let verdict = verdicts[name] ?? NameVerdict(name, at: release)
      verdicts[name] = verdict
      guard verdict != .known else { continue }
      reads = reads ?? namesRead()
      if verdict.isUnread, reads?.contains(name) == true || file.readsInPython(name) { continue }
      found.append(NamedVariable(assignment: assignment, verdict: verdict))
    }
    return found
  }

  /// The names that the file reads. Passing a name on, as a bare `-e NAME` does, is no reading.
  private func namesRead() -> Set<String> {
    let passed = Set(assignments.lazy.filter { $0.value == nil }.map(\.nameLocation))
    return Set(uses.lazy.filter { !passed.contains($0.location) }.map(\.name))
  }
}

extension NameVerdict {
  /// Whether the SDK does not read the name.
  fileprivate var isUnread: Bool {
    switch self {
    case .known, .oddCase, .withoutEffect, .unusable: false
    default: true
    }
  }
}

extension Assignment {
  /// Whether the variable is meant to leave the file for a process: not a shell's own variable, nor a build's parameter.
  fileprivate var isDelivered: Bool {
    switch carrier {
    case .shellAssignment, .dockerfileArg, .buildArgument, .definitionArgument: false
    default: true
    }
  }
}

extension String {
  /// A quick look at a name: W&B's begin with a W, some with underscores in front.
  fileprivate var mayBeMeantForWandb: Bool {
    guard let first = utf8.first(where: { $0 != UInt8(ascii: "_") && $0 != 0x20 }), utf8.count < 80 else {
      return false
    }
    let second = utf8.drop { $0 == UInt8(ascii: "_") || $0 == 0x20 }.dropFirst().first ?? 0
    return first | 0x20 == UInt8(ascii: "w")
      && [UInt8(ascii: "a"), UInt8(ascii: "n"), UInt8(ascii: "d")].contains(second | 0x20)
  }
}

extension SourceFile {
  /// Whether Python code in the file looks a variable up: `os.environ["NAME"]`, `os.getenv('NAME')`.
  func readsInPython(_ name: String) -> Bool {
    let name = Array(name.utf8)
    guard let first = name.first else { return false }
    var start = bytes.startIndex
    while let index = bytes[start...].firstIndex(of: first) {
      start = index + 1
      guard bytes[index...].starts(with: name), index > 0 else { continue }
      let before = bytes[max(0, index - 24)..<index]
      guard before.last == UInt8(ascii: "'") || before.last == UInt8(ascii: "\"") || before.last == UInt8(ascii: "\\")
      else { continue }
      let text = String(decoding: before, as: UTF8.self)
      if text.contains("environ") || text.contains("getenv") { return true }
    }
    return false
  }

  /// Whether a word stands in the file, in any case.
  func mentions(_ word: String) -> Bool {
    let word = Array(PythonText.lowercased(word).utf8)
    guard let first = word.first, bytes.count >= word.count else { return false }
    func isLetter(_ index: Int) -> Bool { bytes.indices.contains(index) && (0x61...0x7A).contains(bytes[index] | 0x20) }
    return bytes.indices.contains { index in
      bytes[index] | 0x20 == first && !isLetter(index - 1) && !isLetter(index + word.count)
        && bytes[index...].prefix(word.count).map { $0 | 0x20 } == word
    }
  }
}
