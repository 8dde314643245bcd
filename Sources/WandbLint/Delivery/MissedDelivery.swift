import JobSpec
import Syntax

/// A variable that a file sets for a process and that does not reach it.
struct MissedDelivery {
  /// The assignment.
  var assignment: Assignment
  /// The process that misses it.
  var process: Process
  /// Why it does not arrive.
  var loss: Loss

  /// The process's command as people write it, shortened.
  var command: String { process.shortCommand }

  /// The line of the process, where it lies in the same file; empty otherwise.
  var line: String {
    guard process.location.file == assignment.location.file else { return "" }
    return " (line \(LineTable(process.location.file.bytes).line(of: process.location.range.start)))"
  }

  /// The ends of the broken way, apart from the assignment.
  var related: [Diagnostic.Related] {
    var related = [Diagnostic.Related(process.location, "does not see '\(loss.name)'")]
    if let cause = loss.cause, cause != process.location, cause != assignment.location {
      related.insert(Diagnostic.Related(cause, "stops '\(loss.name)'"), at: 0)
    }
    return related
  }
}

extension JobSpec {
  /// The assignments of variables that W&B reads which a process misses for one of some reasons: each assignment once,
  /// with the process that is most surely meant.
  ///
  /// Not counted are variables that the script reads itself, processes that get the variable from elsewhere, and
  /// assignments that reach another process that may run training code.
  func missedDeliveries(
    at least: Workload = .possible, where isWanted: (Loss.Reason) -> Bool
  ) -> [MissedDelivery] {
    var best: [Assignment.ID: (workload: Workload, missed: MissedDelivery)] = [:]
    var delivered: Set<Assignment.ID> = []
    for process in processes {
      let workload = Workload(process)
      guard workload > .other else { continue }
      for entry in process.environment.entries.values {
        if let id = entry.assignment, entry.state != .absent { delivered.insert(id) }
      }
      guard workload >= least else { continue }
      for loss in process.environment.losses
      where isWanted(loss.reason) && assignments.indices.contains(loss.assignment) {
        guard Vocabulary.contains(loss.name), !process.environment[loss.name].isSet else { continue }
        if let known = best[loss.assignment], known.workload >= workload { continue }
        let missed = MissedDelivery(assignment: assignments[loss.assignment], process: process, loss: loss)
        best[loss.assignment] = (workload, missed)
      }
    }
    let read = namesRead(among: Set(best.values.map(\.missed.assignment.name)))
    return best.sorted { $0.key < $1.key }.map(\.value.missed).filter { missed in
      missed.assignment.isExecuted && !delivered.contains(missed.loss.assignment)
        && !read.contains(missed.assignment.name)
    }
  }

  /// Those of some variables that the file's own commands read, apart from printing and testing them, and from assigning
  /// them anew.
  private func namesRead(among wanted: Set<String>) -> Set<String> {
    let idle = commands.filter {
      $0.role == .builtin && ["echo", "printf", "[", "test", "export"].contains($0.program)
    }
    let idleRanges = Dictionary(grouping: idle.map(\.location), by: \.file).mapValues { Set($0.map(\.range)) }
    let ownRanges = Dictionary(grouping: assignments, by: \.name).mapValues { $0.map(\.location) }
    var names: Set<String> = []
    for use in uses where wanted.contains(use.name) && !names.contains(use.name) {
      let isOwn = ownRanges[use.name]?.contains {
        $0.file == use.location.file && $0.range.contains(use.location.range)
      }
      let isIdle = idleRanges[use.location.file]?.contains { $0.contains(use.location.range) }
      if isOwn != true && isIdle != true { names.insert(use.name) }
    }
    return names
  }
}

extension Environment.Entry {
  /// Whether the variable is known to be set, by whatever.
  var isSet: Bool {
    switch state {
    case .set, .setUnknown: true
    case .absent, .unknown: false
    }
  }
}

extension Process {
  /// The command as people write it: its first words, 40 characters at most. What is not known is shown as written.
  var shortCommand: String {
    guard !command.isEmpty else { return "the image's own command" }
    var text = ""
    for word in command.prefix(4) {
      let next = word.known ?? word.location.written
      if next.utf8.count > 40 || text.utf8.count + next.utf8.count > 40 {
        return text.isEmpty ? "the command" : text + " ..."
      }
      text += text.isEmpty ? next : " " + next
    }
    return command.count > 4 ? text + " ..." : text
  }
}
