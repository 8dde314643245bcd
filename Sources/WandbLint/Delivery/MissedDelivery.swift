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
  /// The line of the process, as ` (line 7)`, where it lies in the same file; empty otherwise.
  var line: String

  /// The process's command as people write it, shortened.
  var command: String { process.shortCommand }

  /// Whether the assignment has to be exported as well, besides what the cause asks for.
  var needsExport: Bool { loss.needsExport && assignment.carrier == .shellAssignment }

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
      case .notExported, .subshell, .hidden: self = .notExported
      case .prefixMissing: self = .prefixMissing
      case .prefixMisplaced: self = .prefixMisplaced
      case .notForwarded, .interpolationOnly: self = .notForwarded
      case .droppedByScheduler: self = .droppedByScheduler
      case .droppedBySudo: self = .droppedBySudo
      case .buildOnly: self = .buildOnly
      case .setTooLate: self = .setTooLate
      case .otherScope, .otherStage, .removed, .emptyDropped, .overridden, .callerWins:
        return nil
      }
    }

    /// What a process must be for the loss to count. sudo starts tools of the system more often than training code.
    var leastWorkload: Workload { self == .droppedBySudo ? .training : .possible }
  }
}

/// What the processes of a job spec miss.
struct MissedDeliveries {
  private var missed: [(cause: MissedDelivery.Cause, delivery: MissedDelivery)] = []

  /// The assignments that a process misses for some cause, in the order of the file.
  subscript(cause: MissedDelivery.Cause) -> [MissedDelivery] {
    missed.compactMap { $0.cause == cause ? $0.delivery : nil }
  }

  /// Finds the assignments of variables that W&B reads which a process misses: each assignment once for a cause, with the
  /// process that is most surely meant.
  ///
  /// Not counted are variables that the script reads itself, processes that get the variable from elsewhere, and
  /// assignments that reach another process that may run training code.
  init(_ spec: JobSpec) {
    let workloads = spec.processes.map(Workload.init)
    let candidates = Self.candidates(in: spec, workloads)
    guard !candidates.isEmpty else { return }
    let names = candidates.values.joined()
    let delivered = spec.deliveries(of: Set(names.map(\.loss.name)), workloads)
    let read = spec.namesRead(among: Set(names.map { spec.assignments[$0.loss.assignment].name }))
    let lines = LineTable(spec.file.bytes)
    for (id, candidates) in candidates.sorted(by: { $0.key < $1.key }) {
      let assignment = spec.assignments[id]
      guard assignment.isExecuted, !read.contains(assignment.name) else { continue }
      for candidate in candidates.sorted(by: { $0.loss.name < $1.loss.name })
      where delivered[candidate.loss.name]?.contains(id) != true {
        let place = candidate.process.location
        let isNear = place.file == assignment.location.file && place.file == spec.file
        missed.append(
          (
            candidate.cause,
            MissedDelivery(
              assignment: assignment, process: candidate.process, loss: candidate.loss,
              line: isNear ? " (line \(lines.line(of: place.range.start)))" : "")
          ))
      }
    }
  }

  /// A loss that may count.
  private struct Candidate {
    var cause: MissedDelivery.Cause
    var workload: Workload
    var process: Process
    var loss: Loss
  }

  /// By assignment, for each name and cause the loss of the process that is most surely meant.
  private static func candidates(in spec: JobSpec, _ workloads: [Workload]) -> [Assignment.ID: [Candidate]] {
    var found: [Assignment.ID: [Candidate]] = [:]
    for (process, workload) in zip(spec.processes, workloads) where workload > .other {
      for loss in process.environment.losses where spec.assignments.indices.contains(loss.assignment) {
        guard let cause = MissedDelivery.Cause(loss.reason), workload >= cause.leastWorkload,
          Vocabulary.contains(loss.name), !process.environment[loss.name].isSet
        else { continue }
        let candidate = Candidate(cause: cause, workload: workload, process: process, loss: loss)
        let known = found[loss.assignment]?.firstIndex { $0.loss.name == loss.name && $0.cause == cause }
        if let known {
          if found[loss.assignment]?[known].workload ?? workload < workload {
            found[loss.assignment]?[known] = candidate
          }
        } else {
          found[loss.assignment, default: []].append(candidate)
        }
      }
    }
    return found
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
    let idleRanges = Dictionary(grouping: idle.map(\.location), by: \.file).mapValues {
      Concealment.merged($0.map(\.range))
    }
    let ownRanges = Dictionary(grouping: assignments, by: \.name).mapValues { $0.map(\.location) }
    var names: Set<String> = []
    for use in uses where wanted.contains(use.name) && !names.contains(use.name) {
      let isOwn = ownRanges[use.name]?.contains {
        $0.file == use.location.file && $0.range.contains(use.location.range)
      }
      if isOwn != true && !Self.covers(idleRanges[use.location.file] ?? [], use.location.range) {
        names.insert(use.name)
      }
    }
    return names
  }

  /// Whether one of some sorted, separate ranges contains a range.
  private static func covers(_ ranges: [SourceRange], _ range: SourceRange) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].end < range.end { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(range)
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
