import JobSpec
import Syntax

extension Rule {
  static let pathNotAbsolute = Rule(
    "WB211", "PathNotAbsolute", .note,
    summary: "A folder of W&B is not an absolute path.",
    rationale: """
      The documentation asks for absolute paths. A relative one is taken from wherever the process starts, which in a \
      container is often a folder that is gone afterwards. No variable is expanded by the SDK, and `~` only in some: \
      elsewhere the files go to a folder of that name.
      """,
    references: ["https://docs.wandb.ai/models/track/environment-variables"],
    examples: [
      .shell("export WANDB_DIR=⟦output⟧\npython train.py\n"),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "command": ["python", "train.py"], "environment": [
          {"name": "WANDB_CACHE_DIR", "value": "⟦~/cache⟧"}]}}

        """),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "command": ["python", "train.py"], "environment": [
          {"name": "WANDB_DIR", "value": "⟦$HOME/wandb⟧"}]}}

        """),
      .shell("export WANDB_DIR=/scratch/wandb WANDB_CACHE_DIR=\"$HOME/cache\"\npython train.py\n"),
      .shell("export WANDB_DIR=\"$PWD/output\"\npython train.py\n"),
    ]
  ) { subject, report in
    for judged in subject.values where judged.topic == .path && !judged.verdict.isRejection {
      report.add(judged, of: subject)
    }
    for assignment in subject.spec.relativeFolders(at: subject.release) {
      let place = assignment.value.map { $0.literalLocation ?? $0.location } ?? assignment.location
      report.add(
        place, "'\(assignment.target)' is a relative path, so the folder depends on where the process starts.",
        help: "Write an absolute path.", variable: assignment.target)
    }
  }
}
