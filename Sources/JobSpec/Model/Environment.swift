public import Syntax

/// The variables that a process sees, and those that were written for it but do not arrive.
public struct Environment: Sendable {
  /// What is known of one variable.
  public enum State: Hashable, Sendable {
    /// Set to this text, which may be empty.
    case set(String)
    /// Set, but to a text that only the run decides.
    case setUnknown
    /// Not in the environment.
    case absent
    /// It cannot be known whether it is set.
    case unknown
  }

  /// One variable.
  public struct Entry: Sendable {
    /// What is known.
    public var state: State
    /// What made it so; nil for the caller's own environment.
    public var assignment: Assignment.ID?

    /// Makes an entry.
    public init(_ state: State, by assignment: Assignment.ID? = nil) {
      self.state = state
      self.assignment = assignment
    }
  }

  /// The variables that something was said about.
  public var entries: PersistentMap<String, Entry>
  /// What holds for every other name: `.absent` behind a boundary that drops all, `.unknown` for a caller's environment.
  public var others: State
  /// What was written and does not arrive.
  public var losses: [Loss]
  /// The variables whose losses are worth recording; nil for all.
  var follows: (@Sendable (String) -> Bool)?

  /// Makes an environment.
  public init(entries: PersistentMap<String, Entry> = [:], others: State = .unknown, losses: [Loss] = []) {
    self.entries = entries
    self.others = others
    self.losses = losses
  }

  /// What is known of a variable.
  public subscript(name: String) -> Entry { entries[name] ?? Entry(others) }
}

/// An assignment that was meant for a process and does not reach it.
public struct Loss: Sendable {
  /// Why a variable does not arrive.
  public enum Reason: Hashable, Sendable {
    /// Assigned in the shell, never exported.
    case notExported
    /// Set in a subshell, a pipeline member, a background job or a child that does not hand it back.
    case subshell
    /// Local to a function, or a prefix of another command.
    case otherScope
    /// Removed: `unset`, `export -n`, `env -u`, `env -i`.
    case removed
    /// A container is started with a clean environment, and the name has no `SINGULARITYENV_` or `APPTAINERENV_` prefix.
    case prefixMissing
    /// A prefixed name inside `--env` or `--env-file`: the container gets the name with its prefix.
    case prefixMisplaced
    /// The boundary starts from an environment of its own, and nothing hands the variable over.
    case notForwarded(Boundary.Kind)
    /// `--export`, `-v` or the like of a batch scheduler leaves it out.
    case droppedByScheduler
    /// sudo resets the environment.
    case droppedBySudo
    /// It exists while the image is built, not in the image: ARG, an export inside RUN or %post.
    case buildOnly
    /// It is set after the process has started.
    case setTooLate
    /// The platform drops variables with empty values.
    case emptyDropped
    /// The image's own %environment or ENV wins.
    case overridden
    /// The caller's own value wins over what an option sets: `srun --export=ALL,A=1`.
    case callerWins
    /// The image's own %environment sets the name without exporting it, so that neither value arrives.
    case hidden
    /// Set in a stage of a Dockerfile that the image is not made of.
    case otherStage
    /// Set in a file that Compose replaces `${...}` from; a container gets only what the Compose file names.
    case interpolationOnly
  }

  /// The name that the process would have seen.
  public var name: String
  /// The assignment.
  public var assignment: Assignment.ID
  /// Why it does not arrive.
  public var reason: Reason
  /// The place of what stops it (the option, the command), where there is one.
  public var cause: Location?
  /// Whether it is not exported either, or only in some runs: what the reason says is not all that keeps it.
  public var needsExport: Bool

  /// Makes a loss.
  public init(
    _ name: String, assignment: Assignment.ID, reason: Reason, cause: Location? = nil, needsExport: Bool = false
  ) {
    self.name = name
    self.assignment = assignment
    self.reason = reason
    self.cause = cause
    self.needsExport = needsExport
  }
}
