import JobSpec

extension Rule {
  static let assignmentMalformed = Rule(
    "WB414", "AssignmentMalformed", .error,
    summary: "An assignment is read as something else.",
    rationale: """
      In a shell a blank around `=` makes the name a command, and an unquoted `&`, `;` or `<` ends the value. The \
      variable is not set, or cut, and the script may go on.
      """,
    examples: [
      .shell("⟦export WANDB_MODE = offline⟧\npython train.py\n"),
      .shell("⟦export WANDB_BASE_URL=https://wandb.example.com/?a=1&b=2⟧\npython train.py\n"),
      .shell(
        "export WANDB_MODE=offline\nexport WANDB_BASE_URL=\'https://wandb.example.com/?a=1&b=2\'\npython train.py\n"),
    ]
  ) { subject, report in
    report.addProblems(.assignmentMalformed, of: subject.spec)
  }
}
