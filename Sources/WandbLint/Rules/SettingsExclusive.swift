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
      .shell("export WANDB_mode=offline\nexport ⟦WANDB_x_skip_transaction_log⟧=true\npython train.py\n"),
      .shell(
        "export WANDB__SKIP_TRANSACTION_LOG=1\nexport ⟦WANDB_mode⟧=offline\nexport WANDB_MODE=online\npython train.py\n"
      ),
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

/// The settings that have to do with each other, by the spellings that count in a process.
private struct ExclusiveSettings {
  let situation: Situation
  /// The spelling of each that counts.
  let spellings: [String: String]

  /// The states that the settings go through as the SDK reads the environment: the last one alone up to 0.23.1, where of
  /// two spellings of a setting only the later one is looked at, and all of them from 0.24.0 on, which checks after each
  /// variable (measured). The names are in any case.
  static func states(of situation: Situation, at release: Release) -> [ExclusiveSettings] {
    var read: [(assignment: Assignment.ID, variable: String, name: String)] = []
    let environment = situation.process.environment
    for name in situation.names {
      let entry = environment[name]
      guard entry.isSet, let known = Catalog.entry(named: name), known.reader(at: release) != nil else { continue }
      if names.contains(known.variable.name) { read.append((entry.assignment ?? 0, known.variable.name, name)) }
    }
    read.sort { ($0.assignment, $0.name) < ($1.assignment, $1.name) }
    var spellings: [String: String] = [:]
    let states = read.map { setting in
      spellings[setting.variable] = setting.name
      return ExclusiveSettings(situation: situation, spellings: spellings)
    }
    return spellings.count < states.count && release >= Release(0, 24, 0) ? states : states.suffix(1)
  }

  private static let names: Set<String> = [
    "WANDB_MODE", "WANDB_RESUME", "WANDB_FORK_FROM", "WANDB_RESUME_FROM", "WANDB_RUN_ID",
    "WANDB__SKIP_TRANSACTION_LOG",
  ]

  /// Whether a setting is set.
  func isSet(_ name: String) -> Bool { spellings[name] != nil }

  /// The text of a setting; nil where it is not set or not known.
  func text(_ name: String) -> String? { spellings[name].flatMap(situation.text) }

  /// Two settings, by the names that are written.
  func conflict(_ first: String, _ second: String, _ reason: String, needsOrder: Bool = false) -> Conflict {
    Conflict(
      first: spellings[first] ?? first, second: spellings[second] ?? second, reason: reason, needsOrder: needsOrder)
  }
}

extension Situation {
  fileprivate func conflicts(at release: Release) -> [Conflict] {
    var found: [Conflict] = []
    for settings in ExclusiveSettings.states(of: self, at: release) {
      for conflict in settings.conflicts(at: release)
      where !found.contains(where: { $0.first == conflict.first && $0.second == conflict.second }) {
        found.append(conflict)
      }
    }
    return found + loginConflicts(at: release)
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
}

extension ExclusiveSettings {
  fileprivate func conflicts(at release: Release) -> [Conflict] {
    var found: [Conflict] = []
    let forks = isSet("WANDB_FORK_FROM")
    let rewinds = isSet("WANDB_RESUME_FROM")
    if forks, isSet("WANDB_RESUME") {
      found.append(conflict("WANDB_RESUME", "WANDB_FORK_FROM", "a run is resumed or forked"))
    }
    if rewinds, isSet("WANDB_RESUME") {
      found.append(conflict("WANDB_RESUME", "WANDB_RESUME_FROM", "a run is resumed or rewound"))
    }
    if rewinds, forks {
      found.append(conflict("WANDB_RESUME_FROM", "WANDB_FORK_FROM", "a run is rewound or forked"))
    }
    if let run = text("WANDB_RUN_ID"), release >= Release(0, 19, 0) {
      if forks, run == text("WANDB_FORK_FROM")?.runName {
        found.append(
          conflict("WANDB_RUN_ID", "WANDB_FORK_FROM", "a fork needs an id of its own", needsOrder: true))
      }
      if rewinds, let name = text("WANDB_RESUME_FROM")?.runName, name != run {
        found.append(
          conflict("WANDB_RUN_ID", "WANDB_RESUME_FROM", "they name different runs", needsOrder: true))
      }
    }
    return found + logConflicts
  }

  private var logConflicts: [Conflict] {
    let log = "WANDB__SKIP_TRANSACTION_LOG"
    guard let mode = text("WANDB_MODE"), mode == "offline" || mode == "dryrun",
      let skips = text(log), BooleanGrammar.value(of: skips) == true
    else { return [] }
    return [conflict("WANDB_MODE", log, "an offline run is nothing but its transaction log")]
  }
}

extension String {
  /// The run in front of `?_step=` of a moment.
  fileprivate var runName: String? { firstIndex(of: "?").map { String(self[..<$0]) } }
}
