import Syntax

// `test` and `[ ]`
extension ShellInterpreter {
  /// Runs `test` or `[`; the words are the arguments behind its name.
  func runTest(_ call: BuiltinCall) -> ExitStatus {
    var arguments = call.arguments
    if call.name == "[" {
      guard arguments.last?.text.string == "]" else {
        return arguments.allSatisfy { $0.count == .one } ? .known(2) : .unknown
      }
      arguments.removeLast()
    }
    guard arguments.allSatisfy({ $0.count == .one }) else { return .unknown }
    refinement = nil
    var test = TestExpression(shell: self, arguments: arguments)
    switch test.evaluate() {
    case .holds(let result):
      if result == nil { refinement = test.refinement }
      return ExitStatus(result)
    case .mistake: return .known(2)
    }
  }
}

/// The expression of one `test`, by the number of its arguments as POSIX has it.
private struct TestExpression {
  enum Outcome {
    case holds(Bool?)
    case mistake

    var negated: Outcome {
      if case .holds(let result) = self { .holds(result.map { !$0 }) } else { self }
    }
  }

  let shell: ShellInterpreter
  let arguments: [Field]
  var refinement: Refinement?

  init(shell: ShellInterpreter, arguments: [Field]) {
    self.shell = shell
    self.arguments = arguments
  }

  mutating func evaluate() -> Outcome { evaluate(arguments[...]) }

  private mutating func evaluate(_ words: ArraySlice<Field>) -> Outcome {
    let first = words.startIndex
    func text(_ index: Int) -> ShellText { words[first + index].text }
    switch words.count {
    case 0: return .holds(false)
    case 1:
      refinement = fact(words[first]).map { Refinement(facts: [$0]) }
      return .holds(text(0).isEmpty.map { !$0 })
    case 2:
      if text(0).string == "!" { return negate(evaluate(words.dropFirst())) }
      guard let mark = text(0).string else { return .holds(nil) }
      return TestOperators.unary.contains(mark) ? unary(mark, words[first + 1]) : .mistake
    case 3:
      if let mark = text(1).string, TestOperators.binary.contains(mark) {
        return binary(words[first], mark, words[first + 2])
      }
      if text(1).string == "-a" { return conjunction(words.prefix(1), words.suffix(1)) }
      if text(1).string == "-o" { return disjunction(words.prefix(1), words.suffix(1)) }
      if text(0).string == "!" { return negate(evaluate(words.dropFirst())) }
      if text(0).string == "(", text(2).string == ")" { return evaluate(words.dropFirst().dropLast()) }
      return text(1).isKnown && text(0).isKnown ? .mistake : .holds(nil)
    case 4 where text(0).string == "!": return negate(evaluate(words.dropFirst()))
    case 4 where text(0).string == "(" && text(3).string == ")": return evaluate(words.dropFirst().dropLast())
    default: return expression(words)
    }
  }

  /// Longer expressions, with `-o` binding weaker than `-a`.
  private mutating func expression(_ words: ArraySlice<Field>) -> Outcome {
    guard words.count < 200 else { return .holds(nil) }
    if let place = lastIndex(of: "-o", in: words) {
      return disjunction(words[..<place], words[(place + 1)...])
    }
    if let place = lastIndex(of: "-a", in: words) {
      return conjunction(words[..<place], words[(place + 1)...])
    }
    if words.first?.text.string == "!" { return negate(evaluate(words.dropFirst())) }
    if words.first?.text.string == "(", words.last?.text.string == ")" { return evaluate(words.dropFirst().dropLast()) }
    return .mistake
  }

  /// The last place outside parentheses where a joining operator stands between two expressions.
  private func lastIndex(of mark: String, in words: ArraySlice<Field>) -> Int? {
    var depth = 0
    for index in words.indices.reversed() where index > words.startIndex && index < words.endIndex - 1 {
      switch words[index].text.string {
      case ")"?: depth += 1
      case "("?: depth -= 1
      case mark? where depth == 0: return index
      default: continue
      }
    }
    return nil
  }

  private mutating func negate(_ outcome: Outcome) -> Outcome {
    refinement?.isNegated.toggle()
    return outcome.negated
  }

  private mutating func conjunction(_ left: ArraySlice<Field>, _ right: ArraySlice<Field>) -> Outcome {
    let first = evaluate(left)
    let known = refinement
    let second = evaluate(right)
    refinement = .both(known, refinement)
    guard case .holds(let a) = first, case .holds(let b) = second else { return .mistake }
    return .holds(a == false || b == false ? false : a == nil || b == nil ? nil : true)
  }

  private mutating func disjunction(_ left: ArraySlice<Field>, _ right: ArraySlice<Field>) -> Outcome {
    let first = evaluate(left)
    let known = refinement
    let second = evaluate(right)
    refinement = .either(known, refinement)
    guard case .holds(let a) = first, case .holds(let b) = second else { return .mistake }
    return .holds(a == true || b == true ? true : a == nil || b == nil ? nil : false)
  }

  private mutating func unary(_ mark: String, _ operand: Field) -> Outcome {
    switch mark {
    case "-n": refinement = fact(operand).map { Refinement(facts: [$0]) }
    case "-z": refinement = fact(operand).map { Refinement(facts: [$0], isNegated: true) }
    case "-v":
      if let name = operand.text.string, name.isShellName { refinement = Refinement(facts: [.isSet(name)]) }
    default: refinement = nil
    }
    if shell.dialect == .sh, mark == "-v" || mark == "-R" || mark == "-N" { return .mistake }
    return .holds(TestOperators.unary(mark, operand.text, shell))
  }

  private mutating func binary(_ left: Field, _ mark: String, _ right: Field) -> Outcome {
    refinement = nil
    switch mark {
    case "==" where shell.dialect == .sh, "=~": return .mistake
    case "=", "==", "!=":
      if let name = variable(left), right.text.isKnown {
        refinement = Refinement(facts: [.equals(name, right.text)], isNegated: mark == "!=")
      }
    case "-eq", "-ne", "-lt", "-le", "-gt", "-ge":
      // `[ "" -eq 0 ]` is a mistake, and so is any text that is no number.
      if left.text.isKnown && TestOperators.number(left.text) == nil { return .mistake }
      if right.text.isKnown && TestOperators.number(right.text) == nil { return .mistake }
    default: break
    }
    return .holds(TestOperators.binary(left.text, mark, right.text, shell))
  }

  private func fact(_ field: Field) -> Refinement.Fact? { variable(field).map { .isNonEmpty($0) } }

  /// The variable that a word is the value of, and nothing else.
  private func variable(_ field: Field) -> String? {
    guard field.value.parts.count == 1, case .reference(let name, let place) = field.value.parts[0], name.isShellName,
      Self.isWhole(place)
    else { return nil }
    return shell.resolve(name)
  }

  /// Whether a reference is `$NAME`, `${NAME}` or `${NAME:-}`, and so stands for the value itself.
  private static func isWhole(_ place: Location) -> Bool {
    let bytes = place.bytes.dropFirst()
    if bytes.allSatisfy(\.isNameByte) { return true }
    guard bytes.first == 0x7B, bytes.last == 0x7D else { return false }
    let inside = bytes.dropFirst().dropLast()
    let rest = inside.drop(while: \.isNameByte)
    return rest.isEmpty || rest.elementsEqual(":-".utf8) || rest.elementsEqual("-".utf8)
  }
}
