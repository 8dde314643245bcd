/// Whole and floating-point numbers.
///
/// From 0.19.0 pydantic-core parses them, before that Python's `int()` and `float()`; checked against pydantic 2.14.3 and
/// Python 3.11.7 with generated texts.
enum NumberGrammar {
  /// What a text is as a whole number.
  enum Whole: Hashable {
    /// A number that fits 32 bits.
    case small(Int32)
    /// A number that does not fit 32 bits, negative or not.
    case large(isNegative: Bool)
  }

  /// The most digits that Python and pydantic convert.
  private static let digitLimit = 4300

  // MARK: Whole numbers

  /// Parses as pydantic does: a sign, ASCII digits with single underscores between them, and a fraction of zeros. Among
  /// leading zeros underscores may stand as they like.
  static func pydanticWhole(_ text: String) -> Whole? {
    var bytes = Array(PythonText.trim(text).utf8)[...]
    var isNegative = takeSign(&bytes)
    let startsWithZero = bytes.first == UInt8(ascii: "0")
    bytes = withoutLeadingZeros(bytes)
    if startsWithZero, !isNegative, bytes.first == UInt8(ascii: "-") {
      isNegative = true
      bytes = bytes.dropFirst().first == UInt8(ascii: "_") ? bytes.dropFirst(2) : bytes.dropFirst()
      guard bytes.first != UInt8(ascii: "0") || bytes.dropFirst().first.map(isDigitOrUnderscore) != true else {
        return nil
      }
    }
    if let point = bytes.firstIndex(of: UInt8(ascii: ".")) {
      let fraction = bytes[(point + 1)...]
      guard !fraction.isEmpty, fraction.allSatisfy({ $0 == UInt8(ascii: "0") }) else { return nil }
      bytes = bytes[..<point]
    }
    guard let digits = digits(bytes) else { return nil }
    return digits.count > digitLimit ? nil : whole(digits, isNegative: isNegative)
  }

  private static func isDigitOrUnderscore(_ byte: UInt8) -> Bool {
    PythonText.isDigit(byte) || byte == UInt8(ascii: "_")
  }

  /// What is left without the zeros and underscores in front; the last of them where neither a digit nor a minus follows:
  /// pydantic reads `0-7` as -7.
  private static func withoutLeadingZeros(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard bytes.first == UInt8(ascii: "0") else { return bytes }
    let zeros = bytes.prefix { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "_") }
    let rest = bytes.dropFirst(zeros.count)
    let goesOn = rest.first.map { PythonText.isDigit($0) || $0 == UInt8(ascii: "-") } == true
    return goesOn ? rest : bytes[(zeros.endIndex - 1)...]
  }

  /// Parses as Python's `int()` does: digits of any script, and no fraction.
  static func pythonWhole(_ text: String) -> Whole? {
    guard let ascii = withASCIIDigits(PythonText.trim(text)) else { return nil }
    var bytes = ascii[...]
    let isNegative = takeSign(&bytes)
    guard let digits = digits(bytes), digits.count <= digitLimit else { return nil }
    return whole(digits.drop { $0 == UInt8(ascii: "0") }, isNegative: isNegative)
  }

  private static func whole(_ digits: ArraySlice<UInt8>, isNegative: Bool) -> Whole {
    guard digits.count <= 10 else { return .large(isNegative: isNegative) }
    let magnitude = digits.reduce(0) { $0 * 10 + Int($1 & 0x0F) }
    return Int32(exactly: isNegative ? -magnitude : magnitude).map(Whole.small) ?? .large(isNegative: isNegative)
  }

  /// The digits without their underscores; nil where an underscore does not stand alone between two digits.
  private static func digits(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var digits: [UInt8] = []
    var wasDigit = false
    for byte in bytes {
      if PythonText.isDigit(byte) {
        digits.append(byte)
        wasDigit = true
      } else {
        guard byte == UInt8(ascii: "_"), wasDigit else { return nil }
        wasDigit = false
      }
    }
    return wasDigit ? digits[...] : nil
  }

  private static func takeSign(_ bytes: inout ArraySlice<UInt8>) -> Bool {
    guard let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") else { return false }
    bytes.removeFirst()
    return sign == UInt8(ascii: "-")
  }

  /// The text with decimal digits of every script as ASCII digits; nil where another non-ASCII code point stands.
  private static func withASCIIDigits(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        guard scalar.properties.generalCategory == .decimalNumber, let value = scalar.properties.numericValue,
          let digit = UInt8(exactly: value)
        else { return nil }
        bytes.append(UInt8(ascii: "0") &+ digit)
      }
    }
    return bytes
  }

  // MARK: Floating point

  /// Parses as pydantic does: blanks around the number are fine, and so are underscores that stand alone and not at an end,
  /// but not both.
  static func pydanticFloat(_ text: String) -> Double? {
    let underscore = UInt8(ascii: "_")
    guard text.utf8.contains(underscore) else { return decimal(Array(PythonText.trim(text).utf8)[...]) }
    let bytes = Array(text.utf8)
    guard bytes.first != underscore, bytes.last != underscore, !hasPair(of: underscore, in: bytes) else { return nil }
    return decimal(bytes.filter { $0 != underscore }[...])
  }

  /// Parses as Python's `float()` does: an underscore stands between two digits only.
  static func pythonFloat(_ text: String) -> Double? {
    guard let bytes = withASCIIDigits(PythonText.trim(text)) else { return nil }
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "_") {
      guard index > 0, index + 1 < bytes.count, PythonText.isDigit(bytes[index - 1]),
        PythonText.isDigit(bytes[index + 1])
      else { return nil }
    }
    return decimal(bytes.filter { $0 != UInt8(ascii: "_") }[...])
  }

  private static func hasPair(of byte: UInt8, in bytes: [UInt8]) -> Bool {
    zip(bytes, bytes.dropFirst()).contains { $0 == byte && $1 == byte }
  }

  /// A sign, then `inf`, `infinity` or `nan`, or digits with a point and an exponent.
  private static func decimal(_ bytes: ArraySlice<UInt8>) -> Double? {
    var rest = bytes
    let sign = takeSign(&rest) ? "-" : ""
    switch PythonText.lowercased(String(decoding: rest, as: UTF8.self)) {
    case "inf", "infinity": return sign.isEmpty ? .infinity : -.infinity
    case "nan": return .nan
    default: break
    }
    let whole = takeDigits(&rest)
    var fraction = ""
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = takeDigits(&rest)
    }
    guard !whole.isEmpty || !fraction.isEmpty else { return nil }
    var exponent = "0"
    if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      exponent = takeSign(&rest) ? "-" : ""
      let digits = takeDigits(&rest)
      guard !digits.isEmpty else { return nil }
      exponent += digits
    }
    guard rest.isEmpty else { return nil }
    return Double("\(sign)0\(whole).\(fraction)0e\(exponent)") ?? (sign.isEmpty ? .infinity : -.infinity)
  }

  private static func takeDigits(_ bytes: inout ArraySlice<UInt8>) -> String {
    let digits = bytes.prefix(while: PythonText.isDigit)
    bytes = bytes.dropFirst(digits.count)
    return String(decoding: digits, as: UTF8.self)
  }
}
