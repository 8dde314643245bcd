import JobSpec

extension Rule {
  static let secretAlsoPlain = Rule(
    "WB507", "SecretAlsoPlain", .error,
    summary: "A variable is both a secret and a plain value.",
    rationale: """
      The platform rejects a container whose `secrets` and `environment` share a name; where it does not, nobody can \
      tell which one the program sees.
      """,
    references: ["https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Secret.html"],
    examples: [
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "executionRoleArn": "arn:aws:iam::123456789012:role/job",
          "environment": [{"name": "⟦WANDB_API_KEY⟧", "value": "none"}],
          "secrets": [{"name": "WANDB_API_KEY", "valueFrom": "arn:aws:secretsmanager:us-east-1:123456789012:secret:wandb-AbCdEf"}]}}

        """),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "executionRoleArn": "arn:aws:iam::123456789012:role/job",
          "environment": [{"name": "WANDB_MODE", "value": "online"}],
          "secrets": [{"name": "WANDB_API_KEY", "valueFrom": "arn:aws:secretsmanager:us-east-1:123456789012:secret:wandb-AbCdEf"}]}}

        """),
    ]
  ) { subject, report in
    report.addProblems(.secretAlsoPlain, of: subject.spec)
  }
}
