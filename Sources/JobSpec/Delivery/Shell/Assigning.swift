import Syntax

// Giving variables values, and recording what the script assigns.
extension ShellInterpreter {
  /// What an assignment is written as.
  struct Written {
    /// The name, or the text that it was computed from.
    var nameLocation: Location
    var value: Value?
    var location: Location
    var carrier: Carrier = .shellAssignment
  }

  /// Runs `NAME=value` in any of its forms; false when the variable is read-only.
  func assign(_ assignment: ShellAssignment, carrier: Carrier = .shellAssignment) -> Bool {
    let name = assignment.name.string
    let place = location(assignment.range)
    switch assignment.value {
    case .scalar(let word):
      let (text, value) = expandToText(word, tildes: .assignment)
      if failure != nil { return true }
      if let key = assignment.subscript {
        return assignElement(
          assignment.name, key: key, value: text, as: value, isAppend: assignment.isAppend, whole: place)
      }
      let written = Written(nameLocation: assignment.name.location, value: value, location: place, carrier: carrier)
      return assign(name, text, isAppend: assignment.isAppend, written)
    case .array(let elements):
      return assignArray(name, elements, isAppend: assignment.isAppend, written: written(assignment, elements, carrier))
    }
  }

  private func written(
    _ assignment: ShellAssignment, _ elements: [(key: ShellWord?, value: ShellWord)], _ carrier: Carrier
  ) -> Written {
    let place = location(assignment.range)
    var parts: [Value.Part] = []
    for element in elements {
      for case .unquoted(let text) in element.value.parts { parts.append(.literal(text)) }
      for case .singleQuoted(let text) in element.value.parts { parts.append(.literal(text)) }
    }
    parts.append(.dynamic(.other, place))
    return Written(
      nameLocation: assignment.name.location, value: Value(parts, at: place), location: place, carrier: carrier)
  }

  /// Gives a loop's or a default's variable a value.
  @discardableResult
  func assign(_ name: SourceText, value: ShellText, as recorded: Value, whole: Location? = nil) -> Bool {
    assign(
      name.string, value, isAppend: false,
      Written(nameLocation: name.location, value: recorded, location: whole ?? name.location))
  }

  /// Gives a variable a text; false when it is read-only.
  @discardableResult
  func assign(_ name: String, _ text: ShellText, isAppend: Bool, _ written: Written) -> Bool {
    let target = resolve(name)
    var variable = state.variable(target)
    if variable.attributes.contains(.reference), target == name, !isAppend {
      // A reference without a target is given one.
      variable.content = .scalar(text)
      state.set(target, variable)
      return true
    }
    guard let value = valueToStore(text, in: variable, isAppend: isAppend, at: written.location) else {
      if failure == nil { _ = record(target, nil, written, isExported: false, isExecuted: true) }
      return false
    }
    exportUnderAllExport(&variable)
    let isExported = written.carrier != .shellAssignment || variable.export == .yes && state.options.has(.allExport)
    variable.assignment = record(target, value, written, isExported: isExported, isExecuted: true)
    variable.content = variable.content.holding(value)
    state.set(target, variable)
    noteLoss(of: target, variable)
    noteArrival(of: target)
    return true
  }

  /// A value as the variable's attributes make it; nil when it cannot be stored.
  private func valueToStore(
    _ text: ShellText, in variable: ShellVariable, isAppend: Bool, at location: Location
  ) -> ShellText? {
    if variable.attributes.contains(.readonly) { return nil }
    var value = text
    if variable.attributes.contains(.integer) {
      let number = evaluateArithmetic(text, at: location)
      if failure != nil { return nil }
      guard isAppend else { return number.map { ShellText($0) } ?? .unknown(.word) }
      let old = variable.isSet == false ? 0 : variable.scalar?.string.flatMap { $0.isEmpty ? 0 : Int($0) }
      guard let number, let old else { return .unknown(.word) }
      return ShellText(old &+ number)
    }
    if isAppend {
      switch variable.isSet {
      case true: value = (variable.scalar ?? .unknown()) + text
      case false: break
      case nil: value = .unknown() + text
      }
    }
    return changingCase(of: value, as: variable.attributes)
  }

  /// What `declare -l` and `declare -u` make of a value.
  private func changingCase(of text: ShellText, as attributes: ShellVariable.Attributes) -> ShellText {
    if attributes.contains(.uncertain) { return .unknown() }
    guard attributes.contains(.lower) || attributes.contains(.upper) else { return text }
    guard let bytes = text.bytes, bytes.allSatisfy({ $0 < 0x80 }) else { return .unknown() }
    let isLower = attributes.contains(.lower)
    return ShellText(bytes.map { UInt8(isLower ? UInt32($0).asciiLowercased : UInt32($0).asciiUppercased) })
  }

  /// Marks a variable that is given a value for export, where `set -a` asks for it.
  func exportUnderAllExport(_ variable: inout ShellVariable) {
    switch state.options[.allExport] {
    case true: variable.export = .yes
    case false: break
    case nil: if variable.export != .yes { variable.export = .maybe }
    }
  }

  /// Records an assignment.
  func record(
    _ name: String, _ value: ShellText?, _ written: Written, isExported: Bool, isExecuted: Bool
  ) -> Assignment.ID {
    var recorded = written.value
    if let known = value?.string, recorded?.known != known {
      recorded = Value(
        recorded?.parts ?? [], at: recorded?.location ?? written.location, known: known,
        mapped: value?.source(at: written.location))
    } else if value?.isKnown == false {
      recorded?.known = nil
    }
    let carrier = isExported && written.carrier == .shellAssignment ? .shellExport : written.carrier
    let id = session.record(
      Assignment(
        name: name, nameLocation: written.nameLocation, value: recorded,
        carrier: carrier, location: written.location, phase: context.phase, isExecuted: isExecuted), in: builder)
    return id
  }

  /// Gives a variable a text that no assignment in the script writes: `read`, `printf -v`, `getopts`.
  func setResult(_ name: String, to text: ShellText) { assignComputed(name, text, at: commandLocation) }

  /// Gives a variable a computed text.
  @discardableResult
  func assignComputed(_ name: String, _ text: ShellText, at location: Location) -> Bool {
    if ShellState.ownNames.contains(name) || name == "OPTARG" || name == "REPLY" {
      var variable = state.variable(name)
      if variable.attributes.contains(.readonly) { return false }
      variable.content = .scalar(text)
      if state.exports[name] == nil, ShellState.ownNames.contains(name) {
        state.setOwn(name, variable)
      } else {
        state.set(name, variable)
      }
      return true
    }
    let value = Value([.dynamic(.other, location)], text: text, at: location)
    return assign(name, text, isAppend: false, Written(nameLocation: location, value: value, location: location))
  }

  /// Notes that a variable would not reach a program that starts now.
  func noteLoss(_ loss: Loss) {
    if session.isFollowed(loss.name) { state.losses[loss.name] = loss }
  }

  /// Notes whether a variable that was just set reaches programs.
  func noteLoss(of name: String, _ variable: ShellVariable) {
    guard let assignment = variable.assignment else { return }
    switch state.exports[name]?.state ?? .absent {
    case .set, .setUnknown: state.losses[name] = nil
    case .absent, .unknown:
      if variable.export == .maybe { return }
      noteLoss(Loss(name, assignment: assignment, reason: .notExported))
    }
  }

  /// Notes that a program which starts now sees a variable, and earlier ones did not.
  func noteArrival(of name: String) {
    guard subshells == 0, session.isFollowed(name), let entry = state.exports[name], let assignment = entry.assignment
    else { return }
    switch entry.state {
    case .set, .setUnknown: history.append((name, assignment, builder.processes.count))
    case .absent, .unknown: return
    }
  }

  /// Notes that a variable was taken away from programs.
  func noteRemoval(of name: String, _ variable: ShellVariable, cause: Location) {
    guard let assignment = variable.assignment else { return }
    noteLoss(Loss(name, assignment: assignment, reason: .removed, cause: cause))
  }

  /// Notes what a subshell set and nobody behind it sees.
  func recordLosses(of inside: ShellState) {
    var found: [Loss] = []
    inside.variables.forEachDifference(from: state.variables) { name, mine, theirs in
      guard let mine, let assignment = mine.assignment, assignment != theirs?.assignment, mine.isSet != false else {
        return
      }
      switch state.exports[name]?.state ?? .absent {
      case .set, .setUnknown: return
      case .absent, .unknown:
        // In a loop or a branch that may not run the export is not certain, and still stays inside.
        let isExported = mine.export != .no
        found.append(Loss(name, assignment: assignment, reason: .subshell, needsExport: !isExported))
      }
    }
    for loss in found { noteLoss(loss) }
  }
}

extension ShellVariable.Content {
  /// The content once a text is assigned: an array keeps its other elements.
  func holding(_ text: ShellText) -> Self {
    switch self {
    case .unset, .scalar, .maybe: return .scalar(text)
    case .indexed(var array):
      array.elements[0] = text
      return .indexed(array)
    case .associative(var array):
      array.elements["0"] = text
      return .associative(array)
    }
  }
}
