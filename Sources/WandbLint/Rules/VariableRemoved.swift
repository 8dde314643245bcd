import JobSpec
import Syntax

extension Rule {
  static let variableRemoved = Rule(
    "WB304", "VariableRemoved", .warning,
    summary: "A variable that W&B once read is read no more.",
    rationale: """
      Settings come and go, and a variable that outlives its setting is passed over without a word: `WANDB_START_METHOD` \
      since 0.29.0, `WANDB_DISABLED` since 0.19.0. Hugging Face transformers read `WANDB_DISABLED` too, and stopped with \
      5.0. `WANDB_SHOW_RUN` is still documented, but no release since 0.12 reads it.
      """,
    references: ["https://docs.wandb.ai/models/track/environment-variables"],
    examples: [
      .shell("export ⟦WANDB_START_METHOD⟧=thread\npython train.py\n"),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "command": ["python", "train.py"], "environment": [
          {"name": "⟦WANDB_DISABLED⟧", "value": "true"}]}}

        """),
      .shell("export ⟦WANDB_SHOW_RUN⟧=true\npython train.py\n"),
      .shell("pip install wandb==0.18.7\nexport WANDB_DISABLE_SERVICE=false\npython train.py\n"),
      .shell("export WANDB_MODE=disabled\npython train.py\n"),
      Example("launch.py", "env = {**os.environ, 'WANDB_ARGS': json.dumps(sys.argv)}\n"),
    ]
  ) { subject, report in
    for named in subject.names {
      guard case .removed(let last) = named.verdict else { continue }
      // A program that computes the value for what it starts has its own reader for it.
      if named.assignment.isSetByProgram, named.assignment.value?.known == nil { continue }
      let name = named.assignment.target
      let dependence = ReleaseDependence(subject) { NameVerdict(name, at: $0) == named.verdict }
      let message =
        last.map { "Nothing reads '\(name)'\(dependence.phrase): wandb \($0) was the last release that did." }
        ?? "Nothing reads '\(name)': no release of wandb since 0.12 does."
      report.add(named, message, help: name.successor, related: dependence.related)
    }
  }
}

extension String {
  /// What does the work of a variable that is gone, as a sentence.
  fileprivate var successor: String {
    switch self {
    case "WANDB_DISABLED": "Set WANDB_MODE to 'disabled'; only Hugging Face transformers before 5.0 read this name."
    case "WANDB_X_PRIMARY_NODE", "WANDB__PRIMARY_NODE": "Write 'WANDB_X_PRIMARY'."
    case "WANDB_RUN_DIR", "WANDB_WANDB_DIR", "WANDB_SYNC_DIR", "WANDB_LOG_DIR", "WANDB_FILES_DIR", "WANDB_TMP_DIR":
      "Write 'WANDB_DIR' for the folder that holds all of them."
    case "WANDB_DESCRIPTION": "Write 'WANDB_NOTES'."
    case "WANDB_RUN_MODE": "Write 'WANDB_MODE'."
    case "WANDB__STATS_SAMPLE_RATE_SECONDS", "WANDB_X_STATS_SAMPLE_RATE_SECONDS":
      "Write 'WANDB_X_STATS_SAMPLING_INTERVAL'."
    default: "Remove it."
    }
  }
}
