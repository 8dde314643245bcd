import Syntax

// Running a builtin by its name.
extension ShellInterpreter {
  /// Runs a builtin; the arguments hold its name first.
  func runBuiltin(_ name: String, _ arguments: [CommandArgument], at place: Location) {
    switch name {
    case "command", "builtin": return runCommandBuiltin(name, arguments, at: place)
    case "exec": return runExec(arguments, at: place)
    case "export", "readonly", "declare", "typeset", "local":
      state.status = runDeclaration(name, Array(arguments.dropFirst()), at: place)
      _ = giveUpAfterFailure()
      return
    default: break
    }
    let call = BuiltinCall(name: name, arguments: arguments.dropFirst().map { field(of: $0) }, location: place)
    if giveUpAfterFailure() { return }
    if let status = runFlowBuiltin(call) ?? runVariableBuiltin(call) ?? runTextBuiltin(call) ?? runFolderBuiltin(call) {
      state.status = status
      if status.isSuccess != nil { refinement = nil }
    }
    _ = giveUpAfterFailure()
  }

  /// The builtins that change where control goes. Those that leave set the status themselves.
  private func runFlowBuiltin(_ call: BuiltinCall) -> ExitStatus? {
    switch call.name {
    case ":", "true": return .success
    case "false": return .known(1)
    case "test", "[": return runTest(call)
    case "eval": runEval(call)
    case ".", "source": runSourceBuiltin(call)
    case "exit", "logout": runExit(call)
    case "return": runReturn(call)
    case "break", "continue": runLoopBuiltin(call)
    case "trap": return runTrap(call)
    case "wait": return call.arguments.isEmpty ? .success : .unknown
    default: return nil
    }
    return state.status
  }

  private func runVariableBuiltin(_ call: BuiltinCall) -> ExitStatus? {
    switch call.name {
    case "unset": runUnset(call)
    case "set": runSet(call)
    case "shopt": runShopt(call)
    case "shift": runShift(call)
    case "read": runRead(call)
    case "mapfile", "readarray": runMapfile(call)
    case "getopts": runGetopts(call)
    case "let": runLet(call)
    default: nil
    }
  }

  private func runTextBuiltin(_ call: BuiltinCall) -> ExitStatus? {
    switch call.name {
    case "echo": runEcho(call)
    case "printf": runPrintf(call)
    case "print": runEcho(call)
    default: nil
    }
  }

  private func runFolderBuiltin(_ call: BuiltinCall) -> ExitStatus? {
    switch call.name {
    case "cd", "chdir": return runCd(call)
    case "pwd":
      write(folderText + ShellText("\n"))
      return .success
    case "pushd", "popd":
      state.folder = .unknown
      setFolderVariables()
      return .unknown
    case "alias": return runAlias(call)
    case "unalias", "umask", "setopt", "unsetopt", "disown", "complete", "enable", "bind": return .success
    case "type", "hash", "declare", "jobs", "times", "ulimit", "compgen", "whence":
      write(.unknown(.lines))
      return .unknown
    default: return .unknown
    }
  }

  /// `command name` and `builtin name`: as if no function had the name.
  private func runCommandBuiltin(_ name: String, _ arguments: [CommandArgument], at place: Location) {
    var rest = Array(arguments.dropFirst())
    while case .field(let field)? = rest.first, let option = field.text.string, option.hasPrefix("-"), name == "command"
    {
      rest.removeFirst()
      if option == "--" { break }
      if option.contains("v") || option.contains("V") {
        record(arguments, role: .builtin, at: place)
        return findCommand(rest)
      }
    }
    guard case .field(let first)? = rest.first else {
      state.status = .success
      return
    }
    guard let inner = first.text.string, BuiltinTable.has(inner, dialect) else {
      return name == "builtin" ? state.status = .known(1) : runProgram(rest, at: place)
    }
    if inner != "command" && inner != "builtin" { record(rest, role: .builtin, at: place) }
    let before = state
    runBuiltin(inner, rest, at: place)
    surviveMistake(in: inner, before)
  }

  /// Behind `command`, a mistake in a special builtin does not end dash. What the builtin had done by then is not known.
  private func surviveMistake(in name: String, _ before: ShellState) {
    guard dialect == .sh, !state.isReachable, before.isReachable, BuiltinTable.isSpecial(name) else { return }
    guard !["exit", "exec", "return", "break", "continue"].contains(name) else { return }
    state = before
    if name == "eval" || name == "." { state.forgetVariables() }
    state.status = .unknown
  }

  /// `command -v name`: what is a function or builtin is there, of a program nothing is known.
  private func findCommand(_ names: [CommandArgument]) {
    guard names.count == 1, case .field(let field) = names[0], let name = field.text.string else {
      write(.unknown(.lines))
      state.status = .unknown
      return
    }
    if state.functions[name]?.allSatisfy({ $0 != nil }) == true || BuiltinTable.has(name, dialect) {
      write(ShellText(name + "\n"))
      state.status = .success
    } else {
      write(.unknown(.lines))
      state.status = .unknown
    }
  }

  /// `exec command`: nothing of the script runs behind it.
  private func runExec(_ arguments: [CommandArgument], at place: Location) {
    var rest = Array(arguments.dropFirst())
    while case .field(let field)? = rest.first, let option = field.text.string, option.hasPrefix("-") {
      rest.removeFirst()
      if option == "-a", !rest.isEmpty { rest.removeFirst() }
      if option == "--" { break }
    }
    guard !rest.isEmpty else {
      state.status = .success
      return
    }
    state.exitTrap = .none
    runProgram(rest, at: place)
    exitShell()
  }
}
