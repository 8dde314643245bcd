import Syntax
import TestSupport
import Testing

@Suite struct ShellRobustnessTests {
  @Test(arguments: [
    "(", "((", "$(", "{ ", "`", "${a:-", "\"$(", "if a; then ", "$((", "[[ (", "f() { ", "while a; do ", "<(",
    "case a in b) ",
    "coproc ", "a=(<(", "cat <<A\n$(", "$[", "a[", "! ", "x=([",
  ])
  func boundsNesting(opener: String) {
    let script = String(repeating: opener, count: 100_000)
    let result = ShellParser.parse(SourceFile(path: "s.sh", script).text)
    #expect(result.problems.count <= 1)
  }

  @Test(arguments: [
    "a | ", "a && ", "a; ", "a ", "a'b'", "$a", "\\\n", "'\n", "\"\n", "`\n", "$(\n", "${\n", "a <<A\n", "a <<A ",
    "((\n", "[[ a\n",
    "a=(\n", ")\n", "fi\n", "# a\n", "1", "a[1]", "x=([a]=b ", "[[ a && ", "*(", "\t", "case a in\n", "if a; then b; ",
    "\\", "{a}",
    "a{", "<<A\nA\n", "\"${a:-'", "((a);", "$((a);",
  ])
  func readsInLinearTime(piece: String) {
    let clock = ContinuousClock()
    func time(_ count: Int) -> Duration {
      let file = SourceFile(path: "s.sh", String(repeating: piece, count: count))
      return clock.measure { _ = ShellParser.parse(file.text) }
    }
    let small = time(500)
    let large = time(8_000)
    #expect(large < small * 64 + .milliseconds(400), "\(small) for 500, \(large) for 8000")
  }

  @Test(arguments: [("", "a "), ("a ", ">b "), ("for i in ", "a "), ("a=( ", "b ")])
  func keepsSoManyWordsOfOneCommand(opener: String, piece: String) {
    let head = "echo start\n"
    let line = head + opener + String(repeating: piece, count: 201_000) + "\n"
    let problems = ShellParser.parse(SourceFile(path: "s.sh", line).text).problems
    let first = problems.first { $0.message.contains("200000 words") }
    let start = first?.location.range.start ?? 0
    #expect(problems.count(where: { $0.message == first?.message }) == 1)
    #expect(start / piece.utf8.count >= 200_000 - 1 && start < 201_000 * piece.utf8.count)
  }

  @Test func survivesMutations() {
    let samples = [
      "export A=\"b ${c:-$(d 'e')}\" F=(g [h]=i)\nif [[ $j =~ ^(k l)+$ ]]; then\n  m <<-EOF | n >&2 &\n\t$o `p` \\\n\tEOF\nfi\n",
      "f() { local x=$((1+2)); case $x in a|b) c;; *) d;& esac; }\nfor ((i=0;i<3;i++)); do g <(h) {k}>l; done # m\n",
      "a \\\n  --b='c d' \"$@\" && ! e || { f; } & (g;h) $'i\\x41' ${j//k/l} ${m:1:2} ${!n[@]}\nselect o in p; do q; done\n",
    ].map { Array($0.utf8) }
    let spice = Array("'\"`$(){}[]<>|&;#\\\n\0\r\t !=+*@~\u{E9}".utf8)
    var random = SeededRandom(seed: 42)
    for round in 0..<1_000 {
      var bytes = samples[round % samples.count]
      for _ in 0..<(1 + round % 4) {
        let index = Int(random.next() % UInt64(bytes.count))
        switch random.next() % 4 {
        case 0: bytes.remove(at: index)
        case 1: bytes[index] = UInt8(truncatingIfNeeded: random.next())
        case 2: bytes.insert(spice[Int(random.next() % UInt64(spice.count))], at: index)
        default: bytes.removeLast(bytes.count - index - 1)
        }
        if bytes.isEmpty { bytes = [0x61] }
      }
      let file = SourceFile(path: "s.sh", bytes: bytes)
      for dialect in [ShellSyntaxDialect.bash, .posix] {
        let script = ShellParser.parse(file.text, dialect: dialect)
        let ranges = ShellRanges.all(in: script)
        #expect(ranges.allSatisfy { 0 <= $0.start && $0.end <= bytes.count }, "\(bytes)")
      }
    }
  }
}

/// Finds every range in a value, however deep, by reflection: no field can be forgotten.
enum ShellRanges {
  static func all(in value: Any) -> [SourceRange] {
    if let range = value as? SourceRange { return [range] }
    if let text = value as? SourceText { return [text.range] }
    if value is SourceFile { return [] }
    var ranges = Mirror(reflecting: value).children.flatMap { all(in: $0.value) }
    if let redirection = value as? Redirection, let document = redirection.hereDocument { ranges += all(in: document) }
    return ranges
  }
}
