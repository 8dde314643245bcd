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

extension MissedDelivery {
  /// The causes that rules tell apart.
  enum Cause: Hashable {
    case notExported
    case prefixMissing
    case prefixMisplaced
    case notForwarded
    case droppedByScheduler
    case droppedBySudo
    case buildOnly
    case setTooLate

    /// Nil for losses that are meant: a variable that is unset, overridden, or set for another command alone.
    init?(_ reason: Loss.Reason) {
      switch reason {
      case .notExported, .subshell: self = .notExported
      case .prefixMissing: self = .prefixMissing
      case .prefixMisplaced: self = .prefixMisplaced
      case .notForwarded: self = .notForwarded
      case .droppedByScheduler: self = .droppedByScheduler
      case .droppedBySudo: self = .droppedBySudo
      case .buildOnly: self = .buildOnly
      case .setTooLate: self = .setTooLate
      case .otherScope, .removed, .emptyDropped, .overridden: return nil
      }
    }

    /// What a process must be for the loss to count. sudo starts tools of the system more often than training code.
    var leastWorkload: Workload { self == .droppedBySudo ? .training : .possible }
  }
}

/// What the processes of a job spec miss.
struct MissedDeliveries {
  private var byCause: [MissedDelivery.Cause: [MissedDelivery]] = [:]

  /// The assignments that a process misses for some cause, in the order of the file.
  subscript(cause: MissedDelivery.Cause) -> [MissedDelivery] { byCause[cause] ?? [] }

  /// Finds the assignments of variables that W&B reads which a process misses: each assignment once for a cause, with the
  /// process that is most surely meant.
  ///
  /// Not counted are variables that the script reads itself, processes that get the variable from elsewhere, and
  /// assignments that reach another process that may run training code.
  init(_ spec: JobSpec) {
    var best: [Key: (workload: Workload, missed: MissedDelivery)] = [:]
    let workloads = spec.processes.map(Workload.init)
    for (process, workload) in zip(spec.processes, workloads) where workload > .other {
      for loss in process.environment.losses where spec.assignments.indices.contains(loss.assignment) {
        guard let cause = MissedDelivery.Cause(loss.reason), workload >= cause.leastWorkload,
          Vocabulary.contains(loss.name), !process.environment[loss.name].isSet
        else { continue }
        let key = Key(name: loss.name, assignment: loss.assignment, cause: cause)
        if let known = best[key], known.workload >= workload { continue }
        let missed = MissedDelivery(assignment: spec.assignments[loss.assignment], process: process, loss: loss)
        best[key] = (workload, missed)
      }
    }
    guard !best.isEmpty else { return }
    let delivered = spec.deliveries(of: Set(best.keys.map(\.name)), workloads)
    let read = spec.namesRead(among: Set(best.values.map(\.missed.assignment.name)))
    for (key, value) in best.sorted(by: { ($0.key.assignment, $0.key.name) < ($1.key.assignment, $1.key.name) }) {
      let assignment = value.missed.assignment
      guard assignment.isExecuted, delivered[key.name]?.contains(key.assignment) != true,
        !read.contains(assignment.name)
      else { continue }
      byCause[key.cause, default: []].append(value.missed)
    }
  }

  private struct Key: Hashable {
    var name: String
    var assignment: Assignment.ID
    var cause: MissedDelivery.Cause
  }
}

extension JobSpec {
  /// The assignments of some variables that reach a process that may need them, by the name that it sees.
  fileprivate func deliveries(of names: Set<String>, _ workloads: [Workload]) -> [String: Set<Assignment.ID>] {
    var found: [String: Set<Assignment.ID>] = [:]
    for (process, workload) in zip(processes, workloads) where workload > .other || process.isClient {
      for name in names {
        let entry = process.environment[name]
        guard let id = entry.assignment, entry.state != .absent else { continue }
        let isLost = !entry.isSet && process.environment.losses.contains { $0.name == name && $0.assignment == id }
        if !isLost { found[name, default: []].insert(id) }
      }
    }
    return found
  }

  /// Those of some variables that the file's own commands read, apart from printing and testing them, and from assigning
  /// them anew.
  fileprivate func namesRead(among wanted: Set<String>) -> Set<String> {
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
  /// Whether it is `wandb` itself, whose commands read the same variables: `wandb sync`, `wandb login`.
  fileprivate var isClient: Bool { command.first?.known.map { $0 == "wandb" || $0.hasSuffix("/wandb") } ?? false }

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
