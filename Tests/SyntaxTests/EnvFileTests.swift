import Syntax
import TestSupport
import Testing

/// Entries as `name=value`, variables as `${...}`; a bare name alone.
private func entries(_ text: String, _ dialect: EnvFileDialect) -> [String] {
  EnvFile.parse(SourceFile(path: "f.env", text).text, dialect: dialect).entries.map { entry in
    entry.name.string + (entry.value.map { "=" + written($0) } ?? "")
  }
}

private func written(_ template: Template) -> String {
  template.parts.map { part in
    switch part {
    case .literal(let text): text.string
    case .variable(let variable): "${\(variable.name.string)\(written(variable.operation))}"
    }
  }.joined()
}

private func written(_ operation: Template.Variable.Operation) -> String {
  switch operation {
  case .plain: ""
  case .default(let operand, let colon): (colon ? ":-" : "-") + written(operand)
  case .alternate(let operand, let colon): (colon ? ":+" : "+") + written(operand)
  case .required(let operand, let colon): (colon ? ":?" : "?") + written(operand)
  }
}

private func problems(_ text: String, _ dialect: EnvFileDialect) -> [String] {
  EnvFile.parse(SourceFile(path: "f.env", text).text, dialect: dialect).problems.map(\.location.written)
}

@Suite struct EnvFileTests {
  @Test(arguments: [
    ("A=\"q\"", "A=\"q\""), ("A='$X'", "A='$X'"), ("A=a b", "A=a b"), ("A=1 # c", "A=1 # c"), ("A= 1", "A= 1"),
    ("A=1  ", "A=1  "), ("A", "A"), ("  A=1", "A=1"), ("\u{A0}A=1", "A=1"), ("A=1\r\n", "A=1"), ("A=b=c", "A=b=c"),
    ("A:1", "A:1"), ("#A=1\n \t# c\n", ""), ("\u{FEFF}A=1", "A=1"), ("A=$(x) `y`", "A=$(x) `y`"), ("A=", "A="),
    ("a.b-c=1", "a.b-c=1"), ("A=1\n\nB=2", "A=1,B=2"), ("A=x\rB", "A=x\rB"),
  ])
  func readsDocker(text: String, expected: String) {
    #expect(entries(text, .docker).joined(separator: ",") == expected)
    #expect(problems(text, .docker).isEmpty)
  }

  @Test(arguments: [
    ("export A=1", "export A"), ("A = 1", "A "), ("A: 1", "A: 1"), ("=x", "=x"), (" =x", "=x"), ("A\tB=1", "A\tB"),
    ("A ", "A "),
  ])
  func dockerRefuses(text: String, place: String) {
    #expect(problems(text, .docker) == [place])
  }

  @Test func dockerRefusesLongLinesAndInvalidText() {
    #expect(problems("A=" + String(repeating: "x", count: 65533), .docker).isEmpty)
    #expect(problems("A=" + String(repeating: "x", count: 65534) + "\nB=1", .docker).count == 1)
    let file = SourceFile(path: "f.env", bytes: Array("A=1\nB=".utf8) + [0xFF, 0x0A])
    #expect(EnvFile.parse(file.text, dialect: .docker).problems.map(\.location.range) == [SourceRange(4, 7)])
  }

  @Test(arguments: [
    ("A=\"q\"", "A=q"), ("A='$X'", "A=$X"), ("A=a b", "A=a b"), ("A=1 # c", "A=1"), ("A=1#c", "A=1#c"),
    ("export A=1", "A=1"), ("export\tA=1", "A=1"), ("A = 1", "A=1"), ("A= 1", "A=1"), ("A=1  ", "A=1"), ("A: 1", "A=1"),
    ("A:1", "A=1"), ("A\n", "A"), ("A", "=A"), ("A=$X", "A=${X}"), ("A=${X:-d}", "A=${X:-d}"), ("A=$$X", "A=$X"),
    ("A=\"$X\"", "A=${X}"), ("A=\"\\$X\"", "A=$X"), ("A=\\$X", "A=\\${X}"), ("A=$(x)", "A=$(x)"), ("A=1\r\n", "A=1"),
    ("\u{FEFF}A=1", "A=1"), ("A=\"x\ny\" # c\nB=2", "A=x\ny,B=2"), ("A=\"a\\tb\\\"c\\\\d\\qe\"", "A=a\tb\"c\\d\\qe"),
    ("A='a\\tb\\'c'", "A=a\\tb'c"), ("A=C:\\x", "A=C:\\x"), ("A= # c", "A=# c"), ("A=\nB=1", "A=,B=1"),
    ("A=\"x\"B=1", "A=x,B=1"), ("A=\"\\0101\\01\"", "A=A\\1"), ("A=${X-${Y:+$Z}}", "A=${X-${Y:+${Z}}}"),
    ("A=${X?no}${Y}", "A=${X?no}${Y}"), ("A=a${X:-{b}c}", "A=a${X:-{b}c}"), ("A.b-c[0]=1", "A.b-c[0]=1"),
    ("\u{E9}=1", "\u{E9}=1"), ("A=a$", "A=a$"), ("A=5$ x", "A=5$ x"), ("A=it's", "A=it's"), ("A=a'b'", "A=a'b'"),
  ])
  func readsCompose(text: String, expected: String) {
    #expect(entries(text, .compose).joined(separator: ",") == expected)
    #expect(problems(text, .compose).isEmpty)
  }

  @Test(arguments: [
    ("A B=1\nC=2", "A B", "C=2"), ("A=\"x\nB=1", "\"", "B=1"), ("A;B=1\nC=2", ";", "C=2"), ("A=${X", "${", "A=X"),
    ("A=${1}", "${", "A=1}"), ("A=${}", "${", "A=}"),
  ])
  func composeRefuses(text: String, place: String, rest: String) {
    #expect(problems(text, .compose) == [place])
    #expect(entries(text, .compose).joined(separator: ",") == rest)
  }

  @Test func placesComposeValues() {
    let file = EnvFile.parse(
      SourceFile(path: "f.env", "export A = \"b\\tc$D\" # e\nF=g # h\nI\n").text, dialect: .compose)
    #expect(file.entries.map(\.name.location.written) == ["A", "F", "I"])
    #expect(file.entries.map(\.written.location.written) == ["\"b\\tc$D\"", "g", ""])
    #expect(file.comments.map(\.string) == ["# e", "# h"])
    let source = SourceFile(path: "f.env", "export A = \"b\\tc$D\" # e\nF=g # h\nI\n")
    #expect(file.entries.map { Location(source, $0.range).written } == ["export A = \"b\\tc$D\"", "F=g", "I"])
  }

  @Test(arguments: [
    ("A=\"a b\" C='$d' E=f\\ g", "A=a,b,C=$d,E=f,g"), ("#A=1\nB=2 # c", "B=2,c"), ("A=1\nB", "A=1,B"), ("A=\"\"", "A="),
  ])
  func readsWordLists(text: String, expected: String) {
    #expect(entries(text, .xargs).joined(separator: ",") == expected)
  }

  @Test func placesRefusedWords() {
    #expect(problems("A = 1\nB=2", .xargs) == ["=", "1"])
    #expect(problems("A=\"b\nC=2", .xargs) == ["\""])
  }

  @Test func readsForKubernetesAndEcs() {
    #expect(entries("A=\"1\"\n B", .kubectl) == ["A=\"1\"", "B"])
    #expect(problems("export A=1\na.b=2", .kubectl) == ["export A", "a.b"])
    #expect(entries("export A=1\n#c\n B=2\nC\n=d\n", .ecs) == ["export A=1", " B=2"])
    #expect(problems("export A=1\nC\n=d\n", .ecs).isEmpty)
  }

  @Test func survivesMutations() {
    let sample = Array("export A=\"b\\n${C:-d ${E}}\" # f\n\u{FEFF}G: 'h i'\r\nJ\n\n=k\nL=m$$n$\u{E9} #\n".utf8)
    var random = SeededRandom(seed: 7)
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
      for dialect in EnvFileDialect.allCases {
        let file = EnvFile.parse(SourceFile(path: "f.env", bytes: bytes).text, dialect: dialect)
        for range in ShellRanges.all(in: file) { #expect(0 <= range.start && range.end <= bytes.count) }
      }
    }
  }

  @Test(arguments: ["A=${B:-", "A=${B:-}", "${B:-\n", "A=\"\n", "A B\n", "export ", "$", "A=$B\n", "'", "\\"])
  func readsInLinearTime(piece: String) {
    let clock = ContinuousClock()
    func time(_ count: Int) -> Duration {
      let file = SourceFile(path: "f.env", String(repeating: piece, count: count))
      return clock.measure { for dialect in EnvFileDialect.allCases { _ = EnvFile.parse(file.text, dialect: dialect) } }
    }
    let small = time(500)
    let large = time(8_000)
    #expect(large < small * 64 + .milliseconds(400), "\(small) for 500, \(large) for 8000")
  }
}
