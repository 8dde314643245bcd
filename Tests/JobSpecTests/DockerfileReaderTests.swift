import Syntax
import Testing

@testable import JobSpec

/// What a Dockerfile's processes see, one line a process: the command, then the variables that something is known of.
private func seen(_ text: String) -> [String] { read(text).processes.map(written) }

private func read(_ text: String) -> JobSpec {
  JobSpec.read(SourceFile(path: "Dockerfile", text), as: .dockerfile)
}

private func written(_ process: Process) -> String {
  let words = process.command.map { $0.known ?? "?" }.joined(separator: " ")
  let variables = process.environment.entries.filter { $0.key != "PATH" }.map { "\($0.key)=\(written($0.value.state))" }
  return ([words + ":"] + variables.sorted()).joined(separator: " ")
}

private func written(_ state: Environment.State) -> String {
  switch state {
  case .set(let text): text
  case .setUnknown: "<set>"
  case .unknown: "<unknown>"
  case .absent: "<absent>"
  }
}

@Suite struct DockerfileReaderTests {
  @Test(arguments: [
    ("ENV A=1\nENV A=2 B=$A", "A=2 B=1"), ("ARG A=1\nENV B=$A", "B=1"), ("ENV A=e\nARG A=a\nENV B=$A", "A=e B=a"),
    ("ARG A\nENV A=$A", "A=<set>"), ("ARG A=a\nARG A\nENV B=$A", "B=a"),
    ("ARG A\nENV B=${A:-d} C=${A+x}", "B=<set> C=<set>"), ("ENV A=$NOPE", "A="),
    ("ARG K=X\nENV ${K}_Y=1", "X_Y=1"),
    ("ENV F=a.b.c\nENV A=${F%.*} B=${F%%.*} C=${F#*.} D=${F##*.}", "A=a.b B=a C=b.c D=c F=a.b.c"),
    (
      "ENV F=a.b.c\nENV A=${F/./_} B=${F//./_} C=${F//?/-} D=${F/*/x} E=${F//x*/y}",
      "A=a_b.c B=a_b_c C=----- D=x E=a.b.c F=a.b.c"
    ),
    ("ENV F=a*b\nENV A=${F#a\\*} B=${F%%\\*b}", "A=b B=a F=a*b"),
    ("ENV E=\nENV A=${E:-d} B=${E-d} C=${E:+x} D=${E+x}", "A=d B= C= D=x E="),
    ("ARG TARGETARCH\nENV A=$TARGETARCH", "A=<set>"), ("ENV A=$TARGETARCH", "A="), ("ENV A 'x y'", "A=x y"),
    ("LABEL A=1", ""), ("ONBUILD ENV A=1", ""), ("ENV A=1 A=2", "A=2"),
  ])
  func setsTheImagesEnvironment(_ text: String, _ expected: String) {
    let lines = seen("FROM scratch\n\(text)\nCMD [\"/x\"]\n")
    #expect(lines == [expected.isEmpty ? "/x:" : "/x: \(expected)"])
  }

  @Test func argumentsReachRunAlone() {
    #expect(
      seen("ARG G=g\nFROM a\nARG A=1 G H\nRUN x\nENV A=2\nRUN [\"y\", \"z\"]\nCMD [\"c\"]\n") == [
        "RUN x: A=1 G=g H=<unknown>", "RUN y z: A=2 G=g H=<unknown>", "c: A=2",
      ])
  }

  @Test func aStageInheritsEverythingOfItsBase() {
    let text = """
      FROM a AS Base
      ENV E=e
      ARG E=hidden R=r
      RUN one
      ONBUILD ENV T=$R
      ONBUILD RUN trigger
      CMD ["base"]
      FROM base
      RUN two
      ENTRYPOINT ["entry"]
      """
    #expect(
      seen(text) == [
        "RUN one: E=hidden R=r", "RUN trigger: E=e R=r T=r", "RUN two: E=e R=r T=r", "entry: E=e T=r",
      ])
  }

  @Test func onlyNeededStagesRun() {
    let text = """
      FROM a AS unused
      RUN no
      FROM a AS copied
      ENV C=1
      RUN copied
      FROM a AS mounted
      RUN mounted
      FROM a AS first
      RUN first
      FROM a
      COPY --from=Copied /x /y
      COPY --from=3 /x /y
      RUN --mount=type=bind,from=mounted,target=/m last
      CMD ["c"]
      """
    #expect(seen(text) == ["RUN copied: C=1", "RUN mounted:", "RUN first:", "RUN last:", "c:"])
  }

  @Test(arguments: [
    ("CMD [\"a\"]\nCMD [\"b\"]", "b:"), ("CMD [\"a\"]\nENTRYPOINT [\"e\"]", "e a:"),
    ("ENTRYPOINT [\"e\"]\nENTRYPOINT []", ":"),
    ("CMD [\"a\"]\nFROM s\nENTRYPOINT [\"e\"]", "e:"), ("ENTRYPOINT [\"e\"]\nFROM s\nCMD [\"a\", \"$A\"]", "e a $A:"),
    ("", ":"),
  ])
  func entrypointAndCommandStandTogether(_ text: String, _ expected: String) {
    #expect(seen("FROM scratch AS s\n\(text)\n") == [expected])
  }

  @Test func secretsAreMountedAsVariables() {
    #expect(
      seen("FROM a\nRUN --mount=type=secret,id=k,env=K x\nRUN y\nCMD [\"c\"]\n") == ["RUN x: K=<set>", "RUN y:", "c:"])
  }

  @Test func assignmentsKnowTheirPlaces() throws {
    let text = "FROM a\nARG K\nENV A=\"x$K\" \\\n  B=${C:-d}\n"
    let spec = read(text)
    #expect(spec.assignments.map(\.name) == ["K", "A", "B"])
    #expect(spec.assignments.map(\.carrier) == [.dockerfileArg, .dockerfileEnv, .dockerfileEnv])
    #expect(spec.assignments.map(\.phase) == [.build, .run, .run])
    #expect(spec.assignments[1].location.written == "A=\"x$K\"")
    #expect(spec.assignments[1].nameLocation.written == "A")
    let value = try #require(spec.assignments[1].value)
    #expect(value.location.written == "\"x$K\"")
    #expect(value.references == ["K"] && value.known == nil)
    #expect(spec.assignments[2].value?.known == "d")
    #expect(spec.uses.map(\.name) == ["K", "C"])
  }

  @Test func theDefaultOfAnUnknownVariableCountsAsWritten() throws {
    let value = try #require(read("FROM a\nARG K\nENV A=${K:-0123}\n").assignments.last?.value)
    let literals = value.parts.compactMap { if case .literal(let text) = $0 { text.location.written } else { nil } }
    #expect(literals == ["0123"] && value.known == nil && value.literal == nil)
  }

  @Test func saysWhatDoesNotArrive() throws {
    let text = """
      ARG G=1
      FROM a AS build
      ENV W=1
      FROM a
      ARG A=1
      ENV E=1
      ARG E=2
      ARG K=1
      ENV K=$K
      COPY --from=build /a /b
      CMD ["c"]
      """
    let spec = read(text)
    let losses = try #require(spec.processes.last).environment.losses
    #expect(losses.map(\.name) == ["G", "W", "A", "E"])
    #expect(losses.map(\.reason) == [.buildOnly, .otherStage, .buildOnly, .buildOnly])
  }

  @Test(arguments: [
    ("ENV A=⟦${X:?no}⟧", "`X` is not set here, or empty"), ("ENV A=⟦${X?}⟧", "`X` is not set here, and"),
    ("ENV A=⟦${X#[a]\\b}⟧", "In a pattern a backslash stands only"),
    ("COPY --from=⟦7⟧ a b", "There is no stage of this number."),
    ("FROM ⟦$X⟧", "The name of this image comes out empty."), ("FROM ⟦ghcr.io/Org/x⟧", "has capitals"),
    ("FROM ⟦x:$X⟧", "is not of the form"), ("COPY --from=⟦x:⟧ a b", "is not of the form"),
    ("FROM b AS c\nCOPY --from=⟦c⟧ a b", "take files from itself"),
    ("COPY --from=⟦late⟧ a b\nFROM b AS late", "This stage comes later in the file."),
  ])
  func namesWhatTheBuildRejects(_ text: String, _ message: String) throws {
    let parts = text.split(separator: "⟦")
    let mark = try #require(parts.last?.split(separator: "⟧").first)
    let spec = read("FROM a\n" + text.replacing("⟦", with: "").replacing("⟧", with: "") + "\n")
    #expect(spec.problems.map(\.kind) == [.syntax])
    #expect(spec.problems.first?.message.contains(message) == true, "\(spec.problems.map(\.message))")
    #expect(spec.problems.first?.location.written == String(mark))
  }

  @Test(arguments: [
    "STOPSIGNAL foo", "STOPSIGNAL 0", "STOPSIGNAL $X", "EXPOSE x", "EXPOSE 80/foo", "EXPOSE 90-80", "EXPOSE 99999",
    "VOLUME \"\"", "VOLUME $X",
  ])
  func namesWhatComesOutWrong(_ instruction: String) {
    #expect(read("FROM a\n\(instruction)\nCMD [\"c\"]\n").problems.map(\.kind) == [.syntax])
  }

  @Test(arguments: [
    "STOPSIGNAL SIGRTMIN+3", "STOPSIGNAL kill", "STOPSIGNAL 9", "EXPOSE 80 443/TCP 8000-8010/udp $X 80/",
    "EXPOSE 127.0.0.1:80:80", "RUN --mount=type=cache,target=$X,mode=0755,sharing=locked x", "ADD --chmod=u+x a b",
    "HEALTHCHECK --interval=1m30s --timeout=0 --retries=3 CMD x", "FROM --platform=linux/arm64/v8 a",
    "FROM --platform=amd64 a",
    "RUN --mount=type=ssh x", "RUN --mount=type=bind,dst=/a,rw x",
  ])
  func acceptsWhatBuildKitTakes(_ instruction: String) {
    #expect(read("FROM a\n\(instruction)\nCMD [\"c\"]\n").problems.isEmpty)
  }

  @Test func aNameThatOnlyTheBuildKnowsLeavesAllOpen() {
    let process = read("FROM a\nARG B\nENV X_$B=1\nCMD [\"c\"]\n").processes.last
    #expect(process?.environment["X_Y"].state == .unknown)
  }

  @Test func whatABuildArgumentMayMendIsNoMistake() {
    #expect(read("ARG X=\nARG Y\nFROM $X\nFROM a:$Y\nFROM a:$X\nCMD [\"c\"]\n").problems.isEmpty)
  }

  @Test func whatNobodyBuildsRejectsNothing() {
    #expect(read("FROM a AS unused\nENV A=${X:?no}\nFROM a\nCMD [\"c\"]\n").problems.isEmpty)
  }

  @Test(arguments: [
    ("ENV A = b", Problem.Kind.assignmentMalformed), ("ENV A one # c", .assignmentMalformed),
    ("ENV A=1 A=2", .duplicateVariable),
  ])
  func namesWhatIsReadInAnotherWay(_ text: String, _ kind: Problem.Kind) {
    let problems = read("FROM a\n\(text)\n").problems
    #expect(problems.map(\.kind) == [kind])
    #expect(problems.map(\.variable) == ["A"])
  }

  @Test func aBaseThatOnlyTheBuildKnowsMayBeAnyStage() throws {
    let spec = read("ARG V\nFROM a AS base-x\nENV A=1\nFROM base-$V\nENV B=$A\nCMD [\"c\"]\n")
    let environment = try #require(spec.processes.last).environment
    #expect(environment["A"].state == .unknown)
    #expect(environment["B"].state == .setUnknown)
    #expect(try #require(read("ARG V\nFROM $V\nCMD [\"c\"]\n").processes.last).environment["A"].state == .absent)
  }

  @Test func valuesGrowNoLargerThanAProcessCanGet() throws {
    let text = "FROM a\nENV A=xxxxxxxxxxxxxxxx\n" + String(repeating: "ENV A=$A$A\n", count: 64) + "CMD [\"c\"]\n"
    #expect(seen(text) == ["c: A=<set>"])
  }

  @Test func mutatedFilesStayInBounds() {
    let bytes = Array(
      """
      ARG T=${X:-1}
      FROM a:$T AS b
      ENV A=${T%%.*} "B=$A" C=${A//./'x y'}\\
       D=1
      ONBUILD ENV E $A # x
      FROM b
      RUN --mount=type=secret,id=k,env=K <<E
      x
      E
      COPY --from=b ["a", "b"]
      CMD x
      """.utf8)
    let additions = Array("$\\'\"<{}\n =[]#-/%".utf8) + [0x00, 0xC2, 0xFF]
    for cut in bytes.indices {
      for addition in [additions[cut % additions.count], additions[(cut * 7 + 3) % additions.count]] {
        let mutated = Array(bytes[..<cut]) + [addition] + bytes[(cut + 1)...]
        let spec = JobSpec.read(SourceFile(path: "Dockerfile", bytes: mutated), as: .dockerfile)
        let ranges =
          spec.problems.map(\.location.range) + spec.assignments.map(\.location.range)
          + spec.processes.flatMap { $0.command.map(\.location.range) }
        let all = SourceRange(0, mutated.count)
        #expect(ranges.allSatisfy { all.contains($0) }, "\(String(decoding: mutated, as: UTF8.self))")
      }
    }
  }

  @Test func costIsLinear() {
    let clock = ContinuousClock()
    let alternating = "FROM a\n" + (0..<5_000).map { "ENV A\($0)=1\nRUN x\($0)\n" }.joined()
    let triggers =
      "FROM a AS s\n" + String(repeating: "ONBUILD ENV A=1\n", count: 2_000)
      + String(repeating: "FROM s\n", count: 2_000)
    let folders = "FROM a\n" + String(repeating: "WORKDIR a-folder-in-the-folder\nCOPY a b\n", count: 10_000)
    for text in [alternating, triggers, folders] {
      #expect(clock.measure { _ = read(text) } < .seconds(20))
    }
  }
}

@Suite struct ImageConfigurationTests {
  @Test func givesWhatDockerRunStarts() throws {
    let file = SourceFile(
      path: "Dockerfile", "FROM a AS t\nARG K\nARG D=d\nENV A=$K$D B=${N:-}\nENTRYPOINT [\"e\"]\nCMD [\"c\"]\nFROM x\n")
    let builder = SpecBuilder(file: SourceFile(path: "run.sh", ""), kind: .shell, surroundings: Surroundings())
    let arguments = DockerfileBuild.Arguments(given: ["D": .set("given")], areComplete: true)
    let image = try #require(imageConfiguration(of: file.text, in: nil, target: "T", arguments, for: builder))
    #expect(image.environment["A"].state == .set("given"))
    #expect(image.environment["B"].state == .set(""))
    let id = try #require(image.environment["A"].assignment)
    #expect(builder[id].location.file == file)
    #expect(image.words().map(\.known) == ["e", "c"])
    #expect(image.words(arguments: [Value(literal: SourceFile(path: "f", "x").text)]).map(\.known) == ["e", "x"])
    #expect(imageConfiguration(of: file.text, in: nil, target: "none", arguments, for: builder)?.words() == nil)
  }
}
