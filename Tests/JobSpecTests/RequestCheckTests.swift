import Syntax
import TestSupport
import Testing

@testable import JobSpec

@Suite struct RequestCheckTests {
  private static let verdicts: Set<Problem.Kind> = [.environmentNotList, .valueNotString, .shapeRejected]

  func problems(_ text: String, path: String = "jobdef.json", kind: Kind = .batch) -> [Problem] {
    JobSpec.read(SourceFile(path: path, text), as: kind).problems.filter { Self.verdicts.contains($0.kind) }
  }

  /// A job definition around the members of `containerProperties`, `⟦` and `⟧` marking the places of problems.
  func definition(_ members: String) -> String {
    #"{"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "i", \#(members)}}"#
  }

  @Test(.enabled(if: PythonOracle.has("botocore")))
  func agreesWithBotocore() {
    let requests = PythonOracle.objects("batch-requests.py", "20261123", "1500")
    #expect(requests.count == 1500)
    for request in requests {
      let text = request["text"] as? String ?? ""
      #expect(problems(text).isEmpty == (request["rejected"] as? Bool == false), "\(request["report"] ?? "") \(text)")
    }
  }

  @Test func takesAMisspeltMemberForNoAnswerOfAws() {
    let text = #"{"jobName": "j", "jobQueue": "q", "jobDefinition": "d", "jobDefinitions": "d"}"#
    #expect(problems(text).map(\.kind) == [.shapeRejected])
  }

  @Test(
    arguments: [
      (
        #""environment": {"A": "x"}"#, .environmentNotList, #"{"A": "x"}"#,
        "Expected a list for 'environment', found an object."
      ),
      (#""environment": null"#, .environmentNotList, "null", "Expected a list for 'environment', found null."),
      (#""environment": "A=x""#, .environmentNotList, #""A=x""#, "Expected a list for 'environment', found a string."),
      (
        #""environment": ["A=x"]"#, .environmentNotList, #""A=x""#,
        "Expected an object with 'name' and 'value', found a string."
      ),
      (
        #""environment": [{"name": "A", "value": 300}]"#, .valueNotString, "300",
        "Expected a string for 'value' of 'A', found a number."
      ),
      (
        #""environment": [{"name": "A", "value": true}]"#, .valueNotString, "true",
        "Expected a string for 'value' of 'A', found a Boolean."
      ),
      (
        #""environment": [{"value": null}]"#, .valueNotString, "null", "Expected a string for 'value', found null."
      ),
      (
        #""environment": [{"Name": "A"}]"#, .shapeRejected, "Name",
        "This item of 'environment' has no member 'Name' in AWS's API."
      ),
      (#""env": []"#, .shapeRejected, "env", "'containerProperties' has no member 'env' in AWS's API."),
      (
        #""secrets": [{"name": "A", "value": "x"}]"#, .shapeRejected, "value",
        "This item of 'secrets' has no member 'value' in AWS's API."
      ),
      (
        #""secrets": [{"name": "A"}]"#, .shapeRejected, "{",
        "This item of 'secrets' has no 'valueFrom', which AWS requires."
      ),
      (#""vcpus": "4""#, .shapeRejected, #""4""#, "Expected a whole number for 'vcpus', found a string."),
      (#""vcpus": 4.0"#, .shapeRejected, "4.0", "Expected a whole number for 'vcpus', found a number."),
      (
        #""command": "python train.py""#, .shapeRejected, #""python train.py""#,
        "Expected a list for 'command', found a string."
      ),
      (#""command": ["a", 1]"#, .shapeRejected, "1", "Expected a string for an item of 'command', found a number."),
    ] as [(String, Problem.Kind, String, String)])
  func namesWhatIsRejected(_ members: String, _ kind: Problem.Kind, _ place: String, _ message: String) {
    let problems = problems(definition(members))
    #expect(problems.map(\.kind) == [kind])
    #expect(problems.map(\.location.written) == [place])
    #expect(problems.map(\.message) == [message])
    #expect(problems.allSatisfy { !$0.help.isEmpty })
  }

  @Test(arguments: [
    (#""env": []"#, "Did you mean 'environment'?"),
    (#""Environment": []"#, "Write 'environment': AWS tells upper and lower case apart."),
    (#""enviroment": []"#, "Did you mean 'environment'?"),
    (#""environmentFiles": []"#, "AWS Batch reads no environment files; write the variables into 'environment'."),
    (#""nonsense": 1"#, "Remove it."),
    (
      #""revision": 1"#,
      "Only the answer of describe-job-definitions has it; remove it before the definition is registered."
    ),
  ])
  func saysWhatToWriteInstead(_ members: String, _ help: String) {
    #expect(problems(definition(members)).map(\.help) == [help])
  }

  @Test func aMisspeltMemberIsNotMissingAsWell() {
    let problems = problems(#"{"JobDefinitionName": "j", "Type": "container", "ContainerProperties": {"Image": "x"}}"#)
    #expect(problems.map(\.location.written) == ["JobDefinitionName", "Type", "ContainerProperties"])
  }

  @Test func judgesNoAnswers() {
    #expect(
      problems(#"{"jobDefinitions": [{"jobDefinitionArn": "a", "revision": 1, "containerProperties": {}}]}"#).isEmpty)
    #expect(problems(#"{"taskDefinition": {"containerDefinitions": [{"environment": {}}]}}"#, kind: .ecs).isEmpty)
  }

  @Test func judgesNothingThatCouldNotBeRead() {
    #expect(problems(#"{"jobDefinitionName": "a","#).isEmpty)
  }

  @Test func judgesWhatAwsCliMakesOfTheFile() {
    #expect(problems("\u{FEFF}" + definition(#""vcpus": 1"#)).map(\.location.range) == [SourceRange(0, 3)])
    let yaml = "jobDefinitionName: a\ntype: container\ncontainerProperties:\n  image: i\n  environment:\n"
    #expect(problems(yaml + "    - {name: A, value: offline}\n", path: "j.yaml").isEmpty)
    #expect(problems(yaml + "    - {name: A, value: 1_000}\n", path: "j.yaml").map(\.location.written) == ["1_000"])
    #expect(problems(yaml + "    - {name: A, value: yes}\n", path: "j.yaml").isEmpty)
    #expect(problems(yaml + "    - {name: A, value: 2020-01-01}\n", path: "j.yaml").map(\.kind) == [.valueNotString])
    #expect(
      problems(yaml + "    - {name: A, name: A}\n", path: "j.yaml").map(\.location.range.start) == [
        yaml.utf8.count + 16
      ])
    #expect(problems(yaml + "  vcpus: 0x10\n", path: "j.yaml").map(\.kind) == [.environmentNotList])
    #expect(problems(yaml + "    []\n---\na: 1\n", path: "j.yaml").map(\.location.written) == ["a"])
    #expect(problems("# nothing\n", path: "jobdef.yaml").count == 1)
  }

  @Test func judgesTasksOnlyWhereTheyConcernVariables() {
    let task = #"{"family": 1, "revision": 3, "containerDefinitions": [{"cpu": "x", "environment": \#("%")}]}"#
    func problems(_ environment: String) -> [Problem.Kind] {
      self.problems(task.replacingFirst("%", with: environment), kind: .ecs).map(\.kind)
    }
    #expect(problems("[]").isEmpty)
    #expect(problems("{}") == [.environmentNotList])
    #expect(problems(#"[{"name": "A", "value": 1}]"#) == [.valueNotString])
  }
}

extension String {
  fileprivate func replacingFirst(_ text: Character, with other: String) -> String {
    split(separator: text, maxSplits: 1).joined(separator: other)
  }
}
