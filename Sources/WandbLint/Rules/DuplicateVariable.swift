import JobSpec

extension Rule {
  static let duplicateVariable = Rule(
    "WB413", "DuplicateVariable", .warning,
    summary: "A variable is set twice in one place.",
    rationale: """
      Only one of the values can hold, and which one differs between platforms, or is not defined at all. Somebody \
      who edits the other one changes nothing.
      """,
    examples: [
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "environment": [{"name": "WANDB_MODE", "value": "online"},
            {"name": "⟦WANDB_MODE⟧", "value": "offline"}]}}

        """),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "environment": [{"name": "WANDB_MODE", "value": "online"}, {"name": "WANDB_PROJECT", "value": "demo"}]}}

        """),
    ]
  ) { subject, report in
    report.addProblems(.duplicateVariable, of: subject.spec)
  }
}
