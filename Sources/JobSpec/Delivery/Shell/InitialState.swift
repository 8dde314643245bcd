import Syntax

extension ShellState {
  /// The state of a shell that starts in an empty environment.
  init(others: Environment.State, dialect: ShellDialect) {
    self.init(mayHoldOthers: others != .absent)
    setOwnVariables(dialect)
  }

  /// Takes over what an environment says of one name.
  fileprivate mutating func take(_ name: String, _ entry: Environment.Entry?, dialect: ShellDialect) {
    guard name.isShellName || name.hasPrefix("BASH_FUNC_") else { return }
    if name == "IFS", dialect != .zsh { return }
    guard let entry else {
      remove(name)
      // What the shell has of itself is there again.
      if let own = ShellState(others: .absent, dialect: dialect).variables[name] { setOwn(name, own) }
      return
    }
    var variable =
      switch entry.state {
      case .set(let text): ShellVariable(content: .scalar(ShellText(text)), export: .yes)
      case .setUnknown: ShellVariable(content: .scalar(.unknown()), export: .yes)
      case .absent: ShellVariable(content: .unset, export: .no)
      case .unknown: ShellVariable(content: .maybe, export: .inherited)
      }
    variable.assignment = entry.assignment
    set(name, variable)
  }

  /// The variables that a shell gives values of its own, whatever the environment holds.
  private mutating func setOwnVariables(_ dialect: ShellDialect) {
    setOwn("IFS", ShellVariable(content: .scalar(ShellText(" \t\n")), export: .no))
    setOwn("OPTIND", ShellVariable(content: .scalar(ShellText(1)), export: .no))
    setOwn("PWD", ShellVariable(content: .scalar(.unknown(.folder(""))), export: .yes))
    setOwn("PATH", ShellVariable(content: .scalar(.unknown(.word)), export: .maybe))
    setOwn("PS4", ShellVariable(content: .scalar(ShellText("+ ")), export: .no))
    guard dialect != .sh else { return }
    options[.braceExpand] = true
    for name in Self.numbers {
      var variable = ShellVariable(content: .scalar(.unknown(.word)), export: .no)
      if name == "UID" || name == "EUID" { variable.attributes = .readonly }
      setOwn(name, variable)
    }
    setOwn("SHLVL", ShellVariable(content: .scalar(.unknown(.word)), export: .yes))
    guard dialect == .bash else { return }
    for name in ["HOSTNAME", "HOSTTYPE", "MACHTYPE", "OSTYPE", "BASH", "BASH_VERSION", "SHELL", "TERM", "_"] {
      setOwn(name, ShellVariable(content: .scalar(.unknown(.word)), export: .no))
    }
  }

  private static let numbers = [
    "UID", "EUID", "RANDOM", "SRANDOM", "SECONDS", "LINENO", "BASH_SUBSHELL", "EPOCHSECONDS", "EPOCHREALTIME", "OPTERR",
  ]
}

extension ShellSession {
  /// The state of a shell that starts in an environment. It is made from the one before: hundreds of shells that start in
  /// nearly the same environment cost what those differ in.
  func initialState(_ environment: Environment, _ dialect: ShellDialect) -> ShellState {
    var state: ShellState
    var before = PersistentMap<String, Environment.Entry>()
    if let last = lastState[dialect], last.others == environment.others {
      state = last.state
      before = last.entries
    } else {
      state = ShellState(others: environment.others, dialect: dialect)
    }
    environment.entries.forEachDifference(from: before) { name, entry, _ in state.take(name, entry, dialect: dialect) }
    lastState[dialect] = (environment.entries, environment.others, state)
    state.losses = map(of: environment.losses)
    return state
  }

  /// The losses by name.
  private func map(of losses: [Loss]) -> PersistentMap<String, Loss> {
    var map = PersistentMap<String, Loss>()
    for loss in losses.prefix(2_000) where isFollowed(loss.name) { map[loss.name] = loss }
    return map
  }
}
