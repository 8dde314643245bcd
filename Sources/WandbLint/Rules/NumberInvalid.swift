import JobSpec
import Syntax

extension Rule {
  static let numberInvalid = Rule(
    "WB206", "NumberInvalid", .error,
    summary: "A numeric setting is no number that it takes.",
    rationale: """
      Timeouts and limits are plain numbers without a unit: `30s` and `1,000` stop `wandb.init()`. Up to 0.30.0 \
      `WANDB_HTTP_TIMEOUT` has to be a whole number, or already `import wandb` fails.
      """,
    references: ["https://docs.wandb.ai/models/track/environment-variables"],
    examples: [
      .shell("export WANDB_INIT_TIMEOUT=⟦300s⟧\npython train.py\n"),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "command": ["python", "train.py"], "environment": [
          {"name": "WANDB_X_FILE_STREAM_RETRY_MAX", "value": "⟦many⟧"}]}}

        """),
      .shell("pip install wandb==0.22.3\nexport WANDB_HTTP_TIMEOUT=⟦7.5⟧\npython train.py\n"),
      .shell(
        "pip install wandb==0.18.7\nexport WANDB_HTTP_TIMEOUT=⟦7.5⟧ WANDB__GRAPHQL_TIMEOUT_SECONDS=20\n"
          + "python train.py\n"),
      .shell("export WANDB_INIT_TIMEOUT=300 WANDB_HTTP_TIMEOUT=60\npython train.py\n"),
    ]
  ) { subject, report in
    report.addValues(.number, of: subject)
  }
}
