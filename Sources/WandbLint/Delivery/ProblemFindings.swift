import JobSpec
import Syntax

extension Report {
  /// Adds what a reader noticed about variables of W&B, for one kind of problem.
  ///
  /// A file that never mentions W&B gives no finding: its problems are another tool's business. A job definition that AWS
  /// rejects is ours all the same: whichever member is to blame, no variable in it arrives.
  mutating func addProblems(_ kind: Problem.Kind, of spec: JobSpec, severity: Severity? = nil) {
    let problems = spec.problems.filter { $0.kind == kind }
    guard !problems.isEmpty else { return }
    let isRejected = spec.kind == .batch && Self.rejections.contains(kind)
    guard isRejected || spec.mentionsWandb else { return }
    for problem in problems
    where isRejected || problem.variable.isEmpty || Vocabulary.mayConcern(problem.variable) {
      add(problem, severity: severity)
    }
  }

  private static var rejections: Set<Problem.Kind> { [.environmentNotList, .valueNotString, .shapeRejected] }
}

extension Vocabulary {
  /// Whether a name, misspelled or behind a container prefix, is meant for W&B.
  static func mayConcern(_ name: String) -> Bool {
    guard mayHoldName(name) else { return false }
    let words = name.uppercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber })
    return words.contains { $0.hasPrefix("WANDB") || $0.hasPrefix("WANBD") || $0 == "WAND" }
  }
}

extension JobSpec {
  /// Whether one of the files that the spec was read from names W&B, in any spelling.
  var mentionsWandb: Bool {
    let files = Set(assignments.map(\.location.file)).union([file])
    return files.contains { $0.bytes.containsWandb }
  }
}

extension [UInt8] {
  fileprivate var containsWandb: Bool {
    let span = self.span
    var index = 0
    while index + 5 <= span.count {
      if span[index + 2] & 0xDF == 0x4E, span[index] & 0xDF == 0x57, span[index + 1] & 0xDF == 0x41,
        span[index + 3] & 0xDF == 0x44, span[index + 4] & 0xDF == 0x42
      {
        return true
      }
      index += 1
    }
    return false
  }
}
