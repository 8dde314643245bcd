import JobSpec
import Syntax

extension Rule {
  static let singularityPrefixMisplaced = Rule(
    "WB402", "SingularityPrefixMisplaced", .warning,
    summary: "A container prefix stands where nothing takes it off.",
    rationale: """
      Singularity and Apptainer strip `SINGULARITYENV_` and `APPTAINERENV_` from the variables of the shell that starts \
      them. In `--env` and `--env-file` a name is taken as it stands: the container gets a variable that is called \
      `SINGULARITYENV_...`, which W&B does not read.
      """,
    references: ["https://apptainer.org/docs/user/latest/environment_and_metadata.html"],
    examples: [
      .shell("singularity exec --env ⟦SINGULARITYENV_WANDB_MODE⟧=offline train.sif python train.py\n"),
      .shell(
        "apptainer exec --env-file wandb.env train.sif python train.py\n",
        others: ["wandb.env": "⟦APPTAINERENV_WANDB_PROJECT⟧=demo\n"]),
      .shell("SINGULARITYENV_WANDB_MODE=offline singularity exec train.sif python train.py\n"),
      .shell(
        "apptainer exec --env-file wandb.env train.sif python train.py\n", others: ["wandb.env": "WANDB_PROJECT=demo\n"]
      ),
    ]
  ) { subject, report in
    for missed in subject.missed[.prefixMisplaced] {
      let (name, target) = (missed.assignment.name, missed.assignment.target)
      let place = missed.assignment.nameLocation
      let prefix = SourceRange(place.range.start, place.range.start + name.utf8.count - target.utf8.count)
      report.add(
        place, "'\(name)' keeps its prefix here, so '\(missed.command)' does not see '\(target)'.",
        help: "Write '\(target)'.", variable: target, related: missed.related,
        fix: Diagnostic.Fix("Remove the prefix", edits: [(Location(place.file, prefix), "")], isSafe: true))
    }
  }
}
