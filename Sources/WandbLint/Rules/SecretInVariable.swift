import JobSpec
import Syntax

extension Rule {
  static let secretInVariable = Rule(
    "WB106", "SecretInVariable", .warning,
    summary: "A W&B variable other than the API key holds a credential.",
    rationale: """
      A password inside a URL, an authorization header or an access token is as secret as the API key, and such values \
      travel further: the SDK writes addresses to its logs and sends run names and notes to the server.
      """,
    examples: [
      .shell("export WANDB_BASE_URL=https://⟦admin:s3cret-pass⟧@wandb.example.com\npython train.py\n"),
      .shell("export WANDB_HTTPS_PROXY=http://⟦proxy:s3cret-pass⟧@10.0.0.1:3128\npython train.py\n"),
      .shell(
        "export WANDB_X_EXTRA_HTTP_HEADERS='⟦{\"Authorization\": \"Bearer 0123456789abcdef\"}⟧'\npython train.py\n"),
      .shell("export WANDB_BASE_URL=https://$USER:$PASSWORD@wandb.example.com\npython train.py\n"),
      .shell("export WANDB_X_EXTRA_HTTP_HEADERS='{\"X-Team\": \"vision\"}'\npython train.py\n"),
    ]
  ) { subject, report in
    for assignment in subject.spec.assignments where Vocabulary.mayConcern(assignment.target) {
      guard !KeyFlow.isKeyName(assignment.target), let value = assignment.value else { continue }
      for case .literal(let text) in value.parts {
        guard let credential = Credential(in: text, of: assignment.target) else { continue }
        report.add(
          credential.location,
          "'\(assignment.name)' holds \(credential.manner), which everybody who can read this file sees.",
          help: "Take it from a secret store or from the environment of whoever starts the job.",
          variable: assignment.name)
      }
    }
  }
}

/// A credential in the value of a variable that is not the API key.
private struct Credential {
  /// Its place.
  var location: Location
  /// What it is, with its article.
  var manner: String

  init?(in text: SourceText, of name: String) {
    let start = text.bytes.startIndex
    for found in KeyScanner.ranges(in: text.bytes) {
      let part = (found.lowerBound - start)..<(found.upperBound - start)
      let shape = KeyShape(text.bytes[found])
      if found.upperBound < text.bytes.endIndex, text.bytes[found.upperBound] == UInt8(ascii: "@"),
        text.bytes[found].contains(UInt8(ascii: ":"))
      {
        self.init(location: text.location(part), manner: "a password in a URL")
        return
      }
      if shape != nil, shape != .hex {
        self.init(location: text.location(part), manner: "an API key")
        return
      }
    }
    let lowered = text.string.lowercased()
    if name.uppercased().hasSuffix("HEADERS"), Self.headers.contains(where: lowered.contains) {
      self.init(location: text.location, manner: "an authorization header")
    } else if Sensitivity(of: name) == .secret, case .other = ApiKeyText(text.string), text.count >= 16 {
      self.init(location: text.location, manner: "a literal secret")
    } else if Sensitivity(of: name) == .secret, ApiKeyText(text.string).isKey {
      self.init(location: text.location, manner: "a literal secret")
    } else {
      return nil
    }
  }

  private init(location: Location, manner: String) {
    self.location = location
    self.manner = manner
  }

  private static let headers = ["authorization", "cookie", "token", "api-key", "apikey", "secret"]
}
