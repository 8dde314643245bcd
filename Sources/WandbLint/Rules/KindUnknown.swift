import JobSpec
import Syntax

extension Rule {
  static let kindUnknown = Rule(
    "WB905", "KindUnknown", .error,
    summary: "The file is none of the kinds that the linter reads.",
    rationale: """
      A file that was named on the command line and cannot be checked must not look as if it had been. Kinds are found \
      by name, then by content; `--kind 'GLOB=KIND'` or `kinds:` in the configuration decides otherwise.
      """,
    examples: [
      Example("notes.xyz", "⟦Bring the charger.⟧\n"),
      .shell("export WANDB_MODE=offline\n"),
    ]
  ) { _, _ in
    // Nothing to look at: a file of no known kind has no job spec. The linter calls `reportUnknownKind`.
  }

  static func reportUnknownKind(of file: SourceFile, to report: inout Report) {
    let kinds = Kind.allCases.map(\.rawValue).joined(separator: ", ")
    let end = file.text.bytes.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? file.bytes.count
    report.add(
      Location(file, SourceRange(file.text.range.start, end)),
      "Nothing shows what kind of file '\(file.path)' is.", help: "Name its kind with '--kind': one of \(kinds).")
  }
}
