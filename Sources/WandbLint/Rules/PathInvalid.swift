import JobSpec
import Syntax

extension Rule {
  static let pathInvalid = Rule(
    "WB214", "PathInvalid", .error,
    summary: "The SDK stops on a path.",
    rationale: """
      Most paths are taken as they come; a missing folder is made, or another one is used. `WANDB_CONFIG_PATHS` and \
      `WANDB_SWEEP_PARAM_PATH` name files that are read at once, and `~name` is looked up among the users of the machine.
      """,
    examples: [
      .shell("pip install wandb==0.18.7\nexport WANDB_CONFIG_PATHS=⟦/tmp⟧\npython train.py\n"),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "command": ["python", "train.py"], "environment": [
          {"name": "WANDB_CONFIG_DIR", "value": "⟦~trainer/config⟧"}]}}

        """),
      .shell("pip install wandb==0.18.7\nexport WANDB_CONFIG_PATHS=config.yaml,more.yaml\npython train.py\n"),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "command": ["python", "train.py"], "environment": [
          {"name": "WANDB_CONFIG_DIR", "value": "/root/.config/wandb"}]}}

        """),
    ]
  ) { subject, report in
    for judged in subject.values where judged.topic == .path && judged.verdict.isRejection {
      report.add(judged, of: subject)
    }
  }
}
