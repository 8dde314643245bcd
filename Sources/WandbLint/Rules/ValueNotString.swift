import JobSpec

extension Rule {
  static let valueNotString = Rule(
    "WB412", "ValueNotString", .error,
    summary: "The value of a variable is not a string.",
    rationale: """
      Environment variables are text, and the platform takes them as JSON strings only: a number, a Boolean or null \
      is rejected when the file is submitted.
      """,
    references: ["https://docs.aws.amazon.com/batch/latest/APIReference/API_KeyValuePair.html"],
    examples: [
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "environment": [{"name": "WANDB_INIT_TIMEOUT", "value": ⟦300⟧}]}}

        """),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "environment": [{"name": "WANDB_INIT_TIMEOUT", "value": "300"}]}}

        """),
    ]
  ) { subject, report in
    report.addProblems(.valueNotString, of: subject.spec)
  }
}
