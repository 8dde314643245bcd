import JobSpec
import Syntax

extension Rule {
  static let valueQuoted = Rule(
    "WB213", "ValueQuoted", .warning,
    summary: "Quotes, blanks or a carriage return become part of a value.",
    rationale: """
      A shell removes quotes; JSON strings within strings, `docker run --env-file` and lines with Windows endings do not. \
      The SDK trims nothing, so `"offline"` with its quotes is no mode, and a project gets quotes in its name.
      """,
    examples: [
      .envFile("WANDB_MODE=⟦\"offline\"⟧\n"),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "command": ["python", "train.py"], "environment": [
          {"name": "WANDB_SILENT", "value": "⟦true ⟧"}]}}

        """),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "command": ["python", "train.py"], "environment": [
          {"name": "WANDB_ENTITY", "value": "⟦'team'⟧"}]}}

        """),
      .shell("export WANDB_MODE=\"offline\" WANDB_ENTITY='team'\npython train.py\n"),
      .envFile("WANDB_MODE=offline\nWANDB_NOTES=say \"hello\" to the team\n"),
    ]
  ) { subject, report in
    report.addValues(.quotes, of: subject)
  }
}
