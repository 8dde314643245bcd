import JobSpec
import Syntax

/// A variable that the file sets, or means to set, and that a process does not see.
struct MissingVariable {
  var name: String
  /// Where it is set.
  var place: Location
  /// Why it does not arrive, in the words that follow "set at this place".
  var reason: String
  /// What stops it.
  var cause: Location?
}

extension EnvironmentReport {
  /// What was meant for a process and does not arrive, by name.
  func missing(of process: Process) -> [MissingVariable] {
    var result = losses(of: process).filter { !isReplaced($0, in: process) }.map { loss in
      MissingVariable(
        name: loss.name, place: spec.assignments[loss.assignment].location,
        reason: explanation(of: loss, for: process), cause: loss.cause)
    }
    var told = Set(result.map(\.name))
    for (name, entry) in variables(of: process) where entry.state == .absent && !told.contains(name) {
      guard let id = entry.assignment else { continue }
      let assignment = spec.assignments[id]
      let reason = assignment.value == nil ? "handed on by its name, but not set there" : "removed on the way"
      result.append(MissingVariable(name: name, place: assignment.location, reason: reason))
      told.insert(name)
    }
    // What a reader takes for a name may be none: `export NAME` in an env file of Docker.
    for problem in spec.problems
    where isShown(problem.variable) && problem.variable.isVariableName && !told.contains(problem.variable) {
      if process.environment[problem.variable].isSet { continue }
      result.append(MissingVariable(name: problem.variable, place: problem.location, reason: problem.message))
      told.insert(problem.variable)
    }
    if process.phase == .run { result += setElsewhere(than: process, besides: told) }
    return result.sorted { $0.name < $1.name }
  }

  /// What the file sets for other processes only.
  private func setElsewhere(than process: Process, besides told: Set<String>) -> [MissingVariable] {
    writtenNames.compactMap { name in
      guard !told.contains(name), process.environment[name].state == .absent,
        let assignment = firstAssignment(of: name)
      else { return nil }
      let reason = assignment.isExecuted ? "set for another process only" : "the line never runs"
      return MissingVariable(name: name, place: assignment.location, reason: reason)
    }
  }

  /// Whether the process sees the lost value all the same: by another way, or written a second time.
  private func isReplaced(_ loss: Loss, in process: Process) -> Bool {
    let entry = process.environment[loss.name]
    switch entry.state {
    case .set(let text):
      return entry.assignment == loss.assignment || spec.assignments[loss.assignment].value?.known == text
    case .setUnknown: return entry.assignment == loss.assignment
    case .absent, .unknown: return false
    }
  }

  /// Why a variable does not arrive. One that is assigned without export arrives where the caller has exported it.
  private func explanation(of loss: Loss, for process: Process) -> String {
    let isOpen = process.environment[loss.name].state == .unknown
    if loss.reason == .notExported, isOpen {
      return "assigned, but never exported; it arrives only where the caller has exported the name before"
    }
    let isShellOnly = loss.needsExport && spec.assignments[loss.assignment].carrier == .shellAssignment
    return isShellOnly && loss.reason != .subshell
      ? "assigned, but never exported; besides, \(loss.reason.explanation)" : loss.reason.explanation
  }
}

extension Loss.Reason {
  /// The reason in a few words, as people read it.
  var explanation: String {
    switch self {
    case .notExported: "assigned, but never exported"
    case .subshell: "set in a subshell, which keeps it to itself"
    case .otherScope: "set for another command or function only"
    case .removed: "removed before the process starts"
    case .prefixMissing: "the container starts with a clean environment, and the name has no container prefix"
    case .prefixMisplaced: "the prefix becomes part of the name here"
    case .notForwarded(let kind): "'\(kind.rawValue)' does not hand it over"
    case .droppedByScheduler: "the scheduler's export list leaves it out"
    case .droppedBySudo: "sudo resets the environment"
    case .buildOnly: "it exists only while the image is built"
    case .setTooLate: "set after the process has started"
    case .emptyDropped: "the platform drops empty values"
    case .overridden: "the image sets it and wins"
    case .callerWins: "the caller's own value wins"
    case .hidden: "the image sets it without exporting it, which hides this value"
    case .otherStage: "set in a stage that this image is not made of"
    case .interpolationOnly: "Compose replaces ${...} from this file, and hands nothing of it over"
    }
  }

  /// The reason as a word for programs.
  var code: String {
    switch self {
    case .notExported: "not-exported"
    case .subshell: "subshell"
    case .otherScope: "other-scope"
    case .removed: "removed"
    case .prefixMissing: "prefix-missing"
    case .prefixMisplaced: "prefix-misplaced"
    case .notForwarded: "not-forwarded"
    case .droppedByScheduler: "dropped-by-scheduler"
    case .droppedBySudo: "dropped-by-sudo"
    case .buildOnly: "build-only"
    case .setTooLate: "set-too-late"
    case .emptyDropped: "empty-dropped"
    case .overridden: "overridden"
    case .callerWins: "caller-wins"
    case .hidden: "hidden"
    case .otherStage: "other-stage"
    case .interpolationOnly: "interpolation-only"
    }
  }
}
