/// API keys.
///
/// Every release refuses blanks around a key, in every mode. From 0.23.1 an online login also wants, behind the first dash
/// where there is one, at least 40 letters, digits, dashes and underscores; from 0.26.0 three such parts with dots between
/// them (a JSON web token) pass unchecked. There is no upper limit, and hex digits are not asked for (measured).
public enum ApiKeyGrammar {
  /// The fewest characters of the secret part.
  static let leastCount = 40

  static func verdict(of text: String, at release: Release) -> Verdict {
    if PythonText.hasOuterSpace(text) {
      let core = PythonText.strip(text)
      return .rejected(
        core.isEmpty ? "holds nothing but blanks" : "starts or ends with a blank", advice: "Remove the blanks.",
        replacement: core.isEmpty ? nil : core, isCertain: true)
    }
    guard !text.isEmpty, release >= "0.23.1", let problem = malformation(of: text, at: release) else {
      return .accepted
    }
    return .rejected(
      problem, at: .login, advice: "Copy the key from the authorize page of your W&B server.")
  }

  /// What an online login finds wrong with a key; nil for a well-formed one.
  public static func malformation(of text: String, at release: Release) -> String? {
    if release >= "0.26.0", isToken(text) { return nil }
    let scalars = text.unicodeScalars
    let secret = scalars.firstIndex(of: "-").map { scalars[scalars.index(after: $0)...] } ?? scalars[...]
    guard secret.allSatisfy(isKeyCharacter) else { return "holds a character that no key has" }
    guard secret.count >= leastCount else { return "is shorter than any key" }
    return nil
  }

  private static func isToken(_ text: String) -> Bool {
    let parts = PythonText.split(text[...], at: UInt8(ascii: "."))
    return parts.count == 3 && parts.allSatisfy { !$0.isEmpty && $0.unicodeScalars.allSatisfy(isKeyCharacter) }
  }

  private static func isKeyCharacter(_ scalar: Unicode.Scalar) -> Bool { scalar == "-" || PythonText.isWord(scalar) }
}
