import JobSpec
import Syntax

/// The W&B variables of one process, as far as they are known.
struct Situation {
  /// The process.
  let process: Process
  /// The job spec.
  let spec: JobSpec
  /// The names in the process's environment that may be meant for W&B.
  let names: Set<String>

  /// The text of a variable; nil where it is absent or not known.
  func text(_ name: String) -> String? {
    if case .set(let text) = process.environment[name].state { text } else { nil }
  }

  /// Whether a variable is set, to whatever.
  func isSet(_ name: String) -> Bool { process.environment[name].isSet }

  /// The assignment that sets a variable.
  func assignment(of name: String) -> Assignment? {
    guard isSet(name), let id = process.environment[name].assignment, spec.assignments.indices.contains(id) else {
      return nil
    }
    return spec.assignments[id]
  }

  /// Whether the SDK talks to a server: it does unless the mode says otherwise.
  var isOnline: Bool {
    switch process.environment["WANDB_MODE"].state {
    case .set(let mode): ["online", "run", "shared"].contains(mode)
    case .absent, .unknown: true
    case .setUnknown: false
    }
  }

  /// Whether the mode is one that sends nothing; an unknown mode may be.
  var mayBeDisabled: Bool {
    switch process.environment["WANDB_MODE"].state {
    case .set(let mode): mode == "disabled"
    case .setUnknown: true
    case .absent, .unknown: false
    }
  }
}

extension JobSpec {
  /// The situations of the processes that may run training code in the job.
  var situations: [Situation] {
    var concerned = ConcernedNames(where: Vocabulary.mayConcern)
    return processes.compactMap { process in
      guard process.phase == .run, Workload(process) > .other else { return nil }
      return Situation(process: process, spec: self, names: concerned.names(of: process))
    }
  }
}
