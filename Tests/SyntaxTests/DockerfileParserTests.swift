import Syntax
import TestSupport
import Testing

/// An instruction written down: keyword, flags, then what it says; words in angle brackets.
private func written(_ instruction: DockerfileInstruction) -> String {
  let flags = instruction.flags.map { " --\($0.name)" + ($0.value.map { "=\($0.string)" } ?? "") }.joined()
  return (instruction.keyword?.rawValue ?? "?") + flags + " " + written(instruction.form)
}

private func written(_ form: DockerfileInstruction.Form) -> String {
  switch form {
  case .from(let image, let stage): "<\(written(image))>" + (stage.map { " AS \($0.string)" } ?? "")
  case .pairs(let pairs):
    pairs.map { "<\(written($0.name))>\($0.isLegacy ? " " : "=")<\(written($0.value))>" }.joined(separator: " ")
  case .arguments(let arguments):
    arguments.map { "<\($0.name.string)>" + ($0.value.map { "=<\(written($0))>" } ?? "") }.joined(separator: " ")
  case .command(.shell(let text)): "sh <\(text.string)>"
  case .command(.exec(let words)): "exec " + words.map { "<\($0.string)>" }.joined(separator: " ")
  case .shell(let words): words.map { "<\($0.string)>" }.joined(separator: " ")
  case .copy(let sources, let destination):
    (sources + [destination]).map { "<\(written($0))>" }.joined(separator: " ")
  case .onbuild(let inner): written(inner)
  case .words(let words): words.map { "<\(written($0))>" }.joined(separator: " ")
  case .invalid: "!"
  }
}

private func written(_ word: DockerfileWord) -> String {
  word.parts.map { part in
    switch part {
    case .literal(let text): text.string
    case .variable(let variable): "{\(variable.name.string)\(written(variable.operation))}"
    }
  }.joined()
}

private func written(_ operation: DockerfileVariable.Operation) -> String {
  switch operation {
  case .plain: ""
  case .default(let word, let colon): (colon ? ":-" : "-") + written(word)
  case .alternate(let word, let colon): (colon ? ":+" : "+") + written(word)
  case .error(let word, let colon): (colon ? ":?" : "?") + written(word)
  case .removePrefix(let pattern): "#" + written(pattern)
  case .removeSuffix(let pattern): "%" + written(pattern)
  case .replace(let pattern, let word, let all): (all ? "//" : "/") + written(pattern) + "/" + written(word)
  }
}

private func parse(_ text: String) -> Dockerfile { Dockerfile.parse(SourceFile(path: "Dockerfile", text).text) }

/// What is read from lines behind a FROM.
private func body(_ text: String) -> [String] {
  parse("FROM scratch\n" + text).instructions.dropFirst().map { written($0) }
}

@Suite struct DockerfileParserTests {
  @Test(arguments: [
    ("ENV A=1 B=\"two words\" C=three\\ words D='s q'", "ENV <A>=<1> <B>=<two words> <C>=<three words> <D>=<s q>"),
    ("ENV A one two  three", "ENV <A> <one two  three>"), ("ENV A \"one two\"", "ENV <A> <one two>"),
    ("ENV A = b", "ENV <A> <= b>"), ("ENV A =b", "ENV <A> <=b>"), ("ENV A one # c", "ENV <A> <one # c>"),
    ("ENV A= B=\"\"", "ENV <A>=<> <B>=<>"), ("env ${K}_X=1", "ENV <{K}_X>=<1>"), ("LABEL a.b=c d", "LABEL <a.b>=<c>"),
    ("ENV A=a\u{A0}B=b", "ENV <A>=<a> <B>=<b>"), ("ENV A-B.1=x", "ENV <A-B.1>=<x>"),
    ("ENV A=<<EOF", "ENV <A>=<<<EOF>"), ("ENV A=\"x=y\" B==", "ENV <A>=<x=y> <B>=<=>"),
    ("ARG A B=c D=", "ARG <A> <B>=<c> <D>=<>"), ("ARG A=\"a b\"", "ARG <A>=<a b>"),
    ("RUN a && b", "RUN sh <a && b>"), ("run [\"a\", \"b c\"]", "RUN exec <a> <b c>"),
    ("CMD ['a']", "CMD sh <['a']>"), ("CMD [\"a\",]", "CMD sh <[\"a\",]>"), ("CMD []", "CMD exec "),
    ("CMD [\"a\"] b", "CMD sh <[\"a\"] b>"), ("ENTRYPOINT [\"\\u0041\\n\"]", "ENTRYPOINT exec <A\n>"),
    ("SHELL [\"/bin/bash\", \"-c\"]", "SHELL </bin/bash> <-c>"),
    (
      "RUN --mount=type=secret,id=k,env=K --network=none x --y",
      "RUN --mount=type=secret,id=k,env=K --network=none sh <x --y>"
    ),
    ("RUN --mount='type=cache' -- --x", "RUN --mount=type=cache sh <--x>"),
    ("COPY --from=build --link a b /c/", "COPY --from=build --link <a> <b> </c/>"),
    ("ADD [\"a b\", \"/c\"]", "ADD <a b> </c>"),
    ("HEALTHCHECK --interval=1s CMD curl x", "HEALTHCHECK --interval=1s sh <curl x>"),
    ("HEALTHCHECK CMD [\"a\"]", "HEALTHCHECK exec <a>"), ("HEALTHCHECK NONE", "HEALTHCHECK "),
    ("ONBUILD ENV A=1", "ONBUILD ENV <A>=<1>"), ("WORKDIR /a b", "WORKDIR </a b>"),
    ("VOLUME [\"/a\", \"/b\"]", "VOLUME </a> </b>"),
    ("EXPOSE 80 $P", "EXPOSE <80> <{P}>"), ("MAINTAINER O'Brien", "MAINTAINER "), ("USER $U", "USER <{U}>"),
    ("FROM --platform=$BUILDPLATFORM a:${T:-1} as B", "FROM --platform=$BUILDPLATFORM <a:{T:-1}> AS B"),
  ])
  func readsInstructions(_ text: String, _ expected: String) {
    #expect(body(text) == [expected])
  }

  @Test(arguments: [
    ("ENV A=1 \\\n  B=2", "ENV <A>=<1> <B>=<2>"), ("ENV A=off\\\nline", "ENV <A>=<offline>"),
    ("ENV A=\"one \\\n  two\"", "ENV <A>=<one   two>"), ("ENV A=1 \\  \t\n B=2", "ENV <A>=<1> <B>=<2>"),
    ("ENV A=1 \\\n  # why \\\n\n   \n B=2", "ENV <A>=<1> <B>=<2>"), ("ENV A=1 \\", "ENV <A>=<1>"),
    ("ENV A=1\\\\\nENV B=2", "ENV <A>=<1\\>|ENV <B>=<2>"), ("\\\nENV A=1", "ENV <A>=<1>"),
    ("RUN a \\\r\n  b\r\nCMD c\r\n", "RUN sh <a   b>|CMD sh <c>"), ("RUN a\\\n# x\nRUN b", "RUN sh <aRUN b>"),
  ])
  func joinsContinuedLines(_ text: String, _ expected: String) {
    let file = parse("FROM scratch\n" + text)
    #expect(file.problems.isEmpty)
    #expect(body(text).joined(separator: "|") == expected)
  }

  @Test(arguments: [
    ("$X", "{X}"), ("${X}y", "{X}y"), ("a$X-b", "a{X}-b"), ("'$X'", "$X"), ("\"$X\"", "{X}"), ("\\$X", "$X"),
    ("\"\\$X\"", "$X"), ("$$X", "{$}X"), ("$1a", "{1}a"), ("\"a $ b\"", "a $ b"), ("$(date)", "$(date)"),
    ("${X:-}", "{X:-}"), ("${X-a\\ b}", "{X-a b}"), ("${X:-${Y:-z}}", "{X:-{Y:-z}}"), ("${X:+'a b'}", "{X:+a b}"),
    ("${X:?\"no X\"}", "{X:?no X}"), ("${X##*/}", "{X##*/}"), ("${X%.*}", "{X%.*}"), ("${X#\\*}", "{X#\\*}"),
    ("${X/a/b}", "{X/a/b}"), ("${X//a/}", "{X//a/}"), ("a\\nb", "anb"), ("\"a\\nb\"", "a\\nb"), ("\"\\\\\"", "\\"),
    ("{\"A\":\"b\"}", "{A:b}"), ("$größe", "{größe}"), ("\"\"x", "x"), ("“a”", "“a”"),
  ])
  func readsWords(_ text: String, _ expected: String) {
    #expect(body("ENV A=" + text) == ["ENV <A>=<\(expected)>"])
  }

  @Test func placesOfContinuedTextAreThoseOfTheFile() throws {
    let marked = MarkedText("FROM scratch\nRUN pip install x && \\\n    # why\n    ⟦python⟧ warm.py \\\n ⟦--fast⟧\n")
    let file = Dockerfile.parse(marked.file().text)
    let run = try #require(file.instructions.last)
    let script = try #require(run.script)
    #expect(script.string == "pip install x &&     python warm.py  --fast")
    #expect(script.range(21..<27) == marked.ranges[0])
    #expect(script.range(37..<43) == marked.ranges[1])
    #expect(file.comments.map(\.string) == ["# why"])
  }

  @Test func placesOfNamesAndValues() throws {
    let marked = MarkedText("\u{FEFF}FROM scratch\n# é\n  ENV ⟦A⟧=⟦\"x \\\" $B\"⟧ ⟦C⟧=⟦⟧\n")
    let file = Dockerfile.parse(marked.file().text)
    guard case .pairs(let pairs) = try #require(file.instructions.last).form else { return #expect(Bool(false)) }
    #expect(pairs.flatMap { [$0.name.text.range, $0.value.text.range] } == marked.ranges)
  }

  @Test func directivesStandAtTheTopOnly() {
    let file = parse("# syntax = docker/dockerfile:1\n#  ESCAPE=`\nFROM a\nENV A=C:\\x `\n B=`$C\n")
    #expect(file.directives.map(\.name) == ["syntax", "escape"])
    #expect(file.directives.first?.value.string == "docker/dockerfile:1")
    #expect(file.instructions.map { written($0) } == ["FROM <a>", "ENV <A>=<C:\\x> <B>=<$C>"])
    #expect(file.problems.isEmpty && file.comments.isEmpty)
    for text in ["\n# escape=`\nFROM a\n", "# note\n# escape=`\nFROM a\n", "# foo=bar\n# escape=`\nFROM a\n"] {
      #expect(parse(text).escape == UInt8(ascii: "\\"))
    }
  }
}

@Suite struct DockerfileHereDocumentTests {
  @Test func contentsAreReadInOrder() throws {
    let file = parse("FROM a\nCOPY <<A <<-\"B\" /d/\nx $X\nA\n\ty\n\tB\nRUN <<-E\n\tone\n\t\ttwo\n\tE\nCMD c\n")
    #expect(file.problems.isEmpty)
    #expect(file.instructions.map { written($0) } == ["FROM <a>", "COPY </d/>", "RUN sh <<<-E>", "CMD sh <c>"])
    let documents = file.instructions[1].hereDocuments
    #expect(documents.map(\.name) == ["A", "B"])
    #expect(documents.map(\.text.string) == ["x $X\n", "\ty\n"])
    #expect(documents.map(\.content.string) == ["x $X\n", "y\n"])
    #expect(documents.map(\.isQuoted) == [false, true])
    #expect(try #require(file.instructions[2].script).string == "one\ntwo\n")
  }

  @Test func theShellGetsItBackWhereACommandStandsBeforeIt() throws {
    let marked = MarkedText("FROM a\nRUN bash <<'E' && \\\n  echo\n⟦python x⟧\nE\n")
    let script = try #require(Dockerfile.parse(marked.file().text).instructions.last?.script)
    #expect(script.string == "bash <<'E' &&   echo\npython x\nE")
    #expect(script.range(21..<29) == marked.ranges[0])
  }

  @Test(arguments: [
    "RUN cat<<E", "RUN cat <<<E", "RUN echo it's <<E", "RUN echo ${X^^} <<E", "RUN [\"a\", \"<<E\"]", "ENV A=<<E",
    "RUN echo \"<<E\"",
  ])
  func opensNone(_ line: String) {
    #expect(parse("FROM a\n" + line + "\nCMD b\n").instructions.count == 3)
  }

  @Test(arguments: [
    "RUN << E", "RUN 3<<E cat", "RUN cat <<\\E", "RUN echo ${X:0:3} <<E", "ONBUILD RUN <<E", "RUN <<'E'",
  ])
  func opensOne(_ line: String) {
    let file = parse("FROM a\n" + line + "\nENV A=1\nE\nCMD b\n")
    #expect(file.instructions.count == 3)
    #expect(file.problems.isEmpty)
  }
}

@Suite struct DockerfileProblemTests {
  @Test(arguments: [
    ("ENV A= ⟦b⟧", "No blank may stand behind `=`"), ("ENV A=one ⟦two⟧", "This word has no `=`"),
    ("ENV A=one ⟦#⟧ ⟦c⟧", "no comments behind an instruction"), ("ENV ⟦A⟧", "ENV needs a name and a value."),
    ("⟦ENV⟧", "ENV needs at least one name=value."), ("ENV ⟦=a⟧", "needs a name in front of the `=`"),
    ("ENV ⟦[\"A\",\"b\"]⟧", "ENV needs a name and a value."), ("ENV A=⟦\"⟧foo", "This double quote has no end."),
    ("ENV A=⟦'⟧foo", "This single quote has no end."), ("ENV A=⟦${⟧}", "There is no variable name behind this `${`."),
    ("ENV A ⟦${BASE⟧", "This `${` has no closing brace."), ("ENV A=⟦${⟧B:-x", "This `${` has no closing brace."),
    ("ENV A=${B⟦:0⟧:3}", "Docker has no such operator"), ("ENV A=${B⟦^⟧}", "Docker has no such operator"),
    ("ENV A=⟦${⟧B/x}", "This `${` has no second slash."), ("ARG A ⟦=⟧ b", "ARG needs a name in front of the `=`"),
    ("⟦ARG⟧", "ARG needs at least one name."), ("⟦EVN⟧ A=1", "Docker knows no instruction `EVN`; did you mean `ENV`?"),
    ("⟦SCRIPT⟧ x", "Docker knows no instruction `SCRIPT`."), ("⟦A=1⟧ B=2", "No instruction starts here"),
    ("RUN ⟦--mont=x⟧ y", "RUN has no flag `--mont`; did you mean `--mount`?"),
    ("COPY ⟦--link=x⟧ a b", "`--link` is `true` or `false`."), ("COPY ⟦--from⟧ a b", "`--from` needs a value"),
    ("COPY --chown=a ⟦--chown=b⟧ a b", "only once"), ("⟦COPY⟧ a", "COPY needs at least one source and a destination."),
    ("RUN --mount=type=⟦secrets⟧ x", "`--mount` knows the types"),
    ("RUN --mount=type=bind,from=⟦$X⟧ x", "takes no variable"),
    ("RUN --mount=type=secret,⟦idd=x⟧ y", "did you mean `id`?"), ("RUN --network=⟦x⟧ y", "`--network` is"),
    ("CMD [\"a\", ⟦1⟧]", "A JSON array here may hold strings alone."),
    ("SHELL ⟦bash -c⟧", "SHELL accepts a JSON array"),
    ("⟦WORKDIR⟧", "WORKDIR needs an argument."), ("ONBUILD ⟦ONBUILD⟧ RUN x", "ONBUILD cannot stand behind ONBUILD."),
    ("ONBUILD ⟦FROM⟧ x", "FROM cannot stand behind ONBUILD."), ("FROM a ⟦b⟧", "FROM takes an image"),
    ("FROM a AS ⟦1b⟧", "A stage's name starts with a letter"),
    ("HEALTHCHECK ⟦foo⟧ x", "HEALTHCHECK knows CMD and NONE"),
    ("RUN <<⟦EOF⟧\npython x", "This here-document never ends"),
    ("RUN ⟦[]⟧", "This command is empty."), ("HEALTHCHECK CMD ⟦[]⟧", "This command is empty."),
    ("RUN --mount=⟦type=cache⟧ x", "needs a `target`"), ("RUN --mount=⟦type=bind,target=⟧ x", "needs a `target`"),
    ("RUN --mount=type=cache,target=/c,sharing=⟦foo⟧ x", "no value of `sharing`"),
    ("RUN --mount=type=cache,target=/c,mode=⟦xyz⟧ x", "no value of `mode`"),
    ("RUN --mount=type=secret,id=k,required=⟦foo⟧ x", "no value of `required`"),
    ("COPY --chmod=⟦999⟧ a b", "no file mode"), ("COPY --chmod=⟦foo⟧ a b", "no file mode"),
    ("ADD --checksum=⟦sha256:abc⟧ https://h/a b", "no digest"),
    ("FROM --platform=⟦foo⟧ a", "no platform"), ("FROM --platform=⟦linux/amd64/v3/x⟧ a", "no platform"),
    ("HEALTHCHECK --interval=⟦5⟧ CMD x", "no duration"), ("HEALTHCHECK --timeout=⟦1us⟧ CMD x", "no duration"),
    ("HEALTHCHECK --retries=⟦-1⟧ CMD x", "no number of retries"),
  ])
  func namesTheMistake(_ text: String, _ message: String) {
    let marked = MarkedText("FROM scratch\n" + text + "\n")
    let problems = Dockerfile.parse(marked.file().text).problems
    #expect(problems.map(\.location.range) == marked.ranges)
    #expect(problems.first?.message.contains(message) == true, "\(problems.map(\.message))")
    #expect(problems.allSatisfy { $0.message.hasSuffix(".") || $0.message.hasSuffix("?") })
  }

  @Test(arguments: [
    ("# escape=|\nFROM a\n", "The escape character can only be"), ("# escape=`\n# escape=`\nFROM a\n", "only once"),
    ("ENV A=1\n", "Only ARG can stand in front of the first FROM."), ("# x\n", "This Dockerfile has no instructions."),
    ("", "This Dockerfile has no instructions."), ("ARG A\n", "This Dockerfile has no FROM."),
  ])
  func namesMistakesOfTheWhole(_ text: String, _ message: String) {
    let problems = parse(text).problems
    #expect(problems.count == 1)
    #expect(problems.first?.message.contains(message) == true)
  }

  @Test func goesOnBehindAMistake() {
    let file = parse("FROM scratch\nENV A= b C=d\nEVN X=1\nENV E=\"f G=h\nENV I=j\n")
    #expect(file.problems.count == 3)
    #expect(
      file.instructions.map { written($0) } == [
        "FROM <scratch>", "ENV <A>=<> <C>=<d>", "? !", "ENV <E>=<f G=h>", "ENV <I>=<j>",
      ])
  }

  @Test func aLineOf64KiBIsTooLong() {
    let longest = "FROM a\nENV A=" + String(repeating: "x", count: 65535 - 6)
    #expect(parse(longest + "\n").problems.isEmpty)
    #expect(parse(longest + "y\n").problems.map(\.message) == ["Docker reads no line of more than 65535 bytes."])
  }

  @Test func neverQuotesWhatMayBeASecret() {
    let secret = "0123456789abcdef0123456789abcdef01234567"
    for line in [
      "ENV A= \(secret)", "ENV \(secret)", "\(secret) x", "KEY=\(secret)", "RUN --\(secret) x", "FROM a \(secret)",
    ] {
      let problems = parse("FROM scratch\n\(line)\n").problems
      #expect(!problems.isEmpty)
      #expect(problems.allSatisfy { !$0.message.contains(secret) })
    }
  }
}

@Suite struct DockerfileRobustnessTests {
  /// Texts that once each broke a parser somewhere: cut anywhere they must read without a trap, ranges inside the file.
  @Test func mutatedFilesStayInBounds() {
    let seed = """
      # escape=`
      FROM --platform=$P a:${T:-1} AS b\r
      ENV A="x `"y ${B:-'z'}" C=${D#*.} `
        # c
        E=${F//x/y}
      RUN --mount=type=secret,id=k,env=K <<-"E" cat <<F
      \tx
      \tE
      y
      F
      HEALTHCHECK CMD ["a", "\\u00e9"]
      ONBUILD COPY --from=b <<G /x
      G
      """
    let bytes = Array(seed.utf8)
    let additions = Array("$\\`'\"<{}\n\r =[]#-".utf8) + [0x00, 0xC2, 0xA0, 0xE2, 0xFF]
    for cut in 0..<bytes.count {
      var mutated = Array(bytes[..<cut])
      check(mutated)
      mutated += bytes[min(bytes.count, cut + 1)...]
      check(mutated)
      mutated.insert(additions[cut % additions.count], at: cut)
      check(mutated)
    }
  }

  private func check(_ bytes: [UInt8]) {
    let file = Dockerfile.parse(SourceFile(path: "f", bytes: bytes).text)
    let all = SourceRange(0, bytes.count)
    let ranges =
      file.problems.map(\.location.range) + file.comments.map(\.range) + file.instructions.map(\.location.range)
      + file.instructions.compactMap { $0.script?.range } + file.instructions.flatMap { $0.flags.map(\.location.range) }
    #expect(ranges.allSatisfy { all.contains($0) }, "\(String(decoding: bytes, as: UTF8.self))")
  }

  @Test func deepNestingIsAProblemNotATrap() {
    let deep = "FROM a\nENV A=" + String(repeating: "${B:-", count: 10_000) + "\n"
    #expect(parse(deep).problems.map(\.message) == ["Variables are nested too deeply here."])
  }

  @Test func costIsLinear() {
    let many = 20_000
    let continued = "FROM a\nENV A=1 \\\n" + String(repeating: "  B=\"2\" \\\n", count: many) + "  C=3\n"
    let documents = "FROM a\n" + String(repeating: "RUN <<E <<F\nx\nE\ny\nF\n", count: many)
    let brackets = "FROM a\nRUN " + String(repeating: "[", count: 60_000) + "\n"
    let clock = ContinuousClock()
    for text in [continued, documents, brackets] {
      let took = clock.measure { #expect(parse(text).problems.isEmpty) }
      #expect(took < .seconds(20))
    }
  }
}
