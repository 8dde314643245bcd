import JobSpec
import Syntax

extension Rule {
  static let projectInvalid = Rule(
    "WB208", "ProjectInvalid", .error,
    summary: "WANDB_PROJECT is no project's name.",
    rationale: """
      A project's name has at most 128 characters, and none of `/ \\ # ? % :`. The form `entity/project` of `wandb.Api` and \
      of sweeps does not work here: the entity has a variable of its own.
      """,
    references: ["https://docs.wandb.ai/models/track/environment-variables"],
    examples: [
      .shell("export WANDB_PROJECT=⟦team/vision⟧\npython train.py\n"),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "command": ["python", "train.py"], "environment": [
          {"name": "WANDB_PROJECT", "value": "⟦loss%⟧"}]}}

        """),
      .shell("export WANDB_PROJECT=$USER⟦/vision⟧\npython train.py\n"),
      .shell("export WANDB_ENTITY=team WANDB_PROJECT=vision\npython train.py\n"),
      .shell("export WANDB_PROJECT=\"my project, part 2\"\npython train.py\n"),
    ]
  ) { subject, report in
    report.addValues(.project, of: subject)
  }
}
