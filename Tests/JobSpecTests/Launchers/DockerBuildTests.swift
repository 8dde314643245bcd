import Syntax
import Testing

@testable import JobSpec

/// `docker build`, and `docker run` of what it built.
@Suite struct DockerBuildTests {
  static let dockerfile = """
    ARG TAG=1
    FROM python:$TAG AS base
    ARG MODE=online
    ENV MODE=$MODE STAGE=base
    ENTRYPOINT ["python"]
    CMD ["main.py"]
    FROM base
    ARG TAG
    ENV STAGE=last TAG=$TAG

    """

  @Test(arguments: [
    ("docker build -t img .", "docker run img", "python main.py"),
    ("docker build . --tag=docker.io/library/img:latest", "docker run --rm img", "python main.py"),
    ("docker buildx build --load --platform linux/amd64 -t img .", "docker run img eval.py", "python eval.py"),
    ("podman build -t img .", "podman run localhost/img --help", "python --help"),
    ("docker build -t img .", "docker run --entrypoint torchrun img a.py", "torchrun a.py"),
    ("docker build -t img .", "docker run --entrypoint= img bash a.py", "bash a.py"),
    ("docker build -t first .; docker tag first img", "docker container run img", "python main.py"),
    ("ID=$(docker build -q .)", "docker run $ID", "python main.py"),
    ("T=reg.io:5000/a/b:v1; docker build -t $T .; docker push $T", "docker run $T", "python main.py"),
    ("docker build -t img - < Dockerfile", "docker run img", "python main.py"),
  ]) func runsTheImage(build: String, run: String, command: String) {
    let folder = ScriptFolder("\(build)\n\(run)\n", ["Dockerfile": Self.dockerfile])
    #expect(folder.commands == [command])
    #expect(folder["STAGE"] == .set("last"))
    #expect(folder["MODE"] == .set("online"))
  }

  @Test(arguments: [
    ("--build-arg MODE=offline", "offline"), ("--build-arg=MODE=", ""), ("--build-arg MODE", "host"),
    ("--build-arg OTHER=offline", "online"), ("--build-arg MODE=a --build-arg MODE=b", "b"),
  ]) func takesBuildArguments(option: String, expected: String) {
    let script = "export MODE=host\ndocker build \(option) -t img .\ndocker run img\n"
    #expect(ScriptFolder(script, ["Dockerfile": Self.dockerfile])["MODE"] == .set(expected))
  }

  @Test func aBuildArgumentThatTheHostHasNotLeavesTheDefault() {
    let script = "docker build --build-arg MODE -t img .\ndocker run img\n"
    #expect(ScriptFolder(script, ["Dockerfile": Self.dockerfile])["MODE"] == .set("online"))
  }

  @Test func anUnknownBuildArgumentMakesTheValueUnknown() {
    let script = "docker build --build-arg MODE=$(date) -t img .\ndocker run img\n"
    #expect(ScriptFolder(script, ["Dockerfile": Self.dockerfile])["MODE"] == .setUnknown)
  }

  @Test(arguments: [("--target base", "base"), ("--target=BASE", "base"), ("--target 0", "base"), ("", "last")])
  func buildsTheTarget(option: String, stage: String) {
    let script = "docker build \(option) -f images/train.Dockerfile -t img .\ndocker run img\n"
    #expect(ScriptFolder(script, ["images/train.Dockerfile": Self.dockerfile])["STAGE"] == .set(stage))
  }

  @Test func theContextsFolderHoldsTheDockerfile() {
    let folder = ScriptFolder("docker build -t img images\ndocker run img\n", ["images/Dockerfile": Self.dockerfile])
    #expect(folder["STAGE"] == .set("last"))
    #expect(folder.spec.references.contains { $0.path == "images/Dockerfile" && $0.isFound })
  }

  @Test func optionsGoBeforeTheImage() {
    let script = "docker build -t img .\ndocker run -e MODE -e STAGE=mine img\n"
    let folder = ScriptFolder(script, ["Dockerfile": Self.dockerfile])
    #expect(folder["MODE"] == .absent)
    #expect(folder["STAGE"] == .set("mine"))
    #expect(folder["TAG"] == .set("1"))
  }

  @Test func anArgumentOfTheBuildAloneIsLost() {
    let folder = ScriptFolder(
      "docker build -t img .\ndocker run img\n", ["Dockerfile": "FROM a\nARG MODE=x\nCMD [\"python\", \"a.py\"]\n"])
    #expect(folder["MODE"] == .absent)
    #expect(folder.spec.processes.first?.environment.losses.map(\.reason) == [.buildOnly])
  }

  @Test func anEntrypointScriptOfTheContextIsRead() {
    let folder = ScriptFolder(
      "docker build -t img docker\ndocker run -e B=2 img python a.py\n",
      [
        "docker/Dockerfile": "FROM a\nENV A=1\nWORKDIR /app\nCOPY run.sh .\nENTRYPOINT [\"/app/run.sh\"]\n",
        "docker/run.sh": "#!/bin/sh\nexport C=$A$B\nexec \"$@\"\n",
      ])
    #expect(folder.commands == ["python a.py"])
    #expect(folder["C"] == .set("12"))
  }

  @Test func aDockerfileThatTheScriptWritesIsRead() {
    let script = """
      docker build -t img - <<'EOF'
      FROM a
      ENV A=1
      CMD python a.py
      EOF
      docker run img
      """
    #expect(ScriptFolder(script).commands == ["python a.py"])
    #expect(ScriptFolder(script)["A"] == .set("1"))
  }

  @Test(arguments: ["docker build -t img https://example.org/a.git", "docker build -t img $DIR", "docker build -t img"])
  func ofAnotherPlaceNothingIsKnown(build: String) {
    let folder = ScriptFolder("\(build)\ndocker run img python a.py\n", ["Dockerfile": Self.dockerfile])
    #expect(folder.commands == ["python a.py"])
    #expect(folder["STAGE"] == .absent)
  }

  @Test func anotherImageIsAnother() {
    let folder = ScriptFolder(
      "docker build -t img:1 .\ndocker run img python a.py\n", ["Dockerfile": Self.dockerfile])
    #expect(folder.commands == ["python a.py"])
  }
}
