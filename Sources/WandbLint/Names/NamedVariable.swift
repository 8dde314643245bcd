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
  /// place once. Names that the job or another file of its project reads are their own business.
  func namedVariables(at release: Release, hasOtherReader: (String) -> Bool) -> [NamedVariable] {
    var verdicts: [String: NameVerdict] = [:]
    var places: Set<Location> = []
    var found: [NamedVariable] = []
    var reads: Set<String>?
    var programs: [SourceFile]?
    for assignment in assignments where assignment.isDelivered && places.insert(assignment.nameLocation).inserted {
      let name = assignment.target
      guard name.mayBeMeantForWandb else { continue }
      let verdict = verdicts[name] ?? NameVerdict(name, at: release)
      verdicts[name] = verdict
      guard verdict != .known else { continue }
      reads = reads ?? namesRead().union(file.namesReadInPython())
      if verdict.isUnread {
        if reads?.contains(name) == true { continue }
        let files = programs ?? programFiles()
        programs = files
        if files.contains(where: { $0.hasName(name) }) || hasOtherReader(name) { continue }
      }
      if PythonText.hasOuterSpace(name), hasProblem(at: assignment.nameLocation) { continue }
      found.append(NamedVariable(assignment: assignment, verdict: verdict))
    }
    return found
  }

  /// Whether the platform itself takes offence at a place, which says all there is to say.
  private func hasProblem(at place: Location) -> Bool {
    problems.contains { $0.location.file == place.file && $0.location.range.overlaps(place.range) }
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
  /// The variables that Python code in the file looks up: `os.environ["NAME"]`, `os.getenv('NAME')`.
  func namesReadInPython() -> Set<String> {
    var names: Set<String> = []
    for word in ["environ", "getenv"] {
      let word = Array(word.utf8)
      var start = bytes.startIndex
      while let found = bytes[start...].firstIndex(of: word[0]) {
        start = found + 1
        guard bytes[found...].starts(with: word) else { continue }
        let after = bytes[(found + word.count)...].prefix(18)
        guard let quote = after.firstIndex(where: { $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\"") }) else {
          continue
        }
        let name = bytes[(quote + 1)...].prefix { byte in
          byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
        }
        names.insert(String(decoding: name, as: UTF8.self))
      }
    }
    return names
  }

  /// Whether a variable's name stands in the file, as a word of its own.
  func hasName(_ name: String) -> Bool {
    let name = Array(name.utf8)
    guard let first = name.first else { return false }
    func continues(_ index: Int) -> Bool {
      guard bytes.indices.contains(index) else { return false }
      let byte = bytes[index]
      return byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }
    return bytes.indices.contains { index in
      bytes[index] == first && bytes[index...].starts(with: name) && !continues(index - 1)
        && !continues(index + name.count)
    }
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
