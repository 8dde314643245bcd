/// URLs as releases before 0.19.0 take them: a pattern modelled on a web framework's, for text that has been trimmed.
///
/// Host labels have letters, digits and dashes (and U+00A1 to U+FFFF), at most 63 each; a dot may end the host when the last
/// label has no digit; a port has one to five digits; no blank outside the host.
enum LegacyURL {
  /// What keeps a text from being a URL, as a predicate; nil where nothing does.
  static func problem(of text: String) -> String? {
    let scalars = Array(text.unicodeScalars)
    guard let mark = firstMark(in: scalars) else { return "has no scheme such as 'https://'" }
    let scheme = PythonText.lowercased(String(String.UnicodeScalarView(scalars[..<mark])))
    let rest = scalars[(mark + 3)...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if authority.isEmpty { return "has no host" }
    guard scheme == "http" || scheme == "https" else { return "has a scheme other than http and https" }
    if scalars.contains(where: { $0 == "\t" || $0 == "\r" || $0 == "\n" }) { return "holds a tab or a line break" }
    guard PythonURL.isAuthority(String(String.UnicodeScalarView(authority))) else { return "has a malformed host" }
    if let host = behindCredentials(rest), matches(host) { return nil }
    return matches(rest) ? nil : "has a malformed host or port"
  }

  /// Where the first `://` stands.
  private static func firstMark(in text: [Unicode.Scalar]) -> Int? {
    text.indices.dropLast(2).first { text[$0] == ":" && text[$0 + 1] == "/" && text[$0 + 2] == "/" }
  }

  /// What stands behind `user@` or `user:password@`; nil where there are no credentials.
  private static func behindCredentials(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>? {
    func isWord(_ scalar: Unicode.Scalar) -> Bool {
      scalar != ":" && scalar != "@" && scalar != "/" && !PythonText.isSpace(scalar)
    }
    let user = text.prefix(while: isWord)
    guard !user.isEmpty else { return nil }
    var rest = text[user.endIndex...]
    if rest.first == ":" { rest = rest.dropFirst().drop(while: isWord) }
    return rest.first == "@" ? rest.dropFirst() : nil
  }

  /// Whether a host, a port where there is one, and any path make up the text.
  private static func matches(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    var rest: ArraySlice<Unicode.Scalar>
    var length: Int
    if text.first == "[" {
      guard let end = text.firstIndex(of: "]") else { return false }
      let address = String(String.UnicodeScalarView(text[(text.startIndex + 1)..<end]))
      guard IPv6Address.isValid(Array(address.utf8)[...]) else { return false }
      rest = text[(end + 1)...]
      length = address.utf8.count
    } else {
      let host = text.prefix { $0 != ":" && $0 != "/" && $0 != "?" && $0 != "#" }
      guard isHost(host) else { return false }
      rest = text[host.endIndex...]
      length = host.count
    }
    guard length <= 253 else { return false }
    if rest.first == ":" {
      let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0.value) }
      guard (1...5).contains(digits.count) else { return false }
      rest = rest[digits.endIndex...]
    }
    guard let first = rest.first else { return true }
    return (first == "/" || first == "?" || first == "#") && !rest.contains(where: PythonText.isSpace)
  }

  private static func isHost(_ host: ArraySlice<Unicode.Scalar>) -> Bool {
    var labels = host.split(separator: ".", omittingEmptySubsequences: false)
    if labels.count > 2, labels.last?.isEmpty == true {
      labels.removeLast()
      guard let last = labels.last, isTopLevel(last) else { return false }
    }
    return !labels.isEmpty && labels.allSatisfy(isLabel)
  }

  private static func isLabel(_ label: ArraySlice<Unicode.Scalar>) -> Bool {
    (1...63).contains(label.count) && label.first != "-" && label.last != "-" && label.allSatisfy(isHostCharacter)
  }

  private static func isTopLevel(_ label: ArraySlice<Unicode.Scalar>) -> Bool {
    let isWord = label.count > 1 && !label.contains { (0x30...0x39).contains($0.value) }
    return isWord || (label.count > 4 && label.starts(with: "xn--".unicodeScalars) && label.allSatisfy(\.isASCII))
  }

  private static func isHostCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2D, 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xA1...0xFFFF: true
    default: false
    }
  }
}
