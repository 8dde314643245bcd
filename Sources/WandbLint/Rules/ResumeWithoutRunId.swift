import JobSpec
import Syntax

extension Rule {
  static let resumeWithoutRunId = Rule(
    "WB501", "ResumeWithoutRunId", .warning,
    summary: "WANDB_RESUME asks to resume a run that nothing names.",
    rationale: """
      The SDK makes up a new id for every process that is given none. With `must` there is then no run to resume and \
      `wandb.init()` fails; with `allow` every restart of the job is a new run.
      """,
    references: ["https://docs.wandb.ai/guides/runs/resuming"],
    examples: [
      .shell("export ⟦WANDB_RESUME⟧=must\npython train.py\n"),
      .shell("export ⟦WANDB_RESUME⟧=allow\npython train.py\n"),
      .shell("export WANDB_RESUME=allow WANDB_RUN_ID=baseline-7\npython train.py\n"),
      .shell("export WANDB_RESUME=must\npython train.py --run-id baseline-7\n"),
      .shell("export WANDB_RESUME=auto\npython train.py\n"),
    ]
  ) { subject, report in
    for situation in subject.situations {
      guard let mode = situation.text("WANDB_RESUME"), mode == "must" || mode == "allow",
        let assignment = situation.assignment(of: "WANDB_RESUME"), !situation.mayNameRun
      else { continue }
      report.add(
        assignment.nameLocation,
        mode == "must"
          ? "'WANDB_RESUME' wants a run to resume, and nothing names one."
          : "'WANDB_RESUME' has nothing to resume: no run id is given, so every start makes a new run.",
        help: "Set 'WANDB_RUN_ID' to an id that stays the same when the job starts again.", variable: "WANDB_RESUME",
        severity: mode == "must" ? .warning : .note,
        related: [Diagnostic.Related(situation.process.location, "starts without 'WANDB_RUN_ID'")])
    }
  }
}

extension Situation {
  /// Whether the file speaks of a run id anywhere: sets it, reads it, or passes one as an argument.
  fileprivate var mayNameRun: Bool {
    let names = ["WANDB_RUN_ID", "WANDB_RESUME_FROM", "WANDB_FORK_FROM", "WANDB_SWEEP_ID"]
    if names.contains(where: isSet) || spec.assignments.contains(where: { names.contains($0.target) }) { return true }
    if spec.uses.contains(where: { names.contains($0.name) }) { return true }
    return process.command.contains { word in
      guard let text = word.known?.lowercased() else { return true }
      return text.contains("run") && text.contains("id") || text.contains("resume")
    }
  }
}
