/// Text as Python looks at it: by code points, with Python's idea of blanks and of words.
enum PythonText {
  /// Whether `str.isspace()` holds for a code point: white space of Unicode, and the four ASCII separators.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
  }

  /// Whether `\w` matches a code point: letters, decimal and other numbers, and the underscore.
  static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isASCIIWord(UInt8(truncatingIfNeeded: scalar.value)) }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber:
      return true
    default: return scalar.properties.numericType != nil
    }
  }

  private static func isASCIIWord(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x41...0x5A).contains(byte & 0xDF) && byte >= 0x41 || byte == UInt8(ascii: "_")
  }

  /// Whether a byte is an ASCII digit.
  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// `str.strip()`.
  static func strip(_ text: String) -> String { trim(text, where: isSpace) }

  /// Removes white space of Unicode from both ends, as Rust's `str::trim`, `int()` and `float()` do; the ASCII separators
  /// U+001C to U+001F stay (measured on pydantic 2.14.3 and Python 3.11.7).
  static func trim(_ text: String) -> String { trim(text) { $0.properties.isWhitespace } }

  private static func trim(_ text: String, where isBlank: (Unicode.Scalar) -> Bool) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }) else { return "" }
    let last = scalars.lastIndex { !isBlank($0) } ?? first
    if first == scalars.startIndex, scalars.index(after: last) == scalars.endIndex { return text }
    return String(scalars[first...last])
  }

  /// Whether `str.strip()` removes something.
  static func hasOuterSpace(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    return scalars.first.map(isSpace) == true || scalars.last.map(isSpace) == true
  }

  /// `len(text)`.
  static func count(_ text: String) -> Int { text.unicodeScalars.count }

  /// `text.split(",")`: no trimming, empty elements kept. A comma with a combining mark behind it is a comma.
  static func elements(_ text: String) -> [Substring] { split(text[...], at: UInt8(ascii: ",")) }

  /// Cuts a text at every ASCII character of a kind, whatever combines with it: a `Character` may hold more than one code
  /// point, and Python knows code points only.
  static func split(
    _ text: Substring, at byte: UInt8, maxSplits: Int = .max, omittingEmpty: Bool = false
  ) -> [Substring] {
    text.utf8.split(separator: byte, maxSplits: maxSplits, omittingEmptySubsequences: omittingEmpty).map(Substring.init)
  }

  /// Whether a text starts with an ASCII word, whatever combines with its last letter.
  static func starts(_ text: String, with word: StaticString) -> Bool {
    word.withUTF8Buffer { text.utf8.starts(with: $0) }
  }

  /// The text without a pair of equal quotes around it; nil where there is none.
  static func unquoted(_ text: String) -> String? {
    let bytes = text.utf8
    guard bytes.count >= 2, let first = bytes.first, first == bytes.last else { return nil }
    guard first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") else { return nil }
    return String(Substring(bytes.dropFirst().dropLast()))
  }

  /// The text in ASCII lower case.
  static func lowercased(_ text: String) -> String {
    String(decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
