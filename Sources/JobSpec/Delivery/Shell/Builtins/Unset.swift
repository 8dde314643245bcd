import Syntax

// `unset`
extension ShellInterpreter {
  func runUnset(_ call: BuiltinCall) -> ExitStatus {
    var isForFunctions = false
    var isForVariables = false
    var isForReferences = false
    var status = ExitStatus.success
    var names = call.arguments[...]
    while let option = names.first?.text.string, option.hasPrefix("-") {
      names.removeFirst()
      if option == "--" { break }
      isForFunctions = isForFunctions || option.contains("f")
      isForVariables = isForVariables || option.contains("v")
      isForReferences = isForReferences || option.contains("n")
    }
    for field in names {
      guard field.count == .one, let text = field.text.string else {
        state.forgetVariables()
        continue
      }
      if isForFunctions {
        state.functions[text] = nil
      } else if !unset(text, isForReferences, canBeFunction: !isForVariables, at: call.location) {
        status = .known(1)
      }
    }
    return status
  }

  /// Unsets one name; false when it is read-only.
  private func unset(_ text: String, _ isReference: Bool, canBeFunction: Bool, at place: Location) -> Bool {
    if let bracket = text.firstIndex(of: "["), text.hasSuffix("]") {
      unsetElement(String(text[..<bracket]), String(text[text.index(after: bracket)...].dropLast()))
      return true
    }
    let name = isReference ? text : resolve(text)
    var variable = state.variable(name)
    if variable.attributes.contains(.readonly) {
      if dialect == .sh { failure = .exit }
      return false
    }
    if case .unset = variable.content, canBeFunction, dialect == .bash, state.functions[name] != nil,
      variable.export == .no
    {
      state.functions[name] = nil
      return true
    }
    let old = variable
    variable = ShellVariable(content: .unset, export: .no)
    variable.assignment = old.assignment
    variable.behind = old.behind
    if ShellState.ownNames.contains(name), state.exports[name] == nil {
      state.setOwn(name, variable)
    } else {
      state.set(name, variable)
      noteRemoval(of: name, old, cause: place)
    }
    revealOuter(name)
    return true
  }

  /// Unsetting a local of a calling function, or what an assignment in front of the call set, brings back what it hid
  /// (bash); in the function that declared it, it stays
  /// local and unset.
  private func revealOuter(_ name: String) {
    guard dialect == .bash, let frame = state.frames.lastIndex(where: { $0.saved[name] != nil }),
      frame < state.frames.count - 1 || state.frames[frame].saved[name]?.isPrefix == true,
      let saved = state.frames[frame].saved.removeValue(forKey: name)
    else { return }
    if saved.isCertain { state.set(name, saved.variable) }
  }

  private func unsetElement(_ name: String, _ key: String) {
    let target = resolve(name)
    var variable = state.variable(target)
    switch variable.content {
    case .indexed(var array):
      if key == "@" || key == "*" {
        variable.content = .unset
      } else if let index = Int(key) {
        array.elements[arrayIndex(index, in: array)] = nil
        variable.content = .indexed(array)
      } else {
        let number = evaluateArithmetic(ShellText(key), at: commandLocation)
        if let number {
          array.elements[arrayIndex(number, in: array)] = nil
        } else {
          array = ShellArray(isKnown: false)
        }
        variable.content = .indexed(array)
      }
    case .associative(var array):
      array.elements[key] = nil
      variable.content = .associative(array)
    case .unset, .scalar, .maybe: return
    }
    state.set(target, variable)
  }
}
