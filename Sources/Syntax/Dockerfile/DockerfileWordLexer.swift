/// Reads a word as BuildKit's `shell.Lex` does: quotes, escapes, and the forms of `$` (frontend/dockerfile/shell/lex.go).
struct DockerfileWordLexer {
  /// How the escape character is treated: inside patterns it stays in the text.
  enum Escapes {
    case removed
    case kept
  }

  static let maximumDepth = 100

  let text: SourceText
  let escape: UInt8
  /// Whether operators behind a colon pass unchecked, as in BuildKit's search for here-documents.
  let isLenient: Bool
  var offset = 0
  var depth = 0
  /// Where the `${` that is being read starts.
  var brace = 0
  private(set) var problem: SyntaxProblem?
  /// The blanks outside quotes and variables, which end words where a line is split.
  private(set) var blanks: [Range<Int>] = []
  /// Whether a quoted part was read.
  private(set) var hasQuotes = false

  init(_ text: SourceText, escape: UInt8, isLenient: Bool = false) {
    self.text = text
    self.escape = escape
    self.isLenient = isLenient
  }

  /// Reads the text as one word.
  static func word(_ text: SourceText, escape: UInt8, problems: inout [SyntaxProblem]) -> DockerfileWord {
    if text.bytes.allSatisfy({ $0 != escape && $0 < 0x80 && !isSpecial($0) }) {
      return DockerfileWord(parts: text.isEmpty ? [] : [.literal(text)], text: text, isValid: true)
    }
    var lexer = DockerfileWordLexer(text, escape: escape)
    let word = lexer.read()
    if let problem = lexer.problem { problems.append(problem) }
    return word
  }

  /// Reads the whole text.
  mutating func read() -> DockerfileWord {
    if text.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    let parts = readParts(until: nil, escapes: .removed)
    return DockerfileWord(parts: parts, text: text, isValid: problem == nil)
  }

  /// Reads up to a stop character, which is consumed, or to the end.
  mutating func readParts(until stop: UInt8?, escapes: Escapes) -> [DockerfileWord.Part] {
    var parts = DockerfilePartCollector(text)
    while problem == nil, let byte = peek {
      if byte == stop {
        offset += 1
        return parts.finish()
      }
      switch byte {
      case UInt8(ascii: "$"): readDollar(into: &parts)
      case UInt8(ascii: "<"): readLess(into: &parts)
      case UInt8(ascii: "'"): readSingleQuoted(into: &parts)
      case UInt8(ascii: "\""): readDoubleQuoted(escapes: escapes, into: &parts)
      case escape:
        if escapes == .kept { parts.append(offset..<offset + 1) }
        offset += 1
        readScalar(into: &parts)
      default:
        readPlain(stop: stop, into: &parts)
      }
    }
    if let stop, problem == nil {
      let what = stop == UInt8(ascii: "/") ? "second slash" : "closing brace"
      report("This `${` has no \(what)", brace..<min(brace + 2, text.count))
    }
    return parts.finish()
  }

  /// Reads text without a meaning of its own, as far as it goes.
  private mutating func readPlain(stop: UInt8?, into parts: inout DockerfilePartCollector) {
    let start = offset
    while let byte = peek {
      let blank = text.blankLength(at: offset)
      if blank > 0 {
        if depth == 0 { blanks.append(offset..<offset + blank) }
        offset += blank
      } else if byte == stop || byte == escape || Self.isSpecial(byte) {
        break
      } else {
        offset += 1
      }
    }
    parts.append(start..<offset)
  }

  /// `<<` keeps the blanks behind it in the word.
  private mutating func readLess(into parts: inout DockerfilePartCollector) {
    let start = offset
    offset += 1
    if peek == UInt8(ascii: "<") {
      offset += 1
      while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0D { offset += 1 }
    }
    parts.append(start..<offset)
  }

  private mutating func readSingleQuoted(into parts: inout DockerfilePartCollector) {
    let start = offset
    hasQuotes = true
    offset += 1
    while let byte = peek, byte != UInt8(ascii: "'") { offset += 1 }
    parts.append(start + 1..<offset)
    guard peek != nil else { return report("This single quote has no end", start..<start + 1) }
    offset += 1
  }

  private mutating func readDoubleQuoted(escapes: Escapes, into parts: inout DockerfilePartCollector) {
    let start = offset
    hasQuotes = true
    offset += 1
    while problem == nil {
      switch peek {
      case nil:
        return report("This double quote has no end", start..<start + 1)
      case UInt8(ascii: "\""):
        offset += 1
        return
      case UInt8(ascii: "$"):
        readDollar(into: &parts)
      case escape:
        readQuotedEscape(escapes: escapes, into: &parts)
      default:
        let run = offset
        while let byte = peek, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "$"), byte != escape { offset += 1 }
        parts.append(run..<offset)
      }
    }
  }

  /// In double quotes the escape character escapes `"`, `$` and itself alone.
  private mutating func readQuotedEscape(escapes: Escapes, into parts: inout DockerfilePartCollector) {
    let own = offset..<offset + 1
    if escapes == .kept { parts.append(own) }
    offset += 1
    guard let next = peek else { return }
    if next == UInt8(ascii: "\"") || next == UInt8(ascii: "$") || next == escape {
      parts.append(offset..<offset + 1)
      offset += 1
    } else {
      parts.append(own)
    }
  }

  /// One character, whatever it is.
  private mutating func readScalar(into parts: inout DockerfilePartCollector) {
    guard peek != nil else { return }
    let length = text.scalar(at: offset).length
    parts.append(offset..<offset + length)
    offset += length
  }

  var peek: UInt8? { offset < text.count ? text[offset] : nil }

  mutating func report(_ message: String, _ range: Range<Int>) {
    guard problem == nil else { return }
    problem = SyntaxProblem(message + ".", at: text.location(range.clamped(to: 0..<text.count)))
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "$") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"")
  }
}
