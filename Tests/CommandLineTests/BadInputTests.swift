import Foundation
import Testing

/// What is no job spec, is broken or cannot be read: a clear message, status 3, and every other file still judged.
@Suite struct BadInputTests {
  /// Judges one bad file next to a good one that has a finding.
  func lint(_ name: String, in folder: Folder, _ options: [String] = []) throws -> Command {
    try folder.write("leaking.json", SampleFiles.leaking)
    let command = try Command([name, "leaking.json", "--format", "concise"] + options, in: folder)
    #expect(command.status == 3)
    #expect(command.output.contains("leaking.json:4:41: error: "))
    #expect(!command.output.contains(SampleFiles.key))
    return command
  }

  @Test func truncated() throws {
    let command = try lint("a.json", in: Folder(["a.json": String(SampleFiles.leaking.dropLast(20))]))
    #expect(command.output.contains("a.json:4:70: error: ") && command.output.contains("[WB904]"))
  }

  @Test(arguments: ["}", "{", "[", "\"", "{\"jobDefinitionName\"", "nul", "\u{1}", "{]"])
  func fragment(_ text: String) throws {
    let command = try lint(
      "job-definition.json", in: Folder(["job-definition.json": text]), ["--kind", "job*=aws-batch"])
    #expect(command.output.contains("job-definition.json:1:") && command.output.contains("[WB904]"))
  }

  @Test(arguments: ["aws-batch", "aws-ecs", "dockerfile", "shell", "definition", "env", "env-docker", "env-shell"])
  func nestedDeeply(_ kind: String) throws {
    let depth = 100_000
    for (open, close) in [
      ("[", "]"), ("{\"a\":", "}"), ("(", ")"), ("$(", ")"), ("{ ", "; }"), ("${A:-", "}"), ("`", "`"),
    ] {
      let text = String(repeating: open, count: depth) + String(repeating: close, count: depth) + "\n"
      let folder = try Folder(["deep": text, "tail": "RUN " + text])
      let command = try Command(["deep", "tail", "--kind", "*=\(kind)", "--format", "concise"], in: folder)
      #expect([0, 1, 3].contains(command.status), "\(open): \(command.error)")
    }
  }

  @Test func invalidUTF8() throws {
    let folder = try Folder()
    try folder.write("a.json", bytes: Array(SampleFiles.clean.utf8).map { $0 == UInt8(ascii: "v") ? 0xFF : $0 })
    #expect(try lint("a.json", in: folder).output.contains("[WB904]"))
  }

  @Test func invalidUTF8InAnOption() throws {
    let folder = try Folder()
    let head = Array("#!/bin/bash\n#SBATCH --export=NON".utf8)
    try folder.write("job.sh", bytes: head + [0xFF, 0xFE] + Array("\nexport WANDB_MODE=ofline\npython a.py\n".utf8))
    let command = try Command(["job.sh", "--format", "concise"], in: folder)
    #expect(command.status == 1)
    #expect(command.output.contains("[WB201]"))
  }

  @Test func nul() throws {
    let folder = try Folder(["a.json": SampleFiles.clean.replacing("offline", with: "off\0line")])
    #expect(try lint("a.json", in: folder, ["--kind", "a*=aws-batch"]).output.contains("a.json:4:41: error: "))
    #expect(try lint("a.json", in: folder).error.contains("a.json:4:41: "))
  }

  @Test func utf16() throws {
    let folder = try Folder()
    try folder.write(
      "a.json", bytes: [0xFF, 0xFE] + SampleFiles.clean.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    #expect(try lint("a.json", in: folder, ["--kind", "a.json=aws-batch"]).output.contains("UTF-16"))
  }

  @Test func emptyIsNoJobDefinition() throws {
    _ = try lint("a.json", in: Folder(["a.json": ""]))
  }

  @Test func carriageReturnsAlone() throws {
    let folder = try Folder(["a.json": SampleFiles.leaking.replacing("\n", with: "\r")])
    let command = try Command(["a.json", "--format", "concise"], in: folder)
    #expect(command.status == 1)
    #expect(command.output.contains("a.json:4:41: error: "))
  }

  @Test func unknownKind() throws {
    #expect(try lint("notes", in: Folder(["notes": "Bring the charger.\n"])).output.contains("[WB905]"))
  }

  @Test func missing() throws {
    #expect(try lint("gone.json", in: Folder()).error == "wandb-lint: error: gone.json: no such file or folder\n")
  }

  @Test func missingFolder() throws {
    #expect(try lint("gone/a.json", in: Folder()).error.contains("gone/a.json: no such file or folder"))
  }

  @Test func danglingLink() throws {
    let folder = try Folder()
    try FileManager.default.createSymbolicLink(atPath: folder.path("a.json"), withDestinationPath: "gone")
    #expect(try lint("a.json", in: folder).error == "wandb-lint: error: a.json: the link leads to nothing\n")
  }

  @Test func linkToItself() throws {
    let folder = try Folder()
    try FileManager.default.createSymbolicLink(atPath: folder.path("a.json"), withDestinationPath: "a.json")
    #expect(try lint("a.json", in: folder).error.contains("a.json: the link leads"))
  }

  @Test func fifo() throws {
    let folder = try Folder()
    #expect(mkfifo(folder.path("a.json"), 0o600) == 0)
    #expect(try lint("a.json", in: folder).error.contains("a.json: is not a regular file"))
  }

  @Test func fifoInAFolderIsPassedOver() throws {
    let folder = try Folder(["leaking.json": SampleFiles.leaking])
    #expect(mkfifo(folder.path("train.sh"), 0o600) == 0)
    #expect(try Command([], in: folder).status == 1)
  }

  @Test func device() throws {
    #expect(try lint("/dev/zero", in: Folder()).error.contains("/dev/zero: is not a regular file"))
  }

  @Test func withoutPermission() throws {
    let folder = try Folder(["a.json": SampleFiles.clean, "shut/b.json": SampleFiles.clean])
    chmod(folder.path("a.json"), 0)
    chmod(folder.path("shut"), 0)
    defer { chmod(folder.path("shut"), 0o700) }
    for path in ["a.json", "shut", "shut/b.json"] {
      let command = try Command([path], in: folder, asNobody: true)
      #expect(command.status == 3)
      #expect(command.error == "wandb-lint: error: \(path): permission denied\n")
    }
    let command = try Command(["."], in: folder, asNobody: true)
    #expect(command.status == 3)
    #expect(
      command.error == "wandb-lint: error: a.json: permission denied\nwandb-lint: error: shut: permission denied\n")
  }

  @Test func aLongLine() throws {
    let padding = String(repeating: "x", count: 4 << 20)
    let text = SampleFiles.leaking.replacing("\n", with: " ").replacing("train.py", with: padding)
    let command = try Command(["a.json", "--format", "text"], in: Folder(["a.json": text]))
    #expect(command.status == 1)
    #expect(command.output.utf8.count < 4000)
    #expect(command.output.contains("^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"))
  }
}
