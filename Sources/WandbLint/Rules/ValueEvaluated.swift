import JobSpec

extension Rule {
  static let valueEvaluated = Rule(
    "WB416", "ValueEvaluated", .warning,
    summary: "The container's shell evaluates a value once more.",
    rationale: """
      Singularity and Apptainer hand variables in by writing `export NAME="value"` and running it in the container: \
      `$`, backquotes and backslashes in the value are evaluated there, where the caller's variables do not exist. \
      `--no-eval` turns that off.
      """,
    references: ["https://apptainer.org/docs/user/latest/environment_and_metadata.html"],
    examples: [
      .shell("export SINGULARITYENV_WANDB_NAME=⟦'run-$RANK'⟧\nsingularity exec train.sif python train.py\n"),
      .shell("export SINGULARITYENV_WANDB_NAME='run-$RANK'\nsingularity exec --no-eval train.sif python train.py\n"),
      .shell("export SINGULARITYENV_WANDB_NAME=\"run-$RANK\"\nsingularity exec train.sif python train.py\n"),
    ]
  ) { subject, report in
    report.addProblems(.valueEvaluated, of: subject.spec)
  }
}
