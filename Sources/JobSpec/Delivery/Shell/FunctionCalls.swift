import Syntax

// Defining and calling functions.
extension ShellInterpreter {
  /// Functions that may be running at once within each other.
  static let callLimit = 1_200

  /// `NAME() { ... }`
  func define(_ name: SourceText, _ body: ShellCommand) {
    state.functions[name.string] = [ShellFunction(name: name.string, body: body, script: source)]
    state.status = .success
  }

  /// Calls what a name stands for; several definitions where it depends on the way that leads here. What assignments in
  /// front of the call hid is local to it.
  func call(
    _ functions: [ShellFunction?], _ arguments: [CommandArgument], at place: Location,
    hidden: [String: FunctionFrame.Saved] = [:]
  ) {
    if functions.count == 1, let function = functions[0] { return call(function, arguments, at: place, hidden) }
    let before = state
    var result = before
    result.isReachable = false
    undecided += 1
    for function in functions {
      state = before
      if let function {
        call(function, arguments, at: place, hidden)
      } else {
        runProgram(arguments, at: place)
        for (name, saved) in hidden.sorted(by: { $0.key < $1.key }) { state.set(name, saved.variable) }
      }
      result = result.joined(with: state)
    }
    undecided -= 1
    state = result
  }

  private func call(
    _ function: ShellFunction, _ arguments: [CommandArgument], at place: Location,
    _ hidden: [String: FunctionFrame.Saved]
  ) {
    let body = ObjectIdentifier(function)
    guard state.frames.count < Self.callLimit, session.budget > 0, enter(body, at: place) else { return giveUp() }
    guard state.isReachable else { return }
    let fields = arguments.dropFirst().map { field(of: $0) }
    state.frames.append(FunctionFrame(function: function, positional: state.positional, saved: hidden))
    state.positional = fields.allSatisfy { $0.count == .one } ? .known(fields.map(\.text)) : .unknown
    let outer = (source, path, ordinal, loops, commandLocation)
    source = function.script
    path = activations[body]?.path ?? path
    loops = []
    returns.append(nil)
    depth += Self.callDepth
    run(function.body)
    depth -= Self.callDepth
    if let returned = returns.removeLast() { state = state.joined(with: returned) }
    (source, path, ordinal, loops, commandLocation) = outer
    leave(body)
    endFrame()
  }

  /// Puts a call on record; false where a recursion leads nowhere new.
  private func enter(_ body: ObjectIdentifier, at place: Location) -> Bool {
    var activation = activations[body] ?? Activation(path: session.path(from: path, at: place, ordinal: ordinal))
    activation.count += 1
    if undecided > 0, activation.count > 3 {
      // Deciding nothing, the recursion could go on for ever. Where its state has settled, the calls around this one
      // already cover all that it leads to.
      if let last = activation.entries.last, last.isSame(as: state) {
        state.isReachable = false
        return true
      }
      if activation.count > 12 { return false }
      activation.entries.append(state)
    }
    activations[body] = activation
    return true
  }

  private func leave(_ body: ObjectIdentifier) {
    guard var activation = activations[body] else { return }
    activation.count -= 1
    if activation.entries.count > max(0, activation.count - 3) { activation.entries.removeLast() }
    activations[body] = activation.count == 0 ? nil : activation
  }

  /// A state inside of calls as it is behind them.
  func unwound(_ inside: ShellState, to frames: Int) -> ShellState {
    guard inside.isReachable, inside.frames.count > frames else { return inside }
    let outer = state
    state = inside
    while state.frames.count > frames { endFrame() }
    defer { state = outer }
    return state
  }

  /// Brings back what the call made local.
  private func endFrame() {
    guard state.isReachable, let frame = state.frames.popLast() else { return }
    state.positional = frame.positional
    let exports = state.options[.allExport]
    if let options = frame.options {
      state.options.restore(frame.mayKeepOptions ? options.joined(with: state.options) : options)
    }
    for (name, saved) in frame.saved {
      let inside = state.variable(name)
      var outside = saved.outside(of: inside)
      // dash unsets a local as if by an assignment, which 'set -a' exports (measured).
      if dialect == .sh, exports != false, case .unset = outside.content, outside.export == .no {
        outside.export = exports == true ? .yes : .maybe
      }
      if ShellState.ownNames.contains(name), state.exports[name] == nil {
        state.setOwn(name, outside)
        continue
      }
      state.set(name, outside)
      guard let assignment = inside.assignment, assignment != outside.assignment else { continue }
      switch state.exports[name]?.state ?? .absent {
      case .set, .setUnknown: state.losses[name] = nil
      case .absent, .unknown: noteLoss(Loss(name, assignment: assignment, reason: .otherScope))
      }
    }
  }

  /// Notes that a variable which an assignment in front of a call made local stays behind it, as bash has it.
  func keepPrefix(_ name: String) {
    keptPrefixes?.insert(name)
    guard dialect == .bash, let frame = state.frames.lastIndex(where: { $0.saved[name] != nil }) else { return }
    if state.frames[frame].saved[name]?.isPrefix == true { state.frames[frame].saved[name]?.isKept = true }
  }

  /// An argument as a word.
  func field(of argument: CommandArgument) -> Field {
    switch argument {
    case .field(let field): return field
    case .assignment(let assignment):
      let place = location(assignment.range)
      guard case .scalar(let word) = assignment.value, assignment.subscript == nil else {
        return Field(text: .unknown(.nonEmpty), value: Value([.dynamic(.other, place)], at: place))
      }
      let (text, value) = expandToText(word, tildes: .assignment)
      let head = SourceText(file: source.file, SourceRange(place.range.start, word.range.start))
      let whole = ShellText(head) + text
      return Field(text: whole, value: Value([.literal(head)] + value.parts, text: whole, at: place))
    }
  }

  /// Makes a variable local to the running function; what it was comes back at the function's end.
  func makeLocal(_ name: String) {
    guard let last = state.frames.indices.last, state.frames[last].saved[name]?.isCertain != true else { return }
    let variable = state.variable(name)
    if let uncertain = state.frames[last].saved[name] {
      state.frames[last].saved[name] = FunctionFrame.Saved(
        variable: uncertain.variable.joined(with: variable) ?? uncertain.variable)
    } else {
      state.frames[last].saved[name] = FunctionFrame.Saved(variable: variable)
    }
    var local = ShellVariable(content: .unset, export: variable.export)
    switch dialect {
    case .bash: break
    case .sh: local = variable
    case .zsh, .ksh: local.export = .no
    }
    local.assignment = dialect == .sh ? variable.assignment : nil
    if dialect == .bash {
      let outside = state.mayHoldOthers ? Environment.Entry(.unknown) : nil
      local.behind = state.exports[name] ?? variable.behind ?? outside
    }
    if ShellState.ownNames.contains(name), state.exports[name] == nil {
      state.setOwn(name, local)
    } else {
      state.set(name, local)
    }
  }
}
