import Foundation
import Testing

/// `wandb-lint env` as a person or a program calls it.
@Suite struct EnvCommandTests {
  static let script = "export WANDB_MODE=offline\npython train.py\n"

  private func env(_ arguments: [String], in folder: Folder, input: String? = nil) throws -> Command {
    try Command(["env"] + arguments, in: folder, input: input)
  }

  @Test func oneFile() throws {
    let command = try env(["train.sh"], in: Folder(["train.sh": Self.script]))
    #expect(command.status == 0)
    #expect(command.error.isEmpty)
    #expect(command.output.hasPrefix("train.sh:2:1: python train.py\n  sees\n    WANDB_MODE  offline  line 1\n"))
  }

  @Test func jsonIsOneDocument() throws {
    let folder = try Folder(["a.sh": Self.script, "b.sh": Self.script])
    let command = try env(["--format", "json", "a.sh", "b.sh"], in: folder)
    let document = try JSONSerialization.jsonObject(with: Data(command.output.utf8)) as? [String: Any]
    #expect(document?["schema"] as? Int == 1)
    let processes = try #require(document?["processes"] as? [[String: Any]])
    #expect(processes.map { $0["path"] as? String } == ["a.sh", "b.sh"])
    #expect(processes.first?["others"] as? String == "unknown")
  }

  /// Jobs that do not see a variable, with what the answer must say.
  @Test(
    arguments: [
      (
        ["job.sh": "docker run --env-file .env image python a.py\n", ".env": "export WANDB_MODE=offline\n"], "job.sh",
        "job.sh: starts no process\n    .env:1:1  The variable 'export WANDB_MODE' contains white space."
      ),
      (
        ["job.sh": "WANDB_MODE=offline\nsrun singularity exec -e train.sif bash -c 'python a.py'\n"], "job.sh",
        "assigned, but never exported; besides, the container starts with a clean environment"
      ),
      (
        ["job.sh": "#!/bin/bash\n#SBATCH --export=NONE\nexport WANDB_MODE=offline\nsrun python a.py\n"], "job.sh",
        "WANDB_MODE  line 3  the scheduler's export list leaves it out (line 2)"
      ),
      (
        ["job.sh": "export WANDB_MODE=offline\nsrun --export=ALL,WANDB_MODE=online python a.py\n"], "job.sh",
        "WANDB_MODE  line 2  the caller's own value wins"
      ),
      (
        ["Dockerfile": "FROM a AS b\nENV WANDB_MODE=offline\nFROM a\nCMD [\"python\"]\n"], "Dockerfile",
        "WANDB_MODE  line 2  set in a stage that this image is not made of (line 1)"
      ),
      (
        [
          "compose.yaml": "services:\n  train:\n    image: i\n    command: python a.py\n",
          ".env": "WANDB_MODE=offline\n",
        ], "compose.yaml",
        "WANDB_MODE  .env:1:1  Compose replaces ${...} from this file, and hands nothing of it over"
      ),
      (
        [
          "job.sh": "export WANDB_MODE=offline\napptainer exec t.sif python a.py\n",
          "t.def": "Bootstrap: docker\nFrom: a\n%environment\n  WANDB_MODE=online\n",
        ], "job.sh", "WANDB_MODE  line 1  the image sets it without exporting it, which hides this value"
      ),
      (
        ["t.def": "Bootstrap: docker\nFrom: a\n%environment\n  WANDB_MODE=online\n%runscript\n  python a.py\n"],
        "t.def", "WANDB_MODE  line 4  assigned, but never exported\n"
      ),
      (
        [
          "job.json": #"{"jobDefinitionName":"t","type":"container","containerProperties":{"image":"i","environment":"#
            + #"[{"name":"WANDB_MODE","value":"online"}],"command":["python","a.py","--name","Ref::name"]}}"#
        ], "job.json", "python a.py --name Ref::name\n"
      ),
    ] as [([String: String], String, String)])
  func saysWhy(files: [String: String], file: String, answer: String) throws {
    let command = try env([file], in: Folder(files))
    #expect(command.output.contains(answer), "\(command.output)")
  }

  @Test func whatArrivesByAnotherWayIsNotMissing() throws {
    let script = "export WANDB_MODE=offline\nssh host \"WANDB_MODE=$WANDB_MODE python train.py\"\n"
    let command = try env(["job.sh"], in: Folder(["job.sh": script]))
    #expect(command.output.contains("WANDB_MODE  offline"))
    #expect(!command.output.contains("does not see"))
  }

  @Test func whatIsNoNameIsNotMissing() throws {
    let script = "docker run --env-file .env image python a.py\npython b.py\n"
    let command = try env(["job.sh"], in: Folder([".env": "export WANDB_MODE=\"offline\"\n", "job.sh": script]))
    #expect(command.output.contains("python b.py"))
    #expect(!command.output.contains("    export WANDB_MODE"))
  }

  @Test func theContainerIsNamed() throws {
    let compose = """
      services:
        train: {image: a, command: python train.py, environment: {WANDB_MODE: offline}}

      """
    let output = try env(["compose.yaml"], in: Folder(["compose.yaml": compose])).output
    #expect(output.hasPrefix("compose.yaml:2:30: python train.py  [in container 'train']\n"), "\(output)")
  }

  @Test func aWordWithoutAPlaceIsNotShownAsItsSurroundings() throws {
    let definition = """
      {"jobDefinitionName": "a", "type": "container", "containerProperties": {"image": "a",
       "command": ["sh", "-c", "python train.py --seed Ref::seed; python done.py"]}}

      """
    let command = try env(["job.json"], in: Folder(["job.json": definition]))
    #expect(command.output.contains(": python train.py --seed …\n"), "\(command.output)")
  }

  @Test func aValueThatReadersDisagreeOnIsSeen() throws {
    let command = try env([".env"], in: Folder([".env": "WANDB_NAME='first'\n"]))
    #expect(command.output.contains("WANDB_NAME  (known only when it runs)"))
    #expect(!command.output.contains("does not see"), "\(command.output)")
  }

  @Test func aMissingFileIsOneLineOnStandardError() throws {
    let command = try env(["gone.sh", "train.sh"], in: Folder(["train.sh": Self.script]))
    #expect(command.status == 3)
    #expect(command.error == "wandb-lint: error: gone.sh: no such file or folder\n")
    #expect(command.output.contains("train.sh:2:1"))
  }

  @Test func jsonIsWrittenWhenNothingCouldBeRead() throws {
    let command = try env(["gone.sh", "--format", "json"], in: Folder())
    #expect(command.status == 3)
    #expect(command.output.contains(#""schema": 1"#))
  }

  @Test func aFifoDoesNotHang() throws {
    let folder = try Folder()
    #expect(mkfifo(folder.path("train.sh"), 0o600) == 0)
    let command = try env(["train.sh"], in: folder)
    #expect(command.status == 3)
    #expect(command.error.contains("train.sh: is not a regular file"))
    #expect(command.output.isEmpty)
  }

  @Test func aFifoThatAScriptRefersToDoesNotHang() throws {
    let folder = try Folder(["train.sh": "docker run --env-file pipe image python train.py\n"])
    #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
    #expect(try env(["train.sh"], in: folder).status == 0)
  }

  @Test func aBinaryFile() throws {
    let folder = try Folder()
    try folder.write("notes", bytes: [0x7F, 0x45, 0, 1])
    let command = try env(["notes"], in: folder)
    #expect(command.status == 3)
    #expect(command.error == "wandb-lint: error: notes:1:3: holds a NUL byte; this is no text file\n")
  }

  @Test func aFileOfUnknownKind() throws {
    let command = try env(["notes"], in: Folder(["notes": "Bring the charger.\n"]))
    #expect(command.status == 3)
    #expect(command.error.hasPrefix("wandb-lint: error: notes: no kind of job spec"))
    #expect(command.output.isEmpty)
  }

  @Test func aBrokenFile() throws {
    let command = try env(["job.json", "--kind", "*.json=aws-batch"], in: Folder(["job.json": "{"]))
    #expect(command.status == 3)
    #expect(command.error.hasPrefix("wandb-lint: error: job.json:1:"))
  }

  @Test func theKindIsAPattern() throws {
    let folder = try Folder(["a.txt": Self.script, "b.txt": Self.script])
    let command = try env(["a.txt", "b.txt", "--kind", "*.txt=shell"], in: folder)
    #expect(command.status == 0)
    #expect(command.output.contains("a.txt:2:1") && command.output.contains("b.txt:2:1"))
  }

  @Test(arguments: [["--kind", "*=shel"], ["--kind", "shell"], ["--assume", "A"], ["--assume", "=1"], ["--color"]])
  func aMistakeInTheArguments(options: [String]) throws {
    let command = try env(["train.sh"] + options, in: Folder(["train.sh": Self.script]))
    #expect(command.status == 2)
    #expect(command.output.isEmpty)
    #expect(!command.error.isEmpty)
  }

  @Test func anAssumptionIsNotRepeatedInTheMistake() throws {
    #expect(try !env(["--assume", SampleFiles.key], in: Folder()).error.contains(SampleFiles.key))
  }

  @Test func standardInput() throws {
    let command = try env(["-", "--stdin-filename", "jobs/train.sh"], in: Folder(), input: Self.script)
    #expect(command.status == 0)
    #expect(command.output.hasPrefix("jobs/train.sh:2:1: python train.py\n"))
  }

  @Test func standardInputReadsFilesBesideItsName() throws {
    let folder = try Folder(["jobs/w.env": "WANDB_MODE=offline\n"])
    let script = "docker run --env-file w.env image python train.py\n"
    let command = try env(["-", "--stdin-filename", "jobs/train.sh"], in: folder, input: script)
    #expect(command.output.contains("WANDB_MODE  offline  jobs/w.env:1:1"))
  }

  @Test func aFolderIsWalked() throws {
    let folder = try Folder([
      "jobs/train.sh": Self.script, "jobs/other.sh": "python other.py\n", "jobs/README.md": "WANDB_MODE\n",
    ])
    let some = try env(["jobs"], in: folder)
    #expect(some.status == 0)
    #expect(some.output.contains("jobs/train.sh:2:1") && !some.output.contains("other.sh"))
    #expect(try env(["--all-variables"], in: folder).output.contains("jobs/other.sh:1:1"))
  }

  @Test func theConfigurationHolds() throws {
    let folder = try Folder([
      "train.txt": Self.script, "old/train.sh": Self.script,
      ".wandb-lint.yaml": "kind:\n  '*.txt': shell\nexclude: [old]\n",
    ])
    let command = try env(["train.txt", "old"], in: folder)
    #expect(command.error.isEmpty)
    #expect(command.output.contains("train.txt:2:1") && !command.output.contains("old/"))
  }

  @Test func aBrokenConfigurationStops() throws {
    let folder = try Folder(["train.sh": Self.script, ".wandb-lint.yaml": "kindz: 1\n"])
    #expect(try env(["train.sh"], in: folder).status == 2)
    #expect(try env(["train.sh", "--no-config"], in: folder).status == 0)
  }

  @Test func filesOutsideTheRootAreNotRead() throws {
    let outer = try Folder([
      "secret.env": "WANDB_MODE=offline\n", "repo/.git/HEAD": "",
      "repo/train.sh": "docker run --env-file ../secret.env image python train.py\n",
    ])
    let command = try env(["repo/train.sh", "--format", "json"], in: outer)
    #expect(command.status == 0)
    #expect(!command.output.contains("offline"))
  }

  @Test func assumptions() throws {
    let folder = try Folder(["train.sh": "python train.py\n"])
    let open = try env(["train.sh", "--assume", "WANDB_MODE=a=b"], in: folder)
    #expect(open.output.contains("WANDB_MODE  a=b  from outside"))
    #expect(open.output.contains("other W&B variables: not known"))
    let clean = try env(["train.sh", "--assume-clean"], in: folder)
    #expect(clean.output.contains("sees no W&B variable") && clean.output.contains("other W&B variables: none"))
  }

  @Test func allVariables() throws {
    let folder = try Folder(["train.sh": "export LR=1\npython train.py\n"])
    #expect(try env(["train.sh", "--all-variables"], in: folder).output.contains("LR  1  line 1"))
    #expect(try !env(["train.sh"], in: folder).output.contains("LR"))
  }

  @Test(arguments: [
    "f() { f; }; f\n", ". ./r.sh\n", "eval \"$X\"; ./r.sh\n", "#!/bin/bash\nsbatch r.sh\n", "bash <<EOF\nbash\nEOF\n",
    "sbatch <<EOF\n#!/bin/bash\nsbatch\nEOF\n", "nohup sudo -E env timeout 5 srun bash r.sh\n",
    "parallel ./r.sh ::: 1\n", "f() { $(f); }; f\n", "f() { (f) | :; }; f\n", "f() { ((((f)))); }; f\n",
    "f() { ( ( (f) ) ) & }; f\n", "X='eval \"$X\"'; eval \"$X\"\n",
  ]) func aScriptThatRunsItselfEnds(script: String) throws {
    let command = try env(["r.sh"], in: Folder(["r.sh": script]))
    #expect(command.status == 0)
  }
}
