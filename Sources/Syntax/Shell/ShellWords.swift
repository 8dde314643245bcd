/// Where a run of word parts ends, and how quotes read inside it.
struct WordScope {
  /// The byte that ends it, 0 for none.
  var closer: UInt8 = 0
  /// Another byte that ends it, however deep, 0 for none.
  var separator: UInt8 = 0
  /// The byte that makes one more `closer` necessary, 0 for none.
  var opener: UInt8 = 0
  /// Whether blanks, newlines and operators end it.
  var isWord = false
  /// Whether it is a regular expression of `[[ =~ ]]`, in which parentheses group.
  var isRegularExpression = false
  /// Whether text is as in double quotes: `'` is literal, and `\` escapes few characters.
  var isDoubleQuoted = false
  /// Whether `"` is an ordinary character.
  var isHereDocument = false
  /// Whether a `:` belongs to a `?` in front of it.
  var hasTernary = false

  static let word = WordScope(isWord: true)
  static let regularExpression = WordScope(isWord: true, isRegularExpression: true)
  static let doubleQuote = WordScope(closer: UInt8(ascii: "\""), isDoubleQuoted: true)
  static let hereDocument = WordScope(isDoubleQuoted: true, isHereDocument: true)
  static let bracket = WordScope(closer: UInt8(ascii: "]"), opener: UInt8(ascii: "["))
  /// A subscript within `${...}`, which a brace ends as well.
  static let bracketInBraces = WordScope(
    closer: UInt8(ascii: "]"), separator: UInt8(ascii: "}"), opener: UInt8(ascii: "["))
  static let arithmetic = WordScope(closer: UInt8(ascii: ")"), opener: UInt8(ascii: "("))
  /// dash gives quotes in arithmetic no meaning.
  static let posixArithmetic = WordScope(
    closer: UInt8(ascii: ")"), opener: UInt8(ascii: "("), isDoubleQuoted: true, isHereDocument: true)
  /// A part of `for ((a; b; c))`.
  static let arithmeticPart = WordScope(
    closer: UInt8(ascii: ")"), separator: UInt8(ascii: ";"), opener: UInt8(ascii: "("))

  /// An operand of `${NAME...}`.
  static func operand(isDoubleQuoted: Bool, separator: UInt8 = 0) -> WordScope {
    WordScope(closer: UInt8(ascii: "}"), separator: separator, isDoubleQuoted: isDoubleQuoted)
  }

  /// The offset or length in `${NAME:offset:length}`.
  static let substring = WordScope(closer: UInt8(ascii: "}"), separator: UInt8(ascii: ":"), hasTernary: true)
}

/// The parts of a word as they are found, with the literal text that no part holds yet.
private struct WordParts {
  var parts: [WordPart] = []
  var literal = TextRun()
  /// How many parentheses, brackets or patterns are open.
  var nesting = 0
  /// How many `?` await their `:`.
  var ternaries = 0
  /// The offset up to which a closer is literal, because single quotes surround it.
  var literalEnd = 0
}

// MARK: - Words

extension ShellReader {
  /// Reads a word; nil where none starts.
  mutating func word(_ scope: WordScope = .word) throws(Failure) -> ShellWord? {
    let start = skipped(position)
    let parts = try parts(scope)
    return parts.isEmpty && position <= start ? nil : ShellWord(parts, range: range(start, position))
  }

  /// Reads the rest of a word of which some parts are read already.
  mutating func word(startingWith head: [WordPart], from start: Int) throws(Failure) -> ShellWord {
    let rest = try parts(.word)
    return ShellWord(head + rest, range: range(start, position))
  }

  /// Reads word parts up to the end of a scope. What ends it stays unread; its absence is for the caller to notice.
  mutating func parts(_ scope: WordScope) throws(Failure) -> [WordPart] {
    var word = WordParts()
    let start = position
    while !isAtEnd {
      takePlainText(into: &word.literal)
      if isAtEnd || ends(scope, &word) { break }
      if let part = try part(scope, &word) {
        flush(&word)
        word.parts.append(part)
      }
    }
    if word.nesting > 0 && scope.isWord {
      throw unterminated("Syntax error: the script ends, and no ')' closes a '(' in this word.", start, start + 1)
    }
    flush(&word)
    return word.parts
  }

  /// Takes bytes that mean nothing anywhere; most text is made of them.
  private mutating func takePlainText(into literal: inout TextRun) {
    let start = position
    while byte(at: position).isPlain { position += 1 }
    literal.add(start, position)
  }

  private func flush(_ word: inout WordParts) {
    guard !word.literal.isEmpty else { return }
    word.parts.append(.unquoted(text(of: word.literal)))
    word.literal = TextRun()
  }

  /// Whether the byte at the position ends the scope; counts parentheses on the way.
  private func ends(_ scope: WordScope, _ word: inout WordParts) -> Bool {
    let byte = byte(at: position)
    if position < word.literalEnd { return false }
    if byte == scope.separator && byte != 0 { return !(scope.hasTernary && word.ternaries > 0) }
    if word.nesting > 0 { return false }
    if scope.isWord {
      guard Self.isMetacharacter(byte) else { return false }
      if byte == "(" || byte == "|", scope.isRegularExpression { return false }
      return !(isBash && byte.isOne(of: "<>") && self.byte(at: skipped(position + 1)) == "(")
    }
    return byte != 0 && byte == scope.closer
  }

  /// Reads one part; literal text is collected, and is no part until something else follows.
  private mutating func part(_ scope: WordScope, _ word: inout WordParts) throws(Failure) -> WordPart? {
    let byte = byte(at: position)
    switch byte {
    case "\\":
      return backslash(scope, &word)
    case "'" where !scope.isDoubleQuoted:
      return .singleQuoted(try singleQuoted())
    case "'" where scope.closer == UInt8(ascii: "}") && isBash:
      try protectQuoted(&word)
    case "\"" where !scope.isHereDocument && scope.closer != byte:
      return try doubleQuoted(from: position)
    case "`":
      return try backquoted(isDoubleQuoted: scope.isDoubleQuoted)
    case "$":
      if let part = try dollar(scope) { return part }
    case "<" where scope.isWord && isBash, ">" where scope.isWord && isBash:
      if self.byte(at: skipped(position + 1)) == "(" { return try processSubstitution() }
    default:
      count(byte, scope, &word)
    }
    takeByte(into: &word.literal)
    return nil
  }

  private mutating func count(_ byte: UInt8, _ scope: WordScope, _ word: inout WordParts) {
    if scope.isWord {
      if byte == "(", word.nesting > 0 || scope.isRegularExpression {
        word.nesting += 1
      } else if byte == ")", word.nesting > 0 {
        word.nesting -= 1
      } else if isBash, word.nesting == 0, byte.isOne(of: "?*+@!") {
        let open = skipped(position + 1)
        guard self.byte(at: open) == "(", hasExtendedPatterns || self.byte(at: skipped(open + 1)) != ")" else { return }
        word.nesting += 1
        takeByte(into: &word.literal)
        position = open
      }
    } else if byte == scope.opener, byte != 0 {
      word.nesting += 1
    } else if byte == scope.closer, word.nesting > 0 {
      word.nesting -= 1
    } else if scope.hasTernary {
      word.ternaries += byte == "?" ? 1 : byte == ":" ? -1 : 0
    }
  }

  private mutating func backslash(_ scope: WordScope, _ word: inout WordParts) -> WordPart? {
    let next = byte(at: position + 1)
    if scope.isDoubleQuoted {
      let isEscape =
        next.isOne(of: "$`\\") || (next == "\"" && !scope.isHereDocument)
        || (next == "}" && scope.closer == UInt8(ascii: "}"))
      if isEscape { position += 1 } else if position + 1 < bytes.count { takeByte(into: &word.literal) }
      takeByte(into: &word.literal)
      return nil
    }
    guard position + 1 < bytes.count else {
      takeByte(into: &word.literal)
      return nil
    }
    let start = position + 1
    position += 2
    if next >= 0xC0 {
      while 0x80..<0xC0 ~= byte(at: position), position < start + 4 { position += 1 }
    }
    return .escaped(slice(start, position))
  }

  /// Inside `"${NAME-...}"` single quotes are literal, but bash looks for the closing brace behind them.
  private mutating func protectQuoted(_ word: inout WordParts) throws(Failure) {
    guard position >= word.literalEnd else { return }
    var end = position + 1
    while end < bytes.count, byte(at: end) != "'" { end += 1 }
    if end >= bytes.count { throw unterminated("Syntax error: no other ' closes this quote.", position, position + 1) }
    word.literalEnd = end + 1
  }
}

extension UInt8 {
  /// Whether the byte is literal text in every scope.
  fileprivate var isPlain: Bool { continuesName || self == 0x2D || self == 0x2E || self == 0x2C }
}
