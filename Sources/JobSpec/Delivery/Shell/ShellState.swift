import Syntax

/// Everything that a running shell knows and that a command can change. A value: to run a subshell or one of two
/// branches is to work on a copy.
struct ShellState: Sendable {
  /// Whether control can get here at all.
  var isReachable = true
  /// The variables that something is known about.
  private(set) var variables = PersistentMap<String, ShellVariable>()
  /// What programs see of them, kept up to date with each change.
  private(set) var exports = PersistentMap<String, Environment.Entry>()
  /// What was written and would not reach a program that starts now, by name.
  var losses = PersistentMap<String, Loss>()
  /// Whether a name of which nothing is known can be set.
  var mayHoldOthers: Bool
  /// The functions; several where the ways that lead here define it differently, nil among them for "not defined".
  var functions = PersistentMap<String, [ShellFunction?]>()
  var options = ShellOptions()
  var positional: PositionalParameters = .unknown
  /// `$0`.
  var name: ShellText = .unknown(.nonEmpty)
  /// The functions that are running, outermost first.
  var frames: [FunctionFrame] = []
  /// `$?`
  var status: ExitStatus = .success
  /// The files that the script itself wrote or removed.
  var files = PersistentMap<String, VirtualFile>()
  var folder: WorkingFolder = .known("")
  /// Where the standard streams lead.
  var streams = ShellStreams()
  /// What `trap ... EXIT` will run.
  var exitTrap: ExitTrap = .none
  /// What `trap ... ERR` runs where a command fails.
  var errorTrap: ExitTrap = .none
  /// Whether a background job was started, so that `$!` is set.
  var hasJobs = false
  /// Bytes of the argument that `getopts` looks at next.
  var optionOffset = 0

  init(mayHoldOthers: Bool) { self.mayHoldOthers = mayHoldOthers }

  /// What is known of a variable.
  func variable(_ name: String) -> ShellVariable {
    if let variable = variables[name] { return variable }
    return mayHoldOthers
      ? ShellVariable(content: .maybe, export: .inherited) : ShellVariable(content: .unset, export: .no)
  }

  /// Changes a variable, and what programs see of it.
  mutating func set(_ name: String, _ variable: ShellVariable) {
    variables[name] = variable
    refreshExport(name, variable)
  }

  /// Forgets all about a variable.
  mutating func remove(_ name: String) {
    variables[name] = nil
    exports[name] = nil
  }

  /// Puts in a variable that the shell has of itself and that nothing needs to be told about.
  mutating func setOwn(_ name: String, _ variable: ShellVariable) { variables[name] = variable }

  /// Brings what programs see of a variable up to date.
  fileprivate mutating func refreshExport(_ name: String, _ variable: ShellVariable) {
    let entry = Self.entry(of: variable)
    if entry.state == .absent, !mayHoldOthers, exports[name] == nil { return }
    exports[name] = entry
  }

  /// What a program sees of a variable.
  private static func entry(of variable: ShellVariable) -> Environment.Entry {
    let state: Environment.State
    switch (variable.export, variable.content) {
    case (_, .unset) where variable.behind != nil: return variable.behind ?? Environment.Entry(.absent)
    case (.no, _), (_, .unset), (_, .indexed), (_, .associative): state = .absent
    case (.yes, .scalar) where variable.attributes.contains(.maybeArray): state = .unknown
    case (.yes, .scalar(let text)): state = text.string.map { .set($0) } ?? .setUnknown
    case (.yes, .maybe), (.inherited, _), (.maybe, _): state = .unknown
    }
    return Environment.Entry(state, by: variable.assignment)
  }

  /// What is known when either may hold. Costs what the two differ in.
  func joined(with other: ShellState) -> ShellState {
    if !isReachable { return other }
    if !other.isReachable { return self }
    var result = self
    result.joinVariables(with: other)
    result.losses.joinDifferences(with: other.losses) { mine, theirs in mine ?? theirs }
    result.functions.joinDifferences(with: other.functions) { mine, theirs in
      ShellFunction.alternatives(mine ?? [nil], theirs ?? [nil])
    }
    result.files.joinDifferences(with: other.files) { mine, theirs in
      (mine ?? .unchanged).joined(with: theirs ?? .unchanged)
    }
    result.options = options.joined(with: other.options)
    result.positional = positional.joined(with: other.positional)
    result.name = name.joined(with: other.name)
    result.frames = FunctionFrame.joined(frames, in: self, other.frames, in: other)
    result.status = status.joined(with: other.status)
    result.folder = folder.joined(with: other.folder)
    result.streams = streams.joined(with: other.streams)
    result.exitTrap = exitTrap.joined(with: other.exitTrap)
    result.errorTrap = errorTrap.joined(with: other.errorTrap)
    result.hasJobs = hasJobs || other.hasJobs
    if optionOffset != other.optionOffset { result.optionOffset = -1 }
    return result
  }

  private mutating func joinVariables(with other: ShellState) {
    let mine = self
    mayHoldOthers = mayHoldOthers || other.mayHoldOthers
    var changes: [(String, ShellVariable)] = []
    variables.forEachDifference(from: other.variables) { name, _, _ in
      let variable = mine.variable(name)
      if let joined = variable.joined(with: other.variable(name)) {
        changes.append((name, joined))
      } else if mine.variables[name] == nil {
        changes.append((name, variable))
      }
    }
    for (name, variable) in changes {
      if mine.exports[name] == nil, other.exports[name] == nil {
        setOwn(name, variable)
      } else {
        set(name, variable)
      }
    }
    if mayHoldOthers != mine.mayHoldOthers {
      for (name, variable) in variables where exports[name] == nil { refreshExport(name, variable) }
    }
  }

  /// Whether it says no less and no more than another, as far as variables and what else a loop changes go.
  func isSame(as other: ShellState) -> Bool {
    guard isReachable == other.isReachable, mayHoldOthers == other.mayHoldOthers, options == other.options,
      positional.isSame(as: other.positional), folder == other.folder, streams.isSame(as: other.streams)
    else { return false }
    var isSame = true
    variables.forEachDifference(from: other.variables) { name, _, _ in
      if !isSame { return }
      let mine = variable(name)
      let theirs = other.variable(name)
      if !mine.hasSameValue(as: theirs) { isSame = false }
    }
    files.forEachDifference(from: other.files) { _, mine, theirs in
      if let mine, let theirs, mine.isSame(as: theirs) { return }
      isSame = false
    }
    return isSame
  }

  /// Forgets everything that code which is not known could have changed. With `keepsValues`, the variables that the
  /// script has set keep what they hold, and only names that it did not set may now be set.
  mutating func forgetVariables(keepingValues keepsValues: Bool = false) {
    mayHoldOthers = true
    for (name, variable) in variables {
      if variable.attributes.contains(.readonly) { continue }
      var changed = variable
      if case .unset = variable.content {
        changed.content = .maybe
      } else if !keepsValues {
        changed.content = .maybe
      }
      if !keepsValues { changed.attributes.insert(.uncertain) }
      if variable.export == .no || !keepsValues { changed.export = .maybe }
      if Self.ownNames.contains(name), exports[name] == nil {
        setOwn(name, keepsValues ? variable : changed)
      } else {
        set(name, changed)
      }
    }
  }

  /// The names that a shell gives values of its own.
  static let ownNames: Set<String> = [
    "IFS", "PWD", "OLDPWD", "OPTIND", "OPTERR", "PPID", "UID", "EUID", "SHLVL", "RANDOM", "SRANDOM", "SECONDS",
    "LINENO",
    "HOSTNAME", "HOSTTYPE", "MACHTYPE", "OSTYPE", "BASH", "BASH_VERSION", "BASH_SUBSHELL", "BASHPID", "EPOCHSECONDS",
    "EPOCHREALTIME", "PATH", "PS4", "SHELL", "TERM", "_", "GROUPS", "DIRSTACK", "PIPESTATUS",
  ]
}

extension ShellVariable {
  /// Whether a program and an expansion see the same in both.
  fileprivate func hasSameValue(as other: ShellVariable) -> Bool {
    guard export == other.export, attributes == other.attributes else { return false }
    switch (content, other.content) {
    case (.unset, .unset), (.maybe, .maybe): return true
    case (.scalar(let mine), .scalar(let theirs)): return mine.isSame(as: theirs)
    case (.indexed(let mine), .indexed(let theirs)):
      return mine.isKnown == theirs.isKnown && (!mine.isKnown || mine.joined(with: theirs) == nil)
    case (.associative(let mine), .associative(let theirs)):
      return mine.isKnown == theirs.isKnown && (!mine.isKnown || mine.joined(with: theirs) == nil)
    default: return false
    }
  }
}

extension PersistentMap {
  /// Replaces each entry that differs from another map's by what `combine` makes of the two; nil removes it.
  mutating func joinDifferences(with other: Self, _ combine: (Value?, Value?) -> Value?) {
    var changes: [(Key, Value?)] = []
    forEachDifference(from: other) { key, mine, theirs in changes.append((key, combine(mine, theirs))) }
    for (key, value) in changes { self[key] = value }
  }
}
