// MARK: - Assignments

extension ShellReader {
  /// Reads an assignment or a word; nil where neither starts. As an argument, an assignment has no blanks between the
  /// brackets of its subscript.
  mutating func assignmentOrWord(allowsArray: Bool, isArgument: Bool) throws(Failure) -> SimpleCommand.Argument? {
    let start = skipped(position)
    guard byte(at: start).startsName else { return try word().map { .word($0) } }
    position = start
    var name = TextRun()
    while current.continuesName { takeByte(into: &name) }
    var key: ShellWord?
    if current == "[", isBash, !isArgument || isSubscriptedArgument {
      let open = position
      let subscription = try subscription()
      guard end(of: "=", at: position) != nil || end(of: "+=", at: position) != nil else {
        name.add(open, open + 1)
        let head = [.unquoted(text(of: name))] + subscription.parts + [.unquoted(slice(position - 1, position))]
        return .word(try word(startingWith: head, from: start))
      }
      key = subscription
    }
    let isAppend = isBash && take("+=")
    guard isAppend || take("=") else {
      position = start
      return try word().map { .word($0) }
    }
    let value: ShellAssignment.Value
    if allowsArray && current == "(" {
      value = .array(try array())
    } else {
      let empty = ShellWord([], range: range(position, position))
      value = .scalar(try word() ?? empty)
    }
    return .assignment(
      ShellAssignment(
        name: text(of: name), subscript: key, isAppend: isAppend, value: value, range: range(start, position)))
  }

  /// Whether `NAME=(` or `NAME+=(` stands here.
  var startsArray: Bool {
    mutating get {
      guard current.startsName else { return false }
      var offset = position
      while byte(at: offset).continuesName { offset = skipped(offset + 1) }
      return end(of: "=(", at: offset) != nil || end(of: "+=(", at: offset) != nil
    }
  }

  /// Whether the bracket at the position closes within its word, with an assignment behind it.
  private var isSubscriptedArgument: Bool {
    var offset = position
    while !Self.isMetacharacter(byte(at: offset)) {
      if byte(at: offset) == "]", end(of: "]=", at: offset) != nil || end(of: "]+=", at: offset) != nil { return true }
      offset += 1
    }
    return false
  }

  /// `[expression]`, the brackets left out.
  mutating func subscription(_ scope: WordScope = .bracket) throws(Failure) -> ShellWord {
    let open = position
    position += 1
    let start = position
    let parts = try parts(scope)
    if current == "}" { return ShellWord(parts, range: range(start, position)) }
    guard current == "]" else { throw unterminated("Syntax error: no ']' closes this '['.", open, open + 1) }
    let word = ShellWord(parts, range: range(start, position))
    position += 1
    return word
  }

  /// `(elements)` behind `NAME=`.
  private mutating func array() throws(Failure) -> [(key: ShellWord?, value: ShellWord)] {
    let open = position
    position += 1
    var elements: [(key: ShellWord?, value: ShellWord)] = []
    while true {
      skipLines()
      if take(")") { return elements }
      if isAtEnd { throw unterminated("Syntax error: no ')' closes this '('.", open, open + 1) }
      let next = position
      guard let element = try arrayElement() else { throw unexpected() }
      if hasRoom(behind: elements.count, at: next) { elements.append(element) }
    }
  }

  private mutating func arrayElement() throws(Failure) -> (key: ShellWord?, value: ShellWord)? {
    let start = position
    guard current == "[" else { return try word().map { (nil, $0) } }
    let key = try subscription()
    guard take("=") || take("+=") else {
      let head = [.unquoted(slice(start, start + 1))] + key.parts + [.unquoted(slice(position - 1, position))]
      return (nil, try word(startingWith: head, from: start))
    }
    let empty = ShellWord([], range: range(position, position))
    return (key, try word() ?? empty)
  }
}
