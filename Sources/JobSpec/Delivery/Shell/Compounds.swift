import Syntax

// Commands and the compound ones that branch.
extension ShellInterpreter {
  /// Runs one command with its redirections.
  func run(_ command: ShellCommand) {
    guard depth < Self.depthLimit else { return giveUp() }
    depth += 1
    defer { depth -= 1 }
    if case .simple(let simple) = command.form {
      runSimple(simple, of: command)
      return leaveOnError()
    }
    if command.redirections.isEmpty { return run(command.form, of: command) }
    let streams = state.streams
    let outer = groupOutputPath
    redirected = Redirected()
    let opened = redirect(command.redirections)
    groupOutputPath = redirected.outputPath ?? outer
    defer { groupOutputPath = outer }
    switch opened {
    case true?: run(command.form, of: command)
    case false?:
      state.status = .known(1)
      leaveOnError()
    case nil:
      let skipped = state
      undecided += 1
      run(command.form, of: command)
      undecided -= 1
      var other = skipped
      other.status = .known(1)
      state = state.joined(with: other)
    }
    restore(streams, after: command.redirections)
  }

  private func run(_ form: ShellCommand.Form, of command: ShellCommand) {
    switch form {
    case .simple(let simple): runSimple(simple, of: command)
    case .group(let list): run(list)
    case .subshell(let list):
      inSubshell { self.run(list) }
      leaveOnError()
    case .ifClause(let branches, let elseBody): runIf(branches[...], elseBody)
    case .forClause(let name, let words, let body): runFor(name, words, body, range: command.range)
    case .arithmeticFor(let initial, let condition, let step, let body):
      runArithmeticFor(initial, condition, step, body)
    case .loop(let isUntil, let condition, let body):
      runLoop(condition: { self.run(condition) }, isUntil: isUntil, body: body)
    case .caseClause(let word, let items): runCase(word, items)
    case .select(let name, let words, let body): runSelect(name, words, body)
    case .function(let name, let body): define(name, body)
    case .conditional(let expression):
      runConditional(expression, range: command.range)
      leaveOnError()
    case .arithmetic(let word):
      runArithmetic(word)
      leaveOnError()
    case .coprocess(let name, let body):
      inSubshell { self.run(body) }
      forgetArray(name?.string ?? "COPROC")
      state.status = .success
    }
  }

  /// What is known after work that is not followed: nothing of the variables.
  func giveUp() {
    state.forgetVariables()
    state.status = .unknown
  }

  /// Runs a condition, in which `set -e` does nothing.
  func runCondition(_ list: ShellList) {
    conditions += 1
    run(list)
    conditions -= 1
  }

  /// `if`. With hundreds of branches, each costs one joined state.
  private func runIf(
    _ branches: ArraySlice<(condition: ShellList, body: ShellList)>, _ elseBody: ShellList?
  ) {
    var results: ShellState?
    var opened = 0
    defer {
      undecided -= opened
      if let results { state = results.joined(with: state) }
    }
    for (condition, body) in branches {
      runCondition(condition)
      guard state.isReachable else { return }
      switch state.status.isSuccess {
      case true: return run(body)
      case false: continue
      case nil:
        let refinement = takeRefinement()
        var otherwise = state
        refinement?.apply(holds: false, to: &otherwise)
        refinement?.apply(holds: true, to: &state)
        undecided += 1
        opened += 1
        run(body)
        results = results.map { $0.joined(with: state) } ?? state
        state = otherwise
      }
    }
    if let elseBody { run(elseBody) } else { state.status = .success }
  }

  private func runCase(_ word: ShellWord, _ items: [CaseItem]) {
    let (text, _) = expandToText(word)
    if giveUpAfterFailure() { return }
    var results: ShellState?
    var isDone = false
    var fallsInto = false
    var opened = 0
    for item in items {
      guard state.isReachable else { break }
      let match = fallsInto ? true : matchesAny(item.patterns, text)
      if match == false { continue }
      let otherwise = state
      if match == nil {
        undecided += 1
        opened += 1
      }
      if item.body.items.isEmpty { state.status = .success }
      run(item.body)
      switch item.terminator {
      case .stop:
        results = results.map { $0.joined(with: state) } ?? state
        state = otherwise
        isDone = match == true
        fallsInto = false
      case .fallThrough:
        fallsInto = match == true
        if match == nil { state = otherwise.joined(with: state) }
      case .testNext:
        if match == nil { state = otherwise.joined(with: state) }
      }
      if isDone { break }
    }
    undecided -= opened
    if !isDone, !fallsInto { state.status = .success }
    if isDone, let results { state = results } else if let results { state = results.joined(with: state) }
  }

  /// Whether one of the patterns matches; nil when that is not known.
  private func matchesAny(_ patterns: [ShellWord], _ text: ShellText) -> Bool? {
    var result: Bool? = false
    for pattern in patterns {
      switch matches(expandToPattern(pattern), text) {
      case true?: return true
      case nil: result = nil
      case false?: continue
      }
    }
    return result
  }
}
