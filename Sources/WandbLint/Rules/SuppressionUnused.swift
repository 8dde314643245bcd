import Syntax

extension Rule {
  static let suppressionUnused = Rule(
    "WB902", "SuppressionUnused", .warning,
    summary: "A comment accepts a finding that does not occur.",
    rationale: """
      The mistake was mended or has moved, and the comment stays behind: it would hide the next real finding on that \
      line. It can simply go.
      """,
    examples: [
      .shell("⟦# wandb-lint: ignore[WB904] the quote is mended now⟧\nexport WANDB_MODE=offline\n"),
      .shell("export WANDB_MODE=offline  ⟦# wandb-lint: ignore[WB9] nothing is wrong here⟧\n"),
      .shell("export WANDB_MODE=offline  # the mode of a node without network\n"),
    ],
    stage: .suppressions
  ) { subject, report in
    for comment in subject.suppressions {
      let unused = comment.targets.filter { $0.selector != nil && !$0.isUsed }
      if !unused.isEmpty, unused.count == comment.targets.count {
        report.add(
          comment.text.location, "This comment accepts findings that do not occur.", help: "Remove the comment.",
          fix: Diagnostic.Fix("Remove the comment", edits: [(comment.extent, "")], isSafe: true))
        continue
      }
      for target in unused {
        report.add(
          target.text.location, "This comment accepts '\(target.text.string)', which does not occur.",
          help: "Remove '\(target.text.string)' from the comment.")
      }
    }
  }
}

extension SuppressionComment {
  /// What to delete so that nothing of the comment stays: the whole line where it stands alone, else the blanks in front.
  fileprivate var extent: Location {
    let bytes = text.file.bytes
    var start = text.range.start
    while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
    var end = text.range.end
    if start == 0 || bytes[start - 1] == 0x0A {
      while end < bytes.count, bytes[end] == 0x0D || bytes[end] == 0x0A {
        end += 1
        if bytes[end - 1] == 0x0A { break }
      }
    }
    return Location(text.file, SourceRange(start, end))
  }
}
