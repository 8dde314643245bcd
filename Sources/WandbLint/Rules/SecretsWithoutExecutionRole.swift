import JobSpec

extension Rule {
  static let secretsWithoutExecutionRole = Rule(
    "WB506", "SecretsWithoutExecutionRole", .error,
    summary: "Secrets are named, but no role may read them.",
    rationale: """
      The agent fetches each secret with the container's execution role before the container starts. Without \
      `executionRoleArn` it may not, and the job fails to start.
      """,
    references: ["https://docs.aws.amazon.com/batch/latest/userguide/specifying-sensitive-data.html"],
    examples: [
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          ⟦"secrets"⟧: [{"name": "WANDB_API_KEY", "valueFrom": "arn:aws:secretsmanager:us-east-1:123456789012:secret:wandb-AbCdEf"}]}}

        """),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "executionRoleArn": "arn:aws:iam::123456789012:role/job",
          "secrets": [{"name": "WANDB_API_KEY", "valueFrom": "arn:aws:secretsmanager:us-east-1:123456789012:secret:wandb-AbCdEf"}]}}

        """),
    ]
  ) { subject, report in
    report.addProblems(.secretsWithoutExecutionRole, of: subject.spec)
  }
}
