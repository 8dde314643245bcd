import JobSpec
import Syntax

extension Rule {
  static let apiKeyMissing = Rule(
    "WB505", "ApiKeyMissing", .note,
    summary: "The job logs to W&B online, and the file names no API key.",
    rationale: """
      A job without a terminal cannot ask for a key: `wandb.init()` stops with an error when it finds none in \
      WANDB_API_KEY or in a netrc file. The image may hold one, so this is a note.
      """,
    references: ["https://docs.wandb.ai/guides/track/environment-variables"],
    examples: [
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "command": ["python", "train.py"],
          "environment": [{"name": "⟦WANDB_PROJECT⟧", "value": "demo"}]}}

        """),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "command": ["python", "train.py"],
          "environment": [{"name": "WANDB_PROJECT", "value": "demo"}, {"name": "WANDB_MODE", "value": "offline"}]}}

        """),
      .dockerfile(
        "FROM python:3.12\nENV WANDB_PROJECT=demo\nCMD [\"apptainer\", \"exec\", \"train.sif\", \"python\", \"train.py\"]\n"
      ),
    ]
  ) { subject, report in
    // Whoever starts an image or a script can pass the key in; a job definition is all that its job gets.
    guard subject.spec.kind == .batch || subject.spec.kind == .ecs, !subject.spec.mayFindKey else { return }
    for situation in subject.situations {
      guard let container = situation.process.container, container.image != nil, situation.isOnline,
        !situation.mayFindKey, let first = situation.firstSetting
      else { continue }
      report.add(
        first.nameLocation, "The job logs to W&B, and nothing in this file gives it an API key.",
        help: "Name the ARN of the key under 'secrets', or set 'WANDB_MODE' to 'offline'.", variable: "WANDB_API_KEY")
    }
  }
}

extension Situation {
  /// The first setting of W&B in the file that reaches the process.
  fileprivate var firstSetting: Assignment? {
    process.environment.entries.filter { Vocabulary.contains($0.key) && $0.value.isSet }
      .compactMap { $0.value.assignment }.min().flatMap {
        spec.assignments.indices.contains($0) ? spec.assignments[$0] : nil
      }
  }

  /// Whether the process may find a key in its environment.
  fileprivate var mayFindKey: Bool {
    let names = ["WANDB_API_KEY", "WANDB_IDENTITY_TOKEN_FILE", "NETRC", "WANDB_DISABLED"]
    return names.contains { process.environment.entries[$0] != nil }
  }
}

extension JobSpec {
  /// Whether a process may find a key by a login, or in a way that the file hides.
  fileprivate var mayFindKey: Bool {
    commands.contains { $0.isLogin } || assignments.contains { KeyFlow.isKeyName($0.target) }
      || uses.contains { KeyFlow.isKeyName($0.name) }
  }
}
