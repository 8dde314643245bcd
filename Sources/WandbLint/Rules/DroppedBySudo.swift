import JobSpec
import Syntax

extension Rule {
  static let droppedBySudo = Rule(
    "WB408", "DroppedBySudo", .warning,
    summary: "sudo resets the environment, and a variable is lost.",
    rationale: """
      sudo starts the program with a minimal environment (`env_reset`, the default everywhere). `-E` keeps all variables, \
      `--preserve-env=NAME` one, and `sudo NAME=value program` sets one.
      """,
    references: ["https://www.sudo.ws/docs/man/sudo.man/#E"],
    examples: [
      .shell("export ⟦WANDB_MODE⟧=offline\nsudo python train.py\n"),
      .shell("export WANDB_MODE=offline\nsudo -E python train.py\n"),
      .shell("export WANDB_MODE=offline\nsudo --preserve-env=WANDB_MODE python train.py\n"),
      .shell("export WANDB_MODE=offline\nsudo apt-get install -y git\n"),
    ]
  ) { subject, report in
    for missed in subject.missed[.droppedBySudo] {
      let name = missed.assignment.name
      report.add(
        missed.assignment.nameLocation,
        "'sudo' drops '\(name)', so '\(missed.command)'\(missed.line) does not see it.",
        help: (missed.needsExport ? "Export it, and write" : "Write") + " 'sudo --preserve-env=\(name) ...'.",
        variable: name, related: missed.related)
    }
  }
}
