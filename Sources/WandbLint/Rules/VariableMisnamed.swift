import JobSpec
import Syntax

extension Rule {
  static let variableMisnamed = Rule(
    "WB302", "VariableMisnamed", .warning,
    summary: "A plausible name that nothing reads stands for a variable with another name.",
    rationale: """
      `WANDB_KEY`, `WANDB_GROUP`, `WANDB_OFFLINE` and their like look right, and W&B passes over them without a word. Some \
      are read by a library alone, such as `WANDB_PROJECT_NAME` by Ray: a note, unless the file names the library.
      """,
    references: ["https://docs.wandb.ai/models/track/environment-variables"],
    examples: [
      .shell("export ⟦WANDB_GROUP⟧=ablation\npython train.py\n"),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "command": ["python", "train.py"], "environment": [
          {"name": "⟦WANDB_OFFLINE⟧", "value": "true"}]}}

        """),
      .dockerfile("FROM python:3.11\nENV ⟦WANDB_URL⟧=https://wandb.example.com\nCMD [\"python\", \"train.py\"]\n"),
      .shell("export ⟦WANDB_PROJECT_NAME⟧=demo\npython train.py\n"),
      .shell("export WANDB_PROJECT_NAME=demo\nray job submit -- python train.py\n"),
      .shell("export WANDB_KEY=$(cat key)\nexport WANDB_API_KEY=$WANDB_KEY\npython train.py\n"),
      .shell("export WANDB_RUN_GROUP=ablation\npython train.py\n"),
    ]
  ) { subject, report in
    for named in subject.names {
      let name = named.assignment.target
      switch named.verdict {
      case .misnamed(let confusion):
        report.add(
          named, "Nothing reads '\(name)'.", help: confusion.help,
          instead: confusion.value == nil ? confusion.variable : nil)
      case .libraryOnly(let package, let confusion):
        if subject.spec.file.mentions(package) { continue }
        report.add(
          named, "W&B itself does not read '\(name)'; only \(package) does.", help: confusion.help, severity: .note)
      default: continue
      }
    }
  }
}
