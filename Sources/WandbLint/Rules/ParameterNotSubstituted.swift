import JobSpec

extension Rule {
  static let parameterNotSubstituted = Rule(
    "WB409", "ParameterNotSubstituted", .warning,
    summary: "A Ref:: placeholder stands where AWS Batch does not replace it.",
    rationale: """
      AWS Batch replaces `Ref::name` in a container's command only. In `environment` the text is passed on as it \
      stands, so the program sees the words `Ref::name`.
      """,
    references: ["https://docs.aws.amazon.com/batch/latest/userguide/job_definition_parameters.html"],
    examples: [
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "environment": [{"name": "WANDB_PROJECT", "value": "⟦Ref::project⟧"}]}}

        """),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "command": ["python", "train.py", "--project", "Ref::project"], "environment": [{"name": "WANDB_MODE", "value": "online"}]}}

        """),
    ]
  ) { subject, report in
    report.addProblems(.parameterNotSubstituted, of: subject.spec)
  }
}
