public import JobSpec
import Syntax

/// What `wandb-lint env` shows: each process with the variables that it sees and those that do not arrive.
public struct EnvironmentReport {
  /// The spec whose processes are shown.
  public let spec: JobSpec
  /// Whether every variable is shown, not only those that concern W&B.
  public let showsAllVariables: Bool
  /// The names that the file sets somewhere.
  private let writtenNames: Set<String>

  /// What no report may show.
  private let concealment: Concealment

  /// Makes a report of a spec.
  public init(of spec: JobSpec, showsAllVariables: Bool) {
    self.spec = spec
    self.showsAllVariables = showsAllVariables
    self.concealment = Concealment(spec)
    self.writtenNames = Set(spec.assignments.lazy.map(\.target))
  }

  /// Whether a value stays hidden: the variable holds a secret, or the text looks like one. An empty text hides nothing.
  func isSecret(_ name: String, _ value: String) -> Bool {
    !value.isEmpty && (Sensitivity(of: name) != .plain || concealment.masked(value) != value)
  }

  /// A word of a command as people read it, secrets in it replaced.
  func shown(_ word: Value) -> String { concealment.masked(word.known ?? word.location.written) }

  /// The variables of a process that are shown, by name. Where it may hold more than is known, that holds for every
  /// name that the file sets; a broken line may hold a secret where a name should stand.
  func variables(of process: Process) -> [(name: String, entry: Environment.Entry)] {
    let entries = process.environment.entries.filter { isShown($0.key) }.map { (name: $0.key, entry: $0.value) }
    let others = process.environment.others == .unknown ? writtenNames : []
    let unknown = others.filter { name in
      isShown(name) && process.environment.entries[name] == nil && concealment.masked(name) == name
    }
    return (entries + unknown.map { (name: $0, entry: process.environment[$0]) }).sorted { $0.name < $1.name }
  }

  /// What does not arrive at a process, once for each variable and reason.
  func losses(of process: Process) -> [Loss] {
    var seen: Set<String> = []
    return process.environment.losses.filter { loss in
      isShown(loss.name) && seen.insert("\(loss.name)\u{0}\(loss.assignment)").inserted
    }
  }

  func isShown(_ name: String) -> Bool {
    showsAllVariables || name.contains("WANDB")
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
    }
  }
}
