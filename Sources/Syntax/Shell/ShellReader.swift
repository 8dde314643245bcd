/// The state of reading one script: where the reader stands, and what it found so far.
///
/// The grammar is spread over extensions, a file for each part of the language. All of them look at bytes through
/// `byte(at:)` and `skipped(_:)`, because a backslash and a newline may stand between any two characters.
struct ShellReader {
  /// The deepest nesting of commands and expansions that is read. Each level takes about ten stack frames.
  static let depthLimit = 100

  /// Why reading stopped inside a command.
  enum Failure: Error {
    /// Something unexpected: the rest of the line is left out.
    case unexpected
    /// The file ended inside a construct; reading may go on behind the line on which that began.
    case unterminated(start: Int)
    /// The nesting is too deep: nothing more is read.
    case tooDeep
  }

  /// The script, without NUL bytes, which the shell ignores.
  let text: SourceText
  /// The bytes of `text`.
  let bytes: [UInt8]
  let dialect: ShellSyntaxDialect
  /// The offset of the next byte to read.
  var position = 0
  /// How many commands and expansions surround the position.
  var depth: Int
  /// How many `$(...)` and other constructs inside a word surround the position.
  var substitutions = 0
  /// Here-documents whose bodies follow on the lines behind the current one.
  var pendingHereDocuments: [PendingHereDocument] = []
  /// What ends the compound commands around the position, innermost last.
  var expectedClosers: [Closer] = []
  var problems: [SyntaxProblem] = []
  var comments: [SourceText] = []
  /// The offset behind the last comment; the reader may go over one more than once.
  var commentEnd = 0
  /// How often reading may still go on behind a construct that never ends: each time costs a pass over the rest.
  var restarts = 8
  /// Whether `shopt -s extglob` was read, so that `!(` starts a pattern and no subshell.
  var hasExtendedPatterns = false

  init(_ text: SourceText, dialect: ShellSyntaxDialect, depth: Int = 0) {
    self.text = text.bytes.contains(0) ? Self.withoutNull(text) : text
    self.bytes = Array(self.text.bytes)
    self.dialect = dialect
    self.depth = depth
  }

  private static func withoutNull(_ text: SourceText) -> SourceText {
    var builder = SourceTextBuilder(file: text.file, anchor: text.range.start)
    var start = 0
    for (offset, byte) in text.bytes.enumerated() where byte == 0 {
      builder.append(text.slice(start..<offset))
      start = offset + 1
    }
    builder.append(text.slice(start..<text.count))
    return builder.finish()
  }

  /// Reads everything.
  mutating func script() -> ShellScript {
    let body = wholeList()
    return ShellScript(text: text, body: body, comments: comments, problems: problems)
  }
}

// MARK: - Looking at bytes

extension ShellReader {
  var isBash: Bool { dialect == .bash }

  /// The byte at an offset; 0 at the end of the script, which holds no NUL.
  func byte(at offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  /// The offset behind any line continuations.
  func skipped(_ offset: Int) -> Int {
    var offset = offset
    while byte(at: offset) == 0x5C, byte(at: offset + 1) == 0x0A { offset += 2 }
    return offset
  }

  /// The next byte, line continuations left out.
  var current: UInt8 {
    mutating get {
      position = skipped(position)
      return byte(at: position)
    }
  }

  var isAtEnd: Bool {
    mutating get {
      position = skipped(position)
      return position >= bytes.count
    }
  }

  /// The offset behind a text that stands at an offset, line continuations within it left out; nil when it is not there.
  func end(of literal: StaticString, at start: Int) -> Int? {
    literal.withUTF8Buffer { expected in
      var offset = start
      for byte in expected {
        offset = skipped(offset)
        guard self.byte(at: offset) == byte else { return nil }
        offset += 1
      }
      return offset
    }
  }

  /// Moves behind a text if it comes next.
  mutating func take(_ literal: StaticString) -> Bool {
    guard let end = end(of: literal, at: position) else { return false }
    position = end
    return true
  }

  /// Whether a byte ends a word: a blank, a newline, an operator, or the end.
  static func isMetacharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case " ", "\t", "\n", "|", "&", ";", "(", ")", "<", ">", "\0": true
    default: false
    }
  }

  /// Moves behind blanks and a comment.
  mutating func skipBlanks() {
    while true {
      if current.isBlank {
        position += 1
      } else if current == "#" {
        let start = position
        while byte(at: position) != "\n", position < bytes.count { position += 1 }
        if start >= commentEnd { comments.append(text.slice(start..<position)) }
        commentEnd = max(commentEnd, position)
      } else {
        return
      }
    }
  }

  /// Moves behind blanks, comments and newlines.
  mutating func skipLines() {
    skipBlanks()
    while current == "\n" {
      takeNewline()
      skipBlanks()
    }
  }

  /// Moves behind a newline, and behind the here-documents that it starts.
  mutating func takeNewline() {
    position += 1
    if !pendingHereDocuments.isEmpty { readHereDocuments() }
  }

  /// The place of a part of the script.
  func range(_ start: Int, _ end: Int) -> SourceRange { text.range(start..<max(start, end)) }

  /// The text between two offsets.
  func slice(_ start: Int, _ end: Int) -> SourceText { text.slice(start..<max(start, end)) }
}

// MARK: - Mistakes

extension ShellReader {
  /// Records a problem at a part of the script.
  mutating func report(_ message: String, _ start: Int, _ end: Int) {
    problems.append(SyntaxProblem(message, at: Location(text.file, range(start, end))))
  }

  /// Records that the script ends inside a construct. Behind another mistake this says nothing new.
  mutating func reportEnd(_ message: String, _ start: Int, _ end: Int) {
    if problems.isEmpty { report(message, start, end) }
  }

  /// The failure of a construct that never ends.
  mutating func unterminated(_ message: String, _ start: Int, _ end: Int) -> Failure {
    reportEnd(message, start, end)
    return .unterminated(start: start)
  }

  /// The failure of whatever stands at the position.
  mutating func unexpected() -> Failure {
    let start = skipped(position)
    let token = token(at: start)
    switch token.end == start ? "" : token.name {
    case "": reportEnd("Syntax error: the script ends before the command is complete.", start, start)
    case "\n": report("Syntax error: the line ends before the command is complete.", start, token.end)
    case let name?: report("Syntax error near unexpected token '\(name)'.", start, token.end)
    case nil: report("Syntax error near an unexpected word.", start, token.end)
    }
    return .unexpected
  }

  /// The extent of a token, with its text unless it is an ordinary word, whose text may be a secret.
  private func token(at start: Int) -> (name: String?, end: Int) {
    let operators: [StaticString] = [
      ";;&", ";;", ";&", "&&", "&>>", "&>", "||", "|&", "<<<", "<<-", "<<", "<&", "<>", ">>", ">&", ">|", ";", "&", "|",
      "<", ">", "(", ")", "\n", "]]",
    ]
    for literal in operators {
      if let end = end(of: literal, at: start) { return (literal.description, end) }
    }
    if let word = reservedWord(at: start) { return (word.word.rawValue, word.end) }
    var end = start
    while !Self.isMetacharacter(byte(at: end)) { end += 1 }
    return (nil, end)
  }

  /// Runs one level of nesting.
  mutating func nested<Result>(_ read: (inout ShellReader) throws(Failure) -> Result) throws(Failure) -> Result {
    guard depth < Self.depthLimit else {
      if problems.last?.message != Self.depthMessage { report(Self.depthMessage, position, position + 1) }
      position = bytes.count
      throw .tooDeep
    }
    depth += 1
    defer { depth -= 1 }
    return try read(&self)
  }

  /// The words that one command, loop or array may have. Linux takes 2 MB of arguments and environment for a process,
  /// which is about as many words of one letter each.
  private static let wordLimit = 200_000

  /// Whether a list with `count` words takes another. What lies behind the limit is read and not kept, so that a line of
  /// millions of words costs no memory.
  mutating func hasRoom(behind count: Int, at start: Int) -> Bool {
    if count < Self.wordLimit { return true }
    if problems.last?.message != Self.wordMessage { report(Self.wordMessage, start, position) }
    return false
  }

  private static let wordMessage = "This has more than \(wordLimit) words; the others are left out."

  private static let depthMessage = "Commands and expansions are nested more than \(depthLimit) deep."
}
