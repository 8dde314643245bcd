import JobSpec
import Syntax

extension Rule {
  static let droppedByScheduler = Rule(
    "WB407", "DroppedByScheduler", .warning,
    summary: "The batch scheduler leaves a variable out.",
    rationale: """
      Without an option Slurm takes the whole environment along. `--export=NONE` takes nothing, and `--export=A=1` takes \
      `A` alone: `ALL` has to be named. What `sbatch` was told holds for every `srun` inside the job as well, even for \
      variables that the job script exports (SLURM_EXPORT_ENV). PBS takes nothing without `-V` or `-v`.
      """,
    references: ["https://slurm.schedmd.com/sbatch.html#OPT_export"],
    examples: [
      .shell("export ⟦WANDB_MODE⟧=offline\nsrun --export=NONE python train.py\n"),
      .shell("#!/bin/bash\n#SBATCH --export=NONE\nexport ⟦WANDB_MODE⟧=offline\nsrun python train.py\n"),
      .shell("export WANDB_MODE=offline\nsrun --export=ALL,SEED=1 python train.py\n"),
      .shell("#!/bin/bash\n#SBATCH --export=NONE\nexport WANDB_MODE=offline\npython train.py\n"),
    ]
  ) { subject, report in
    for missed in subject.missed[.droppedByScheduler] {
      let name = missed.assignment.name
      report.add(
        missed.assignment.nameLocation,
        "The scheduler is told to leave '\(name)' out, so '\(missed.command)'\(missed.line) does not see it.",
        help: (missed.needsExport ? "Export it, and add" : "Add")
          + " 'ALL' or '\(name)' to '--export' (with PBS, to '-v').",
        variable: name, related: missed.related)
    }
  }
}
