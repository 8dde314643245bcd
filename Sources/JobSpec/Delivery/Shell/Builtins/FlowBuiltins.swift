import Syntax

// Builtins that run other code or end the running one.
extension ShellInterpreter {
  /// Why a text is run.
  enum Evaluation {
    case eval
    case trap
  }

  func runEval(_ call: BuiltinCall) {
    var text = ShellText.empty
    for (index, argument) in call.arguments.enumerated() {
      text = index == 0 ? argument.text : text + ShellText(" ") + argument.text
    }
    if call.arguments.isEmpty { return state.status = .success }
    let isUncertain = call.arguments.contains { $0.count != .one }
    if isUncertain || startsUnknown(text) {
      state.forgetVariables(keepingValues: ShellHooks.isHook(call.arguments.map(\.value)))
      return state.status = .unknown
    }
    evaluate(text, at: call.location)
  }

  private func startsUnknown(_ text: ShellText) -> Bool {
    if case .unknown? = text.segments.first { return true }
    return text.hasUnknownLines
  }

  /// Runs the text of a trap.
  func evaluate(_ value: Value, as reason: Evaluation) {
    guard let text = value.text else {
      if reason == .trap { state.status = .unknown } else { giveUp() }
      return
    }
    evaluate(ShellText(text), at: value.location)
  }

  /// Runs a text in this shell.
  func evaluate(_ text: ShellText, at place: Location) {
    guard depth < Self.depthLimit, spend() else { return giveUp() }
    let script = session.parse(text.source(at: place), as: syntax)
    let outer = (source, path, ordinal, commandLocation)
    source = ScriptSource(script, name: source.name, hasUnknowns: !text.isKnown || source.hasUnknowns)
    path = session.path(from: path, at: place, ordinal: ordinal)
    depth += Self.callDepth
    // `$?` goes on as it was; without a command, the outcome is success.
    if script.body.items.isEmpty { state.status = .success }
    runNestedSource()
    depth -= Self.callDepth
    (source, path, ordinal, commandLocation) = outer
  }

  /// The rules of syntax that the dialect reads by.
  var syntax: ShellSyntaxDialect { dialect == .sh ? .posix : .bash }

  /// Runs the script of `eval` or `source`. A mistake in it ends dash, not bash.
  private func runNestedSource() {
    let kept = keptPrefixes
    keptPrefixes = nil
    runSource()
    keptPrefixes = kept
    if dialect == .sh, state.isReachable, !source.script.problems.isEmpty, state.status == .known(2) { exitShell() }
  }

  /// `. file` and `source file`
  func runSourceBuiltin(_ call: BuiltinCall) {
    guard let argument = call.arguments.first else { return state.status = .known(2) }
    guard argument.count == .one else {
      state.forgetVariables(keepingValues: true)
      return state.status = .unknown
    }
    let found =
      isFoundByName(argument.text, call) ? file(at: argument.text, argument.value.location) : .missing
    switch found {
    case .found(let text): run(text, of: argument.text, Array(call.arguments.dropFirst()), at: call.location)
    case .missing where !isSoughtElsewhere(argument.text): failToSource(call, isCertain: true)
    case .missing, .unknown:
      // Whatever it sets, it is taken not to set again what the script has set.
      state.forgetVariables(keepingValues: true)
      failToSource(call, isCertain: false)
    }
  }

  /// Whether a shell looks for a file of this name in the working folder: without a slash, only bash does.
  private func isFoundByName(_ path: ShellText, _ call: BuiltinCall) -> Bool {
    guard let name = path.string, !name.contains("/") else { return true }
    switch dialect {
    case .bash: return state.options[.posix] != true
    case .zsh: return call.name == "source"
    case .sh, .ksh: return false
    }
  }

  /// Whether a file may lie in a folder of PATH that the script has put there.
  private func isSoughtElsewhere(_ path: ShellText) -> Bool {
    path.string?.contains("/") == false && state.variable("PATH").assignment != nil
  }

  private func failToSource(_ call: BuiltinCall, isCertain: Bool) {
    state.status = isCertain ? .known(1) : .unknown
    let ends = dialect == .sh || dialect == .ksh || state.options.has(.posix)
    guard ends, call.name == "." || state.options.has(.posix) else { return }
    exitShell()
    if !isCertain { state.isReachable = true }
  }

  /// Runs a file. Outside of functions, parameters that the file gives itself with `set` stay behind it.
  private func run(_ text: ShellText, of path: ShellText, _ arguments: [Field], at place: Location) {
    guard depth < Self.depthLimit, session.budget > 0, returns.count < 400 else { return giveUp() }
    let script = session.parse(text.source(at: place), as: syntax)
    let outer = (source, self.path, ordinal, commandLocation)
    source = ScriptSource(script, name: path, hasUnknowns: !text.isKnown)
    self.path = session.path(from: self.path, at: place, ordinal: ordinal)
    let positional = state.positional
    // dash leaves `$1` as it is.
    let arguments = dialect == .sh ? [] : arguments
    if !arguments.isEmpty {
      state.positional = arguments.allSatisfy { $0.count == .one } ? .known(arguments.map(\.text)) : .unknown
    }
    returns.append(nil)
    depth += Self.callDepth
    if script.body.items.isEmpty { state.status = .success }
    let given = state.positional
    runNestedSource()
    depth -= Self.callDepth
    if let returned = returns.removeLast() { state = state.joined(with: returned) }
    if !arguments.isEmpty, !state.frames.isEmpty || state.positional.isShifted(from: given) {
      state.positional = positional
    }
    (source, self.path, ordinal, commandLocation) = outer
    if text.hasUnknownLines { state.forgetVariables() }
  }

  func runExit(_ call: BuiltinCall) {
    state.status = givenStatus(call)
    exitShell()
  }

  func runReturn(_ call: BuiltinCall) {
    let status = givenStatus(call)
    guard !returns.isEmpty else {
      // Outside of functions bash complains and goes on, dash ends the script.
      state.status = dialect == .bash ? .known(2) : status
      return dialect == .bash ? () : exitShell()
    }
    state.status = status
    returnFromCall()
  }

  private func givenStatus(_ call: BuiltinCall) -> ExitStatus {
    guard let argument = call.arguments.first else { return state.status }
    guard let text = argument.text.string else { return .unknown }
    return Int(text).map { .known($0 & 255) } ?? .known(2)
  }

  func runLoopBuiltin(_ call: BuiltinCall) {
    let count = call.arguments.first?.text.string.flatMap { Int($0) } ?? 1
    state.status = .success
    leaveLoops(count, isContinue: call.name == "continue")
  }

  /// `trap`: only what EXIT and ERR run matters here.
  func runTrap(_ call: BuiltinCall) -> ExitStatus {
    var arguments = call.arguments
    while let first = arguments.first?.text.string, first.hasPrefix("-"), first != "-" {
      arguments.removeFirst()
      if first != "--" { return .success }
    }
    guard let action = arguments.first else { return .success }
    let signals = arguments.dropFirst().map { $0.text.string }
    let isReset = action.text.string == "-" || signals.isEmpty
    for signal in signals.isEmpty ? [action.text.string] : signals {
      switch signal?.uppercased() {
      case "EXIT"?, "0"?, "SIGEXIT"?:
        state.exitTrap = isReset || action.text.isEmpty == true ? .none : .command(action.value)
      case "ERR"? where dialect != .sh:
        state.errorTrap = isReset || action.text.isEmpty == true ? .none : .command(action.value)
      case "RETURN"?, "DEBUG"?:
        if !isReset { forgetWhatRuns(action.value) }
      case nil: state.exitTrap = state.exitTrap.joined(with: .command(action.value))
      default: continue
      }
    }
    return .success
  }
}

extension ShellInterpreter {
  /// Leaves open what a text that may run at any time assigns.
  private func forgetWhatRuns(_ value: Value) {
    guard state.isReachable else { return }
    let before = state
    undecided += 1
    evaluate(value, as: .trap)
    undecided -= 1
    var after = before.joined(with: state)
    after.status = before.status
    state = after
  }
}

/// Texts that are known to set up a tool, whatever they hold: their variables are the tool's own.
enum ShellHooks {
  private static let tools = [
    "conda", "mamba", "pyenv", "rbenv", "nodenv", "ssh-agent", "dircolors", "direnv", "brew", "lmod", "modulecmd",
    "keychain",
    "argcomplete", "hook", "activate", "completion", "lesspipe", "zoxide", "starship", "fnm", "spack",
    "resize", "tset", "lsenv", "opam env", "thefuck",
  ]

  /// Whether `eval` gets the output of such a tool.
  static func isHook(_ words: [Value]) -> Bool {
    words.contains { word in
      word.parts.contains { part in
        guard case .dynamic(.command, let place) = part else { return false }
        let text = place.written
        return tools.contains { text.contains($0) }
      }
    }
  }
}
