import JobSpec
import Syntax

extension Rule {
  static let variableUnusable = Rule(
    "WB306", "VariableUnusable", .error,
    summary: "No value of a variable can be right.",
    rationale: """
      Some settings are lists, maps or functions that no environment variable can hold, `WANDB_CONFIG_PATHS` among them since \
      0.19.0 although it is documented; and in some releases a setting stops on every value. `WANDB_SERVICE` is an address \
      that W&B's processes hand to each other.
      """,
    references: ["https://docs.wandb.ai/models/track/environment-variables"],
    examples: [
      .shell("export ⟦WANDB_CONFIG_PATHS⟧=config.yaml\npython train.py\n"),
      .shell("export ⟦WANDB_X_STATS_DISK_PATHS⟧=/,/data\npython train.py\n"),
      .shell("pip install wandb==0.16.6\nexport ⟦WANDB_ALLOW_VAL_CHANGE⟧=true\npython train.py\n"),
      .shell("export WANDB_SERVICE=⟦yes⟧\npython train.py\n"),
      .shell("pip install wandb==0.18.7\nexport WANDB_CONFIG_PATHS=config.yaml\npython train.py\n"),
      .shell("export WANDB_ALLOW_VAL_CHANGE=true\npython train.py\n"),
    ]
  ) { subject, report in
    for named in subject.names {
      guard case .unusable(let verdict) = named.verdict else { continue }
      let name = named.assignment.target
      let dependence = ReleaseDependence(subject) { NameVerdict(name, at: $0) == named.verdict }
      report.add(
        named, "A value of '\(name)' \(verdict.reason), so wandb.init() stops\(dependence.phrase).",
        help: verdict.advice, related: dependence.related)
    }
    let said = Set(
      subject.names.compactMap { if case .unusable = $0.verdict { $0.assignment.nameLocation } else { nil } })
    for judged in subject.values where judged.topic == .unusable && !said.contains(judged.assignment.nameLocation) {
      report.add(judged, of: subject)
    }
  }
}
