import JobSpec
import Syntax
import TestSupport
import Testing

@Suite struct EnvFileReaderTests {
  private func spec(_ text: String, _ kind: Kind, _ assumed: [String: String] = [:]) -> JobSpec {
    JobSpec.read(
      SourceFile(path: "f.env", text), as: kind, in: Surroundings(assumed: assumed, assumesClean: true))
  }

  private func state(_ name: String, _ text: String, _ kind: Kind, _ assumed: [String: String] = [:])
    -> Environment.State?
  {
    spec(text, kind, assumed).processes.first?.environment[name].state
  }

  @Test(arguments: [
    ("A=\"q\"", "\"q\""), ("A=$B", "$B"), ("A", "h"), ("A=1\nA=2", "2"), ("A=", ""),
  ])
  func deliversForDocker(text: String, value: String) {
    #expect(state("A", text, .envDocker, ["A": "h", "B": "x"]) == .set(value))
  }

  @Test(arguments: [
    ("A=\"$B\"", "x"), ("A=${N:-d}", "d"), ("A=${B:+y}", "y"), ("A=${N+y}", ""), ("A=$N", ""), ("C=1\nA=$C$C", "11"),
    ("B=2\nA=$B", "x"), ("A='$B'", "$B"), ("A=${N:-${B}}z", "xz"),
  ])
  func deliversForCompose(text: String, value: String) {
    #expect(state("A", text, .envCompose, ["B": "x"]) == .set(value))
  }

  @Test func knowsWhatARefusedLineMeant() {
    let spec = spec("A = 1\nexport B=2\nC=3\n", .envDocker)
    #expect(spec.assignments.map(\.name) == ["A", "B", "C"])
    #expect(spec.problems.map(\.variable) == ["A", "B"])
    let environment = spec.processes[0].environment
    #expect(["A", "B", "C"].map { environment[$0].state } == [.absent, .absent, .set("3")])
  }

  @Test func survivesMutations() {
    let samples: [(text: String, kinds: [Kind])] = [
      ("export A=\"b $C\" # d\nE=${F:-g}\nH='i'\n", [.envFile, .envDocker, .envCompose, .envShell, .envApptainer]),
      ("Bootstrap: a\n%post\necho A=1 >> $SINGULARITY_ENVIRONMENT\n%environment\nexport A={{ b }}\n", [.definition]),
    ]
    var random = SeededRandom(seed: 5)
    for round in 0..<300 {
      let (text, kinds) = samples[round % samples.count]
      var bytes = Array(text.utf8)
      for _ in 0..<3 {
        let index = Int(random.next() % UInt64(bytes.count))
        if random.next() % 2 == 0 {
          bytes.remove(at: index)
        } else {
          bytes[index] = UInt8(truncatingIfNeeded: random.next())
        }
      }
      for kind in kinds {
        let spec = JobSpec.read(SourceFile(path: "f", bytes: bytes), as: kind)
        for assignment in spec.assignments { #expect(assignment.location.range.end <= bytes.count) }
        for problem in spec.problems { #expect(problem.location.range.end <= bytes.count) }
      }
    }
  }

  @Test func composeRefusesAMissingVariable() {
    #expect(spec("A=${N:?no}", .envCompose).problems.map(\.kind) == [.assignmentMalformed])
  }

  @Test func doesNotKnowTheCaller() {
    let spec = JobSpec.read(SourceFile(path: "f.env", "A=$B\nC\nD=${E-f}\nG=1\n"), as: .envCompose)
    let environment = spec.processes[0].environment
    #expect(environment["A"].state == .setUnknown)
    #expect(environment["C"].state == .unknown)
    #expect(environment["D"].state == .setUnknown)
    #expect(environment["G"].state == .set("1"))
    #expect(environment["H"].state == .unknown)
    #expect(spec.uses.map(\.name) == ["B", "C", "E"])
  }

  @Test(arguments: [
    ("A=\"a b\" # c", "a b"), ("export A=1\r\n", "1"), ("B=x\nA=$B-1", "x-1"), ("A=${N:-d}", "d"), ("A='$N/x'", "/x"),
    ("A=C:\\x", "C:\\x"), ("A=$H/y", "h/y"), ("A=$(hostname)", ""), ("A=1 && A=2", "2"), ("A=1 || A=2", "1"),
    ("export H\nA=$H", "h"), ("A=1\n(A=2)", "1"), ("A=1\nA+=2", "12"), ("A='a\\\\b'", "a\\b"),
    ("A='say \"hi\"'", "say \"hi\""),
    ("{ A=1; }", "1"), ("A=1\nexit\nA=2", "1"),
  ])
  func deliversForApptainer(text: String, value: String) {
    #expect(state("A", text, .envApptainer, ["H": "h"]) == .set(value))
  }

  @Test(arguments: [("A=1\nunset A", "A"), ("A=(1 2)", "A"), ("B=1", "A"), ("A='`'\nB=1", "B")])
  func apptainerDropsVariables(text: String, name: String) {
    #expect(state(name, text, .envApptainer) == .absent)
  }

  @Test(arguments: ["A=a b", "A = 1", "A= 1", "A", "\u{FEFF}A=1", "A='x"])
  func apptainerRefuses(text: String) {
    #expect(!spec(text, .envApptainer).problems.isEmpty)
  }

  @Test func apptainerLeavesBranchesOpen() {
    #expect(state("A", "if test \"$B\"; then A=1; fi", .envApptainer) == .unknown)
  }

  @Test func reportsWhatAReaderTakesLiterally() {
    let docker = spec("A=\"1\"\nB=2 # c\nC=${D}\nE=f$g\nH=$5\n", .envDocker)
    #expect(docker.problems.map(\.kind) == [.envFileDialect, .envFileDialect, .envFileDialect])
    #expect(docker.problems.map(\.location.written) == ["\"1\"", "2 # c", "${D}"])
    let compose = spec("A= # b\nC", .envCompose)
    #expect(compose.problems.map(\.variable) == ["A", ""])
  }

  @Test func knowsWhatReadersAgreeOn() {
    let spec = spec("A=1\nB=\"2\"\nC=$A\nD=e f\nG=1 # h\n", .envFile)
    let environment = spec.processes[0].environment
    #expect(environment["A"].state == .set("1"))
    #expect(environment["B"].state == .setUnknown)
    #expect(environment["C"].state == .setUnknown)
    #expect(environment["D"].state == .set("e f"))
    #expect(spec.problems.map(\.variable) == ["B", "C", "G"])
    #expect(spec.comments.map(\.string) == ["# h"])
  }

  @Test func countsOnlyReadersThatCanReadTheFile() {
    let spec = spec("export A=\"b c\"\nexport D='e'\n", .envFile)
    #expect(spec.problems.isEmpty)
    #expect(spec.processes[0].environment["A"].state == .set("b c"))
  }

  @Test func carriesTheDialect() {
    let spec = spec("A=1\n", .envDocker)
    #expect(spec.assignments.map(\.carrier) == [.envFile(.docker)])
    #expect(spec.assignments.map(\.location.written) == ["A=1"])
  }

  @Test(arguments: [
    ("A=\"a b\"", "a b"), ("A=$H-1", "h-1"), ("A=C:\\x", "C:x"), ("A=1\r\n", "1\r"), ("if true; then A=1; fi", "1"),
    ("export A=1 # c", "1"), ("A=1\nA=2 true", "1"),
  ])
  func deliversToAShell(text: String, value: String) {
    #expect(state("A", text, .envShell, ["H": "h"]) == .set(value))
  }

  @Test(arguments: ["A = 1", "A= 1", "A=1 b", "\u{FEFF}A=1"])
  func aShellDoesNotSet(text: String) {
    let spec = spec(text + "\nB=2\n", .envShell)
    #expect(spec.processes.count == 1)
    #expect(spec.processes[0].environment["A"].state == .absent)
    #expect(spec.processes[0].environment["B"].state == .set("2"))
  }

  @Test func keepsContainerPrefixesOnTheHost() {
    let spec = spec("# c\nexport SINGULARITYENV_A=1\n", .envSingularityHost)
    #expect(spec.processes[0].environment["SINGULARITYENV_A"].state == .set("1"))
    #expect(spec.assignments.map(\.target) == ["A"])
    #expect(spec.assignments.map(\.location.written) == ["SINGULARITYENV_A=1"])
    #expect(spec.comments.map(\.string) == ["# c"])
  }
}
