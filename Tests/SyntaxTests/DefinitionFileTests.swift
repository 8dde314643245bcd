import Syntax
import TestSupport
import Testing

private func file(_ text: String, arguments: [String: String] = [:]) -> DefinitionFile {
  let source = SourceFile(path: "t.def", text)
  return .parse(SourceText(file: source, SourceRange(0, source.bytes.count)), arguments: arguments)
}

@Suite struct DefinitionFileTests {
  @Test func readsHeaderAndSections() throws {
    let text =
      "# a\nBootstrap: docker # b\nFROM:python:3.11\n\n%Post -c /bin/bash # c\n  echo\n%environment\nexport A=1\n"
    let definition = file(text)
    #expect(definition.problems.isEmpty)
    #expect(definition.stages.count == 1)
    let stage = definition.stages[0]
    #expect(stage.headers.map { "\($0.key)=\($0.value)" } == ["bootstrap=docker", "from=python:3.11"])
    #expect(stage.sections.map(\.name) == ["post", "environment"])
    #expect(stage.sections.map(\.arguments.string) == ["-c /bin/bash # c", ""])
    #expect(stage.script("environment")?.body.location.written == "export A=1\n")
    #expect(definition.comments.map(\.string) == ["# a", "# b"])
  }

  @Test func joinsSectionsOfOneName() {
    let stage = file("%environment\nA=1\n%post\nx\n%environment\nB=2\n").stages[0]
    #expect(stage.script("environment")?.body.string == "A=1\nB=2\n")
    #expect(stage.script("runscript") == nil)
  }

  @Test func continuesHeaderLines() {
    let stage = file("Bootstrap: docker\nInclude: a \\\n  b\n%post\n").stages[0]
    #expect(stage.header("include")?.value == "a b")
  }

  @Test func splitsStages() {
    let stages = file(
      "Bootstrap: docker\nFrom: a\nStage: x\n%environment\nA=1\nbootstrap: docker\nFrom: b\n%files from x\n/a\n"
    )
    .stages
    #expect(stages.map { $0.header("from")?.value } == ["a", "b"])
    #expect(stages[1].sections.map(\.arguments.string) == ["from x"])
  }

  @Test func readsApps() {
    let stage = file("%apprun one\nrun\n%appenv two\nexport A=1\n%appstart one\ngo\n").stages[0]
    #expect(stage.apps == ["one", "two"])
    #expect(stage.script("appenv", app: "two")?.body.string == "export A=1\n")
  }

  @Test func leavesCarriageReturnsOut() {
    let text = "Bootstrap: docker\r\nFrom: a\r\n%environment\r\nexport A=1\r\nexport B=2\r\n"
    let stage = file(text).stages[0]
    #expect(stage.header("from")?.value == "a")
    let body = stage.script("environment")?.body
    #expect(body?.string == "export A=1\nexport B=2\n")
    #expect(body.map { $0.location(11..<17).written } == "export")
  }

  @Test(arguments: [
    ("\u{FEFF}Bootstrap: docker\nFrom: a\n", "\u{FEFF}Bootstrap"), ("Bootstrap: docker\nEnv: A=1\n", "Env"),
    ("Bootstrap: docker\nFrom a\n", "From a"), ("Bootstrap: docker\n%env\nA=1\n", "%env"),
    ("%post\n  %banner x\n", "%banner"),
    ("%post\n  %environment\n", "%environment"), ("%apprun\nx\n", "%apprun"), ("%post\tx\n", "%post"), ("", ""),
    ("# only\n", ""), ("%AppRun x\ny\n", "%AppRun x"), ("otherurl: x\n", "otherurl"),
  ])
  func refuses(text: String, place: String) {
    #expect(file(text).problems.map(\.location.written) == [place])
  }

  @Test(arguments: [
    "%environment\nA=50%\n", "%post\ndate +%F\n", "%%post\nx\n", "Bootstrap: docker\nOtherURL1: x\n", "%post\n#!x\n",
  ])
  func accepts(text: String) {
    #expect(file(text).problems.isEmpty)
  }

  @Test func replacesBuildArguments() {
    let text = """
      %arguments
        # no
        A = one
        B={{ A }}-two
      %environment
      x={{ A }}{{B}} {{ c.d }} {{ E }}
      # {{ F }}
      #!{{ A }} # {{ G }}

      """
    let stage = file(text).stages[0]
    #expect(stage.script("environment")?.body.string == "x=oneone-two {{ c.d }} {{ E }}\n# {{ F }}\n#!one # {{ G }}\n")
    #expect(stage.undefinedArguments.map(\.string) == ["{{ E }}"])
    #expect(stage.argumentDefaults.map { "\($0.name.string)=\($0.value.string)" } == ["A=one", "B={{ A }}-two"])
    #expect(stage.script("environment").map { $0.body.location(2..<5).written } == "{{ A }}")
    let given = file(text, arguments: ["E": "five", "A": "1"]).stages[0]
    #expect(given.script("environment")?.body.lines.first == "x=11-two {{ c.d }} five")
  }

  @Test func findsInterpreters() {
    let stage = file("%runscript\n\n  #!/usr/bin/env bash\necho\n%startscript\necho\n").stages[0]
    #expect(stage.script("runscript")?.interpreter?.words.map(\.string) == ["/usr/bin/env", "bash"])
    #expect(stage.script("runscript")?.interpreter?.body.string == "echo\n")
    #expect(stage.script("startscript")?.interpreter == nil)
  }

  @Test func survivesMutations() {
    let sample = Array(
      "Bootstrap: docker\r\nFrom: a # b\n%arguments\nA=1\n%post -c x\n {{ A }}{{B}}\n%apprun c\nd\nBootstrap: e\n%files f\n"
        .utf8)
    var random = SeededRandom(seed: 3)
    for _ in 0..<2_000 {
      var bytes = sample
      for _ in 0..<3 {
        let index = Int(random.next() % UInt64(bytes.count))
        if random.next() % 2 == 0 {
          bytes.remove(at: index)
        } else {
          bytes[index] = UInt8(truncatingIfNeeded: random.next())
        }
      }
      let source = SourceFile(path: "t.def", bytes: bytes)
      let definition = DefinitionFile.parse(SourceText(file: source, SourceRange(0, bytes.count)))
      for range in ShellRanges.all(in: definition) { #expect(0 <= range.start && range.end <= bytes.count) }
    }
  }

  @Test(arguments: ["%post\nx\n", "Bootstrap: a\n", "{{ A }}", "{{", "{{ ", "%apprun x\n", "%", "#{{A}}", "a: b\\\n"])
  func readsInLinearTime(piece: String) {
    let clock = ContinuousClock()
    func time(_ count: Int) -> Duration {
      let text = "%arguments\nA={{ A }}\n%post\n" + String(repeating: piece, count: count)
      return clock.measure { _ = file(text) }
    }
    let small = time(500)
    let large = time(8_000)
    #expect(large < small * 64 + .milliseconds(400), "\(small) for 500, \(large) for 8000")
  }
}

extension SourceText {
  fileprivate var lines: [String] { string.split(separator: "\n").map(String.init) }
}
