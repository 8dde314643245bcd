import JobSpec

extension Rule {
  static let shapeRejected = Rule(
    "WB418", "ShapeRejected", .error,
    summary: "The platform rejects the shape of the file.",
    rationale: """
      An unknown member, a missing one, or one of another type stops the file from being submitted: nothing runs \
      until it is mended.
      """,
    references: ["https://docs.aws.amazon.com/batch/latest/APIReference/API_RegisterJobDefinition.html"],
    examples: [
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "⟦Environment⟧": [{"name": "WANDB_MODE", "value": "offline"}]}}

        """),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "environment": [{"name": "WANDB_MODE", "value": "offline"}]}}

        """),
    ]
  ) { subject, report in
    report.addProblems(.shapeRejected, of: subject.spec)
  }
}
