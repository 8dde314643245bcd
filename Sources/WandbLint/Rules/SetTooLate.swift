import JobSpec
import Syntax

extension Rule {
  static let setTooLate = Rule(
    "WB404", "SetTooLate", .warning,
    summary: "A variable is set after the program that needs it has started.",
    rationale: """
      A process gets a copy of the environment when it starts; what the script exports later reaches only what it starts \
      later.
      """,
    examples: [
      .shell("python train.py\nexport ⟦WANDB_PROJECT⟧=demo\n"),
      .shell("export WANDB_PROJECT=demo\npython train.py\n"),
      Example("train.py", "import os, wandb\nwandb.init()\nos.environ[⟦'WANDB_PROJECT'⟧] = 'demo'\n"),
      Example("train.py", "import os, wandb\nwandb.login()\nos.environ[⟦'WANDB_PROJECT'⟧] = 'demo'\nwandb.init()\n"),
      Example("train.py", "import os, wandb\nos.environ['WANDB_PROJECT'] = 'demo'\nwandb.init()\n"),
      Example(
        "train.py",
        "import os, wandb\nif offline:\n    wandb.init()\nelse:\n    os.environ['WANDB_MODE'] = 'online'\n    wandb.init()\n"
      ),
      .shell("python prepare.py\nexport WANDB_PROJECT=demo\npython train.py\n"),
    ]
  ) { subject, report in
    for missed in subject.missed[.setTooLate] {
      let name = missed.assignment.name
      report.add(
        missed.assignment.nameLocation,
        "'\(name)' is set after '\(missed.command)'\(missed.line) has started, and nothing runs after it.",
        help: "Move the line in front of the command.", variable: name, related: missed.related)
    }
    for late in subject.spec.lateAssignments where late.isSetting(at: subject.release) {
      let name = late.assignment.name
      report.add(
        late.assignment.nameLocation,
        "'\(name)' is set after '\(late.call.callee)', which has read the settings for the whole program.",
        help: "Move the line in front of the call.", variable: name,
        related: [Diagnostic.Related(late.call.location, "the settings are read here")])
    }
  }
}
