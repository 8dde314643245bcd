import Syntax

// Arithmetic on the shell's variables.
extension ShellInterpreter {
  /// The value of an arithmetic expression; nil when it is not known or the expression is wrong.
  func evaluateArithmetic(_ word: ShellWord) -> Int? {
    let text = text(of: pieces(of: word.parts, WordContext(isQuoted: true)))
    return evaluateArithmetic(text, at: location(word.range))
  }

  /// The value of an expression given as text.
  func evaluateArithmetic(_ text: ShellText, at location: Location) -> Int? {
    if failure != nil { return nil }
    var bytes: [UInt8] = []
    for segment in text.segments { bytes += segment.knownBytes ?? [ArithmeticParser.unknownMark] }
    var parser = ArithmeticParser(
      bytes, variables: ShellNumbers(shell: self, location: location), isPosix: dialect == .sh)
    do {
      return try parser.evaluate()
    } catch {
      // A mistake that rests on text which is not known may be none.
      if !text.isKnown { return nil }
      switch error {
      case .unsetVariable: failure = .exit
      case .syntax, .divisionByZero, .readonly: failure = dialect == .sh ? .exit : .discard
      }
      return nil
    }
  }

  /// `(( expression ))`
  func runArithmetic(_ word: ShellWord) {
    guard dialect != .sh else { return state.status = .known(127) }
    let value = evaluateArithmetic(word)
    if failure != nil {
      failure = nil
      state.status = .known(1)
      return
    }
    state.status = value.map { ExitStatus($0 != 0) } ?? .unknown
  }
}

/// The variables of a shell as arithmetic sees them.
private struct ShellNumbers: ArithmeticVariables {
  let shell: ShellInterpreter
  let location: Location

  func value(_ name: String, _ subscription: [UInt8]?, depth: Int) throws(ArithmeticParser.Mistake) -> Int? {
    guard depth < 100 else { throw .syntax }
    let target = shell.resolve(name)
    let value: ParameterValue
    if let subscription {
      value = shell.element(of: target, key: try key(subscription, target, depth), isAll: false, isStar: false)
    } else {
      value = shell.value(of: name, nil)
    }
    switch value {
    case .text(let text):
      guard let bytes = text.bytes else { return nil }
      var parser = ArithmeticParser(bytes, variables: self, depth: depth + 10)
      return try parser.evaluate()
    case .unset:
      if shell.dialect != .sh, shell.state.options.has(.noUnset) { throw .unsetVariable }
      return 0
    case .list(let texts, _) where texts.count == 1:
      return texts[0].string.flatMap { Int($0) }
    case .maybe, .list, .unknownList: return nil
    }
  }

  func store(_ value: Int?, _ name: String, _ subscription: [UInt8]?) throws(ArithmeticParser.Mistake) {
    let target = shell.resolve(name)
    if shell.state.variable(target).attributes.contains(.readonly) { throw .readonly }
    let text = value.map { ShellText($0) } ?? .unknown(.word)
    if let subscription {
      let key = try key(subscription, target, 0)
      shell.storeElement(target, key: key, value: text, assignment: nil)
    } else {
      shell.assignComputed(target, text, at: location)
    }
  }

  private func key(_ subscription: [UInt8], _ name: String, _ depth: Int) throws(ArithmeticParser.Mistake) -> ShellText
  {
    if case .associative = shell.state.variable(name).content { return ShellText(subscription) }
    var parser = ArithmeticParser(subscription, variables: self, depth: depth + 10)
    return try parser.evaluate().map { ShellText($0) } ?? .unknown(.word)
  }
}
