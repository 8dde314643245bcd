// MARK: - One command

extension ShellReader {
  /// Reads a command with its redirections.
  mutating func command() throws(Failure) -> ShellCommand {
    skipBlanks()
    let start = position
    let command = try nested { (reader) throws(Failure) in try reader.bareCommand() }
    guard case .simple = command.form else { return try withRedirections(command, from: start) }
    return command
  }

  private mutating func bareCommand() throws(Failure) -> ShellCommand {
    let start = position
    if current == "(" { return ShellCommand(try parenthesized(), range: range(start, position)) }
    guard let reserved = reservedWord(at: position), reserved.word != .time else { return try simpleCommand() }
    let form: ShellCommand.Form
    switch reserved.word {
    case .leftBrace: form = .group(try group())
    case .if: form = try ifClause()
    case .for: form = try forClause()
    case .while, .until: form = try loop(isUntil: reserved.word == .until)
    case .case: form = try caseClause()
    case .select: form = try select()
    case .function: form = try functionKeyword()
    case .coproc: form = try coprocess()
    case .conditional: form = try conditional()
    default: throw unexpected()
    }
    return ShellCommand(form, range: range(start, position))
  }

  private mutating func withRedirections(_ command: ShellCommand, from start: Int) throws(Failure) -> ShellCommand {
    var command = command
    while true {
      let end = position
      skipBlanks()
      guard let redirection = try redirection() else {
        position = end
        break
      }
      command.redirections.append(redirection)
    }
    command.range = range(start, position)
    return command
  }

  /// `( list )` or `(( expression ))`.
  private mutating func parenthesized() throws(Failure) -> ShellCommand.Form {
    if isBash, let end = end(of: "((", at: position), isArithmetic(from: end) {
      let start = position
      position = end
      return .arithmetic(try arithmetic(openedAt: start, "no '))' closes this '(('"))
    }
    let start = position
    position += 1
    expectedClosers.append(.parenthesis)
    let list = try body(from: start)
    try close(.parenthesis, openedBy: "(", start)
    return .subshell(list)
  }

  /// Moves behind what ends a compound command. Where something else stands, the command counts as ended there, so that
  /// what it holds is not lost.
  mutating func close(_ closer: Closer, openedBy opener: String, _ start: Int) throws(Failure) {
    skipLines()
    if !expectedClosers.isEmpty { expectedClosers.removeLast() }
    if let found = nextCloser(), found.closer == closer, closer != .esac || current != ";" {
      position = found.end
    } else if isAtEnd {
      let message = "Syntax error: the script ends, and no '\(closer.rawValue)' closes this '\(opener)'."
      if substitutions > 0 { throw unterminated(message, start, start + opener.utf8.count) }
      reportEnd(message, start, start + opener.utf8.count)
    } else {
      let failure = unexpected()
      if substitutions > 0 || nextCloser().map({ !expectedClosers.contains($0.closer) }) ?? true { throw failure }
    }
  }

  /// What ends a compound command at the position, whichever it is; `;;` shows that `case` goes on.
  private mutating func nextCloser() -> (closer: Closer, end: Int)? {
    switch current {
    case ")": return (.parenthesis, position + 1)
    case ";": return end(of: ";;", at: position).map { (.esac, $0) }
    default:
      guard let next = reservedWord(at: position), let closer = Closer(rawValue: next.word.rawValue) else { return nil }
      return (closer, next.end)
    }
  }

  /// `{ list; }`
  mutating func group() throws(Failure) -> ShellList {
    let start = position
    _ = take(.leftBrace)
    expectedClosers.append(.brace)
    let list = try body(from: start)
    try close(.brace, openedBy: "{", start)
    return list
  }
}

// MARK: - Simple commands

extension ShellReader {
  /// How the words behind a command name are read.
  private enum ArgumentStyle {
    /// As words.
    case words
    /// As words, of which the first decides: behind `command` and `builtin`.
    case undecided
    /// `NAME=value` is an assignment: behind `command export`.
    case scalars
    /// `NAME=value` and `NAME=(...)` are assignments: behind `export`.
    case assignments
    /// Only `NAME=(...)` is one: behind `eval`.
    case arrays
  }

  private mutating func simpleCommand() throws(Failure) -> ShellCommand {
    let start = position
    var simple = SimpleCommand(assignments: [], arguments: [])
    var redirections: [Redirection] = []
    var style = ArgumentStyle.words
    var end = position
    while true {
      skipBlanks()
      let next = position
      let count = simple.assignments.count + simple.arguments.count + redirections.count
      if let redirection = try redirection() {
        if hasRoom(behind: count, at: next) { redirections.append(redirection) }
      } else if simple.arguments.isEmpty, let item = try assignmentOrWord(allowsArray: isBash, isArgument: false) {
        if hasRoom(behind: count, at: next) { add(item, to: &simple, &style) }
      } else if !simple.arguments.isEmpty, let item = try argument(style) {
        if hasRoom(behind: count, at: next) { add(item, to: &simple, &style) }
      } else {
        break
      }
      end = position
    }
    let isAlone = simple.assignments.isEmpty && redirections.isEmpty && simple.arguments.count == 1
    if isAlone && current == "(" { return try functionDefinition(from: start, nameEnd: end) }
    if end == start { throw unexpected() }
    position = end
    if simple.arguments.count > 1 { noteOptions(simple.arguments) }
    return ShellCommand(.simple(simple), redirections: redirections, range: range(start, end))
  }

  private mutating func argument(_ style: ArgumentStyle) throws(Failure) -> SimpleCommand.Argument? {
    switch style {
    case .words, .undecided:
      guard let word = try word() else { return nil }
      return .word(word)
    case .scalars:
      return try assignmentOrWord(allowsArray: false, isArgument: true)
    case .assignments:
      return try assignmentOrWord(allowsArray: isBash, isArgument: true)
    case .arrays:
      guard isBash, startsArray else { return try argument(.words) }
      return try assignmentOrWord(allowsArray: true, isArgument: true)
    }
  }

  private func add(_ item: SimpleCommand.Argument, to simple: inout SimpleCommand, _ style: inout ArgumentStyle) {
    switch item {
    case .assignment(let assignment) where simple.arguments.isEmpty:
      simple.assignments.append(assignment)
    case .assignment:
      simple.arguments.append(item)
    case .word(let word):
      if simple.arguments.isEmpty || style == .undecided { style = self.style(behind: word, simple.arguments.isEmpty) }
      simple.arguments.append(item)
    }
  }

  /// How the words behind a command's name are read. Behind `command`, dash alone knows declarations.
  private func style(behind word: ShellWord, _ isFirst: Bool) -> ArgumentStyle {
    guard word.parts.count == 1, case .unquoted(let text)? = word.parts.first, text.count <= 8 else { return .words }
    switch text.string {
    case "export", "readonly", "declare", "typeset", "local": return isFirst ? .assignments : .scalars
    case "alias", "eval", "let": return isFirst ? .arrays : .words
    case "command" where !isBash: return .undecided
    case "-p", "--": return isFirst ? .words : .undecided
    default: return .words
    }
  }

  /// Learns of `shopt -s extglob`, which changes how later lines are read.
  private mutating func noteOptions(_ arguments: [SimpleCommand.Argument]) {
    var words: [String] = []
    for case .word(let word) in arguments.prefix(8) {
      guard word.parts.count == 1, case .unquoted(let text)? = word.parts.first, text.count <= 8 else { continue }
      words.append(text.string)
    }
    if words.first == "shopt", words.contains("-s"), words.contains("extglob") { hasExtendedPatterns = true }
  }
}
