import JobSpec
import Syntax

extension Rule {
  static let notExported = Rule(
    "WB403", "NotExported", .warning,
    summary: "A variable stays in the shell: it is never exported, or set where it cannot get out.",
    rationale: """
      A shell keeps a variable to itself until it is exported, and a subshell, a pipeline member or a background job \
      works on a copy. The program starts without the variable, W&B takes its default, and nothing says so.
      """,
    examples: [
      .shell("⟦WANDB_PROJECT⟧=demo\npython train.py\n"),
      .shell("(export ⟦WANDB_MODE⟧=offline)\npython train.py\n"),
      .shell(
        "export ⟦WANDB_MODE⟧=offline\napptainer exec train.sif python train.py\n",
        others: [
          "train.def": "Bootstrap: docker\nFrom: python:3.12\n\n%environment\n  WANDB_MODE=online\n"
        ]),
      .shell("export WANDB_PROJECT=demo\npython train.py\n"),
      .shell("WANDB_PROJECT=demo\npython train.py --project \"$WANDB_PROJECT\"\n"),
      .shell("set -a\nWANDB_PROJECT=demo\nset +a\npython train.py\n"),
      .shell("WANDB_PROJECT=demo python train.py\n"),
    ]
  ) { subject, report in
    let malformed = subject.spec.problems.filter { $0.kind == .assignmentMalformed }.map(\.location)
    for missed in subject.missed[.notExported] {
      // An assignment that the shell reads as something else is that rule's finding.
      let whole = missed.assignment.location
      if malformed.contains(where: { $0.file == whole.file && $0.range.overlaps(whole.range) }) { continue }
      let name = missed.assignment.name
      let place = missed.assignment.nameLocation
      if missed.loss.reason == .hidden {
        report.add(
          place,
          "The image sets '\(name)' without exporting it, so '\(missed.command)'\(missed.line) sees neither that value nor this one.",
          help: "Write 'export \(name)=...' under '%environment', or hand it in as 'SINGULARITYENV_\(name)'.",
          variable: name, related: missed.related)
      } else if missed.loss.reason == .notExported {
        report.add(
          place, "'\(name)' is assigned but not exported, so '\(missed.command)'\(missed.line) does not see it.",
          help: "Write 'export \(name)=...'.", variable: name, related: missed.related,
          fix: missed.assignment.startsLine
            ? Diagnostic.Fix("Export the variable", edits: [(place.start, "export ")], isSafe: true) : nil)
      } else {
        report.add(
          place, "'\(name)' is set in a subshell, so '\(missed.command)'\(missed.line) does not see it.",
          help: missed.loss.needsExport
            ? "Set and export it outside of the parentheses, the pipeline or the background job."
            : "Set it outside of the parentheses, the pipeline or the background job.", variable: name,
          related: missed.related)
      }
    }
  }
}

extension Assignment {
  /// Whether only blanks stand in front of it on its line, so that a word in front changes nothing else.
  fileprivate var startsLine: Bool {
    let bytes = location.file.bytes
    var index = min(nameLocation.range.start, bytes.count)
    while index > 0, bytes[index - 1] == 0x20 || bytes[index - 1] == 0x09 { index -= 1 }
    return carrier == .shellAssignment && (index == 0 || bytes[index - 1] == 0x0A)
  }
}
