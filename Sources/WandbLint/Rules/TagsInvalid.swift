import JobSpec
import Syntax

extension Rule {
  static let tagsInvalid = Rule(
    "WB210", "TagsInvalid", .error,
    summary: "A list with commas holds an element that nobody meant.",
    rationale: """
      `WANDB_TAGS` and `WANDB_IGNORE_GLOBS` are cut at their commas, and nothing else is done: blanks, quotes and brackets \
      stay in the elements. From 0.21.4 an empty tag, or one of more than 64 characters, stops `wandb.init()`; before, \
      the server refused the run.
      """,
    references: ["https://docs.wandb.ai/models/track/environment-variables"],
    examples: [
      .shell("export WANDB_TAGS=⟦baseline,⟧\npython train.py\n"),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "command": ["python", "train.py"], "environment": [
          {"name": "WANDB_TAGS", "value": "⟦baseline, large⟧"}]}}

        """),
      .shell("export WANDB_TAGS='⟦[\"baseline\",\"large\"]⟧'\npython train.py\n"),
      .shell("export WANDB_IGNORE_GLOBS=\"⟦*.pt, *.ckpt⟧\"\npython train.py\n"),
      .shell("export WANDB_TAGS=baseline,large WANDB_IGNORE_GLOBS=\"*.pt,*.ckpt\"\npython train.py\n"),
    ]
  ) { subject, report in
    for judged in subject.values where judged.topic == .tags { report.add(judged, of: subject) }
  }
}
