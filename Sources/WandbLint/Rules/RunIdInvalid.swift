import JobSpec
import Syntax

extension Rule {
  static let runIdInvalid = Rule(
    "WB209", "RunIdInvalid", .error,
    summary: "A run id, sweep id or moment of a run is malformed.",
    rationale: """
      From 0.19.0 an id may be neither empty nor have blanks around it, and from 0.21.0 a run id holds none of \
      `: ; , # ? / '`. The documentation's limit of 64 characters is not the SDK's; an id of more than 227 bytes does not \
      fit the name of the run's folder. `WANDB_FORK_FROM` and `WANDB_RESUME_FROM` are written `<run id>?_step=<number>`.
      """,
    references: ["https://docs.wandb.ai/models/track/environment-variables"],
    examples: [
      .shell("export WANDB_RUN_ID=⟦team/run:1⟧\npython train.py\n"),
      .dockerfile("FROM python:3.11\nENV WANDB_RUN_ID=⟦\"\"⟧\nCMD [\"python\", \"train.py\"]\n"),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "command": ["python", "train.py"], "environment": [
          {"name": "WANDB_FORK_FROM", "value": "⟦abc123⟧"}]}}

        """),
      .shell("export WANDB_RUN_ID=$SLURM_JOB_ID⟦:⟧$SLURM_ARRAY_TASK_ID\npython train.py\n"),
      .shell("export WANDB_RUN_ID=run-1.a\npython train.py\n"),
      .shell("export WANDB_FORK_FROM='abc123?_step=100'\npython train.py\n"),
      .shell("export WANDB_RUN_ID=$(uuidgen)\npython train.py\n"),
    ]
  ) { subject, report in
    report.addValues(.runId, of: subject)
  }
}
