import Syntax

// Assigning arrays and their elements.
extension ShellInterpreter {
  /// `NAME=(...)` and `NAME+=(...)`; false when the variable is read-only.
  func assignArray(
    _ name: String, _ elements: [(key: ShellWord?, value: ShellWord)], isAppend: Bool, written: Written
  ) -> Bool {
    let target = resolve(name)
    var variable = state.variable(target)
    if variable.attributes.contains(.readonly) { return false }
    if case .associative(let old) = variable.content {
      variable.content = .associative(associative(elements, onto: isAppend ? old : ShellArray()))
    } else {
      variable.content = .indexed(
        indexed(elements, onto: isAppend ? indexedContent(of: variable) : ShellArray(), target))
    }
    if failure != nil { return true }
    if state.options.has(.allExport) { variable.export = .yes }
    variable.assignment = record(target, nil, written, isExported: false, isExecuted: true)
    state.set(target, variable)
    noteLoss(of: target, variable)
    return true
  }

  /// A variable's content as an indexed array: a scalar is its element 0.
  private func indexedContent(of variable: ShellVariable) -> ShellArray<Int> {
    switch variable.content {
    case .indexed(let array): array
    case .scalar(let text): ShellArray(elements: [0: text])
    case .unset: ShellArray()
    case .maybe, .associative: ShellArray(elements: [:], isKnown: false)
    }
  }

  private func indexed(
    _ elements: [(key: ShellWord?, value: ShellWord)], onto base: ShellArray<Int>, _ name: String
  ) -> ShellArray<Int> {
    var array = base
    var isKnown = base.isKnown
    var next = (base.keys.last ?? -1) + 1
    for element in elements {
      if let key = element.key {
        let index = evaluateArithmetic(key)
        let text = expandToText(element.value).text
        isKnown = isKnown && index != nil
        next = index.map { arrayIndex($0, in: array) } ?? next
        array.elements[next] = text
        next &+= 1
        continue
      }
      for field in expandToFields(element.value, isElement: true) {
        isKnown = isKnown && field.count == .one
        array.elements[next] = field.text
        next &+= 1
      }
    }
    return isKnown ? array : ShellArray(elements: [:], isKnown: false)
  }

  private func associative(
    _ elements: [(key: ShellWord?, value: ShellWord)], onto base: ShellArray<String>
  ) -> ShellArray<String> {
    var array = base
    var pending: String?
    for element in elements {
      let text = expandToText(element.value).text
      if let key = element.key {
        guard let known = expandToText(key).text.string else { return ShellArray(elements: [:], isKnown: false) }
        array.elements[known] = text
      } else if let key = pending {
        array.elements[key] = text
        pending = nil
      } else {
        guard let known = text.string else { return ShellArray(elements: [:], isKnown: false) }
        pending = known
      }
    }
    if let pending { array.elements[pending] = .empty }
    return array
  }

  /// `NAME[subscript]=value`; false when the variable is read-only.
  @discardableResult
  func assignElement(
    _ name: SourceText, key: ShellWord, value: ShellText, as recorded: Value, isAppend: Bool = false,
    whole: Location? = nil
  ) -> Bool {
    let target = resolve(name.string)
    let variable = state.variable(target)
    if variable.attributes.contains(.readonly) { return false }
    let subscription = self.key(key, of: target)
    if failure != nil { return true }
    var text = value
    if isAppend {
      if case .text(let old) = element(of: target, key: subscription, isAll: false, isStar: false) {
        text = old + value
      }
    }
    let id = record(
      target, text, Written(nameLocation: name.location, value: recorded, location: whole ?? name.location),
      isExported: false, isExecuted: true)
    storeElement(target, key: subscription, value: text, assignment: id)
    return true
  }

  /// Puts a text into an element.
  func storeElement(_ name: String, key: ShellText, value: ShellText, assignment: Assignment.ID?) {
    var variable = state.variable(name)
    if variable.attributes.contains(.readonly) { return }
    if case .associative(var array) = variable.content {
      if let known = key.string {
        array.elements[known] = value
      } else {
        array = ShellArray(elements: [:], isKnown: false)
      }
      variable.content = .associative(array)
    } else {
      var array = indexedContent(of: variable)
      if let index = key.string.flatMap({ Int($0) }), arrayIndex(index, in: array) >= 0 {
        array.elements[arrayIndex(index, in: array)] = value
      } else {
        array = ShellArray(elements: [:], isKnown: false)
      }
      variable.content = .indexed(array)
    }
    variable.assignment = assignment ?? variable.assignment
    state.set(name, variable)
  }
}
