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
}
