import Syntax

// Lists, and-or lists and pipelines.
extension ShellInterpreter {
  /// Runs commands in order, as long as control gets there.
  func run(_ list: ShellList) {
    for item in list.items {
      guard state.isReachable else { return }
      run(item)
    }
  }

  /// Runs an and-or list.
  func run(_ item: ShellAndOr) {
    if item.isBackground { return runInBackground(item) }
    if item.rest.isEmpty { return run(item.first, isLast: true) }
    run(item.first, isLast: false)
    for (index, (join, pipeline)) in item.rest.enumerated() {
      guard state.isReachable else { return }
      let isLast = index == item.rest.count - 1
      switch (state.status.isSuccess, join) {
      case (true, .and), (false, .or): run(pipeline, isLast: isLast)
      case (false, .and), (true, .or): continue
      case (nil, _): branch(on: join) { self.run(pipeline, isLast: isLast) }
      }
    }
  }

  /// Runs what stands behind `&&` or `||` where the status in front is not known.
  private func branch(on join: ShellAndOr.Operator, _ body: () -> Void) {
    let refinement = takeRefinement()
    var skipped = state
    skipped.status = join == .and ? .failure : .success
    refinement?.apply(holds: join == .or, to: &skipped)
    state.status = join == .and ? .success : .failure
    refinement?.apply(holds: join == .and, to: &state)
    undecided += 1
    body()
    undecided -= 1
    self.refinement =
      join == .and ? .both(refinement, self.refinement) : .either(refinement, self.refinement)
    state = state.joined(with: skipped)
  }

  /// Runs a pipeline; the status of one that is not the last of its list never ends the shell.
  func run(_ pipeline: ShellPipeline, isLast: Bool) {
    refinement = nil
    let isChecked = isLast && !pipeline.isNegated
    if !isChecked { conditions += 1 }
    if pipeline.commands.count == 1 {
      run(pipeline.commands[0])
    } else if !pipeline.commands.isEmpty {
      runMembers(of: pipeline)
      if isChecked { leaveOnError() }
    }
    if !isChecked { conditions -= 1 }
    if pipeline.isNegated {
      state.status = state.status.negated
      refinement?.isNegated.toggle()
    }
  }

  /// Leaves the shell where `set -e` is on and the command that just ran failed.
  func leaveOnError() {
    guard conditions == 0, state.isReachable else { return }
    if !state.errorTrap.commands.isEmpty { runErrorTrap() }
    guard state.isReachable, state.options.mayHave(.errorExit) else { return }
    let isOn = state.options.has(.errorExit)
    switch state.status.isSuccess {
    case true: return
    case false where isOn: exitShell()
    case false, nil:
      exitShell()
      state.isReachable = true
      if isOn { state.status = .success }
    }
  }

  /// Runs what `trap ... ERR` asks for where the command that just ran failed. Functions do not take it over.
  private func runErrorTrap() {
    let trap = state.errorTrap
    let status = state.status
    guard status.isSuccess != true, state.frames.isEmpty || state.options.mayHave(.errorTrace) else { return }
    let before = state
    var after = before
    if case .command = trap, status.isSuccess == false, state.frames.isEmpty { after.isReachable = false }
    for value in trap.commands {
      state = before
      state.errorTrap = .none
      evaluate(value, as: .trap)
      state.errorTrap = trap
      after = after.joined(with: state)
    }
    state = after
    state.status = status
  }

  private func runMembers(of pipeline: ShellPipeline) {
    let members = pipeline.commands
    let outer = state.streams
    var statuses: [ExitStatus] = []
    for (index, member) in members.enumerated() {
      guard state.isReachable else { return }
      let isLast = index == members.count - 1
      let input = state.streams.input
      if isLast {
        state.streams = outer
        if index > 0 { state.streams.input = input }
        let staysHere =
          switch dialect {
          case .zsh, .ksh: true
          case .bash: state.options[.lastPipe]
          case .sh: false
          }
        runLast(member, staysHere: staysHere)
        state.streams.input = outer.input
      } else {
        state.streams.openForReader()
        runInSubshell(member)
        state.streams.input = state.streams.output
        state.streams.output = outer.output
        state.streams.hasReader = outer.hasReader
      }
      statuses.append(state.status)
    }
    setPipeStatus(statuses)
    if state.options.mayHave(.pipeFail) { state.status = pipeFailStatus(statuses) }
  }

  /// Apart from its callers, because Swift 6.3.1 stops with an ownership error where it is part of an optimized loop.
  @inline(never)
  private func runInSubshell(_ member: ShellCommand) {
    inSubshell { self.run(member) }
  }

  private func runLast(_ member: ShellCommand, staysHere: Bool?) {
    switch staysHere {
    case true: run(member)
    case false: runInSubshell(member)
    case nil:
      let before = state
      run(member)
      let inside = state
      state = before
      runInSubshell(member)
      state = state.joined(with: inside)
    }
  }

  private func pipeFailStatus(_ statuses: [ExitStatus]) -> ExitStatus {
    let last = statuses.last ?? .success
    guard state.options.has(.pipeFail) else {
      return statuses.allSatisfy({ $0.isSuccess == true }) ? .success : last.joined(with: .unknown)
    }
    if statuses.contains(where: { $0.isSuccess == nil }) {
      return statuses.contains { $0.isSuccess == false } ? .failure : .unknown
    }
    return statuses.last { $0.isSuccess == false } ?? .success
  }

  private func setPipeStatus(_ statuses: [ExitStatus]) {
    guard dialect == .bash else { return }
    var array = ShellArray<Int>()
    for (index, status) in statuses.enumerated() { array.elements[index] = status.text }
    state.setOwn("PIPESTATUS", ShellVariable(content: .indexed(array), export: .no))
  }

  private func runInBackground(_ item: ShellAndOr) {
    var list = item
    list.isBackground = false
    let input = state.streams.input
    state.streams.input = .empty
    inSubshell { self.run(list) }
    state.streams.input = input
    state.hasJobs = true
    state.status = .success
  }
}
