import JobSpec
import Syntax

extension Rule {
  static let variableDeprecated = Rule(
    "WB303", "VariableDeprecated", .warning,
    summary: "A variable is still read, and has no effect.",
    rationale: """
      `WANDB_ANONYMOUS` has had no effect since 0.23.1, nor had `WANDB_START_METHOD` from 0.20.0 until it went: the SDK \
      prints a warning for any value and goes on. Others, such as `WANDB_RUN_URL` before 0.19.0 and `WANDB_PROGRAM_ABSPATH` \
      since, are settings that the SDK works out itself, whatever the variable says.
      """,
    references: ["https://docs.wandb.ai/models/track/environment-variables"],
    examples: [
      .shell("export ⟦WANDB_ANONYMOUS⟧=allow\npython train.py\n"),
      .shell("pip install wandb==0.22.3\nexport ⟦WANDB_START_METHOD⟧=thread\npython train.py\n"),
      .shell("pip install wandb==0.16.6\nexport WANDB_ANONYMOUS=allow WANDB_START_METHOD=thread\npython train.py\n"),
    ]
  ) { subject, report in
    for named in subject.names where named.verdict == .withoutEffect {
      let name = named.assignment.target
      let dependence = ReleaseDependence(subject) { NameVerdict(name, at: $0) == .withoutEffect }
      report.add(
        named, "'\(name)' has no effect\(dependence.phrase), whatever its value.", help: "Remove it.",
        related: dependence.related)
    }
  }
}
