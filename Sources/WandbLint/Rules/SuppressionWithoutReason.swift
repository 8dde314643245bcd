import Syntax

extension Rule {
  static let suppressionWithoutReason = Rule(
    "WB901", "SuppressionWithoutReason", .warning,
    summary: "A comment accepts findings without saying why.",
    rationale: """
      Whoever reads the file next cannot tell a considered exception from a silenced alarm, and nobody dares to remove \
      the comment later. A few words of reason settle both.
      """,
    examples: [
      .shell("export WANDB_SILENT=maybe  ⟦# wandb-lint: ignore[WB904]⟧\n"),
      .shell("⟦# wandb-lint: ignore-file[WB904]⟧\nexport WANDB_MODE=offline\n"),
      .dockerfile("FROM python:3.12\n# wandb-lint: ignore[WB904] the key of a throw-away test server\nENV A=b\n"),
    ],
    stage: .suppressions
  ) { subject, report in
    for comment in subject.suppressions where comment.reason.isEmpty && !comment.targets.isEmpty {
      report.add(
        comment.text.location, "This comment accepts findings without giving a reason.",
        help: "Write the reason behind the closing bracket.")
    }
  }
}
