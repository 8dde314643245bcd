/// Whether a variable's value may be shown.
public enum Sensitivity: Hashable, Sendable {
  /// The value is a secret: `WANDB_API_KEY`, or any name that says so.
  case secret
  /// The value may hold credentials among other things, as header variables and access maps do; it is hidden whole.
  case mayHoldSecret
  /// The value may be shown, apart from credentials in a URL and runs that look like a key.
  case plain

  /// Judges a variable by its name.
  ///
  /// Names that nothing reads are judged as well: a key under a misspelled name is still a key. The words are those of
  /// BuildKit's check SecretsUsedInArgOrEnv (linter/ruleset.go), and those that end a name that only W&B reads.
  public init(of name: String) {
    let words = name.lowercased().utf8.split(separator: UInt8(ascii: "_")).map { String(decoding: $0, as: UTF8.self) }
    if words.contains(where: Self.harmlessWords.contains) {
      self = .plain
    } else if words.contains(where: Self.secretWords.contains) {
      self = .secret
    } else if words.contains("headers") || name == "WANDB_SERVICE" || name == "WANDB__PROXIES" {
      self = .mayHoldSecret
    } else {
      self = .plain
    }
  }

  private static let secretWords: Set = [
    "apikey", "apikeys", "auth", "credential", "credentials", "key", "keys", "password", "passphrase", "pword",
    "passwd", "secret", "secrets", "token", "tokens",
  ]
  private static let harmlessWords: Set = ["public", "file", "version", "path", "name", "arn", "id", "url"]
}
