import JobSpec

extension Rule {
  static let syntaxInvalid = Rule(
    "WB904", "SyntaxInvalid", .error,
    summary: "The file is not in its own language.",
    rationale: """
      The program that reads the file rejects it, or stops in the middle. What stands behind the mistake may not have \
      been checked.
      """,
    examples: [
      .batch("{\"jobDefinitionName\": \"train\", \"type\": \"container\"\n⟦⟧"),
      .batch("{\"jobDefinitionName\": \"train\", \"type\": \"container\"}\n"),
    ]
  ) { subject, report in
    for problem in subject.spec.problems where problem.kind == .syntax { report.add(problem) }
  }
}

extension Report {
  /// Adds what a reader noticed, as it stands.
  mutating func add(_ problem: Problem, severity: Severity? = nil) {
    add(
      problem.location, problem.message, help: problem.help, variable: problem.variable, severity: severity,
      related: problem.related.map { Diagnostic.Related($0.location, $0.label) })
  }
}
