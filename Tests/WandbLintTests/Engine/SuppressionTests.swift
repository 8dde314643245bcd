import Syntax
import Testing

@testable import JobSpec
@testable import WandbLint

@Suite struct SuppressionCommentTests {
  func comment(_ text: String) -> SuppressionComment? { SuppressionComment(SourceFile(path: "a.sh", text).text) }

  @Test func readsRulesAndReason() throws {
    let read = try #require(comment("# wandb-lint: ignore[WB901, SyntaxInvalid] made on purpose "))
    #expect(read.scope == .line)
    #expect(read.targets.map(\.text.string) == ["WB901", "SyntaxInvalid"])
    #expect(read.targets.allSatisfy { $0.selector != nil })
    #expect(read.reason == "made on purpose")
  }

  @Test func readsOtherForms() throws {
    #expect(try #require(comment("#wandb-lint:ignore-file[WB9]: x")).scope == .file)
    #expect(try #require(comment("# see below # wandb-lint: ignore[WB9] x")).text.range == SourceRange(12, 39))
    #expect(try #require(comment("# wandb-lint: ignore")).targets.isEmpty)
    #expect(try #require(comment("# wandb-lint: disable[WB9]")).scope == .unknown("disable"))
    #expect(try #require(comment("# wandb-lint: ignore[WB9")).targets.count == 1)
    #expect(try #require(comment("// wandb-lint: ignore[WB9] x")).reason == "x")
    #expect(comment("# we run wandb-lint: it is good") == nil)
    #expect(comment("# wandb") == nil)
  }
}

@Suite struct SuppressionSieveTests {
  /// Lints text whose comments start at `#` and whose findings are the words `BAD`.
  func lint(_ text: String, _ configuration: LintConfiguration = LintConfiguration()) -> LintResult {
    let file = SourceFile(path: "jobs/a.sh", text)
    let builder = SpecBuilder(file: file, kind: .shell, surroundings: Surroundings())
    let bytes = Array(text.utf8)
    for offset in bytes.indices {
      if bytes[offset] == UInt8(ascii: "#") {
        let end = bytes[offset...].firstIndex(of: 0x0A) ?? bytes.count
        builder.comments.append(SourceText(file: file, SourceRange(offset, end)))
      } else if bytes[offset...].starts(with: Array("BAD".utf8)) {
        let place = Location(file, SourceRange(offset, offset + 3))
        builder.problems.append(Problem(.syntax, variable: "V", at: place, "Bad."))
      }
    }
    return Linter(configuration: configuration).lint(builder.finish())
  }

  @Test(arguments: [
    "BAD # wandb-lint: ignore[WB904] x\n", "# wandb-lint: ignore[WB904] x\nBAD\n",
    "# wandb-lint: ignore[WB9] x\n# another comment\n  BAD\n", "# wandb-lint: ignore[WB904] x\na \\\n  b \\\n BAD\n",
    "# wandb-lint: ignore-file[SyntaxInvalid] x\na\n\nBAD\nBAD", "BAD\n\n# wandb-lint: ignore-file[SyntaxInvalid] x",
    "# wandb-lint: ignore[WB904] x\r\nBAD\r\n",
  ])
  func hides(_ text: String) {
    let result = lint(text)
    #expect(result.diagnostics.map(\.message) == [])
    #expect(result.suppressed.allSatisfy { $0.reason == "x" && !$0.diagnostic.message.isEmpty })
    #expect(!result.suppressed.isEmpty && result.isFullyRead)
  }

  @Test(arguments: [
    "# wandb-lint: ignore[WB904] x\na\nBAD\n", "a # wandb-lint: ignore[WB904] x\nBAD\n",
    "# wandb-lint: ignore[WB901] x\nBAD\n", "BAD\n# wandb-lint: ignore[WB904] x\n",
    "# wandb-lint: ignored[WB904] x\nBAD\n",
  ])
  func doesNotHide(_ text: String) {
    let result = lint(text)
    #expect(result.diagnostics.contains { $0.rule.id == "WB904" } && !result.isFullyRead)
  }

  @Test func configurationHidesByPathRuleAndVariable() throws {
    func result(_ path: String, _ rule: String, _ variable: String?) throws -> LintResult {
      let entry = ConfiguredSuppression(
        path: Glob(path), rules: [try RuleSelector(rule)], variable: variable, reason: "known")
      return lint("BAD", LintConfiguration(suppressions: [entry]))
    }
    #expect(try result("jobs/*", "WB904", "V").suppressed.count == 1)
    #expect(try result("jobs/*", "WB904", nil).usedEntries == [0])
    #expect(try result("jobs/*", "WB904", "W").diagnostics.count == 1)
    #expect(try result("jobs/*", "WB905", nil).usedEntries == [])
    #expect(try result("other/*", "WB904", nil).diagnostics.count == 1)
  }

  @Test func severityIsOverridden() throws {
    let configuration = LintConfiguration(rules: try RuleSelection(severities: [("WB904", .note)]))
    #expect(lint("BAD", configuration).diagnostics.map(\.severity) == [.note])
  }

  @Test func findingsAreSortedAndUnique() {
    let file = SourceFile(path: "a.sh", "abcdef")
    let builder = SpecBuilder(file: file, kind: .shell, surroundings: Surroundings())
    for start in [3, 0, 3] {
      builder.problems.append(Problem(.syntax, at: Location(file, SourceRange(start, start + 1)), "Bad."))
    }
    #expect(Linter().lint(builder.finish()).diagnostics.map(\.location.range.start) == [0, 3])
  }
}

@Suite struct FixApplicationTests {
  let file = SourceFile(path: "a", "abcdef")

  func fix(_ edits: (Int, Int, String)...) -> Diagnostic.Fix {
    Diagnostic.Fix("Do it", edits: edits.map { (Location(file, SourceRange($0.0, $0.1)), $0.2) }, isSafe: true)
  }

  func apply(_ fixes: Diagnostic.Fix...) -> (String, Int) {
    let result = Diagnostic.Fix.apply(fixes, to: file)
    return (String(decoding: result.bytes, as: UTF8.self), result.applied)
  }

  @Test func appliesFixesThatDoNotTouch() {
    #expect(apply(fix((4, 5, "")), fix((0, 1, "X"), (2, 2, "-"))) == ("Xb-cdf", 2))
  }

  @Test func leavesAFixThatOverlaps() {
    #expect(apply(fix((0, 3, "X")), fix((2, 4, "Y"))) == ("Xdef", 1))
    #expect(apply(fix((2, 2, "X")), fix((2, 2, "Y"))) == ("abXcdef", 1))
    #expect(apply(fix((0, 1, "X"), (3, 4, "")), fix((3, 5, "Y"), (5, 6, ""))) == ("Xbcef", 1))
  }
}
