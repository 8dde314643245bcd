import Testing

/// Which release values are judged by, and how the command says so.
@Suite struct ReleaseTests {
  let folder: Folder

  init() throws {
    folder = try Folder([
      "work/train.sh": "pip install -r ../../outside.txt\nexport WANDB_RESUME=true\npython train.py\n",
      "scripts/train.sh": "uv pip install -r requirements.txt\nexport WANDB_RESUME=false\npython train.py\n",
      "requirements.txt": "torch\nwandb<0.19\n",
      "plain.sh": "export WANDB_RESUME=true\npython train.py\n",
    ])
  }

  @Test func takesTheReleaseOfTheJob() throws {
    let command = try Command(["--format", "concise", "scripts/train.sh"], in: folder)
    #expect(
      command.output.contains("in wandb 0.18.7, the newest that 'wandb<0.19' in 'requirements.txt' allows"),
      "\(command.output)")
  }

  @Test func readsNoFileOutsideTheRoot() throws {
    let command = try Command(["--format", "concise", "work/train.sh"], in: folder)
    #expect(command.output.contains("in wandb 0.31.0, the newest release"), "\(command.output)")
  }

  @Test func takesTheReleaseThatIsAskedFor() throws {
    let old = try Command(["--format", "concise", "--wandb-version", "0.18", "scripts/train.sh"], in: folder)
    #expect(old.output.contains("in wandb 0.18.0, the release asked for"), "\(old.output)")
    #expect(old.error.isEmpty)
  }

  @Test(arguments: [
    ("0.99.0", "wandb 0.99.0 is newer than 0.31.0, the newest release that is known; values are judged by 0.31.0."),
    ("0.9.1", "wandb 0.9.1 is older than 0.12.10, the oldest release that is known; values are judged by 0.12.10."),
  ])
  func saysWhatItDoesAboutUnknownReleases(_ release: String, _ note: String) throws {
    let command = try Command(["--format", "concise", "--wandb-version", release, "plain.sh"], in: folder)
    #expect(command.error == "wandb-lint: note: \(note)\n")
    // Before 0.19.0 the word works.
    #expect(command.output.contains("the newest known: 0.99.0 was asked for") == (release == "0.99.0"))
  }

  @Test(arguments: ["latest", "0", "0.x", ""]) func refusesWhatIsNoRelease(_ release: String) throws {
    let command = try Command(["--wandb-version", release, "plain.sh"], in: folder)
    #expect(command.status == 2)
    #expect(command.error.contains("'--wandb-version <x.y.z>'"), "\(command.error)")
    #expect(command.error.contains("such as 0.31.0"))
  }
}
