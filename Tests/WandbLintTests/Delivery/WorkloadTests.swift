import Syntax
import Testing

@testable import JobSpec
@testable import WandbLint

@Suite struct WorkloadTests {
  func workload(_ line: String) -> Workload {
    let file = SourceFile(path: "a.sh", line)
    let words = line.split(separator: " ").map { word in
      word.hasPrefix("$")
        ? Value([.reference(String(word.dropFirst()), file.text.location)], at: file.text.location)
        : Value([.literal(SourceFile(path: "w", String(word)).text)], at: file.text.location)
    }
    return Workload(Process(command: words, location: file.text.location, environment: Environment()))
  }

  @Test(arguments: [
    "python train.py", "python3.11 -u -m my.train", "/opt/venv/bin/python $SCRIPT", "torchrun --nproc 8 train.py",
    "wandb agent team/p/1", "uv run train.py", "python -c import_wandb", "accelerate launch train.py",
  ])
  func training(_ line: String) { #expect(workload(line) == .training) }

  @Test(arguments: ["bash run.sh", "./train", "$CMD", "", "make train", "my-trainer --fast"])
  func possible(_ line: String) { #expect(workload(line) == .possible) }

  @Test(arguments: [
    "mkdir -p out", "/usr/bin/git clone x", "pip install wandb", "python -m pip install x", "python --version",
    "python -c print(1)", "python setup.py install", "wandb login", "nvidia-smi", "conda activate x",
    "uv pip install x",
  ])
  func other(_ line: String) { #expect(workload(line) == .other) }
}
