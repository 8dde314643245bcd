import Testing

@testable import WandbLint

@Suite struct SelectionTests {
  @Test func everyRuleRunsByDefault() {
    #expect(Rule.all.allSatisfy { RuleSelection().contains($0) })
  }

  @Test(arguments: ["WB901", "wb901", "WB90", "SuppressionWithoutReason", "suppressionwithoutreason"])
  func namesARuleInEveryWay(_ text: String) throws {
    #expect(try RuleSelection(select: [text]).contains(.suppressionWithoutReason))
    #expect(try !RuleSelection(ignore: [text]).contains(.suppressionWithoutReason))
  }

  @Test func theCloserTextHolds() throws {
    let selection = try RuleSelection(select: ["WB901"], ignore: ["WB9"])
    #expect(selection.contains(.suppressionWithoutReason))
    #expect(!selection.contains(.suppressionUnused))
    #expect(try !RuleSelection(select: ["WB9"], ignore: ["WB901"]).contains(.suppressionWithoutReason))
    #expect(
      try !RuleSelection(select: ["WB901"], ignore: ["SuppressionWithoutReason"]).contains(.suppressionWithoutReason))
  }

  @Test func severityOfTheCloserText() throws {
    let selection = try RuleSelection(severities: [("WB9", .note), ("SyntaxInvalid", .warning)])
    #expect(selection.severity(of: .syntaxInvalid) == .warning)
    #expect(selection.severity(of: .kindUnknown) == .note)
    #expect(RuleSelection().severity(of: .kindUnknown) == nil)
  }

  @Test func anUnknownTextIsAnErrorWithASuggestion() {
    #expect(throws: UnknownRule("SintaxInvalid")) { try RuleSelection(select: ["SintaxInvalid"]) }
    #expect(UnknownRule("SintaxInvalid").suggestion == "SyntaxInvalid")
    #expect(UnknownRule("WB9041").suggestion == "WB904")
    #expect(UnknownRule("W").suggestion == nil)
    #expect(throws: UnknownRule.self) { try RuleSelection(ignore: [""]) }
  }
}

@Suite struct GlobTests {
  @Test(arguments: [
    ("*.json", "a/b/jobdef.json", true), ("*.json", "a.jsonc", false), ("jobs/*.sh", "jobs/a.sh", true),
    ("jobs/*.sh", "x/jobs/a.sh", false), ("jobs/*.sh", "jobs/x/a.sh", false), ("jobs/**/a.sh", "jobs/x/y/a.sh", true),
    ("jobs/**/a.sh", "jobs/a.sh", true), ("jobs/", "x/jobs/a.sh", true), ("/jobs", "jobs/a.sh", true),
    ("/jobs", "x/jobs/a.sh", false), ("**", "a", true), ("a?c", "abc", true), ("a*c*e", "abcde", true),
    ("./a.sh", "a.sh", true), ("a.sh", "./a.sh", true), ("jobs/**", "jobs/a/b", true), ("", "a", false),
  ])
  func matches(_ pattern: String, _ path: String, _ expected: Bool) {
    #expect(Glob(pattern).matches(path) == expected)
  }
}
