import JobSpec
import Syntax

extension Rule {
  static let buildOnly = Rule(
    "WB405", "BuildOnly", .warning,
    summary: "A variable exists while the image is built, and not when the job runs.",
    rationale: """
      ARG, and an export inside RUN or %post, end with the build step. The image does not keep them; ENV and %environment \
      are what it keeps.
      """,
    references: ["https://docs.docker.com/reference/dockerfile/#arg"],
    examples: [
      .dockerfile("FROM python:3.12\nARG ⟦WANDB_PROJECT⟧=demo\nCMD [\"python\", \"train.py\"]\n"),
      .dockerfile("FROM python:3.12\nRUN export ⟦WANDB_MODE⟧=offline\nCMD [\"python\", \"train.py\"]\n"),
      .definition(
        "Bootstrap: docker\nFrom: python:3.12\n\n%post\n  export ⟦WANDB_MODE⟧=offline\n\n%runscript\n  exec python train.py\n"
      ),
      .dockerfile(
        "FROM python:3.12\nARG WANDB_PROJECT=demo\nENV WANDB_PROJECT=$WANDB_PROJECT\nCMD [\"python\", \"train.py\"]\n"),
      .definition(
        "Bootstrap: docker\nFrom: python:3.12\n\n%environment\n  export WANDB_MODE=offline\n\n%runscript\n  exec python train.py\n"
      ),
    ]
  ) { subject, report in
    for missed in subject.missed[.buildOnly] {
      let name = missed.assignment.name
      guard !KeyFlow.isKeyName(name) else { continue }
      let isDefinition = subject.spec.kind == .definition
      report.add(
        missed.assignment.nameLocation,
        "'\(name)' exists only while the image is built, so '\(missed.command)' does not see it.",
        help: isDefinition
          ? "Write 'export \(name)=...' under '%environment'." : "Write 'ENV \(name)=...', which the image keeps.",
        variable: name, related: missed.related)
    }
  }
}
