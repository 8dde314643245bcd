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
    var found: Self = name == "WANDB_SERVICE" || name == "WANDB__PROXIES" ? .mayHoldSecret : .plain
    for word in NameWords(name) {
      switch Self.meanings[word] {
      case nil: continue
      case .plain:
        self = .plain
        return
      case .secret: found = .secret
      case .mayHoldSecret: if found == .plain { found = .mayHoldSecret }
      }
    }
    self = found
  }

  /// What a word says of the whole name; a harmless one outweighs all others.
  private static let meanings: [NameWords.Word: Self] = {
    var meanings: [NameWords.Word: Self] = [:]
    func say(_ meaning: Self, _ text: String) {
      for word in NameWords(text) { meanings[word] = meaning }
    }
    say(.plain, "public_file_version_path_name_arn_id_url")
    say(.secret, "apikey_apikeys_auth_credential_credentials_key_keys_password_passphrase_pword_passwd")
    say(.secret, "secret_secrets_token_tokens")
    say(.mayHoldSecret, "headers")
    return meanings
  }()
}

/// The words between the underscores of a name, in lower case.
private struct NameWords: Sequence, IteratorProtocol {
  /// The last sixteen bytes of a word as one number, which costs no memory and is quickly looked up.
  typealias Word = UInt128

  private var bytes: String.UTF8View.Iterator

  init(_ name: String) {
    // Only names of other letters need the rules of Unicode: the sign of the kelvin is a `k`.
    bytes = (name.utf8.allSatisfy { $0 < 0x80 } ? name : name.lowercased()).utf8.makeIterator()
  }

  mutating func next() -> Word? {
    var word: Word = 0
    while let byte = bytes.next() {
      if byte != UInt8(ascii: "_") {
        word = word << 8 | Word((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
      } else if word != 0 {
        return word
      }
    }
    return word == 0 ? nil : word
  }
}
