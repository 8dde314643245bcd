import Syntax
import Testing

@testable import JobSpec

@Suite struct AwsBatchTests {
  @Test func readsInlineJSON() throws {
    let line = CommandLine(
      #"aws --region r batch submit-job --job-name j --container-overrides '{"command":["python","a.py"],"environment":[{"name":"MODE","value":"x"}]}'"#
    )
    #expect(line.run().isEmpty)
    let process = try #require(line.builder.processes.first)
    #expect(process.command.map(\.known) == ["python", "a.py"])
    #expect(process.environment["MODE"].state == .set("x"))
    #expect(process.environment["OTHER"].state == .unknown)
    #expect(line.builder.assignments.first?.value?.location.written == "\"x\"")
  }

  @Test(arguments: [
    "environment=[{name=A,value=1},{name=MODE,value=\"a,b\"}]",
    "image=i,environment=[{value=\"a,b\",name=MODE}],vcpus=1",
  ]) func readsShorthand(text: String) {
    let line = CommandLine("aws batch register-job-definition --container-properties '\(text)'")
    _ = line.run()
    #expect(line.builder.processes.first?.environment["MODE"].state == .set("a,b"))
    #expect(line.builder.assignments.last?.value?.location.written == "a,b")
    #expect(line.builder.assignments.last?.carrier == .batchEnvironment)
  }

  @Test(arguments: ["environment=[", "environment=[{", "environment=[{},{},{name=A", "environment=[{name=", "x=1"])
  func survivesBrokenShorthand(text: String) {
    let line = CommandLine("aws batch submit-job --container-overrides '\(text)'")
    _ = line.run()
    #expect(line.builder.processes.count <= 1)
  }

  @Test func refersToFiles() {
    let line = CommandLine("aws batch register-job-definition --cli-input-json file://job.json")
    _ = line.run()
    #expect(line.builder.references.map(\.path) == ["job.json"])
  }

  private static let definition = """
    {"jobDefinitionName": "j", "type": "container", "containerProperties":
      {"image": "i", "command": ["python", "a.py"], "environment": [{"name": "MODE", "value": "x"}]}}
    """

  @Test(arguments: [
    ("register-job-definition --cli-input-json file://job.txt", definition),
    (
      "register-job-definition --container-properties file://job.txt",
      #"{"image": "i", "command": ["python", "a.py"], "environment": [{"name": "MODE", "value": "x"}]}"#
    ),
    (
      "submit-job --job-name j --container-overrides=file://job.txt",
      #"{"command": ["python", "a.py"], "environment": [{"name": "MODE", "value": "x"}]}"#
    ),
    (
      "submit-job --node-overrides file://job.txt",
      #"{"nodePropertyOverrides": [{"targetNodes": "0:", "containerOverrides": {"command": ["python", "a.py"], "environment": [{"name": "MODE", "value": "x"}]}}]}"#
    ),
  ]) func followsAFile(arguments: String, text: String) throws {
    let folder = ScriptFolder("aws batch \(arguments)\n", ["job.txt": text])
    #expect(folder.commands == ["python a.py"])
    #expect(folder["MODE"] == .set("x"))
    let assignment = try #require(folder.spec.assignments.last)
    #expect(assignment.location.file.path == "job.txt")
    #expect(folder.spec.processes.last?.environment["MODE"].assignment == folder.spec.assignments.count - 1)
    #expect(folder.spec.problems.isEmpty)
  }

  @Test func readsAFileThatTheScriptWrites() {
    let script = "MODE=x\ncat > job.json <<EOF\n\(Self.definition.replacing("\"x\"", with: "\"$MODE\""))\nEOF\n"
    let folder = ScriptFolder(script + "aws batch register-job-definition --cli-input-json file://job.json\n")
    #expect(folder["MODE"] == .set("x"))
  }

  @Test func judgesAFileByItsUse() {
    let text = #"{"environment": [{"name": "MODE", "value": 5}]}"#
    let folder = ScriptFolder("aws batch submit-job --container-overrides file://o.json\n", ["o.json": text])
    #expect(folder.spec.problems.map(\.kind) == [.valueNotString])
  }

  @Test(arguments: [("--job-definition-name j", 0), ("", 1)])
  func optionsGiveWhatAFileLacks(option: String, problems: Int) {
    let text = #"{"type": "container", "containerProperties": {"image": "i"}}"#
    let line = "aws batch register-job-definition \(option) --region r --cli-input-json file://j.json\n"
    #expect(ScriptFolder(line, ["j.json": text]).spec.problems.count == problems)
  }

  @Test func anArrayRunsManyCopies() {
    let line = #"aws batch submit-job --array-properties size=9 --container-overrides '{"command":["python"]}'"#
    #expect(ScriptFolder(line).spec.processes.first?.container?.replication == .array)
  }
}
