import Foundation
import Testing

@Suite struct ConfigurationTests {
  func lint(_ configuration: String, _ arguments: [String] = ["."]) throws -> Command {
    let folder = try Folder([
      ".git/HEAD": "", ".wandb-lint.yaml": configuration, "leaking.json": SampleFiles.leaking,
      "noted.json": SampleFiles.noted, "old/leaking.json": SampleFiles.leaking,
    ])
    return try Command(arguments + ["--format", "concise"], in: folder)
  }

  func paths(_ command: Command) -> Set<String> {
    Set(command.output.split(separator: "\n").map { String($0.prefix { $0 != ":" }) })
  }

  @Test func selectsAndIgnores() throws {
    #expect(try lint("select: [WB9]\n").status == 0)
    #expect(try lint("ignore:\n  - WB1\n  - ApiKeyMissing\n").status == 0)
    #expect(try lint("ignore: WB1\n", [".", "--select", "WB101"]).status == 1)
    #expect(try lint("ignore: WB101\n", [".", "--select", "WB1", "--ignore", "WB105"]).status == 0)
    #expect(try lint("select: WB9\n", [".", "--select", "WB101"]).status == 1)
  }

  @Test func changesSeverities() throws {
    #expect(try lint("severity:\n  WB1: note\n").status == 0)
    #expect(try lint("severity: {ApiKeyMissing: error}\nignore: WB1\n").output.contains(": error: "))
    #expect(try lint("fail-on: note\nignore: WB1\n").status == 1)
    #expect(try !lint("min-severity: warning\n").output.contains(": note: "))
  }

  @Test func excludes() throws {
    #expect(try !paths(lint("exclude: [old/]\n")).contains("old/leaking.json"))
    #expect(try lint("exclude: [old]\n", ["old/leaking.json"]).status == 1)
    #expect(try lint("exclude: [old]\n", ["old/leaking.json", "--force-exclude"]).status == 0)
    #expect(try lint("exclude: ['*.json']\n").status == 0)
  }

  @Test func suppressesByPathRuleAndVariable() throws {
    let entry = { (path: String, more: String) in
      "suppress:\n  - path: \(path)\n    rule: [WB1]\n    reason: a throw-away key of the tests\n\(more)"
    }
    #expect(try paths(lint(entry("/leaking.json", ""), [".", "--select", "WB1"])) == ["old/leaking.json"])
    #expect(try lint(entry("'**'", "    variable: WANDB_API_KEY\n"), [".", "--select", "WB1"]).status == 0)
    #expect(try lint(entry("'**'", "    variable: WANDB_MODE\n"), [".", "--select", "WB1"]).status == 1)
  }

  @Test func givesAKind() throws {
    let folder = try Folder([".wandb-lint.yaml": "kind:\n  'jobs/*': aws-batch\n", "jobs/train": SampleFiles.leaking])
    #expect(try Command(["jobs/train", "--select", "WB101"], in: folder).status == 1)
    #expect(try Command([".", "--select", "WB101"], in: folder).status == 1)
  }

  @Test func isNearestUpwardToTheRepositoryRoot() throws {
    let folder = try Folder([
      ".wandb-lint.yaml": "select: WB9\n", "repo/.git/HEAD": "", "repo/a.json": SampleFiles.leaking,
      "repo/jobs/.wandb-lint.yaml": "severity: {WB1: note}\n", "repo/jobs/deep/b.json": SampleFiles.leaking,
    ])
    #expect(try Command(["repo/a.json"], in: folder).status == 1)
    #expect(try Command(["repo/jobs/deep/b.json"], in: folder).status == 0)
    let both = try Command(["repo", "--format", "concise", "--select", "WB101"], in: folder)
    #expect(both.output.contains("repo/a.json:4:41: error: "))
    #expect(both.output.contains("repo/jobs/deep/b.json:4:41: note: "))
    #expect(try Command(["repo/a.json", "--config", ".wandb-lint.yaml"], in: folder).status == 0)
    #expect(try Command(["repo/jobs/deep/b.json", "--no-config"], in: folder).status == 1)
  }

  @Test(arguments: [
    ("selekt: [WB1]\n", "1:1", "Did you mean 'select'?"),
    ("select: [WB1, ApiKeyInSpek]\n", "1:15", "Did you mean 'ApiKeyInSpec'?"),
    ("exclude: [a]\nfail-on: warn\n", "2:10", "severity"), ("severity: {WB101: fatal}\n", "1:19", "severity"),
    ("kind: {'*.x': dockerfil}\n", "1:15", "Did you mean 'dockerfile'?"), ("wandb-version: newest\n", "1:16", "0.31.0"),
    ("suppress:\n  - rule: WB101\n", "2:5", "reason"), ("suppress:\n  - reason: x\n", "2:5", "rule"),
    ("suppress:\n  - rules: WB101\n", "2:5", "Did you mean 'rule'?"), ("select: [\n", "2:1", "end of the text"),
    ("- a\n", "1:1", "map"),
    ("select: WB1\nselect: WB2\n", "2:1", "twice"), ("select: {a: b}\n", "1:9", "text"),
    ("ignore: [1]\n", "1:10", "text"),
    ("a: &x [*x]\n", "1:", "alias"), ("\tselect: a\n", "1:", "tab"),
  ])
  func stopsTheRunWithAPlace(_ text: String, _ place: String, _ words: String) throws {
    let command = try lint(text)
    #expect(command.status == 2)
    #expect(command.output.isEmpty)
    #expect(command.error.hasPrefix("wandb-lint: error: .wandb-lint.yaml:\(place)"), "\(command.error)")
    #expect(command.error.contains(words), "\(command.error)")
    #expect(command.error.split(separator: "\n").count == 1)
  }

  @Test func mayBeEmpty() throws {
    #expect(try lint("").status == 1)
    #expect(try lint("# nothing\n").status == 1)
    #expect(try lint("select:\n").status == 1)
  }

  @Test func canBeShown() throws {
    let command = try lint("fail-on: error\nignore: [WB1, WB4]\nexclude: [old]\n", ["--show-config"])
    #expect(command.status == 0)
    #expect(command.output.hasPrefix("# from .wandb-lint.yaml\nfail-on: error\n"))
    #expect(command.output.contains("\nexclude:\n  - 'old'\n"))
    #expect(!command.output.contains("WB101"))
  }
}
