import Syntax

extension Rule {
  static let ruleUnknown = Rule(
    "WB903", "RuleUnknown", .warning,
    summary: "A comment addressed to the linter cannot be understood.",
    rationale: """
      A misspelled rule accepts nothing, so the finding stays while the author believes it handled. A comment has the \
      form `# wandb-lint: ignore[WB101] reason`, or `ignore-file[...]`; rules are named by id, by the start of an id, \
      or by name.
      """,
    examples: [
      .shell("# wandb-lint: ignore[⟦WB9004⟧] the mode comes from the caller\nexport WANDB_MODE=offline\n"),
      .shell("⟦# wandb-lint: ignore⟧\nexport WANDB_MODE=offline\n"),
      .shell("⟦# wandb-lint: disable[WB904] broken on purpose⟧\nexport WANDB_MODE=offline\n"),
      .shell("export WANDB_MODE=offline # a comment of our own\n"),
    ],
    stage: .suppressions
  ) { subject, report in
    for comment in subject.suppressions {
      if case .unknown(let word) = comment.scope {
        report.add(
          comment.text.location, word.isEmpty ? "This comment asks for nothing." : "'\(word)' asks for nothing.",
          help: "Write 'ignore[RULE] reason', or 'ignore-file[RULE] reason'.")
      } else if comment.targets.isEmpty {
        report.add(
          comment.text.location, "This comment names no rule.",
          help: "Name the rules between brackets, as in 'ignore[WB101] reason'.")
      }
      for target in comment.targets where target.selector == nil {
        let unknown = UnknownRule(target.text.string)
        report.add(target.text.location, unknown.message, help: unknown.help)
      }
    }
  }
}
