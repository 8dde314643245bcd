import JobSpec
import Syntax

extension Rule {
  static let runIdShared = Rule(
    "WB503", "RunIdShared", .warning,
    summary: "Several copies of the job write to one run.",
    rationale: """
      Every child of an array job and every node of a multi-node job gets the same constant WANDB_RUN_ID. They overwrite \
      each other's history, and steps are lost. Each needs an id of its own, or mode `shared` where one run is meant.
      """,
    references: ["https://docs.wandb.ai/guides/track/log/distributed-training"],
    examples: [
      .shell(
        "#!/bin/bash\n#SBATCH --array=0-9\nexport ⟦WANDB_RUN_ID⟧=sweep-7\npython train.py --seed $SLURM_ARRAY_TASK_ID\n"
      ),
      .shell(
        "#!/bin/bash\n#SBATCH --array=0-9\nexport WANDB_RUN_ID=sweep-7-$SLURM_ARRAY_TASK_ID\npython train.py\n"),
      .shell("#!/bin/bash\n#SBATCH --nodes=1\nexport WANDB_RUN_ID=sweep-7\npython train.py\n"),
    ]
  ) { subject, report in
    let isSlurmArray = subject.spec.comments.contains { $0.isArrayDirective }
    for situation in subject.situations where !situation.mayBeDisabled && situation.text("WANDB_MODE") != "shared" {
      let replication = situation.process.container?.replication ?? .single
      guard replication != .single || isSlurmArray, situation.text("WANDB_RUN_ID")?.isEmpty == false,
        let assignment = situation.assignment(of: "WANDB_RUN_ID"), assignment.value?.literal != nil
      else { continue }
      let copies = replication == .multinode ? "node" : "child of the array job"
      report.add(
        assignment.nameLocation, "Every \(copies) gets the same 'WANDB_RUN_ID', so they overwrite each other's run.",
        help: "Make the id out of the index of the child, or leave it out.", variable: "WANDB_RUN_ID")
    }
  }
}

extension SourceText {
  /// Whether it is a `#SBATCH` line that makes an array job.
  fileprivate var isArrayDirective: Bool {
    let words = string.split { $0 == " " || $0 == "\t" || $0 == "=" }
    guard words.first == "#SBATCH" else { return false }
    return words.dropFirst().contains { $0 == "--array" || $0 == "-a" }
  }
}
