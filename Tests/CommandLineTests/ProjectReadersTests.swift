import Testing

/// Names that the project's own code reads are its own business.
@Suite struct ProjectReadersTests {
  func output(_ files: [String: String]) throws -> String {
    let script = "export WANDB_KEY=abc\nexport WANDB_STAGE=dev\npython train.py\n"
    return try Command(
      ["--select", "WB3", "--format", "concise", "jobs/train.sh"],
      in: Folder(files.merging(["jobs/train.sh": script]) { $1 })
    ).output
  }

  @Test func aNameThatNothingReadsIsReported() throws {
    let found = try output(["train.py": "import wandb\n", "README.md": "Login with $WANDB_KEY and $WANDB_STAGE.\n"])
    #expect(found.contains("'WANDB_KEY'") && found.contains("'WANDB_STAGE'"), "\(found)")
  }

  @Test func aNameThatAnotherFileReadsIsNot() throws {
    let found = try output([
      "train.py": "import os\nos.environ['WANDB_STAGE']\n", "lib/login.sh": "wandb login \"$WANDB_KEY\"\n",
    ])
    #expect(!found.contains("WB3"), "\(found)")
  }

  @Test func handingANameOnIsNoReading() throws {
    let found = try output(["run.sh": "docker run -e WANDB_KEY=$WANDB_KEY image\n"])
    #expect(found.contains("jobs/train.sh:1:8: warning: Nothing reads 'WANDB_KEY'."), "\(found)")
  }

  @Test func aProjectAmongManyIsSearchedFirst() throws {
    var files = [
      "one/jobs/run.sh": "export WANDB_KEY=abc\npython train.py\n", "one/login.sh": "wandb login $WANDB_KEY\n",
    ]
    // As many as are looked at in all.
    for number in 0...20_000 { files["two/\(number).py"] = "" }
    let found = try Command(["--select", "WB3", "--format", "concise", "one/jobs/run.sh"], in: Folder(files)).output
    #expect(!found.contains("WB3"), "\(found)")
  }
}
