import Syntax

// Loops. One whose iterations are known is run iteration by iteration; any other until its state no longer changes.
extension ShellInterpreter {
  /// The iterations of one loop that are run one by one; the rest is run as a loop that is not decided.
  static let iterationLimit = 1_200

  /// `for NAME in words`
  func runFor(_ name: SourceText, _ words: [ShellWord]?, _ body: ShellList, range: SourceRange) {
    let fields = words.map { expandToFields($0) } ?? positionalFields(at: location(range))
    if giveUpAfterFailure() { return }
    guard !state.variable(name.string).attributes.contains(.readonly) else {
      state.status = .known(1)
      if dialect == .sh { exitShell() }
      return
    }
    if fields.isEmpty { return state.status = .success }
    guard fields.allSatisfy({ $0.count == .one }) else {
      let isCertain = fields.contains { $0.count != .any }
      return runUndecidedFor(name, isCertain: isCertain, body, at: location(range))
    }
    loops.append(LoopExits())
    var index = 0
    while index < min(fields.count, Self.iterationLimit), state.isReachable, spend() {
      assign(name, value: fields[index].text, as: fields[index].value)
      run(body)
      finishIteration()
      index += 1
    }
    let exits = loops.removeLast()
    if index < fields.count, state.isReachable {
      runUndecidedFor(name, isCertain: true, body, at: location(range))
    }
    if let afterBreak = exits.afterBreak { state = state.joined(with: afterBreak) }
  }

  /// A `for` whose words are not known; `isCertain` when there is at least one.
  private func runUndecidedFor(_ name: SourceText, isCertain: Bool, _ body: ShellList, at location: Location) {
    var entry = state
    entry.status = .success
    if !isCertain { undecided += 1 }
    let end = untilStable {
      assign(
        name, value: .unknown(isCertain ? .nonEmpty : .any), as: Value([.dynamic(.other, location)], at: location))
      run(body)
      finishIteration()
      return nil
    }
    if !isCertain { undecided -= 1 }
    state = isCertain ? end.afterSome : entry.joined(with: end.afterSome)
  }

  /// `while`, `until` and the arithmetic `for`. The condition leaves its outcome in the status.
  func runLoop(condition: () -> Void, isUntil: Bool, body: ShellList, step: () -> Void = {}) {
    loops.append(LoopExits())
    var status = ExitStatus.success
    var count = 0
    var isDecided = true
    while state.isReachable {
      let before = state
      conditions += 1
      condition()
      conditions -= 1
      guard state.isReachable else { break }
      guard let holds = state.status.isSuccess, count < Self.iterationLimit, spend() else {
        state = before
        isDecided = false
        break
      }
      if holds == isUntil { break }
      run(body)
      finishIteration()
      status = state.status
      if state.isReachable { step() }
      count += 1
      // Where rounds may have left the loop or the function, going on is not decided either.
      if count > 8, loops.last?.afterBreak != nil || returns.last.map({ $0 != nil }) == true, state.isReachable {
        isDecided = false
        break
      }
      // A round that changes nothing is followed by others like it, for ever.
      if state.isSame(as: before) { state.isReachable = false }
    }
    let exits = loops.removeLast()
    if state.isReachable {
      state.status = status
      if !isDecided { runUndecidedLoop(condition: condition, isUntil: isUntil, body: body, step: step) }
    }
    if let afterBreak = exits.afterBreak { state = state.joined(with: afterBreak) }
  }

  private func runUndecidedLoop(condition: () -> Void, isUntil: Bool, body: ShellList, step: () -> Void) {
    undecided += 1
    let end = untilStable {
      conditions += 1
      condition()
      conditions -= 1
      let holds = state.status.isSuccess
      let refinement = takeRefinement()
      var leaving = state
      leaving.isReachable = state.isReachable && holds != !isUntil
      refinement?.apply(holds: isUntil, to: &leaving)
      if holds == isUntil { state.isReachable = false }
      refinement?.apply(holds: !isUntil, to: &state)
      run(body)
      finishIteration()
      if state.isReachable { step() }
      return leaving
    }
    undecided -= 1
    if let leaving = end.leaving { state = leaving } else { state.isReachable = false }
    state.status = .unknown
    if let broken = end.broken { state = state.joined(with: broken) }
  }

  /// Brings the ways that `continue` took back.
  func finishIteration() {
    guard let last = loops.indices.last, let continued = loops[last].afterContinue else { return }
    loops[last].afterContinue = nil
    state = state.joined(with: continued)
  }

  /// `for ((a; b; c))`
  func runArithmeticFor(_ initial: ShellWord, _ condition: ShellWord, _ step: ShellWord, _ body: ShellList) {
    _ = evaluateArithmetic(initial)
    if giveUpAfterFailure() { return }
    runLoop(
      condition: {
        let value = condition.parts.isEmpty ? 1 : evaluateArithmetic(condition)
        state.status = value.map { ExitStatus($0 != 0) } ?? .unknown
        _ = giveUpAfterFailure()
      }, isUntil: false, body: body,
      step: {
        _ = evaluateArithmetic(step)
        _ = giveUpAfterFailure()
      })
  }

  /// `select`: someone at a terminal decides.
  func runSelect(_ name: SourceText, _ words: [ShellWord]?, _ body: ShellList) {
    _ = words.map { expandToFields($0) }
    if giveUpAfterFailure() { return }
    setResult("REPLY", to: .unknown())
    runUndecidedFor(name, isCertain: false, body, at: name.location)
  }

  /// `break` and `continue`: leaves `count` loops, or goes on with the outermost of them.
  func leaveLoops(_ count: Int, isContinue: Bool) {
    guard !loops.isEmpty else { return }
    let index = max(0, loops.count - max(1, count))
    if isContinue {
      loops[index].afterContinue = loops[index].afterContinue.map { $0.joined(with: state) } ?? state
    } else {
      loops[index].afterBreak = loops[index].afterBreak.map { $0.joined(with: state) } ?? state
    }
    state.isReachable = false
  }
}
