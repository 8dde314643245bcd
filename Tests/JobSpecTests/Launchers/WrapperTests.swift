import Syntax
import Testing

@testable import JobSpec

@Suite struct WrapperTests {
  @Test(arguments: [
    ("nohup python a.py", "python a.py"),
    ("nice -n 5 python a.py", "python a.py"),
    ("nice -10 python a.py", "python a.py"),
    ("ionice -c2 -n 7 python a.py", "python a.py"),
    ("timeout -k 5 --signal=TERM 1h python a.py", "python a.py"),
    ("timeout 10 nohup nice python a.py", "python a.py"),
    ("stdbuf -oL -e 0 python a.py", "python a.py"),
    ("time -o log -v python a.py", "python a.py"),
    ("chroot --userspec=u:g /newroot python a.py", "python a.py"),
    ("taskset -c 0-3 python a.py", "python a.py"),
    ("numactl --interleave=all -N 0 python a.py", "python a.py"),
    ("chrt -f 99 python a.py", "python a.py"),
    ("flock -n /tmp/lock python a.py", "python a.py"),
    ("flock /tmp/lock -c 'python a.py'", "script: python a.py"),
    ("script -qc 'python a.py' /dev/null", "script: python a.py"),
    ("script -q /dev/null -c 'python a.py'", "script: python a.py"),
    ("watch -n 5 python a.py", "script: python a.py"),
    ("conda run -n torch --no-capture-output python a.py", "python a.py"),
    ("micromamba run -p /env python a.py", "python a.py"),
    ("poetry -C app run python a.py", "python a.py"),
    ("uv run --with torch --frozen python a.py", "python a.py"),
    ("uv run --frozen a.py", "uv run --frozen a.py"),
    ("uv run -m pkg.train", "uv run -m pkg.train"),
    ("uv pip install x", "uv pip install x"),
    ("nsys profile -o out python a.py", "python a.py"),
    ("find . -name x -exec python {} ;", "python {}"),
    ("accelerate launch a.py", "accelerate launch a.py"),
    ("strace -f -e trace=open python a.py", "python a.py"),
    ("setsid -w python a.py", "python a.py"),
    ("xargs -n1 -P 4 python", "python"),
    ("bash -euo pipefail -c 'python a.py' name 1", "script: python a.py"),
    ("bash -lc 'python a.py'", "script: python a.py"),
    ("sh -x run.sh a b", "file: run.sh a b"),
    ("bash --rcfile x run.sh", "file: run.sh"),
    ("bash -- run.sh", "file: run.sh"),
    ("su -c 'python a.py' bob", "script: python a.py"),
    ("runuser -u bob -- python a.py", "python a.py"),
  ]) func reachesTheProgram(line: String, command: String) {
    let started = CommandLine(line, exports: ["MODE": "x"]).run()
    #expect(started.map(\.command) == [command])
    #expect(started.first?["MODE"] == .set("x"))
    #expect(started.first?.boundaries == [])
  }

  @Test(arguments: ["taskset -p 123", "timeout", "bash -n run.sh", "kubectl get pods", "docker pull img"])
  func startsNothing(line: String) { #expect(CommandLine(line).run().isEmpty) }

  @Test func takesAssignmentsForPrograms() {
    let line = CommandLine("nohup MODE=x python a.py")
    #expect(line.run().isEmpty)
    #expect(line.builder.problems.map(\.kind) == [.assignmentMalformed])
    #expect(line.builder.problems.first?.variable == "MODE")
  }

  @Test(arguments: [
    "docker run img MODE=x python", "singularity exec t.sif MODE=x python", "kubectl run p -- MODE=x a",
  ])
  func takesAssignmentsForProgramsInContainers(line: String) {
    let line = CommandLine(line)
    #expect(line.run().isEmpty)
    #expect(line.builder.problems.map(\.help) == ["Put 'env' in front of it."])
  }

  @Test func readsArgumentsFromStandardInput() {
    var line = CommandLine("xargs python -u")
    line.input = CommandLine("a.py b").words.first
    #expect(line.run().map(\.command) == ["python -u a.py"])
  }

  @Test func shellTakesItsOptionsAndArguments() {
    guard case .script(let text, let shell, _) = CommandLine("bash -xeo nounset -c 'echo' zero one two").launch() else {
      Issue.record("no script")
      return
    }
    #expect(text.known == "echo")
    #expect(shell.options == ["x", "e", "u"])
    #expect(shell.zero?.known == "zero")
    #expect(shell.arguments.map(\.known) == ["one", "two"])
  }

  @Test func shellReadsStandardInput() {
    var line = CommandLine("bash -s -- one")
    line.input = CommandLine("python").words.first
    guard case .script(let text, let shell, _) = line.launch() else {
      Issue.record("no script")
      return
    }
    #expect(text.known == "python")
    #expect(shell.arguments.map(\.known) == ["one"])
  }

  @Test func applicationsOfOneRunAreApart() {
    let started = CommandLine("mpirun -np 1 python a.py : -np 2 python b.py").run()
    #expect(started.map(\.command) == ["python a.py", "python b.py"])
  }
}

@Suite struct EnvCommandTests {
  @Test func assigns() {
    let line = CommandLine("env -u GONE MODE=offline NAME='run 1' python a.py", exports: ["GONE": "1", "KEPT": "2"])
    let started = line.run()
    #expect(started.map(\.command) == ["python a.py"])
    #expect(started[0]["MODE"] == .set("offline"))
    #expect(started[0]["NAME"] == .set("run 1"))
    #expect(started[0]["GONE"] == .absent)
    #expect(started[0]["KEPT"] == .set("2"))
    let assignment = line.builder.assignments.last
    #expect(assignment?.nameLocation.written == "NAME")
    #expect(assignment?.value?.location.written == "'run 1'")
    #expect(assignment?.location.written == "NAME='run 1'")
  }

  @Test(arguments: ["env -i A=1 python", "env - A=1 python", "env --ignore-environment A=1 python"])
  func startsEmpty(line: String) {
    let started = CommandLine(line, exports: ["MODE": "x"]).run()
    #expect(started.first?["MODE"] == .absent)
    #expect(started.first?["A"] == .set("1"))
    #expect(started.first?.environment.losses.map(\.reason) == [.removed])
  }

  @Test func splitsItsString() {
    #expect(CommandLine("env -S 'python -u' a.py").run().map(\.command) == ["python -u a.py"])
    #expect(CommandLine("env -S 'A=1 python' a.py").run().first?["A"] == .set("1"))
  }

  @Test func doesNotGuessUnknownWords() {
    let started = CommandLine("env $VARS python a.py", exports: ["MODE": "x"]).run()
    #expect(started.map(\.command) == ["python a.py"])
    #expect(started.first?["MODE"] == .unknown)
    #expect(started.first?["OTHER"] == .unknown)
  }
}
