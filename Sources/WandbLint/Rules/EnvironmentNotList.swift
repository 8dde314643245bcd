import JobSpec

extension Rule {
  static let environmentNotList = Rule(
    "WB411", "EnvironmentNotList", .error,
    summary: "The environment is not a list of names and values.",
    rationale: """
      AWS Batch and Amazon ECS take `environment` as a list of objects, `[{"name": "WANDB_MODE", "value": \
      "offline"}]`. A map, as Compose has it, is rejected when the job definition is registered.
      """,
    references: ["https://docs.aws.amazon.com/batch/latest/APIReference/API_KeyValuePair.html"],
    examples: [
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "environment": ⟦{"WANDB_MODE": "offline"}⟧}}

        """),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "environment": [{"name": "WANDB_MODE", "value": "offline"}]}}

        """),
    ]
  ) { subject, report in
    report.addProblems(.environmentNotList, of: subject.spec)
  }
}
