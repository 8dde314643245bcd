import JobSpec

/// The variables of a job spec that hold the W&B API key: the one that the SDK reads, its usual misspellings, and those
/// that these take their value from.
struct KeyFlow {
  private(set) var names: Set<String>

  init(_ spec: JobSpec) {
    var waiting = spec.assignments.filter { Self.isKeyName($0.name) || Self.isKeyName($0.target) }
    var names = Set(waiting.flatMap { [$0.name, $0.target] })
    var index = AssignmentIndex(spec.assignments)
    for command in spec.commands {
      for reference in command.loginKey?.references ?? [] where names.insert(reference).inserted {
        waiting += index[reference]
      }
    }
    while let assignment = waiting.popLast() {
      for name in assignment.value?.sources ?? [] where names.insert(name).inserted { waiting += index[name] }
    }
    self.names = names
  }

  /// Whether a variable holds the key.
  func contains(_ name: String) -> Bool { names.contains(name) || Self.isKeyName(name) }

  /// Whether a variable is meant to hold a W&B API key, by its name alone.
  static func isKeyName(_ name: String) -> Bool {
    Vocabulary.mayHoldName(name) && keyNames.contains(name.uppercased())
  }

  /// The variable that the SDK reads, and the names that people write for it.
  private static let keyNames: Set = [
    "WANDB_API_KEY", "WANDB_KEY", "WANDB_APIKEY", "WANDB_API_TOKEN", "WANDB_TOKEN", "WANDB_AUTH_KEY", "WANDB_API",
    "WANDB_API_KEYS", "WANDB_AUTH_TOKEN", "WANDB_SECRET", "WANDB_LOGIN_KEY", "WANDB_LOGIN", "WANBD_API_KEY",
    "WANDB_SECRET_KEY", "WANDBKEY", "WANDB_API_KEY_SECRET",
  ]
}

extension Value {
  /// The variables whose text becomes part of the value: `$NAME` and `${NAME...}`, not `${#NAME}`, nor `${NAME:+word}`.
  fileprivate var sources: [String] { exposures.map(\.name) }
}

extension CommandRun {
  /// The key that `wandb login` is given as an argument.
  var loginKey: Value? {
    let texts = words.prefix(8).map { $0.known ?? "" }
    guard let login = texts.firstIndex(of: "login"), texts[..<login].contains(where: Self.isClient) else { return nil }
    var index = login + 1
    while index < words.count {
      let text = words[index].known ?? ""
      if text == "--host" || text == "--base-url" {
        index += 2
      } else if text.hasPrefix("-") || (text.isEmpty && words[index].parts.isEmpty) {
        index += 1
      } else {
        return words[index]
      }
    }
    return nil
  }

  /// Whether the command is `wandb login`, in any spelling.
  var isLogin: Bool {
    let texts = words.prefix(8).map { $0.known ?? "" }
    guard let login = texts.firstIndex(of: "login") else { return false }
    return texts[..<login].contains(where: Self.isClient)
  }

  private static func isClient(_ word: String) -> Bool { word == "wandb" || word.hasSuffix("/wandb") || word == "wb" }
}
