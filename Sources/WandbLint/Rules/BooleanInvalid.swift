import JobSpec
import Syntax

extension Rule {
  static let booleanInvalid = Rule(
    "WB204", "BooleanInvalid", .error,
    summary: "A boolean setting is no word of truth.",
    rationale: """
      The SDK takes `1 true t yes y on` and `0 false f no n off`, in any case and with nothing around them. Anything else \
      stops `wandb.init()` from 0.15.6 on; an empty text is no exception, so `WANDB_SILENT=` is not the same as unset.
      """,
    references: ["https://docs.wandb.ai/models/track/environment-variables"],
    examples: [
      .shell("export WANDB_SILENT=⟦enabled⟧\npython train.py\n"),
      .dockerfile("FROM python:3.11\nENV WANDB_SILENT=⟦\"\"⟧\nCMD [\"python\", \"train.py\"]\n"),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "command": ["python", "train.py"], "environment": [
          {"name": "WANDB_DISABLE_CODE", "value": "⟦ture⟧"}]}}

        """),
      .shell("export WANDB_SILENT=True WANDB_QUIET=on\npython train.py\n"),
      .shell("unset WANDB_SILENT\npython train.py\n"),
    ]
  ) { subject, report in
    report.addValues(.boolean, of: subject)
  }
}
