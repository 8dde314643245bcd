import JobSpec
import Syntax

extension Rule {
  static let variableCase = Rule(
    "WB305", "VariableCase", .warning,
    summary: "A variable's name is in the wrong case.",
    rationale: """
      Names of environment variables are compared letter by letter. The SDK asks for `WANDB_` in upper case; what stands \
      behind it may be in any case for settings (a note), but not for `WANDB_NAME`, `WANDB_DIR`, `WANDB_TAGS` and the \
      other names that it treats specially.
      """,
    examples: [
      .shell("export ⟦wandb_mode⟧=offline\npython train.py\n"),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "command": ["python", "train.py"], "environment": [
          {"name": "⟦WANDB_Tags⟧", "value": "baseline"}]}}

        """),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "command": ["python", "train.py"], "environment": [
          {"name": "⟦WANDB_Project⟧", "value": "demo"}]}}

        """),
      .shell("wandb_mode=offline\npython train.py --mode \"$wandb_mode\"\n"),
      .shell("export WANDB_MODE=offline\npython train.py\n"),
    ]
  ) { subject, report in
    for named in subject.names {
      let name = named.assignment.target
      switch named.verdict {
      case .wrongCase(let usual):
        report.add(named, "Nothing reads '\(name)'.", help: "Write '\(usual)'.", instead: usual)
      case .oddCase(let usual):
        report.add(
          named, "'\(name)' is read as '\(usual)', but no other tool takes it for the same variable.",
          help: "Write '\(usual)'.", instead: usual, severity: .note)
      default: continue
      }
    }
  }
}
