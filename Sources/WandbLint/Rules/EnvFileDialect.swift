import JobSpec

extension Rule {
  static let envFileDialect = Rule(
    "WB417", "EnvFileDialect", .warning,
    summary: "A line of an env file means something else to the program that reads it.",
    rationale: """
      There are several dialects of env files. `docker run --env-file` keeps quotes as part of the value, expands \
      nothing and takes the rest of the line, comments included; Compose, a sourcing shell and \
      `apptainer --env-file` each differ.
      """,
    references: ["https://docs.docker.com/reference/cli/docker/container/run/#env"],
    examples: [
      .envFile("WANDB_PROJECT=⟦\"demo\"⟧\n"),
      .envFile("WANDB_MODE=offline\nWANDB_NAME=first run\n"),
    ]
  ) { subject, report in
    report.addProblems(.envFileDialect, of: subject.spec)
  }
}
