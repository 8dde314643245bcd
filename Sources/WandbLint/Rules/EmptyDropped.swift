import JobSpec

extension Rule {
  static let emptyDropped = Rule(
    "WB410", "EmptyDropped", .warning,
    summary: "AWS Batch drops a variable that is empty.",
    rationale: """
      The service accepts an empty value and does not set the variable at all: the container sees the image's own \
      value, or none.
      """,
    references: ["https://github.com/hashicorp/terraform-provider-aws/pull/29820"],
    examples: [
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "environment": [{"name": "⟦WANDB_NOTES⟧", "value": ""}]}}

        """),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "environment": [{"name": "WANDB_NOTES", "value": "none"}]}}

        """),
    ]
  ) { subject, report in
    report.addProblems(.emptyDropped, of: subject.spec)
  }
}
