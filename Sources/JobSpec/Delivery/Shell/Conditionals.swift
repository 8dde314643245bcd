import Syntax

// `[[ expression ]]`
extension ShellInterpreter {
  /// Runs `[[ expression ]]`.
  func runConditional(_ expression: ConditionalExpression, range: SourceRange) {
    guard dialect != .sh else { return state.status = .known(127) }
    let outer = isInConditional
    isInConditional = true
    let result = evaluate(expression, depth: 0)
    isInConditional = outer
    if giveUpAfterFailure() { return }
    state.status = ExitStatus(result)
    if result != nil { refinement = nil }
  }

  private func evaluate(_ expression: ConditionalExpression, depth: Int) -> Bool? {
    guard depth < 150 else { return nil }
    refinement = nil
    switch expression {
    case .word(let word):
      let text = expandToText(word, tildes: .none).text
      refinement = name(of: word).map { Refinement(facts: [.isNonEmpty($0)]) }
      return text.isEmpty.map { !$0 }
    case .unary(let mark, let word): return unary(mark, word)
    case .binary(let left, let mark, let right): return binary(left, mark, right)
    case .not(let inner):
      let result = evaluate(inner, depth: depth + 1)
      refinement?.isNegated.toggle()
      return result.map { !$0 }
    case .and(let left, let right):
      let first = evaluate(left, depth: depth + 1)
      if first == false { return false }
      let facts = refinement?.isNegated == false && first == nil ? refinement?.facts ?? [] : []
      let second = evaluate(right, depth: depth + 1)
      let more = refinement?.isNegated == false && second == nil ? refinement?.facts ?? [] : []
      if first == nil { refinement = Refinement(facts: facts + more, isComplete: second == true && facts.count == 1) }
      return second == false ? false : first == nil ? nil : second
    case .or(let left, let right):
      let first = evaluate(left, depth: depth + 1)
      if first == true { return true }
      let second = evaluate(right, depth: depth + 1)
      if first == nil { refinement = nil }
      return second == true ? true : first == nil ? nil : second
    case .invalid: return nil
    }
  }

  private func unary(_ mark: String, _ word: ShellWord) -> Bool? {
    let text = expandToText(word, tildes: .word).text
    let operand = name(of: word)
    switch mark {
    case "-n": refinement = operand.map { Refinement(facts: [.isNonEmpty($0)]) }
    case "-z": refinement = operand.map { Refinement(facts: [.isNonEmpty($0)], isNegated: true) }
    case "-v": if let name = text.string, name.isShellName { refinement = Refinement(facts: [.isSet(name)]) }
    default: break
    }
    return TestOperators.unary(mark, text, self)
  }

  private func binary(_ left: ShellWord, _ mark: String, _ right: ShellWord) -> Bool? {
    let text = expandToText(left, tildes: .none).text
    switch mark {
    case "=", "==", "!=":
      let pattern = expandToPattern(right)
      let result = matches(pattern, text)
      if let name = name(of: left), let literal = pattern.pattern?.literal {
        refinement = Refinement(
          facts: [.equals(name, ShellText(Characters.bytes(literal)))], isNegated: mark == "!=")
      }
      return mark == "!=" ? result.map { !$0 } : result
    case "=~": return matchesExpression(text, right)
    case "-eq", "-ne", "-lt", "-le", "-gt", "-ge":
      let other = expandToText(right, tildes: .none).text
      guard let first = evaluateArithmetic(text, at: location(left.range)),
        let second = evaluateArithmetic(other, at: location(right.range))
      else { return nil }
      return TestOperators.compare(first, mark, second)
    default: return TestOperators.binary(text, mark, expandToText(right, tildes: .none).text, self)
    }
  }

  /// The variable that a word is the value of, and nothing else.
  func name(of word: ShellWord) -> String? {
    guard word.parts.count == 1 else { return nil }
    var part = word.parts[0]
    if case .doubleQuoted(let inner, _) = part, inner.count == 1 { part = inner[0] }
    guard case .parameter(let expansion) = part, expansion.subscript == nil, !expansion.isIndirect else { return nil }
    switch expansion.operation {
    case .plain: break
    case .default(let word, _) where word.parts.isEmpty: break
    default: return nil
    }
    let name = expansion.name.string
    return name.isShellName ? resolve(name) : nil
  }

  /// `[[ text =~ expression ]]`, which sets BASH_REMATCH.
  private func matchesExpression(_ text: ShellText, _ word: ShellWord) -> Bool? {
    var expression: [UInt8]? = []
    for piece in pieces(of: word.parts, WordContext()) {
      guard case .text(let text, let quoting, _) = piece, let bytes = text.bytes else {
        expression = nil
        break
      }
      expression? += quoting == .quoted ? ExtendedExpression.escaped(bytes) : bytes
    }
    guard let expression, let subject = text.bytes, let ignoresCase = state.options[.noCaseMatch],
      let compiled = ExtendedExpression(expression, isExtended: true, ignoresCase: ignoresCase),
      let match = compiled.firstMatch(in: subject)
    else {
      setMatch(ShellArray(elements: [:], isKnown: false))
      return nil
    }
    var array = ShellArray<Int>()
    if let groups = match {
      for (index, range) in groups.enumerated() {
        array.elements[index] = range.map { text.slice($0) } ?? .empty
      }
    }
    setMatch(array)
    return match != nil
  }

  private func setMatch(_ array: ShellArray<Int>) {
    guard dialect == .bash else { return }
    state.setOwn("BASH_REMATCH", ShellVariable(content: .indexed(array), export: .no))
  }
}
