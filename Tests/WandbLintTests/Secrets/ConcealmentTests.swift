import Syntax
import Testing

@testable import JobSpec
@testable import WandbLint

private let key = "0123456789abcdef0123456789abcdef01234567"

@Suite struct KeyScannerTests {
  @Test(arguments: [
    "x=\(key)", "\(key)", "x=\(key)00 y", "local-\(key)", "wandb_v1_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfGh",
    "--wandb-key=zyxwvutsrqponmlkjihgfedcbazyxwvutsrqponmlkj",
    "api_key: \"zyxwvutsrqponmlkjihgfedcbazyxwvutsrqponmlkj\"",
    "machine api.wandb.ai login user password abcdefghijklmnop", "http://user:pass@host/", "https://token@host",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N",
  ])
  func hides(_ text: String) {
    #expect(KeyScanner.masked(text).contains("***"))
  }

  @Test(arguments: [
    "python@sha256:\(key)0123456789abcdef01234567", "short 0123456789abcdef", "git@github.com:a/b.git",
    "https://api.wandb.ai/a@b", "ssh://git@github.com/x", "a-very-long-name-of-a-run-which-is-not-a-key-at-all",
    "the key is in the file", "password is wrong", "https://host/?q=a@b", "",
  ])
  func shows(_ text: String) {
    #expect(KeyScanner.masked(text) == text)
  }

  @Test func keepsWhatStandsAround() {
    #expect(KeyScanner.masked("é K=\(key) https://u:p@h/x") == "é K=*** https://***@h/x")
  }
}

@Suite struct ConcealmentTests {
  /// A spec of shell-like assignments: `NAME=value` or `NAME=$OTHER`, one a line.
  func concealment(_ text: String) -> (Concealment, SourceFile) {
    let file = SourceFile(path: "a.sh", text)
    let builder = SpecBuilder(file: file, kind: .shell, surroundings: Surroundings())
    let lines = LineTable(file.bytes)
    for (index, start) in lines.starts.enumerated() {
      let end = index + 1 < lines.starts.count ? lines.starts[index + 1] - 1 : file.bytes.count
      guard let equals = file.bytes[start..<end].firstIndex(of: UInt8(ascii: "=")) else { continue }
      let name = SourceText(file: file, SourceRange(start, equals))
      let text = SourceText(file: file, SourceRange(equals + 1, end))
      let reference =
        text.string.hasPrefix("$") ? String(text.string.dropFirst().drop { $0 == "{" }.prefix { $0 != ":" }) : nil
      _ = builder.add(
        Assignment(
          name: name.string, nameLocation: name.location,
          value: reference.map { Value([.reference($0, text.location)], at: text.location) } ?? Value(literal: text),
          carrier: .shellExport, location: Location(file, SourceRange(start, end))))
    }
    return (Concealment(builder.finish()), file)
  }

  func hidden(_ text: String) -> [String] {
    let (concealment, file) = concealment(text)
    return concealment.ranges(in: file).map { Location(file, $0).written }
  }

  @Test func hidesValuesOfSecretVariables() {
    #expect(hidden("WANDB_API_KEY=abc\nWANDB_MODE=offline\nHF_TOKEN=x1\nWANDB_KEY=q") == ["abc", "x1", "q"])
    #expect(hidden("SINGULARITYENV_WANDB_API_KEY=abc") == ["abc"])
    #expect(hidden("WANDB_X_EXTRA_HTTP_HEADERS={}") == ["{}"])
    #expect(hidden("WANDB_API_KEY_FILE=/run/secrets/k\nWANDB_NAME=keyboard") == [])
  }

  @Test func followsReferences() {
    #expect(hidden("A=abc\nB=$A\nWANDB_API_KEY=$B\nC=def") == ["abc"])
    #expect(hidden("WANDB_API_KEY=${K:-fallback}") == [":-fallback".dropFirst(1).description])
  }

  @Test func hidesTheTextWhereverItStands() {
    #expect(hidden("WANDB_API_KEY=abcdefgh1\n# was abcdefgh1") == ["abcdefgh1", "abcdefgh1"])
    #expect(concealment("WANDB_API_KEY=abcdefgh1").0.masked("It is 'abcdefgh1'.") == "It is '***'.")
    #expect(concealment("key=WANDB_MODE\nWANDB_MODE=offline").0.masked("WANDB_MODE is bad.") == "WANDB_MODE is bad.")
  }

  @Test func hidesCredentialsInUrlsAndKeysAnywhere() {
    #expect(hidden("WANDB_BASE_URL=https://u:p@wandb.example.com\n# \(key)") == ["u:p", key])
  }
}
