import JobSpec
import Syntax
import Testing

@Suite struct ConcernedNamesTests {
  private func names(_ script: String) -> [Set<String>] {
    var concerned = ConcernedNames { $0.hasPrefix("RUN_") }
    return JobSpec.read(SourceFile(path: "job.sh", script), as: .shell).processes.map { concerned.names(of: $0) }
  }

  @Test func followsWhatChangesBetweenProcesses() {
    let found = names("export RUN_A=1 OTHER=1\npython a\nexport RUN_B=1\npython b\nRUN_C=1 python c\npython d\n")
    #expect(
      found.map { $0.subtracting(["RUN_C"]) } == [
        ["RUN_A"], ["RUN_A", "RUN_B"], ["RUN_A", "RUN_B"], ["RUN_A", "RUN_B"],
      ])
    #expect(found[2].contains("RUN_C"))
  }

  @Test func forgetsWhatTheNextProcessDoesNotHold() {
    let found = names("export RUN_A=1\nenv -i python a\npython b\nenv -i RUN_D=1 python c\n")
    #expect(found == [[], ["RUN_A"], ["RUN_D"]])
  }

  @Test func keepsProcessesBehindABoundaryApart() {
    let found = names(
      "export RUN_A=1\npython a\ndocker run -e RUN_B=1 i python b\npython c\ndocker run -e RUN_C=1 i python d\n")
    #expect(found == [["RUN_A"], ["RUN_B"], ["RUN_A"], ["RUN_C"]])
  }
}
