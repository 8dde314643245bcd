import JobSpec
import Syntax

extension Rule {
  static let choiceInvalid = Rule(
    "WB203", "ChoiceInvalid", .error,
    summary: "A setting is none of the words that it takes.",
    rationale: """
      `WANDB_CONSOLE`, `WANDB_RESUME`, `WANDB_REINIT` and their like take a few words, compared letter by letter. The \
      documentation gives `on` as the default of `WANDB_CONSOLE`, but no release takes that word. Before 0.19.0 any text \
      in `WANDB_RESUME` resumed a run, `false` and `no` among them.
      """,
    references: ["https://docs.wandb.ai/models/track/environment-variables"],
    examples: [
      .shell("export WANDB_CONSOLE=⟦on⟧\npython train.py\n"),
      .shell("export WANDB_RESUME=⟦Allow⟧\npython train.py\n"),
      .shell("pip install wandb==0.16.6\nexport WANDB_RESUME=⟦no⟧\npython train.py\n"),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "command": ["python", "train.py"], "environment": [
          {"name": "WANDB_RESUME", "value": "⟦true⟧"},
          {"name": "WANDB_RUN_ID", "value": "first"}]}}

        """),
      .shell("export WANDB_CONSOLE=off WANDB_RESUME=allow WANDB_RUN_ID=first\npython train.py\n"),
      .shell("export WANDB_REINIT=finish_previous\npython train.py\n"),
    ]
  ) { subject, report in
    report.addValues(.choice, of: subject)
  }
}
