import JobSpec

extension Rule {
  static let apiKeyNotSecret = Rule(
    "WB105", "ApiKeyNotSecret", .warning,
    summary: "The API key goes through a plain channel although the platform keeps secrets.",
    rationale: """
      AWS shows `environment` to everybody who may describe the job definition, and keeps every revision of it. Under \
      `secrets` it stores the ARN alone, and fetches the value when the container starts.
      """,
    references: ["https://docs.aws.amazon.com/batch/latest/userguide/specifying-sensitive-data.html"],
    examples: [
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "environment": [{"name": "⟦WANDB_API_KEY⟧", "value": "${WANDB_API_KEY}"}]}}

        """),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "executionRoleArn": "arn:aws:iam::123456789012:role/job",
          "secrets": [{"name": "WANDB_API_KEY", "valueFrom": "arn:aws:secretsmanager:us-east-1:123456789012:secret:wandb-AbCdEf"}]}}

        """),
    ]
  ) { subject, report in
    for assignment in subject.spec.assignments where KeyFlow.isKeyName(assignment.target) {
      guard [.batchEnvironment, .ecsEnvironment].contains(assignment.carrier), let value = assignment.value,
        value.isHandedOver
      else { continue }
      report.add(
        assignment.nameLocation, "'environment' hands '\(assignment.name)' over in plain text.",
        help: "Store the key in AWS Secrets Manager and name its ARN under 'secrets'.", variable: assignment.name)
    }
  }
}

extension Value {
  /// Whether a tool or a person is to fill the key in: neither empty, nor a placeholder, nor the key itself.
  fileprivate var isHandedOver: Bool {
    guard let literal else { return keyLocation == nil }
    switch ApiKeyText(literal) {
    case .template, .other: return true
    case .empty, .placeholder, .key: return false
    }
  }
}
