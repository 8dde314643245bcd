import JobSpec

extension Rule {
  static let apiKeyInSpec = Rule(
    "WB101", "ApiKeyInSpec", .error,
    summary: "An API key is written in the file.",
    rationale: """
      Whoever can read the repository, its history or the job's description can use the key, for every project that its \
      owner may write to. A key that was committed once is known: revoke it at https://wandb.ai/authorize and hand the \
      new one over at run time.
      """,
    references: [
      "https://docs.wandb.ai/guides/track/environment-variables",
      "https://docs.aws.amazon.com/batch/latest/userguide/specifying-sensitive-data.html",
    ],
    examples: [
      .shell("export WANDB_API_KEY=⟦0123456789abcdef0123456789abcdef01234567⟧\npython train.py\n"),
      .shell("wandb login --relogin ⟦0123456789abcdef0123456789abcdef01234567⟧\n"),
      .shell("export WANDB_API_KEY=${WANDB_API_KEY:-⟦0123456789abcdef0123456789abcdef01234567⟧}\npython train.py\n"),
      .dockerfile("FROM python:3.12\nENV WANDB_API_KEY=⟦0123456789abcdef0123456789abcdef01234567⟧\n"),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "environment": [{"name": "WANDB_API_KEY", "value": "⟦0123456789abcdef0123456789abcdef01234567⟧"}]}}

        """),
      .shell("export WANDB_API_KEY=$(cat ~/.config/wandb-key)\npython train.py\n"),
      .shell("export WANDB_API_KEY=your_api_key_here\ngit checkout 0123456789abcdef0123456789abcdef01234567\n"),
    ]
  ) { subject, report in
    for key in subject.spec.keyLiterals(subject.keyFlow) {
      let carried =
        key.variable.isEmpty ? "An API key stands in the file." : "'\(key.variable)' holds a literal API key."
      report.add(
        key.location, "\(carried) Everybody who can read this file can use it.", help: key.advice,
        variable: key.variable)
    }
  }
}

extension KeyLiteral {
  fileprivate var advice: String {
    let other =
      switch carrier {
      case .batchEnvironment, .batchSecret, .ecsEnvironment, .ecsSecret:
        "store the new one in AWS Secrets Manager and name its ARN under 'secrets'."
      case .dockerfileEnv, .dockerfileArg:
        "pass the new one when the container starts, as in 'docker run -e WANDB_API_KEY IMAGE'."
      case .definitionEnvironment, .definitionArgument:
        "export the new one as 'APPTAINERENV_WANDB_API_KEY' in the shell that starts the container."
      case .envFile:
        "keep the file with the new one out of version control."
      default:
        "let the job take the new one from its environment, a secret store, or a file that only you can read."
      }
    return "Revoke the key; \(other)"
  }
}
