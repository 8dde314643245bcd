import Syntax

/// http and https URLs as pydantic-core's strict URL schema takes them, from release 0.19.0.
///
/// Strict means that whatever the URL standard calls a syntax violation is an error: blanks around the URL, a backslash, a
/// missing slash, a code point that should be percent-encoded. Only credentials are allowed. Checked against pydantic 2.14.3
/// with generated texts.
struct StrictURL {
  /// What keeps a text from being a URL, as a predicate; nil where nothing does.
  let problem: String?

  init(_ text: String) { problem = Self.problem(of: Array(text.unicodeScalars)) }

  private static func problem(of text: [Unicode.Scalar]) -> String? {
    guard let first = text.first, let last = text.last else { return "is no URL" }
    if first.value <= 0x20 || last.value <= 0x20 { return "starts or ends with a blank" }
    if text.contains(where: { $0 == "\t" || $0 == "\n" || $0 == "\r" }) { return "holds a tab or a line break" }
    let scheme = text.prefix { isSchemeCharacter($0) }
    guard isLetter(first), scheme.count < text.count, text[scheme.count] == ":" else {
      return "has no scheme such as 'https://'"
    }
    let name = PythonText.lowercased(String(String.UnicodeScalarView(scheme)))
    let slashes = text[(scheme.count + 1)...].prefix { $0 == "/" || $0 == "\\" }
    guard name == "http" || name == "https" else {
      return slashes.count == 2 ? "has a scheme other than http and https" : "has no scheme such as 'https://'"
    }
    guard slashes.count == 2, slashes.allSatisfy({ $0 == "/" }) else { return "has not two slashes behind its scheme" }
    return authorityProblem(text[(scheme.count + 3)...])
  }

  private static func authorityProblem(_ text: ArraySlice<Unicode.Scalar>) -> String? {
    let end = text.firstIndex { $0 == "/" || $0 == "\\" || $0 == "?" || $0 == "#" } ?? text.endIndex
    var authority = text[..<end]
    if let at = authority.lastIndex(of: "@") {
      let credentials = authority[..<at]
      if credentials.contains("@") { return "has an '@' in its credentials that is not written as '%40'" }
      if let colon = credentials.firstIndex(of: ":") {
        if let problem = textProblem(credentials[..<colon]) ?? textProblem(credentials[(colon + 1)...]) {
          return problem
        }
      } else if let problem = textProblem(credentials) {
        return problem
      }
      authority = authority[(at + 1)...]
    }
    return hostProblem(authority) ?? restProblem(text[end...])
  }

  /// Looks at the host and the port.
  private static func hostProblem(_ text: ArraySlice<Unicode.Scalar>) -> String? {
    var isBracketed = false
    var end = text.endIndex
    for index in text.indices {
      if text[index] == "[" { isBracketed = true } else if text[index] == "]" { isBracketed = false }
      if text[index] == ":", !isBracketed {
        end = index
        break
      }
    }
    guard end > text.startIndex else { return "has no host" }
    if let problem = HostName.problem(of: text[..<end]) { return problem }
    let port = text[end...].dropFirst()
    var number = 0
    for scalar in port {
      guard (0x30...0x39).contains(scalar.value) else { return "has a port that is not a number" }
      number = number * 10 + Int(scalar.value & 0x0F)
      if number > 65535 { return "has a port above 65535" }
    }
    return nil
  }

  /// Looks at the path, the query and the fragment.
  private static func restProblem(_ text: ArraySlice<Unicode.Scalar>) -> String? {
    guard let hash = text.firstIndex(of: "#") else { return textProblem(text) }
    return textProblem(text[..<hash]) ?? textProblem(text[(hash + 1)...])
  }

  private static func textProblem(_ text: ArraySlice<Unicode.Scalar>) -> String? {
    for index in text.indices {
      let scalar = text[index]
      if scalar == "%" {
        let digits = text[(index + 1)...].prefix(2)
        guard digits.count == 2, digits.allSatisfy(isHexDigit) else {
          return "has a '%' without two hex digits behind it"
        }
      } else if !isURLCodePoint(scalar) {
        return "holds a character that a URL may not hold unencoded"
      }
    }
    return nil
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    (0x61...0x7A).contains(scalar.value | 0x20) && scalar.isASCII
  }

  private static func isSchemeCharacter(_ scalar: Unicode.Scalar) -> Bool {
    isLetter(scalar) || (0x30...0x39).contains(scalar.value) || scalar == "+" || scalar == "-" || scalar == "."
  }

  private static func isHexDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && UInt8(truncatingIfNeeded: scalar.value).digit() != nil
  }

  /// The URL standard's URL code points.
  private static func isURLCodePoint(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0..<0x80: "!$&'()*+,-./:;=?@_~".unicodeScalars.contains(scalar)
    case 0x80..<0xA0, 0xFDD0...0xFDEF: false
    default: scalar.value & 0xFFFE != 0xFFFE
    }
  }
}
