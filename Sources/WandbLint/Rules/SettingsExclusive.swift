import JobSpec
import Syntax

extension Rule {
  static let settingsExclusive = Rule(
    "WB502", "SettingsExclusive", .error,
    summary: "Two settings exclude each other.",
    rationale: """
      A run can be resumed, rewound or forked, not several of these; a login uses a key or an identity token; and an \
      offline run needs the transaction log. `wandb.init()` raises an error when both are set.
      """,
    references: ["https://docs.wandb.ai/guides/runs/forking"],
    examples: [
      .shell("export WANDB_RESUME=allow\nexport ⟦WANDB_FORK_FROM⟧='baseline?_step=100'\npython train.py\n"),
      .shell("export WANDB_RUN_ID=baseline\nexport ⟦WANDB_FORK_FROM⟧='baseline?_step=100'\npython train.py\n"),
      .shell("export WANDB_MODE=offline\nexport ⟦WANDB_X_SKIP_TRANSACTION_LOG⟧=true\npython train.py\n"),
      .shell("export WANDB_RUN_ID=second\nexport WANDB_FORK_FROM='baseline?_step=100'\npython train.py\n"),
      .shell("export WANDB_MODE=online\nexport WANDB_X_SKIP_TRANSACTION_LOG=true\npython train.py\n"),
    ]
  ) { subject, report in
    for situation in subject.situations {
      for conflict in situation.conflicts(at: subject.release) {
        guard let first = situation.assignment(of: conflict.first),
          let second = situation.assignment(of: conflict.second)
        else { continue }
        let isInOrder = first.location.range <= second.location.range || first.location.file != second.location.file
        let (earlier, later) = isInOrder ? (first, second) : (second, first)
        report.add(
          later.nameLocation, "'\(conflict.first)' and '\(conflict.second)' exclude each other: \(conflict.reason).",
          help: "Keep one of them.", variable: later.target,
          severity: conflict.needsOrder && !isInOrder ? .warning : .error,
          related: [Diagnostic.Related(earlier.nameLocation, "the other one")])
      }
    }
  }
}

/// Two variables that the SDK does not take together.
private struct Conflict {
  var first: String
  var second: String
  /// Why, as a clause.
  var reason: String
  /// Whether the SDK notices only when the first comes earlier in the environment (measured on 0.31.0).
  var needsOrder = false
}

extension Situation {
  fileprivate func conflicts(at release: Release) -> [Conflict] {
    var found: [Conflict] = []
    let forks = release >= Release(0, 16, 5) && isSet("WANDB_FORK_FROM")
    let rewinds = release >= Release(0, 17, 1) && isSet("WANDB_RESUME_FROM")
    if forks, isSet("WANDB_RESUME") {
      found.append(Conflict(first: "WANDB_RESUME", second: "WANDB_FORK_FROM", reason: "a run is resumed or forked"))
    }
    if rewinds, isSet("WANDB_RESUME") {
      found.append(Conflict(first: "WANDB_RESUME", second: "WANDB_RESUME_FROM", reason: "a run is resumed or rewound"))
    }
    if rewinds, forks {
      found.append(
        Conflict(first: "WANDB_RESUME_FROM", second: "WANDB_FORK_FROM", reason: "a run is rewound or forked"))
    }
    if let run = text("WANDB_RUN_ID"), release >= Release(0, 19, 0) {
      if forks, run == text("WANDB_FORK_FROM")?.runName {
        found.append(
          Conflict(
            first: "WANDB_RUN_ID", second: "WANDB_FORK_FROM", reason: "a fork needs an id of its own", needsOrder: true)
        )
      }
      if rewinds, let name = text("WANDB_RESUME_FROM")?.runName, name != run {
        found.append(
          Conflict(
            first: "WANDB_RUN_ID", second: "WANDB_RESUME_FROM", reason: "they name different runs", needsOrder: true))
      }
    }
    return found + loginConflicts(at: release) + logConflicts(at: release)
  }

  private func loginConflicts(at release: Release) -> [Conflict] {
    guard release >= Release(0, 24, 0), isOnline, isSet("WANDB_IDENTITY_TOKEN_FILE"), isSet("WANDB_API_KEY"),
      text("WANDB_IDENTITY_TOKEN_FILE") != "", text("WANDB_API_KEY") != ""
    else { return [] }
    return [
      Conflict(
        first: "WANDB_API_KEY", second: "WANDB_IDENTITY_TOKEN_FILE", reason: "a login takes a key or an identity token")
    ]
  }

  private func logConflicts(at release: Release) -> [Conflict] {
    guard release >= Release(0, 20, 0), let mode = text("WANDB_MODE"), mode == "offline" || mode == "dryrun" else {
      return []
    }
    // Of two spellings the later one counts.
    let names = ["WANDB_X_SKIP_TRANSACTION_LOG", "WANDB__SKIP_TRANSACTION_LOG"].filter(isSet)
    let name = names.max { process.environment[$0].assignment ?? 0 < process.environment[$1].assignment ?? 0 }
    guard let name, let text = text(name), BooleanGrammar.value(of: text) == true else { return [] }
    return [Conflict(first: "WANDB_MODE", second: name, reason: "an offline run is nothing but its transaction log")]
  }
}

extension String {
  /// The run in front of `?_step=` of a moment.
  fileprivate var runName: String? { firstIndex(of: "?").map { String(self[..<$0]) } }
}
