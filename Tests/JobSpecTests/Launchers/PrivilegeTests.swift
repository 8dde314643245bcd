import Testing

@testable import JobSpec

@Suite struct PrivilegeTests {
  @Test func sudoResets() {
    let started = CommandLine("sudo -u bob -H A=1 -n B='2 3' python a.py", exports: ["MODE": "x", "LANG": "C"]).run()
    #expect(started.map(\.command) == ["python a.py"])
    #expect(started.first?.boundaries == ["sudo"])
    #expect(started.first?["MODE"] == .absent)
    #expect(started.first?["A"] == .set("1"))
    #expect(started.first?["B"] == .set("2 3"))
    #expect(started.first?["LANG"] == .set("C"))
    #expect(started.first?.environment.losses.map(\.name) == ["MODE"])
    #expect(started.first?.environment.losses.map(\.reason) == [.droppedBySudo])
  }

  @Test(arguments: [
    "sudo -E python", "sudo --preserve-env python", "sudo -nE python", "sudo --preserve-env=A,MODE python",
  ])
  func sudoKeeps(line: String) {
    #expect(CommandLine(line, exports: ["MODE": "x"]).run().first?["MODE"] == .set("x"))
  }

  @Test(arguments: [
    ("sudo python a.py", Loss.Reason.droppedBySudo), ("sudo --preserve-env=B python a.py", .droppedBySudo),
    ("sudo --preserve-env=MODE python a.py", .notExported), ("sudo -E python a.py", .notExported),
    ("su -c 'python a.py' -w MODE - bob", .notExported), ("su -c 'python a.py' - bob", .notForwarded(.su)),
    ("srun --export=MODE python a.py", .notExported), ("srun --export=B python a.py", .droppedByScheduler),
    ("sbatch --export=B,MODE --wrap 'python a.py'", .notExported),
    ("sbatch --export=B --wrap 'python a.py'", .droppedByScheduler),
    ("qsub -V job.sh", .notExported), ("qsub -v MODE job.sh", .notExported), ("qsub job.sh", .droppedByScheduler),
    ("bsub -env 'all' python a.py", .notExported), ("bsub -env 'all,~MODE' python a.py", .droppedByScheduler),
  ])
  func exportIsMissingWhereTheBoundaryLetsTheNameThrough(line: String, reason: Loss.Reason) {
    let folder = ScriptFolder("unset MODE\nMODE=x\n" + line + "\n", ["job.sh": "python a.py\n"])
    #expect(folder.spec.processes.map { $0.environment.losses.map(\.reason) } == [[reason]])
  }

  @Test(arguments: ["sudo -l", "sudo -v", "sudo -iE python", "sudo -e file"])
  func sudoStartsNothing(line: String) { #expect(CommandLine(line).run().isEmpty) }

  @Test(arguments: ["su - bob -c python", "su -l bob -c python", "su --login -c python", "su -lc python bob"])
  func suLogsIn(line: String) {
    let started = CommandLine(line, exports: ["MODE": "x"]).run()
    #expect(started.map(\.command) == ["script: python"])
    #expect(started.first?.boundaries == ["su"])
    #expect(started.first?["MODE"] == .absent)
  }

  @Test func suLogsInWithSomeNames() {
    #expect(CommandLine("su -w A,MODE - -c python", exports: ["MODE": "x"]).run().first?["MODE"] == .set("x"))
  }

  @Test func sshStartsAfresh() {
    let started = CommandLine("ssh -p 22 -o StrictHostKeyChecking=no host -t A=1 python a.py", exports: ["MODE": "x"])
      .run()
    #expect(started.map(\.command) == ["script: A=1 python a.py"])
    #expect(started.first?.boundaries == ["ssh"])
    #expect(started.first?["MODE"] == .absent)
    #expect(started.first?["HOME"] == .setUnknown)
    #expect(started.first?.environment.losses.map(\.reason) == [.notForwarded(.ssh)])
  }

  @Test func sshRunsStandardInput() {
    var line = CommandLine("ssh host")
    line.input = CommandLine("python").words.first
    #expect(line.run().map(\.command) == ["script: python"])
  }

  @Test func mpirunPassesOnItsOwnNodeOnly() {
    let line = CommandLine("mpirun -np 4 -x A -x B=2 -mca btl tcp,self python a.py", exports: ["A": "1", "C": "3"])
    let started = line.run()
    #expect(started.map(\.command) == ["python a.py"])
    #expect(started.first?["A"] == .set("1"))
    #expect(started.first?["B"] == .set("2"))
    #expect(started.first?["C"] == .unknown)
    #expect(line.builder.uses.map(\.name) == ["A"])
  }

  @Test func hydraPassesEverything() {
    let started = CommandLine("mpiexec -n 4 -genv A 1 python", exports: ["C": "3"]).run()
    #expect(started.first?["A"] == .set("1"))
    #expect(started.first?["C"] == .set("3"))
  }
}
