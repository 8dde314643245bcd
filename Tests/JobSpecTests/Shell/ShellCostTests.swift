import JobSpec
import Syntax
import TestSupport
import Testing

/// What it costs to run scripts abstractly: time grows as the script does, and what would run for ever ends.
@Suite(.serialized) struct ShellCostTests {
  /// Compares a script of some size with one four times as long, as the linter reads them: squared cost would be sixteen
  /// times as much.
  private func expectLinear(_ count: Int, sourcing sourced: String = "", _ script: (Int) -> String) {
    func run(_ count: Int) -> Double {
      let file = SourceFile(path: "job.sh", script(count))
      let surroundings = Surroundings(
        read: { $0 == "sourced.sh" ? SourceFile(path: $0, sourced) : nil }, follows: { $0.hasPrefix("RUN_") })
      return processorTime { _ = JobSpec.read(file, as: .shell, in: surroundings) }
    }
    let small = run(count)
    let large = run(count * 4)
    #expect(large < small * 9 + 0.02, "\(small) s for \(count), \(large) s for \(count * 4)")
  }

  @Test func callsOfOneFunctionCostTheSameEach() {
    expectLinear(200) { count in
      "log() { echo \"$1\"; python log.py; }\n"
        + (0..<count).map { "export A_\($0)=\($0)\nB_\($0)=1\nlog \($0)\n" }.joined()
    }
  }

  @Test func variablesThatNobodyFollowsCostNoLosses() {
    expectLinear(200) { count in
      (0..<count).map { "B_\($0)=\($0)\nexport A_\($0)=1\npython train.py\n" }.joined()
    }
  }

  @Test func branchesAndLoopsCostWhatTheyChange() {
    expectLinear(100) { count in
      (0..<count).map {
        "if [ -d $X ]; then export A_\($0)=1; else B_\($0)=2; fi\nfor i in 1 2 3; do C_\($0)=$i; done\npython t\n"
      }.joined()
    }
  }

  @Test func fileThatIsSourcedAgainAndAgainCostsTheSameEachTime() {
    expectLinear(400, sourcing: "export A=1\nexport B=$A\n") { String(repeating: ". ./sourced.sh\n", count: $0) }
  }

  @Test func chainOfFunctionsReachesItsEnd() {
    let chain = (0..<100).map { "f\($0)() { export A_\($0)=1; f\($0 + 1); }\n" }.joined()
    let run = ShellRun(chain + "f100() { python t; }\nf0\n")
    #expect(run.value("A_99") == "1")
    expectLinear(250) { count in
      (0..<count).map { "f\($0)() { f\($0 + 1); }\n" }.joined() + "f\(count)() { python t; }\nf0\npython t\n"
    }
  }

  @Test func followsSourcedFilesToTheirDepth() {
    var files: [String: String] = [:]
    for level in 0..<50 { files["s\(level).sh"] = "export A_\(level)=1\n. ./s\(level + 1).sh\n" }
    files["s50.sh"] = "python t\n"
    let run = ShellRun(". ./s0.sh\n", files: files)
    #expect(run.commands == ["python t"])
    #expect(run.value("A_49") == "1")
  }

  @Test(arguments: [
    "f() { f; }; f; python t", "f() { f & f; }; f; python t", "f() { (f)|f; }; f; python t",
    "f() { x=$(f)$(f); }; f; python t", "f() { if a; then f; f; fi; }; f; python t", ". ./job.sh; python t",
    "eval \"$0\"; . \"$0\"; python t", "while a; do while b; do while c; do f() { f; }; f; done; done; done; python t",
  ])
  func endsWhatWouldRunForEver(script: String) {
    let seconds = processorTime(times: 1) { _ = ShellRun(script, files: ["job.sh": script]) }
    #expect(seconds < 5)
  }

  @Test func filesGrowInPlace() {
    expectLinear(500) { count in String(repeating: "echo x >> out.env\n", count: count) + "python t\n" }
    let run = ShellRun(String(repeating: "echo A=b >> out.env\n", count: 50) + ". ./out.env; export A; python t\n")
    #expect(run.value("A") == "b")
  }

  @Test func joinsOfManyRunsAreExact() {
    let run = ShellRun(
      """
      export A=1 B=1 C=1
      for i in 1 2 3 4; do
        case $i in 2) B=2;; 3) unset C;; 4) export D=1;; esac
        python t
      done
      """)
    #expect(run.value("A") == "1")
    #expect(run.value("B") == "*")
    #expect(run.value("C") == "?")
    #expect(run.value("D") == "?")
  }

  @Test func environmentsAreKeptForWhatPrintsThem() {
    let run = ShellRun("export A=1\nenv\nexport -p\nprintenv A\necho $A\n")
    #expect(run.spec.commands.map { $0.environment != nil } == [false, true, true, true, false])
    #expect(run.spec.commands[1].environment?["A"].state == .set("1"))
  }

  @Test func lossesAreThoseThatSomeoneFollows() {
    let file = SourceFile(path: "job.sh", "RUN_A=1\nOTHER=1\npython t\n")
    let followed = JobSpec.read(file, as: .shell, in: Surroundings(follows: { $0.hasPrefix("RUN_") }))
    #expect(followed.processes.first?.environment.losses.map(\.name) == ["RUN_A"])
    #expect(ShellRun("RUN_A=1\nOTHER=1\npython t\n").loss("OTHER") == .notExported)
  }
}
