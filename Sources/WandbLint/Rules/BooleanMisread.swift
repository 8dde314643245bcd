import JobSpec
import Syntax

extension Rule {
  static let booleanMisread = Rule(
    "WB205", "BooleanMisread", .warning,
    summary: "The SDK reads a word of truth as something else.",
    rationale: """
      Some switches are read past the settings. Any text but `false` disables git, so `WANDB_DISABLE_GIT=0` disables it. \
      Setting `WANDB_DISABLE_CODE` to false turns code saving off all the same, unless `WANDB_SAVE_CODE` is true. Up to \
      0.15.5 a text that is no boolean counted as true, and up to 0.18.7 `WANDB_DISABLED=true` made runs offline.
      """,
    references: ["https://docs.wandb.ai/models/track/environment-variables"],
    examples: [
      .shell("export WANDB_DISABLE_GIT=⟦0⟧\npython train.py\n"),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "command": ["python", "train.py"], "environment": [
          {"name": "WANDB_DISABLE_CODE", "value": "⟦false⟧"}]}}

        """),
      .shell("export WANDB_ERROR_REPORTING=⟦enabled⟧\npython train.py\n"),
      .shell("export WANDB_DISABLE_GIT=false\npython train.py\n"),
      .shell("export WANDB_DISABLE_CODE=false WANDB_SAVE_CODE=true\npython train.py\n"),
      .shell("export WANDB_ERROR_REPORTING=false\npython train.py\n"),
    ]
  ) { subject, report in
    let savesCode = subject.spec.assignments.contains { $0.target == "WANDB_SAVE_CODE" }
    for judged in subject.values where judged.topic == .misreadBoolean {
      if savesCode, judged.grammar == .toggle(.disableCode) { continue }
      report.add(judged, of: subject)
    }
  }
}
