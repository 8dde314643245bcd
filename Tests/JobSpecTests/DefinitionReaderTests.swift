import JobSpec
import Syntax
import Testing

@Suite struct DefinitionReaderTests {
  private func spec(_ text: String) -> JobSpec {
    JobSpec.read(SourceFile(path: "t.def", text), as: .definition, in: Surroundings(assumesClean: true))
  }

  private func words(_ process: Process) -> String {
    process.command.map { $0.known ?? "?" }.joined(separator: " ")
  }

  @Test func runsTheRunscriptInItsEnvironment() {
    let spec = spec(
      "Bootstrap: docker\nFrom: a\n%environment\nexport A=1 # c\nB=2\n%runscript\nexec python t.py \"$@\"\n")
    #expect(spec.processes.map(words) == ["python t.py"])
    let environment = spec.processes[0].environment
    #expect(environment["A"].state == .set("1"))
    #expect(environment["B"].state == .absent)
    #expect(environment.losses.map(\.reason) == [.notExported])
    #expect(spec.assignments.map(\.carrier) == [.definitionEnvironment, .shellAssignment])
    #expect(spec.assignments.map(\.location.written) == ["A=1", "B=2"])
    #expect(spec.processes[0].container?.image?.known == "a")
    #expect(spec.comments.map(\.string) == ["# c"])
  }

  @Test func takesNothingOfTheHost() {
    let text = "%environment\nexport A=${H:-d}\n%runscript\nx\n"
    let spec = JobSpec.read(SourceFile(path: "t.def", text), as: .definition, in: Surroundings(assumed: ["H": "h"]))
    #expect(spec.processes[0].environment["A"].state == .set("d"))
    #expect(spec.processes[0].environment["H"].state == .unknown)
  }

  @Test func knowsWhatTheBuildRuns() {
    let spec = spec(
      "%setup\na\n%post -c /bin/bash\nexport A=1\n[[ x ]] && b\n%environment\nexport B=2\n%runscript\nc\n%test\nd\n")
    #expect(spec.processes.map(words) == ["a", "b", "d", "c"])
    #expect(spec.processes.map(\.phase) == [.build, .build, .build, .run])
    #expect(spec.processes[1].environment["A"].state == .set("1"))
    #expect(spec.processes[1].environment["B"].state == .absent)
    #expect(spec.processes[3].environment["A"].state == .absent)
    #expect(spec.processes[3].environment.losses.map(\.reason) == [.buildOnly])
  }

  @Test func addsWhatThePostSectionWrites() {
    let post = """
      %post
      echo 'export A=1' >> $SINGULARITY_ENVIRONMENT
      echo "export B=$X" >>"$APPTAINER_ENVIRONMENT"
      cat >> $SINGULARITY_ENVIRONMENT <<EOF
      export C=3
      EOF
      %environment
      export A=0
      %runscript
      x

      """
    let environment = spec(post).processes.last?.environment
    #expect(environment?["A"].state == .set("1"))
    #expect(environment?["B"].state == .set(""))
    #expect(environment?["C"].state == .set("3"))
  }

  @Test func followsTheInterpreter() {
    let spec = spec("%runscript\n#!/usr/bin/env bash\nA+=b c\n%startscript\n#!/usr/bin/python3 -u\nimport x\n")
    #expect(spec.processes.map(words) == ["c", "/usr/bin/python3 -u"])
    #expect(spec.processes[0].environment["A"].state == .set("b"))
  }

  @Test func runsApps() {
    let spec = spec("%environment\nexport A=1\n%appenv x\nexport A=2\n%apprun x\nrun\n%appstart y\nstart\n")
    #expect(spec.processes.map(words) == ["", "run", "start"])
    #expect(spec.processes.map { $0.environment["A"].state } == [.set("1"), .set("2"), .set("1")])
  }

  @Test func replacesBuildArguments() {
    let spec = spec("From: {{ D }}\n%arguments\nA = 1\n%environment\nexport B={{ A }} C=\"{{ D }}\"\n%runscript\nx\n")
    let environment = spec.processes[0].environment
    #expect(environment["B"].state == .set("1"))
    #expect(environment["C"].state == .setUnknown)
    #expect(spec.processes[0].container?.image?.known == nil)
    #expect(spec.problems.map(\.kind) == [.buildArgumentUndefined, .buildArgumentUndefined])
    #expect(spec.problems.map(\.location.written) == ["{{ D }}", "{{ D }}"])
    let arguments = spec.assignments.filter { $0.carrier == .definitionArgument }
    #expect(arguments.map(\.location.written) == ["A = 1"])
    #expect(arguments.map(\.phase) == [.build])
  }

  @Test func runsTheCommandOfOthersWithoutARunscript() {
    let spec = spec("Bootstrap: docker\nFrom: a\n%environment\nexport A=1\n")
    #expect(spec.processes.map(\.command.isEmpty) == [true])
    #expect(spec.processes[0].environment["A"].state == .set("1"))
    #expect(spec.processes[0].location.written == "%environment")
  }

  @Test func onlyTheLastStageMakesTheImage() {
    let spec = spec(
      "Bootstrap: docker\nFrom: a\n%environment\nexport A=1\n%post\nx\n%runscript\ny\nBootstrap: docker\nFrom: b\n%runscript\nz\n"
    )
    #expect(spec.processes.map(words) == ["x", "z"])
    #expect(spec.processes[1].environment["A"].state == .absent)
    #expect(spec.assignments.map(\.name) == ["A"])
  }

  @Test func reportsWhatTheBuilderRefuses() {
    #expect(spec("%env\nexport A=1\n").problems.map(\.kind) == [.syntax])
    #expect(spec("%environment export A=1\n%runscript\nx\n").problems.map(\.kind) == [.assignmentMalformed])
  }

  @Test func servesAsAnImageOfALauncher() {
    let definition = SourceFile(path: "i.def", "%environment\nexport A=1\n%runscript\npython t.py\n")
    let script = SourceFile(path: "s.sh", "apptainer build i.sif i.def\napptainer run i.sif\n")
    let spec = JobSpec.read(
      script, as: .shell, in: Surroundings(read: { $0 == "i.def" ? definition : nil }, assumesClean: true))
    let process = spec.processes.last
    #expect(process.map(words) == "python t.py")
    #expect(process?.environment["A"].state == .set("1"))
  }
}
