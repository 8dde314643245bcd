import JobSpec
import Syntax

extension Rule {
  static let modeInvalid = Rule(
    "WB201", "ModeInvalid", .error,
    summary: "WANDB_MODE is not a mode of W&B.",
    rationale: """
      Every release compares the mode letter by letter: `Offline`, `dry-run`, `true` and an empty text stop \
      `wandb.init()`, even where the script passes a mode of its own. `dryrun` and `run` are old words for `offline` and \
      `online`; they work, but parts of the SDK do not know them.
      """,
    references: ["https://docs.wandb.ai/models/track/environment-variables"],
    examples: [
      .shell("export WANDB_MODE=⟦Offline⟧\npython train.py\n"),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "command": ["python", "train.py"], "environment": [
          {"name": "WANDB_MODE", "value": "⟦true⟧"}]}}

        """),
      .dockerfile("FROM python:3.11\nENV ⟦WANDB_MODE=⟧\nCMD [\"python\", \"train.py\"]\n"),
      .shell("export WANDB_MODE=⟦dryrun⟧\npython train.py\n"),
      .shell("export WANDB_MODE=offline\npython train.py\n"),
      .shell("export WANDB_MODE=\"${MODE:-offline}\"\npython train.py\n"),
    ]
  ) { subject, report in
    report.addValues(.mode, of: subject)
  }
}
