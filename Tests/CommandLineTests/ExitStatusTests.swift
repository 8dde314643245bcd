import Testing

@Suite struct ExitStatusTests {
  let folder: Folder

  init() throws {
    folder = try Folder([
      "leaking.json": SampleFiles.leaking, "clean.json": SampleFiles.clean, "noted.json": SampleFiles.noted,
    ])
  }

  @Test(arguments: [
    (["clean.json"], 0), (["leaking.json"], 1), (["noted.json"], 0), (["noted.json", "--fail-on", "note"], 1),
    (["leaking.json", "--exit-zero"], 0), (["leaking.json", "--fail-on", "error"], 1),
    (["leaking.json", "--select", "WB9"], 0), (["leaking.json", "--ignore", "ApiKeyInSpec,WB105"], 0),
    (["leaking.json", "gone.json"], 3), (["gone.json", "--exit-zero"], 3), (["--bogus"], 2), (["--format", "xml"], 2),
    (["clean.json", "--select", "WB999"], 2), (["clean.json", "--kind", "x"], 2), (["clean.json", "--kind", "x=y"], 2),
    (["clean.json", "--config", "gone.yaml"], 2), (["clean.json", "--config", "a", "--no-config"], 2),
    (["clean.json", "--wandb-version", "new"], 2), (["clean.json", "--output", "sarif:/nowhere/a.sarif"], 3),
    (["--help"], 0), (["--version"], 0), (["help", "lint"], 0), (["explain", "WB101"], 0), (["explain", "WB999"], 2),
    (["rules"], 0), (["rules", "--format", "json"], 0),
  ])
  func says(_ arguments: [String], _ status: Int) throws {
    let command = try Command(arguments, in: folder)
    #expect(Int(command.status) == status, "\(command.error)")
  }

  @Test func showsWhatDoesNotFail() throws {
    let command = try Command(["noted.json", "--format", "concise"], in: folder)
    #expect(command.output.contains(": note: "))
  }

  @Test func failsOnWhatItDoesNotShow() throws {
    let command = try Command(["noted.json", "--min-severity", "error", "--fail-on", "note"], in: folder)
    #expect(command.status == 1)
    #expect(command.output == "No findings in 1 file (1 below --min-severity).\n")
  }

  @Test func namesTheMistakeInOneLine() throws {
    for arguments in [["clean.json", "--select", "ApiKeyInSpek"], ["clean.json", "--kind", "a=dockerfil"]] {
      let command = try Command(arguments, in: folder)
      #expect(command.error.split(separator: "\n").count == 1)
      #expect(command.error.contains("Did you mean"))
    }
  }
}
