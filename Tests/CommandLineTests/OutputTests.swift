import Foundation
import Testing

@Suite struct OutputTests {
  let folder: Folder

  init() throws { folder = try Folder(["leaking.json": SampleFiles.leaking]) }

  @Test(arguments: ["json", "sarif", "gitlab"])
  func isOneJSONDocument(_ format: String) throws {
    let command = try Command(["leaking.json", "--format", format], in: folder)
    #expect(command.status == 1)
    #expect(command.error.isEmpty)
    _ = try JSONSerialization.jsonObject(with: Data(command.output.utf8))
  }

  @Test(arguments: ["json", "sarif", "gitlab"])
  func isOneJSONDocumentEvenWhenInputsFail(_ format: String) throws {
    let command = try Command(["gone.json", "--format", format], in: folder)
    #expect(command.status == 3)
    _ = try JSONSerialization.jsonObject(with: Data(command.output.utf8))
  }

  @Test func countsPlacesInScalarsAndBytes() throws {
    try folder.write(
      "b.json",
      SampleFiles.jobDefinition(
        #"{"name": "é😀", "value": "x"}, {"name": "WANDB_API_KEY", "value": "\#(SampleFiles.key)"}"#))
    let command = try Command(["b.json", "--format", "json", "--select", "WB101"], in: folder)
    let root = try #require(try JSONSerialization.jsonObject(with: Data(command.output.utf8)) as? [String: Any])
    let diagnostics = try #require(root["diagnostics"] as? [[String: Any]])
    let range = try #require(diagnostics.first?["range"] as? [String: [String: Int]])
    let text = try folder.read("b.json")
    let offset = text.utf8.distance(from: text.startIndex, to: try #require(text.range(of: SampleFiles.key)).lowerBound)
    #expect(range["start"] == ["line": 4, "column": 71, "offset": offset])
    #expect(range["end"] == ["line": 4, "column": 111, "offset": offset + 40])
    #expect(root["schema"] as? Int == 1)
  }

  @Test func writesSeveralReportsAtOnce() throws {
    let command = try Command(
      ["leaking.json", "--format", "concise", "--output", "sarif:out.sarif", "--output", "json:out.json"], in: folder)
    #expect(command.status == 1)
    #expect(command.output.hasPrefix("leaking.json:4:41: error: "))
    #expect(try folder.read("out.sarif").contains("\"version\": \"2.1.0\""))
    #expect(try folder.read("out.json").contains("\"schema\": 1"))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
    #expect(names == ["leaking.json", "out.json", "out.sarif"])
  }

  @Test func keepsAFileThatCannotBeReplaced() throws {
    try folder.write("kept/out.json", "before")
    let command = try Command(["leaking.json", "--output", "json:kept/gone/out.json"], in: folder)
    #expect(command.status == 3)
    #expect(command.error.contains("kept/gone/out.json: cannot write"))
    #expect(try folder.read("kept/out.json") == "before")
  }

  @Test func endsQuietlyWhenNobodyReads() throws {
    let many = try Folder(Dictionary((0..<300).map { ("\($0).json", SampleFiles.leaking) }) { first, _ in first })
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "{ \"$0\" 2>error; echo $? >status; } | head -c 10 >/dev/null", Command.binary.path]
    process.currentDirectoryURL = many.url
    try process.run()
    process.waitUntilExit()
    #expect(try many.read("error").isEmpty)
    #expect(try many.read("status") == "1\n")
  }

  @Test(arguments: [
    ([:], [], false), (["FORCE_COLOR": "1"], [], true), (["CLICOLOR_FORCE": "1"], [], true),
    (["FORCE_COLOR": "0"], [], false),
    (["NO_COLOR": "1", "FORCE_COLOR": "1"], [], false), (["NO_COLOR": "1"], ["--color", "always"], true),
    (["FORCE_COLOR": "1"], ["--color", "never"], false),
  ])
  func coloursWhenAsked(_ environment: [String: String], _ options: [String], _ isColoured: Bool) throws {
    let command = try Command(["leaking.json"] + options, in: folder, environment: environment)
    #expect(command.output.contains("\u{1B}[") == isColoured)
  }

  @Test func namesPathsFromTheRepositoryRoot() throws {
    let repository = try Folder([".git/HEAD": "", "jobs/my job/é.json": SampleFiles.leaking])
    let jobs = try Folder()
    try FileManager.default.createSymbolicLink(
      atPath: jobs.path("link"), withDestinationPath: repository.path("jobs"))
    let sarif = try Command(["link/my job/é.json", "--format", "sarif", "--select", "WB101"], in: jobs)
    #expect(sarif.output.contains("\"uri\": \"jobs/my%20job/%C3%A9.json\""))
    #expect(!sarif.output.contains(repository.url.path))
    let github = try Command(["link/my job/é.json", "--format", "github", "--select", "WB101"], in: jobs)
    #expect(github.output.hasPrefix("::error file=jobs/my job/é.json,line=4,col=41,endLine=4,endColumn=81,title=WB101"))
  }

  @Test func leavesAcceptedFindingsOutOfSARIFUnlessAsked() throws {
    try folder.write(
      ".wandb-lint.yaml", #"{"suppress": [{"rule": "WB1", "reason": "the key of a test account"}]}"#)
    let silent = try Command(["leaking.json", "--format", "sarif"], in: folder)
    #expect(silent.status == 0)
    #expect(!silent.output.contains("suppressions"))
    let loud = try Command(["leaking.json", "--format", "sarif", "--report-suppressed"], in: folder)
    #expect(loud.status == 0)
    #expect(loud.output.contains("\"justification\": \"the key of a test account\""))
  }

  @Test func completesInShells() throws {
    for shell in ["bash", "zsh", "fish"] {
      let command = try Command(["--generate-completion-script", shell], in: folder)
      #expect(command.status == 0)
      #expect(command.output.contains("stdin-filename"))
    }
  }
}
