import Syntax

// Assignments in front of a command.
extension ShellInterpreter {
  /// Runs something with assignments that hold for it alone. The body is told what they hide; in bash that is what
  /// becomes local to a function.
  func withPrefixes(
    _ assignments: [ShellAssignment], isCall: Bool = false, exports: Bool = true,
    _ body: ([String: FunctionFrame.Saved]) -> Void
  ) {
    guard !assignments.isEmpty else {
      expansionStatus = nil
      return body([:])
    }
    var saved: [(name: String, variable: ShellVariable, isOwn: Bool)] = []
    var given: [String: Assignment.ID] = [:]
    for assignment in assignments {
      let name = resolve(assignment.name.string)
      if state.variable(name).attributes.contains(.readonly) {
        if dialect == .sh { return exitShell() }
        continue
      }
      let isOwn = ShellState.ownNames.contains(name) && state.exports[name] == nil
      guard case .scalar(let word) = assignment.value else { continue }
      let wasBehindPrefixes = isBehindPrefixes
      isBehindPrefixes = wasBehindPrefixes || (dialect == .bash && !saved.isEmpty)
      let (text, value) = expandToText(word, tildes: .assignment)
      isBehindPrefixes = wasBehindPrefixes
      if failure != nil { break }
      let before = state.variable(name)
      let whole = assignment.isAppend ? (before.isSet == false ? text : (before.scalar ?? .unknown()) + text) : text
      let written = Written(
        nameLocation: assignment.name.location, value: value, location: location(assignment.range),
        carrier: .shellPrefix)
      let id = record(name, whole, written, isExported: true, isExecuted: true)
      saved.append((name, before, isOwn))
      given[name] = id
      var variable = ShellVariable(content: .scalar(whole), export: exports ? .yes : .no)
      variable.assignment = id
      if isOwn { state.setOwn(name, variable) } else { state.set(name, variable) }
    }
    let failed = failure
    failure = nil
    expansionStatus = nil
    if failed == nil { body(dialect == .bash && isCall ? hidden(saved) : [:]) }
    restore(saved.filter { dialect != .bash || !isCall || $0.isOwn || failed != nil }, given)
    failure = failed
    _ = giveUpAfterFailure()
  }

  /// Runs a builtin of bash. What it exports or makes read-only keeps the value that stands in front of it.
  func runBuiltin(
    _ name: String, _ arguments: [CommandArgument], _ prefixes: [ShellAssignment], at place: Location
  ) {
    var kept: [String: ShellVariable] = [:]
    withPrefixes(prefixes) { _ in
      let outer = keptPrefixes
      keptPrefixes = prefixes.isEmpty || dialect != .bash ? nil : []
      runBuiltin(name, arguments, at: place)
      for assignment in prefixes {
        let name = resolve(assignment.name.string)
        if keptPrefixes?.contains(name) == true { kept[name] = state.variable(name) }
      }
      keptPrefixes = outer
    }
    for (name, variable) in kept.sorted(by: { $0.key < $1.key }) where state.isReachable {
      state.set(name, variable)
      export(name)
    }
  }

  private func hidden(
    _ saved: [(name: String, variable: ShellVariable, isOwn: Bool)]
  ) -> [String: FunctionFrame.Saved] {
    var hidden: [String: FunctionFrame.Saved] = [:]
    for (name, variable, isOwn) in saved where !isOwn && hidden[name] == nil {
      hidden[name] = FunctionFrame.Saved(variable: variable, isPrefix: true)
    }
    return hidden
  }

  /// Brings back what the assignments hid, as far as the end of a function has not done so.
  private func restore(
    _ saved: [(name: String, variable: ShellVariable, isOwn: Bool)], _ given: [String: Assignment.ID]
  ) {
    for (name, variable, isOwn) in saved.reversed() {
      var variable = variable
      // Under `set -a`, dash leaves a name that was not set marked for export (measured on 0.5.12).
      if dialect == .sh, variable.export == .no, state.options.mayHave(.allExport) { variable.export = .maybe }
      if isOwn { state.setOwn(name, variable) } else { state.set(name, variable) }
      guard let id = given[name] else { continue }
      switch state.exports[name]?.state ?? .absent {
      case .set, .setUnknown: state.losses[name] = nil
      case .absent, .unknown: noteLoss(Loss(name, assignment: id, reason: .otherScope))
      }
    }
  }
}
