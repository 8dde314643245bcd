/// A JSON value as Python's `json.loads` sees it, as far as the SDK's settings ask.
///
/// Python takes `NaN`, `Infinity` and `-Infinity`, refuses control characters in strings and a byte order mark, keeps the
/// last of two equal names, and lets a lone surrogate escape pass (checked against Python 3.11.7).
enum PythonJSON: Hashable {
  case null
  case boolean
  /// A number, with its text.
  case number(String)
  /// A string; `hasSurrogate` where a surrogate stands alone, which no protocol buffer can carry.
  case string(String, hasSurrogate: Bool)
  case array([PythonJSON])
  /// An object; `hasSurrogate` where one of its names has half of a surrogate pair.
  case object([String: PythonJSON], hasSurrogate: Bool = false)

  /// Parses a text; nil where it is no JSON.
  init?(_ text: String) {
    var parser = Parser(bytes: Array(text.utf8))
    parser.skipBlanks()
    guard let value = parser.value(depth: 0) else { return nil }
    parser.skipBlanks()
    guard parser.isAtEnd else { return nil }
    self = value
  }

  private struct Parser {
    let bytes: [UInt8]
    var position = 0

    /// Deeper nesting than any setting has, and safe for the stack.
    private let depthLimit = 64

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position >= bytes.count }
    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func skipBlanks() {
      while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
    }

    private mutating func take(_ byte: Unicode.Scalar) -> Bool {
      guard next == UInt8(ascii: byte) else { return false }
      position += 1
      return true
    }

    private mutating func take(word: StaticString) -> Bool {
      let matches = word.withUTF8Buffer { bytes[position...].starts(with: $0) }
      if matches { position += word.utf8CodeUnitCount }
      return matches
    }

    mutating func value(depth: Int) -> PythonJSON? {
      guard depth < depthLimit else { return nil }
      switch next {
      case UInt8(ascii: "{"): return object(depth: depth)
      case UInt8(ascii: "["): return array(depth: depth)
      case UInt8(ascii: "\""): return string().map { .string($0.text, hasSurrogate: $0.hasSurrogate) }
      default: break
      }
      if take(word: "null") { return .null }
      if take(word: "true") || take(word: "false") { return .boolean }
      for word in ["NaN", "Infinity", "-Infinity"] as [StaticString] where take(word: word) {
        return .number("\(word)")
      }
      return number()
    }

    private mutating func object(depth: Int) -> PythonJSON? {
      position += 1
      var members: [String: PythonJSON] = [:]
      var hasSurrogate = false
      skipBlanks()
      if take("}") { return .object(members) }
      while true {
        skipBlanks()
        guard next == UInt8(ascii: "\""), let name = string() else { return nil }
        skipBlanks()
        guard take(":") else { return nil }
        skipBlanks()
        guard let member = value(depth: depth + 1) else { return nil }
        members[name.text] = member
        hasSurrogate = hasSurrogate || name.hasSurrogate
        skipBlanks()
        if take("}") { return .object(members, hasSurrogate: hasSurrogate) }
        guard take(",") else { return nil }
      }
    }

    private mutating func array(depth: Int) -> PythonJSON? {
      position += 1
      var elements: [PythonJSON] = []
      skipBlanks()
      if take("]") { return .array(elements) }
      while true {
        skipBlanks()
        guard let element = value(depth: depth + 1) else { return nil }
        elements.append(element)
        skipBlanks()
        if take("]") { return .array(elements) }
        guard take(",") else { return nil }
      }
    }

    private mutating func number() -> PythonJSON? {
      let start = position
      _ = take("-")
      guard let first = next, PythonText.isDigit(first) else { return nil }
      if first == UInt8(ascii: "0") { position += 1 } else { skipDigits() }
      if next == UInt8(ascii: "."), isDigit(at: position + 1) {
        position += 1
        skipDigits()
      }
      if let letter = next, letter | 0x20 == UInt8(ascii: "e") {
        let hasSign = position + 1 < bytes.count && [0x2B, 0x2D].contains(bytes[position + 1])
        if isDigit(at: position + (hasSign ? 2 : 1)) {
          position += hasSign ? 2 : 1
          skipDigits()
        }
      }
      return .number(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private func isDigit(at index: Int) -> Bool { index < bytes.count && PythonText.isDigit(bytes[index]) }

    private mutating func skipDigits() {
      while let byte = next, PythonText.isDigit(byte) { position += 1 }
    }

    private mutating func string() -> (text: String, hasSurrogate: Bool)? {
      position += 1
      var units: [UInt16] = []
      while let byte = next {
        position += 1
        switch byte {
        case UInt8(ascii: "\""): return decoded(units)
        case UInt8(ascii: "\\"):
          guard let unit = escape() else { return nil }
          units.append(unit)
        case 0..<0x20: return nil
        case 0x20..<0x80: units.append(UInt16(byte))
        default:
          let start = position - 1
          while let byte = next, byte & 0xC0 == 0x80 { position += 1 }
          units += Array(String(decoding: bytes[start..<position], as: UTF8.self).utf16)
        }
      }
      return nil
    }

    private func decoded(_ units: [UInt16]) -> (text: String, hasSurrogate: Bool) {
      let text = String(decoding: units, as: UTF16.self)
      return (text, !Array(text.utf16).elementsEqual(units))
    }

    private mutating func escape() -> UInt16? {
      guard let byte = next else { return nil }
      position += 1
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return UInt16(byte)
      case UInt8(ascii: "b"): return 0x08
      case UInt8(ascii: "f"): return 0x0C
      case UInt8(ascii: "n"): return 0x0A
      case UInt8(ascii: "r"): return 0x0D
      case UInt8(ascii: "t"): return 0x09
      case UInt8(ascii: "u"):
        guard position + 4 <= bytes.count else { return nil }
        let digits = String(decoding: bytes[position..<position + 4], as: UTF8.self)
        guard digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) else { return nil }
        position += 4
        return UInt16(digits, radix: 16)
      default: return nil
      }
    }
  }
}
