import Foundation
import Testing

@testable import wandb_lint

@Suite struct WalkTests {
  /// The files that are reported, in the order of the report.
  func reported(_ arguments: [String] = [], in folder: Folder) throws -> [String] {
    let command = try Command(arguments + ["--format", "concise", "--select", "WB101"], in: folder)
    var paths: [String] = []
    for line in command.output.split(separator: "\n") {
      let path = String(line.prefix { $0 != ":" })
      if paths.last != path { paths.append(path) }
    }
    return paths
  }

  @Test func findsEveryKindSorted() throws {
    let folder = try Folder([
      "b/c.json": SampleFiles.leaking, "a.json": SampleFiles.leaking, "b.json": SampleFiles.leaking,
    ])
    #expect(try reported(in: folder) == ["a.json", "b.json", "b/c.json"])
    #expect(try reported(["b", "a.json"], in: folder) == ["a.json", "b/c.json"])
    #expect(try reported(["./b/../a.json", folder.path("b.json")], in: folder) == ["a.json", "b.json"])
  }

  @Test func findsTheScriptsThatStartJobsWithAnEnvFile() throws {
    let folder = try Folder([
      ".env": "WANDB_MODE=offline\n", "run.sh": "source .env\npython train.py\n",
      "jobs/run.sh": "source ../.env\npython train.py\n", "other.sh": "echo .environ process.env\n",
    ])
    let command = try Command(["--format", "concise", "--select", "WB403"], in: folder)
    #expect(command.output.hasPrefix(".env:1:1: warning: 'WANDB_MODE' is assigned but not exported"))
    let answer = try Command(["env", "."], in: folder)
    #expect(answer.output.contains("\nrun.sh:2:1: python train.py\n"))
    #expect(answer.output.contains("jobs/run.sh:2:1: python train.py\n"))
  }

  @Test func reportsAFileOnce() throws {
    let folder = try Folder(["a.json": SampleFiles.leaking])
    let command = try Command(["a.json", ".", "./a.json", "--format", "json"], in: folder)
    #expect(command.output.contains("\"errors\": 1,"))
  }

  @Test func looksAtHiddenFilesByKnownNameOnly() throws {
    let folder = try Folder([
      ".hidden.json": SampleFiles.leaking, ".cache/a.json": SampleFiles.leaking,
      ".devcontainer/a.json": SampleFiles.leaking,
      ".git/a.json": SampleFiles.leaking,
    ])
    #expect(try reported(in: folder) == [".devcontainer/a.json"])
    #expect(try reported([".hidden.json"], in: folder) == [".hidden.json"])
  }

  @Test func knowsNames() {
    let looked = [
      ".env", ".env.prod", ".bashrc", ".envrc", "train.sh", "Dockerfile", "a.json", "Singularity", "noext", "train.py",
    ]
    #expect(looked.allSatisfy(KnownNames.isFile))
    #expect(![".hidden", ".gitignore", ".a.json", "train.c", "weights.pt", "a.md"].contains(where: KnownNames.isFile))
    #expect(KnownNames.isFolder(".github") && KnownNames.isFolder("src") && !KnownNames.isFolder(".git"))
  }

  @Test func leavesOutWhatGitIgnoresButNotWhatIsNamed() throws {
    let folder = try Folder([
      ".git/HEAD": "", ".gitignore": "out/\n*.local.json\n", "a.json": SampleFiles.leaking,
      "out/b.json": SampleFiles.leaking, "c.local.json": SampleFiles.leaking, "sub/out/d.json": SampleFiles.leaking,
    ])
    #expect(try reported(in: folder) == ["a.json"])
    #expect(try reported(["out/b.json", "c.local.json"], in: folder) == ["c.local.json", "out/b.json"])
    #expect(try reported(["sub"], in: folder) == [])
  }

  @Test func excludes() throws {
    let folder = try Folder(["a.json": SampleFiles.leaking, "old/b.json": SampleFiles.leaking])
    #expect(try reported(["--exclude", "old"], in: folder) == ["a.json"])
    #expect(try reported(["--exclude", "**/*.json"], in: folder) == [])
    #expect(try reported(["--exclude", "old", "old/b.json"], in: folder) == ["old/b.json"])
    #expect(try reported(["--exclude", "old", "--force-exclude", "old/b.json", "a.json"], in: folder) == ["a.json"])
  }

  @Test func followsLinksOnlyWithinTheRoot() throws {
    let outside = try Folder(["secret.json": SampleFiles.leaking, "f/x.json": SampleFiles.leaking])
    let folder = try Folder(["real/a.json": SampleFiles.leaking, "links/keep": ""])
    let files = FileManager.default
    try files.createSymbolicLink(atPath: folder.path("links/in.json"), withDestinationPath: "../real/a.json")
    try files.createSymbolicLink(
      atPath: folder.path("links/out.json"), withDestinationPath: outside.path("secret.json"))
    try files.createSymbolicLink(atPath: folder.path("links/folder"), withDestinationPath: outside.path("f"))
    try files.createSymbolicLink(atPath: folder.path("links/loop"), withDestinationPath: "..")
    try files.createSymbolicLink(atPath: folder.path("links/gone.json"), withDestinationPath: "gone")
    #expect(try reported(["links"], in: folder) == ["links/in.json"])
    #expect(try reported(in: folder).count == 1)
    #expect(try Command(["."], in: folder).status == 1)
  }

  @Test func passesOverWhatCannotConcernWandb() throws {
    let folder = try Folder([
      "broken.json": "{\"jobDefinitionName\": ", "notes.txt": "wandb", "image.json": "WANDB_\0",
      "unknown.xyz": "WANDB_API_KEY=\(SampleFiles.key)",
    ])
    let command = try Command([], in: folder)
    #expect(command.status == 0)
    #expect(command.output == "No findings in 0 files.\n")
  }

  @Test func judgesManyFilesTheSameOnEveryRun() throws {
    let folder = try Folder(
      Dictionary((0..<200).map { ("d\($0 % 7)/job\($0).json", SampleFiles.leaking) }) { first, _ in first })
    let first = try Command(["--format", "json"], in: folder)
    #expect(first.output.contains("\"errors\": 200,"))
    for _ in 0..<3 {
      let again = try Command(["--format", "json"], in: folder)
      #expect(again.output == first.output)
    }
  }

  @Test func keepsUnknownKindsApart() throws {
    let folder = try Folder(["notes": "wandb\n", "a.json": SampleFiles.leaking])
    #expect(try Command(["notes"], in: folder).status == 3)
    #expect(try Command(["notes", "--force-exclude"], in: folder).status == 0)
    #expect(try Command(["notes", "--kind", "notes=shell"], in: folder).status == 0)
  }

  @Test func readsStandardInput() throws {
    let folder = try Folder()
    let unnamed = try Command(["-", "--format", "concise"], in: folder, input: SampleFiles.leaking)
    #expect(unnamed.output.hasPrefix("<stdin>:4:"))
    let named = try Command(
      ["-", "--stdin-filename", "jobs/a.json", "--format", "concise"], in: folder, input: SampleFiles.leaking)
    #expect(named.status == 1)
    #expect(named.output.hasPrefix("jobs/a.json:4:"))
    #expect(try Command(["-"], in: folder, input: "hello").status == 3)
  }
}
