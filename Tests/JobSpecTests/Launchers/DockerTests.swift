import Syntax
import Testing

@testable import JobSpec

@Suite struct DockerTests {
  @Test(arguments: [
    "docker run -e MODE=offline img python a.py",
    "docker run -eMODE=offline img python a.py",
    "docker run -e=MODE=offline img python a.py",
    "docker run --env=MODE=offline img python a.py",
    "docker run --env MODE=offline img python a.py",
    "docker run -ite MODE=offline img python a.py",
    "docker run --rm -v /a:/b -w /b --gpus all --ulimit memlock=-1 -e MODE=offline img python a.py",
    "docker --log-level debug -D container run -e MODE=offline img python a.py",
    "docker run -e MODE=online -e MODE=offline img python a.py",
    "docker run --entrypoint python -e MODE=offline img a.py",
    "docker run --rm=false --init -e MODE=offline -- img python a.py",
    "docker create -e MODE=offline img python a.py",
    "nerdctl run -e MODE=offline img python a.py",
    "docker run $GPU_OPTS -e MODE=offline img python a.py",
    "docker run --rm -e MODE=offline $IMAGE python a.py",
  ]) func passesAnOption(line: String) {
    let command = CommandLine(line)
    let started = command.run()
    #expect(started.map(\.command) == ["python a.py"])
    #expect(started.first?.boundaries == ["docker run"])
    #expect(started.first?["MODE"] == .set("offline"))
    let assignment = command.builder.assignments.last
    #expect(assignment?.nameLocation.written == "MODE")
    #expect(assignment?.value?.location.written == "offline")
    #expect(assignment?.carrier == .option(.dockerRun))
  }

  @Test func locatesQuotedValues() {
    let line = CommandLine("docker run -e NOTES=\"two words\" -e \"NAME=a b\" -e TAG=v$N-x img")
    _ = line.run()
    #expect(line.builder.assignments.map { $0.value?.location.written } == ["\"two words\"", "a b", "v$N-x"])
    #expect(line.builder.assignments.map { $0.value?.known } == ["two words", "a b", nil])
  }

  @Test func takesTheHostsValueOfABareName() {
    let line = CommandLine("docker run -e MODE -e GONE img python", exports: ["MODE": "x", "OTHER": "y"])
    let started = line.run()
    #expect(started.first?["MODE"] == .set("x"))
    #expect(started.first?["GONE"] == .absent)
    #expect(started.first?["OTHER"] == .absent)
    #expect(started.first?.environment.losses.map(\.name) == ["OTHER"])
    #expect(started.first?.environment.losses.map(\.reason) == [.notForwarded(.dockerRun)])
    #expect(line.builder.uses.map(\.name) == ["MODE", "GONE"])
  }

  @Test func knowsNothingOfAnUnknownCaller() {
    var line = CommandLine("docker run -e MODE img python")
    line.environment.others = .unknown
    #expect(line.run().first?["MODE"] == .unknown)
    #expect(line.run().first?["OTHER"] == .absent)
  }

  @Test func saysNothingBehindUnknownOptions() {
    let started = CommandLine("docker run $DOCKER_OPTS img python", exports: ["MODE": "x"]).run()
    #expect(started.first?["MODE"] == .unknown)
    #expect(started.first?.environment.losses.isEmpty == true)
  }

  @Test func filesComeBeforeOptions() {
    let line = CommandLine(
      "docker run -e A=cli --env-file a.env --env-file=b.env -e GONE img python", exports: ["HOST": "h"],
      files: ["a.env": "A=1\nB=1\nGONE=1\n", "b.env": "B=\"2\" # c\nHOST\nNONE\n"])
    let started = line.run().first
    #expect(started?["A"] == .set("cli"))
    #expect(started?["B"] == .set("\"2\" # c"))
    #expect(started?["HOST"] == .set("h"))
    #expect(started?["NONE"] == .absent)
    #expect(started?["GONE"] == .absent)
    #expect(line.builder.references.map(\.path) == ["a.env", "b.env"])
  }

  @Test func refusesABrokenFile() {
    #expect(CommandLine("docker run --env-file a.env img python", files: ["a.env": "A = 1\n"]).run().isEmpty)
  }

  @Test func aMissingFileMaySetAnything() {
    let started = CommandLine("docker run --env-file .env -e A=1 img python", exports: ["MODE": "x"]).run().first
    #expect(started?["MODE"] == .unknown)
    #expect(started?["A"] == .set("1"))
    #expect(started?.environment.losses.isEmpty == true)
  }

  @Test(arguments: [
    ("docker run -e A=1 img", "image"), ("docker run -e A=1", "image"), ("docker run img --lr 1", "image --lr 1"),
    ("docker run --entrypoint '' img python", "python"),
  ]) func findsTheCommand(line: String, command: String) {
    #expect(CommandLine(line).run().map(\.command) == [command])
  }

  @Test(arguments: ["docker run -e =x img python", "docker run -e", "docker exec box"])
  func rejects(line: String) {
    guard case .failure = CommandLine(line).launch() else {
      Issue.record("accepted")
      return
    }
  }

  @Test func reportsBlanksInNames() {
    let line = CommandLine("docker run -e 'MODE = offline' img python")
    #expect(line.run().first?["MODE"] == .absent)
    #expect(line.run().first?["MODE "] == .set(" offline"))
    #expect(line.builder.problems.map(\.kind) == [.assignmentMalformed])
    #expect(line.builder.problems.first?.variable == "MODE")
  }

  @Test func execComesBackToTheContainer() {
    let first = CommandLine("docker run -d --name box -e MODE=offline img sleep 9")
    _ = first.run()
    let second = CommandLine("docker exec -it -e NAME=n box python", exports: ["LOST": "1"])
    second.builder.started = first.builder.started
    let started = second.run()
    #expect(started.map(\.boundaries) == [["docker exec"]])
    #expect(started.first?["MODE"] == .set("offline"))
    #expect(started.first?["NAME"] == .set("n"))
    #expect(started.first?.environment.losses.map(\.reason) == [.notForwarded(.dockerExec)])
  }

  @Test func sudoStandsInBetween() {
    let started = CommandLine("sudo docker run -e MODE img python", exports: ["MODE": "x"]).run()
    #expect(started.first?.boundaries == ["sudo", "docker run"])
    #expect(started.first?["MODE"] == .absent)
    #expect(started.first?.environment.losses.map(\.reason) == [.droppedBySudo])
  }

  @Test func podmanPassesOverWhatTheHostLacks() {
    let started = CommandLine("podman run --http-proxy -e 'A*' img python", exports: ["AB": "1", "HTTP_PROXY": "p"])
      .run()
    #expect(started.first?.boundaries == ["podman run"])
    #expect(started.first?["AB"] == .set("1"))
    #expect(started.first?["HTTP_PROXY"] == .set("p"))
    #expect(CommandLine("podman run --env-host img python", exports: ["A": "1"]).run().first?["A"] == .set("1"))
  }

  @Test func describesTheContainer() throws {
    guard
      case .command(_, let context) = CommandLine(
        "docker run --read-only -v /a:/data -v /b:/ro:ro --tmpfs /tmp:rw --mount type=bind,source=/c,target=/out img python"
      ).launch()
    else {
      Issue.record("no command")
      return
    }
    let container = try #require(context.container)
    #expect(container.image?.known == "img")
    #expect(container.readOnlyRoot?.written == "--read-only")
    #expect(container.writablePaths == ["/data", "/tmp", "/out"])
  }

  @Test func buildArgumentsAreForTheBuild() {
    let line = CommandLine("docker buildx build -t x --build-arg A=1 --build-arg B -f docker/Dockerfile .")
    #expect(line.run().isEmpty)
    #expect(line.builder.assignments.map(\.name) == ["A", "B"])
    #expect(line.builder.assignments.allSatisfy { $0.carrier == .buildArgument && $0.phase == .build })
    #expect(line.builder.references.map(\.path) == ["docker/Dockerfile"])
  }

  @Test func composeKnowsItsOptionsOnly() {
    let started = CommandLine("docker compose -f c.yml run --rm -e MODE=x train python a.py").run()
    #expect(started.map(\.command) == ["python a.py"])
    #expect(started.first?["MODE"] == .set("x"))
    #expect(started.first?["OTHER"] == .unknown)
  }

  @Test func kubectlRunTakesPairs() {
    let started = CommandLine("kubectl run p --image=img --env=MODE=x --restart=Never -- python a.py").run()
    #expect(started.map(\.command) == ["python a.py"])
    #expect(started.first?.boundaries == ["kubectl run"])
    #expect(started.first?["MODE"] == .set("x"))
  }
}
