// MARK: - if, loops and case

extension ShellReader {
  /// `if list; then list; [elif list; then list;] [else list;] fi`
  mutating func ifClause() throws(Failure) -> ShellCommand.Form {
    let start = position
    _ = take(.if)
    expectedClosers.append(.fi)
    var branches: [(condition: ShellList, body: ShellList)] = []
    var elseBody: ShellList?
    repeat {
      let condition = try body(from: start)
      guard take(.then) else {
        if !isAtEnd { throw unexpected() }
        branches.append((condition, ShellList()))
        break
      }
      branches.append((condition, try body(from: start)))
    } while take(.elif)
    if take(.else) { elseBody = try body(from: start) }
    try close(.fi, openedBy: "if", start)
    return .ifClause(branches, elseBody: elseBody)
  }

  /// `while list; do list; done`
  mutating func loop(isUntil: Bool) throws(Failure) -> ShellCommand.Form {
    let start = position
    _ = take(isUntil ? .until : .while)
    expectedClosers.append(.done)
    let condition = try body(from: start)
    return .loop(isUntil: isUntil, condition: condition, body: try doGroup(isUntil ? "until" : "while", start))
  }

  /// `do list; done`
  private mutating func doGroup(_ opener: String, _ start: Int) throws(Failure) -> ShellList {
    skipLines()
    guard take(.do) else {
      if !isAtEnd { throw unexpected() }
      try close(.done, openedBy: opener, start)
      return ShellList()
    }
    let list = try body(from: start)
    try close(.done, openedBy: opener, start)
    return list
  }

  /// `for NAME in words; do list; done`, and with an arithmetic head.
  mutating func forClause() throws(Failure) -> ShellCommand.Form {
    let start = position
    _ = take(.for)
    skipBlanks()
    if isBash, let end = end(of: "((", at: position) {
      position = end
      return try arithmeticFor(from: start)
    }
    let (name, words) = try loopHead()
    return .forClause(name: name, words: words, body: try loopBody("for", start))
  }

  /// `select NAME in words; do list; done`
  mutating func select() throws(Failure) -> ShellCommand.Form {
    let start = position
    _ = take(.select)
    skipBlanks()
    let (name, words) = try loopHead()
    return .select(name: name, words: words, body: try loopBody("select", start))
  }

  /// `NAME in words` with the separator behind it.
  private mutating func loopHead() throws(Failure) -> (SourceText, [ShellWord]?) {
    let start = position
    guard try word() != nil else { throw unexpected() }
    let name = slice(start, position)
    if !isBash && !name.isName {
      report("Syntax error: 'for' takes a variable's name.", start, position)
      throw .unexpected
    }
    skipBlanks()
    if current == ";", !closesList {
      position += 1
      skipLines()
      return (name, nil)
    }
    skipLines()
    guard take(.in) else { return (name, nil) }
    var words: [ShellWord] = []
    skipBlanks()
    var next = position
    while let word = try word() {
      if hasRoom(behind: words.count, at: next) { words.append(word) }
      skipBlanks()
      next = position
    }
    if current == ";", !closesList {
      position += 1
    } else if current != "\n" && !isAtEnd {
      throw unexpected()
    }
    skipLines()
    return (name, words)
  }

  /// `do list; done`, for which bash also takes `{ list; }`.
  mutating func loopBody(_ opener: String, _ start: Int) throws(Failure) -> ShellList {
    if isBash, reservedWord(at: position)?.word == .leftBrace { return try group() }
    expectedClosers.append(.done)
    return try doGroup(opener, start)
  }

  /// `case word in patterns) list;; esac`
  mutating func caseClause() throws(Failure) -> ShellCommand.Form {
    let start = position
    _ = take(.case)
    expectedClosers.append(.esac)
    skipBlanks()
    guard let subject = try word() else { throw unexpected() }
    skipLines()
    guard take(.in) else { throw unexpected() }
    var items: [CaseItem] = []
    while true {
      skipLines()
      if isAtEnd || reservedWord(at: position)?.word == .esac { break }
      let (item, isLast) = try caseItem(from: start)
      items.append(item)
      if isLast { break }
    }
    try close(.esac, openedBy: "case", start)
    return .caseClause(subject, items)
  }

  /// Reads a branch; one without a terminator is the last.
  private mutating func caseItem(from start: Int) throws(Failure) -> (CaseItem, isLast: Bool) {
    _ = take("(")
    var patterns: [ShellWord] = []
    repeat {
      skipBlanks()
      guard let pattern = try word() else { throw unexpected() }
      patterns.append(pattern)
      skipBlanks()
    } while take("|")
    guard take(")") else { throw unexpected() }
    let body = try list(from: start)
    let terminator = caseTerminator()
    return (CaseItem(patterns: patterns, body: body, terminator: terminator ?? .stop), terminator == nil)
  }

  private mutating func caseTerminator() -> CaseItem.Terminator? {
    if isBash && take(";;&") { return .testNext }
    if take(";;") { return .stop }
    if isBash && take(";&") { return .fallThrough }
    return nil
  }
}

// MARK: - Functions and coprocesses

extension ShellReader {
  /// `NAME () command`, once the name is read.
  mutating func functionDefinition(from start: Int, nameEnd end: Int) throws(Failure) -> ShellCommand {
    let text = slice(start, end)
    position += 1
    skipBlanks()
    guard take(")") else { throw unexpected() }
    if !isBash && !text.isName {
      report("Syntax error: a function's name may hold letters, digits and '_' only.", start, end)
      throw .unexpected
    }
    let body = try functionBody()
    return ShellCommand(.function(name: text, body: body), range: range(start, position))
  }

  /// `function NAME [()] command`
  mutating func functionKeyword() throws(Failure) -> ShellCommand.Form {
    _ = take(.function)
    skipBlanks()
    let start = position
    guard try word() != nil else { throw unexpected() }
    let name = slice(start, position)
    skipBlanks()
    if current == "(" {
      let open = position
      position += 1
      skipBlanks()
      if current == ")" { position += 1 } else { position = open }
    }
    return .function(name: name, body: try functionBody())
  }

  private mutating func functionBody() throws(Failure) -> ShellCommand {
    skipLines()
    let start = position
    let body = try command()
    if case .simple = body.form, isBash {
      position = start
      throw unexpected()
    }
    return body
  }

  /// `coproc [NAME] command`
  mutating func coprocess() throws(Failure) -> ShellCommand.Form {
    _ = take(.coproc)
    skipBlanks()
    let start = position
    while current.continuesName { position += 1 }
    let end = position
    skipBlanks()
    let isName = end > start && position > end && reservedWord(at: start) == nil
    let isFollowed = current == "(" || reservedWord(at: position).map { !$0.word.closesList } ?? false
    if isName && isFollowed { return .coprocess(name: slice(start, end), body: try command()) }
    position = start
    return .coprocess(name: nil, body: try command())
  }
}

extension SourceText {
  /// Whether the text is a variable's name.
  fileprivate var isName: Bool { bytes.first?.startsName == true && bytes.allSatisfy(\.continuesName) }
}
