import Syntax

// Subshells, and what their output becomes.
extension ShellInterpreter {
  /// Runs something in a subshell: its variables, functions and options are gone afterwards; files, what was read and
  /// what was written stay.
  func inSubshell(_ body: () -> Void) {
    let before = state
    let outer = (loops, returns, exits, discards, keepsExits)
    (loops, returns, exits, discards, keepsExits) = ([], [], nil, nil, true)
    state.exitTrap = .none
    if !state.options.mayHave(.errorTrace) { state.errorTrap = .none }
    subshells += 1
    depth += Self.callDepth
    body()
    depth -= Self.callDepth
    if let given = discards {
      exits = exits.map { $0.joined(with: given) } ?? given
    }
    finishShell()
    subshells -= 1
    (loops, returns, exits, discards, keepsExits) = outer
    let inside = state
    state = before
    state.isReachable = inside.isReachable
    guard inside.isReachable else { return }
    state.files = inside.files
    state.streams.output = inside.streams.output
    state.streams.input = inside.streams.input
    state.status = inside.status
    recordLosses(of: inside)
  }

  /// Runs a script in a subshell and returns what it writes to standard output, newlines at its end left out.
  func output(of script: ShellScript, location: Location) -> ShellText {
    // Behind an expansion that failed, nothing is run.
    if failure != nil { return .empty }
    guard depth < Self.depthLimit, spend() else { return .unknown() }
    if let path = fileToRead(by: script) {
      let content = contents(ofWord: path)
      substitutionStatus = content == nil ? .known(1) : .success
      return (content ?? .empty).asOneText.withoutTrailingNewlines
    }
    let outer = state.streams
    state.streams.openForReader()
    let (conditions, errorExit) = (conditions, state.options[.errorExit])
    if dialect == .bash, !state.options.has(.inheritErrorExit), !state.options.has(.posix) {
      state.options[.errorExit] = false
    } else {
      self.conditions = 0
    }
    depth += 1
    inSubshell { self.runNested(script) }
    depth -= 1
    self.conditions = conditions
    state.options[.errorExit] = errorExit
    let result = state.streams.output
    state.streams.output = outer.output
    state.streams.hasReader = outer.hasReader
    state.streams.sinks = outer.sinks
    substitutionStatus = state.status
    return result.asOneText.withoutTrailingNewlines
  }

  /// Runs the commands of a script that stands inside the running one.
  func runNested(_ script: ShellScript) {
    guard script.text.file != source.file || !script.problems.isEmpty else { return run(script.body) }
    let outer = source
    source = ScriptSource(script, name: outer.name, hasUnknowns: outer.hasUnknowns)
    if script.problems.isEmpty { run(script.body) } else { state.status = .known(2) }
    source = outer
  }

  /// The word behind `<` where a script is `< file` and nothing else.
  private func fileToRead(by script: ShellScript) -> ShellWord? {
    guard dialect != .sh, script.body.items.count == 1, let item = script.body.items.first, item.rest.isEmpty,
      item.first.commands.count == 1, case .simple(let command) = item.first.commands[0].form,
      command.arguments.isEmpty, command.assignments.isEmpty, item.first.commands[0].redirections.count == 1,
      let redirection = item.first.commands[0].redirections.first, redirection.operator == .input,
      redirection.descriptor ?? 0 == 0
    else { return nil }
    return redirection.target
  }

  private func contents(ofWord word: ShellWord) -> ShellText? {
    let (text, _) = expandToText(word)
    return read(text, at: location(word.range))
  }

  /// `<(...)`: runs the script in a subshell; the path leads to what it writes.
  func processSubstitution(_ script: ShellScript, isInput: Bool, _ range: SourceRange) -> ShellText {
    let outer = state.streams
    let status = state.status
    state.streams.openForReader()
    if !isInput { state.streams.input = nil }
    inSubshell { self.runNested(script) }
    let output = state.streams.output
    state.streams = outer
    state.status = status
    let name = "/dev/fd/process-\(source.file.path)-\(range.start)"
    if isInput { state.files[name] = .written(output) }
    return ShellText(name)
  }
}
