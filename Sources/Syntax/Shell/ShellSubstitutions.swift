// MARK: - What a dollar sign starts

extension ShellReader {
  /// Reads the expansion at a `$`; nil where the `$` is an ordinary character.
  mutating func dollar(_ scope: WordScope) throws(Failure) -> WordPart? {
    let start = position
    let next = skipped(position + 1)
    switch byte(at: next) {
    case "(":
      if let end = end(of: "((", at: next), !isBash || isArithmetic(from: end) {
        position = end
        return .arithmetic(try arithmetic(openedAt: start, "no '))' closes this '$(('"), range(start, position))
      }
      position = next
      return .command(try substitution(from: start), range(start, position))
    case "{":
      return .parameter(try nested { (reader) throws(Failure) in try reader.bracedParameter(scope) })
    case "[" where isBash:
      position = next
      let word = try nested { (reader) throws(Failure) in try reader.subscription() }
      return .arithmetic(word, range(start, position))
    case "'" where isBash && !scope.isDoubleQuoted:
      return .ansiQuoted(try ansiQuoted())
    case "\"" where isBash && !scope.isDoubleQuoted:
      position = next
      return try doubleQuoted(from: start)
    default:
      position = next
      var name = TextRun()
      guard takeParameterName(into: &name) else {
        position = start
        return nil
      }
      return .parameter(ParameterExpansion(name: text(of: name), range: range(start, position)))
    }
  }

  /// Reads a variable's name, one digit or one special character.
  private mutating func takeParameterName(into name: inout TextRun) -> Bool {
    if current.startsName {
      while current.continuesName { takeByte(into: &name) }
    } else if current.isDigit || current.isOne(of: "@*#?-$!") {
      takeByte(into: &name)
    }
    return !name.isEmpty
  }

  /// `<(list)` or `>(list)`
  mutating func processSubstitution() throws(Failure) -> WordPart {
    let start = position
    let isInput = current == "<"
    position = skipped(position + 1)
    return .process(try substitution(from: start), isInput: isInput, range(start, position))
  }

  /// `(list)` behind a `$`, `<` or `>`.
  private mutating func substitution(from start: Int) throws(Failure) -> ShellScript {
    let outer = pendingHereDocuments
    let closers = expectedClosers
    pendingHereDocuments = []
    expectedClosers = [.parenthesis]
    let open = position
    position += 1
    substitutions += 1
    defer {
      substitutions -= 1
      expectedClosers = closers
    }
    let list = try nested { (reader) throws(Failure) in try reader.list(from: open) }
    skipLines()
    if isAtEnd { throw unterminated("Syntax error: no ')' closes this '('.", start, open + 1) }
    guard current == ")" else { throw unexpected() }
    let inner = slice(open + 1, position)
    position += 1
    pendingHereDocuments = outer + pendingHereDocuments
    return ShellScript(text: inner, body: list, comments: [], problems: [])
  }
}

// MARK: - Arithmetic

extension ShellReader {
  /// Whether the text behind `((` is an expression: its parentheses pair, and `))` ends it. Otherwise the two stand for
  /// themselves, as in `((a); (b))`.
  func isArithmetic(from start: Int) -> Bool {
    var offset = start
    var open = 0
    while offset < bytes.count {
      switch byte(at: offset) {
      case "\\": offset += 1
      case "(": open += 1
      case ")":
        if open == 0 { return byte(at: skipped(offset + 1)) == ")" }
        open -= 1
      case "'", "`":
        guard let end = bytes[(offset + 1)...].firstIndex(of: bytes[offset]) else { return true }
        offset = end
      case "\"":
        offset += 1
        while offset < bytes.count, byte(at: offset) != "\"" { offset += byte(at: offset) == "\\" ? 2 : 1 }
      default: break
      }
      offset += 1
    }
    return true
  }

  /// Reads an expression behind `((`, and the `))` that ends it.
  mutating func arithmetic(openedAt open: Int, _ message: String) throws(Failure) -> ShellWord {
    let word = try expression(isBash ? .arithmetic : .posixArithmetic)
    guard let end = end(of: "))", at: position) else {
      position = bytes.count
      throw unterminated("Syntax error: \(message).", open, open + 2)
    }
    position = end
    return word
  }

  private mutating func expression(_ scope: WordScope) throws(Failure) -> ShellWord {
    let start = position
    let parts = try nested { (reader) throws(Failure) in try reader.parts(scope) }
    return ShellWord(parts, range: range(start, position))
  }

  /// `a; b; c)) [;] do list; done`, once `for ((` is read.
  mutating func arithmeticFor(from start: Int) throws(Failure) -> ShellCommand.Form {
    var expressions: [ShellWord] = []
    repeat { expressions.append(try expression(.arithmeticPart)) } while take(";")
    guard let end = end(of: "))", at: position) else {
      throw unterminated("Syntax error: no '))' closes the '((' of this 'for'.", start, start + 3)
    }
    guard expressions.count == 3 else {
      report("Syntax error: 'for ((' takes three expressions.", start, end)
      throw .unexpected
    }
    position = end
    skipBlanks()
    if current == ";", !closesList { position += 1 }
    skipLines()
    return .arithmeticFor(
      initial: expressions[0], condition: expressions[1], step: expressions[2], body: try loopBody("for", start))
  }
}
