// MARK: - [[ ]]

extension ShellReader {
  /// `[[ expression ]]`
  mutating func conditional() throws(Failure) -> ShellCommand.Form {
    let start = position
    _ = take(.conditional)
    let expression = try disjunction()
    skipLines()
    guard let end = closingBrackets else {
      if isAtEnd { throw unterminated("Syntax error: no ']]' closes this '[['.", start, start + 2) }
      throw unexpected()
    }
    position = end
    return .conditional(expression)
  }

  /// The offset behind a `]]` that stands here as a word.
  private var closingBrackets: Int? {
    guard let end = end(of: "]]", at: position), Self.isMetacharacter(byte(at: skipped(end))) else { return nil }
    return end
  }

  private mutating func disjunction() throws(Failure) -> ConditionalExpression {
    var operands: [ConditionalExpression] = []
    repeat {
      operands.append(try conjunction())
      skipLines()
    } while take("||")
    return Self.joined(operands[...], by: ConditionalExpression.or)
  }

  private mutating func conjunction() throws(Failure) -> ConditionalExpression {
    var operands: [ConditionalExpression] = []
    repeat {
      operands.append(try negation())
      skipLines()
    } while take("&&")
    return Self.joined(operands[...], by: ConditionalExpression.and)
  }

  /// Joins operands in order. The tree is balanced, because a chain of thousands must not become thousands deep.
  private static func joined(
    _ operands: ArraySlice<ConditionalExpression>,
    by join: (ConditionalExpression, ConditionalExpression) -> ConditionalExpression
  ) -> ConditionalExpression {
    guard operands.count > 1 else { return operands.first ?? .invalid }
    let middle = operands.startIndex + operands.count / 2
    return join(joined(operands[..<middle], by: join), joined(operands[middle...], by: join))
  }

  private mutating func negation() throws(Failure) -> ConditionalExpression {
    var isNegated = false
    skipLines()
    while take(.bang) {
      isNegated.toggle()
      skipLines()
    }
    let expression = try nested { (reader) throws(Failure) in try reader.test() }
    return isNegated ? .not(expression) : expression
  }

  private mutating func test() throws(Failure) -> ConditionalExpression {
    if current == "(" {
      let start = position
      position += 1
      let expression = try disjunction()
      skipLines()
      if isAtEnd { throw unterminated("Syntax error: no ')' closes this '('.", start, start + 1) }
      guard take(")") else { throw unexpected() }
      return expression
    }
    guard closingBrackets == nil, let left = try word() else { throw unexpected() }
    if current.isOne(of: "<>"), left.isNumber { throw unexpected() }
    skipBlanks()
    if let name = left.unaryTest {
      guard closingBrackets == nil, let operand = try word() else { throw unexpected() }
      return .unary(name, operand)
    }
    return try comparison(of: left)
  }

  private mutating func comparison(of left: ShellWord) throws(Failure) -> ConditionalExpression {
    if closingBrackets != nil || isAtEnd { return .word(left) }
    switch current {
    case ")", "&", "|": return .word(left)
    case "<", ">":
      let name = current == "<" ? "<" : ">"
      position += 1
      skipBlanks()
      guard let right = try word() else { throw unexpected() }
      return .binary(left, name, right)
    default: break
    }
    let start = position
    guard let name = try word()?.binaryTest else {
      position = start
      throw unexpected()
    }
    skipBlanks()
    guard closingBrackets == nil, let right = try word(name == "=~" ? .regularExpression : .word) else {
      throw unexpected()
    }
    return .binary(left, name, right)
  }
}

extension ShellWord {
  private var plain: String? {
    guard parts.count == 1, case .unquoted(let text)? = parts.first, text.count <= 3 else { return nil }
    return text.string
  }

  /// Whether the word is a number, which in front of `<` or `>` is a descriptor and no operand.
  fileprivate var isNumber: Bool {
    guard parts.count == 1, case .unquoted(let text)? = parts.first else { return false }
    return text.bytes.allSatisfy(\.isDigit)
  }

  /// The test that the word names, such as `-n`.
  fileprivate var unaryTest: String? {
    guard let plain, plain.utf8.count == 2, plain.utf8.first == UInt8(ascii: "-") else { return nil }
    return plain.utf8.last?.isOne(of: "abcdefghkLnNoprRsStuvwxzGO") ?? false ? plain : nil
  }

  /// The comparison that the word names, such as `==`.
  fileprivate var binaryTest: String? {
    switch plain {
    case let name?
    where ["=", "==", "!=", "=~", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef"].contains(name):
      name
    default: nil
    }
  }
}
