import JobSpec
import Syntax

extension Rule {
  static let singularityPrefixMissing = Rule(
    "WB401", "SingularityPrefixMissing", .warning,
    summary: "A variable does not enter the container, because its name has no SINGULARITYENV_ prefix.",
    rationale: """
      With `--cleanenv`, `--containall` or `--compat` the container starts without the caller's variables. Only names \
      that start with `SINGULARITYENV_` (or `APPTAINERENV_`) are handed in, under the name behind the prefix; `--env` and \
      `--env-file` do the same.
      """,
    references: [
      "https://apptainer.org/docs/user/latest/environment_and_metadata.html",
      "https://docs.wandb.ai/guides/track/environment-variables",
    ],
    examples: [
      .shell("export ⟦WANDB_MODE⟧=offline\nsingularity exec --cleanenv train.sif python train.py\n"),
      .shell("export ⟦WANDB_PROJECT⟧=demo\napptainer run --containall train.sif\n"),
      .shell("export SINGULARITYENV_WANDB_MODE=offline\nsingularity exec --cleanenv train.sif python train.py\n"),
      .shell("export WANDB_MODE=offline\nsingularity exec train.sif python train.py\n"),
      .shell("export WANDB_MODE=offline\napptainer exec -e --env WANDB_MODE=$WANDB_MODE train.sif python train.py\n"),
    ]
  ) { subject, report in
    for missed in subject.missed[.prefixMissing] {
      let prefix = missed.process.isInApptainer ? "APPTAINERENV_" : "SINGULARITYENV_"
      let name = missed.assignment.name
      report.add(
        missed.assignment.nameLocation,
        "The container starts with a clean environment, so '\(missed.command)'\(missed.line) does not see '\(name)'.",
        help: missed.needsExport
          ? "Write 'export \(prefix)\(name)=...', or pass it with '--env \(name)=...'."
          : "Name it '\(prefix)\(name)', or pass it with '--env \(name)=...'.", variable: name,
        related: missed.related,
        fix: Diagnostic.Fix(
          "Put '\(prefix)' in front of the name",
          edits: [(missed.assignment.nameLocation.start, (missed.needsExport ? "export " : "") + prefix)], isSafe: false
        ))
    }
  }
}

extension Process {
  fileprivate var isInApptainer: Bool { boundaries.contains { $0.kind.rawValue.hasPrefix("apptainer") } }
}

extension Location {
  /// The insertion point in front of this place.
  var start: Location { Location(file, SourceRange(range.start, range.start)) }
}
