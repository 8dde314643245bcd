/// Splits Python source into tokens as CPython 3.12 and later do; older source reads the same.
///
/// Comments, blank lines and the indentation of continued lines give no token. Never fails: an unterminated string ends
/// with its line, or with the file when it is triple-quoted.
public struct PythonTokenizer {
  /// What the source may contain beyond the language.
  public enum Flavor: Sendable {
    /// A module.
    case module
    /// A notebook cell: lines of IPython magic and shell commands are tokens of their own.
    case notebook
  }

  private let text: SourceText
  private let source: PythonToken.Source
  private let flavor: Flavor
  private var index = 0
  private var tokens: [PythonToken] = []
  private var comments: [SourceText] = []
  /// How many brackets are open; line ends inside them do not count.
  private var brackets = 0
  private var isAtLineStart = true
  private var indentation: Int?

  /// The tokens of a whole source text.
  public static func tokens(of text: SourceText, flavor: Flavor = .module) -> [PythonToken] {
    read(text, flavor: flavor).tokens
  }

  /// The tokens and the comments of a whole source text, each in order.
  public static func read(
    _ text: SourceText, flavor: Flavor = .module
  ) -> (tokens: [PythonToken], comments: [SourceText]) {
    var tokenizer = PythonTokenizer(text: text, flavor: flavor)
    while tokenizer.index < text.count { tokenizer.step() }
    tokenizer.endLine()
    return (tokenizer.tokens, tokenizer.comments)
  }

  private init(text: SourceText, flavor: Flavor) {
    self.text = text
    self.source = PythonToken.Source(text)
    self.flavor = flavor
  }

  private mutating func step() {
    if isAtLineStart && brackets == 0 && startLine() { return }
    let byte = text[index]
    switch byte {
    case 0x0A, 0x0D:
      if brackets == 0 { endLine() }
      index += 1
    case 0x20, 0x09, 0x0C: index += 1
    case UInt8(ascii: "#"):
      let end = lineEnd(from: index)
      comments.append(text.slice(index..<end))
      index = end
    case UInt8(ascii: "\\") where isLineEnd(index + 1): index = skippingLineEnd(index + 1)
    case UInt8(ascii: "'"), UInt8(ascii: "\""): string(prefix: index)
    default:
      if Self.startsName(byte) {
        name()
      } else if Self.isDigit(byte)
        || (byte == UInt8(ascii: ".") && index + 1 < text.count && Self.isDigit(text[index + 1]))
      {
        number()
      } else {
        symbol()
      }
    }
  }

  /// Measures the indentation; returns whether the line was taken whole, as magic or because it is blank.
  private mutating func startLine() -> Bool {
    var width = 0
    var first = index
    while first < text.count, text[first] == 0x20 || text[first] == 0x09 || text[first] == 0x0C {
      width = text[first] == 0x09 ? (width / 8 + 1) * 8 : text[first] == 0x0C ? 0 : width + 1
      first += 1
    }
    index = first
    isAtLineStart = false
    guard first < text.count else { return true }
    if flavor == .notebook, [UInt8(ascii: "%"), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(text[first]) {
      magic(width)
      return true
    }
    if text[first] != 0x0A && text[first] != 0x0D && text[first] != UInt8(ascii: "#") { indentation = width }
    return false
  }

  /// A magic line; a backslash at its end takes the next line in, and `%%` the rest of the cell.
  private mutating func magic(_ width: Int) {
    let start = index
    let isCellMagic = text[index] == UInt8(ascii: "%") && index + 1 < text.count && text[index + 1] == text[index]
    var end = isCellMagic ? text.count : lineEnd(from: index)
    while !isCellMagic, end > start, text[end - 1] == UInt8(ascii: "\\"), end < text.count {
      end = lineEnd(from: skippingLineEnd(end))
    }
    tokens.append(PythonToken(.magic, in: source, start..<end, indentation: width))
    index = end
    endLine()
  }

  private mutating func endLine() {
    if let last = tokens.last, last.kind != .newline {
      tokens.append(PythonToken(.newline, in: source, min(index, text.count)..<min(index, text.count)))
    }
    isAtLineStart = true
    indentation = nil
  }

  private mutating func add(_ kind: PythonToken.Kind, _ range: Range<Int>, string: PythonString? = nil) {
    tokens.append(PythonToken(kind, in: source, range, string: string, indentation: indentation))
    indentation = nil
    index = range.upperBound
  }

  private mutating func name() {
    var end = index + 1
    while end < text.count, Self.startsName(text[end]) || Self.isDigit(text[end]) { end += 1 }
    if end < text.count, text[end] == UInt8(ascii: "'") || text[end] == UInt8(ascii: "\""),
      PythonStringReader.isPrefix(text.slice(index..<end).bytes)
    {
      string(prefix: index)
    } else {
      add(.name, index..<end)
    }
  }

  private mutating func number() {
    var end = index + 1
    while end < text.count {
      let byte = text[end]
      let isSign = byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
      let followsExponent = text[end - 1] | 0x20 == UInt8(ascii: "e")
      let isHexadecimal = end > index + 1 && text[index + 1] | 0x20 == UInt8(ascii: "x")
      guard
        Self.startsName(byte) || Self.isDigit(byte) || byte == UInt8(ascii: ".")
          || (isSign && followsExponent && !isHexadecimal)
      else { break }
      end += 1
    }
    add(.number, index..<end)
  }

  private mutating func string(prefix start: Int) {
    var reader = PythonStringReader(text, at: start)
    let string = reader.read()
    add(.string, start..<reader.end, string: string)
  }

  private static let longSymbols: [[UInt8]] = [
    "**=", "//=", ">>=", "<<=", "...", "->", ":=", "==", "!=", "<=", ">=", "+=", "-=", "*=", "/=", "%=", "&=", "|=",
    "^=", "@=", "**", "//", ">>", "<<",
  ].map { Array($0.utf8) }

  private mutating func symbol() {
    let byte = text[index]
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): brackets += 1
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): brackets = max(0, brackets - 1)
    default: break
    }
    for long in Self.longSymbols where long[0] == byte && index + long.count <= text.count {
      if text.slice(index..<index + long.count).bytes.elementsEqual(long) {
        return add(.symbol, index..<index + long.count)
      }
    }
    add(.symbol, index..<index + 1)
  }

  private func lineEnd(from index: Int) -> Int {
    var index = index
    while index < text.count, text[index] != 0x0A, text[index] != 0x0D { index += 1 }
    return index
  }

  private func isLineEnd(_ index: Int) -> Bool {
    index < text.count && (text[index] == 0x0A || text[index] == 0x0D)
  }

  private func skippingLineEnd(_ index: Int) -> Int {
    guard isLineEnd(index) else { return index }
    return text[index] == 0x0D && index + 1 < text.count && text[index + 1] == 0x0A ? index + 2 : index + 1
  }

  static func startsName(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_") || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
