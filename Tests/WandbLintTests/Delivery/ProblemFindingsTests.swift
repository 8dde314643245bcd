import JobSpec
import Syntax
import Testing

@testable import WandbLint

@Suite struct ProblemFindingsTests {
  func rules(_ text: String, _ kind: Kind = .batch) -> [String] {
    Linter().lint(file: SourceFile(path: "jobdef.json", text), kind: kind).diagnostics.map(\.rule.name)
  }

  @Test func aRejectedJobDefinitionIsFoundWhicheverMemberIsToBlame() {
    let start =
      #"{"jobDefinitionName": "a", "type": "container", "containerProperties": {"image": "i", "environment": "#
    #expect(rules(start + "null}}") == ["EnvironmentNotList"])
    #expect(rules(start + #"[{"name": "LEARNING_RATE", "value": 3}]}}"#) == ["ValueNotString"])
    #expect(rules(start + #"[], "vcpus": "4"}}"#) == ["ShapeRejected"])
  }

  @Test func otherProblemsOfOtherVariablesAreAnotherToolsBusiness() {
    let start =
      #"{"jobDefinitionName": "a", "type": "container", "containerProperties": {"image": "i", "environment": "#
    #expect(rules(start + #"[{"name": "A", "value": ""}, {"name": "A", "value": "x"}]}}"#) == [])
  }
}
