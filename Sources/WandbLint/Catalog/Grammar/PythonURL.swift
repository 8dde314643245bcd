/// What Python's urllib.parse makes of parts of a URL.
enum PythonURL {
  /// Whether `urlsplit` takes a text as the part between `//` and the path: brackets in pairs around an IPv6 address, and no
  /// code point that normalisation turns into a delimiter.
  static func isAuthority(_ text: String) -> Bool {
    let opening = text.utf8.contains(UInt8(ascii: "["))
    guard opening == text.utf8.contains(UInt8(ascii: "]")) else { return false }
    if opening {
      let host = PythonText.split(text[...], at: UInt8(ascii: "[")).dropFirst().first ?? ""
      guard isBracketedHost(String(PythonText.split(host, at: UInt8(ascii: "]")).first ?? "")) else { return false }
    }
    return text.unicodeScalars.allSatisfy { !foldsToDelimiter($0) }
  }

  private static func isBracketedHost(_ host: String) -> Bool {
    if host.hasPrefix("v") {
      let parts = host.dropFirst().split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      return parts.count == 2 && !parts[0].isEmpty && !parts[1].isEmpty
        && parts[0].utf8.allSatisfy { PythonText.isDigit($0) || (0x61...0x66).contains($0 | 0x20) }
    }
    return IPv6Address.isValid(Array((host.split(separator: "%", maxSplits: 1).first ?? "").utf8)[...])
  }

  /// The code points whose compatibility form holds one of `/ ? # @ :` (Unicode 14, as of Python 3.11).
  private static func foldsToDelimiter(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x2047 else { return false }
    switch scalar.value {
    case 0x2047...0x2049, 0x2100, 0x2101, 0x2105, 0x2106, 0x2A74, 0xFE13, 0xFE16, 0xFE55, 0xFE56, 0xFE5F, 0xFE6B,
      0xFF03,
      0xFF0F, 0xFF1A, 0xFF1F, 0xFF20:
      return true
    default: return false
    }
  }

  /// `unquote_plus`: a plus is a blank, and `%41` a byte.
  static func unquoted(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "+") {
        bytes.append(0x20)
      } else if byte == UInt8(ascii: "%"), let value = hexByte(rest.prefix(2)) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The byte that two hex digits stand for.
  static func hexByte(_ digits: ArraySlice<UInt8>) -> UInt8? {
    guard digits.count == 2, digits.allSatisfy({ PythonText.isDigit($0) || (0x61...0x66).contains($0 | 0x20) }) else {
      return nil
    }
    return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
