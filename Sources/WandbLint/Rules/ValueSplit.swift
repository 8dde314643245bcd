import JobSpec

extension Rule {
  static let valueSplit = Rule(
    "WB415", "ValueSplit", .warning,
    summary: "A comma of the option's own syntax cuts a value.",
    rationale: """
      `sbatch --export` and `qsub -v` take a list that commas separate, and so does `singularity --env` when it \
      holds several pairs. A value with commas, such as WANDB_TAGS, loses its rest or makes the option invalid.
      """,
    references: ["https://slurm.schedmd.com/sbatch.html#OPT_export"],
    examples: [
      .shell("sbatch --export=ALL,WANDB_TAGS=baseline,⟦large⟧ train.sbatch\n"),
      .shell("sbatch \"--export=ALL,'WANDB_TAGS=baseline,large'\" train.sbatch\n"),
      .shell("apptainer exec --env WANDB_TAGS=baseline,large train.sif python train.py\n"),
    ]
  ) { subject, report in
    report.addProblems(.valueSplit, of: subject.spec)
  }
}
