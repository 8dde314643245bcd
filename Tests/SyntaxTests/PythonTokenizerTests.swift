import Syntax
import Testing

@Suite struct PythonTokenizerTests {
  func tokens(_ source: String, _ flavor: PythonTokenizer.Flavor = .module) -> [PythonToken] {
    PythonTokenizer.tokens(of: SourceFile(path: "a.py", source).text, flavor: flavor)
  }

  func texts(_ source: String) -> [String] {
    tokens(source).filter { $0.kind != .newline }.map(\.text.string)
  }

  func values(_ source: String) -> [String?] {
    tokens(source).compactMap(\.string).map(\.literal)
  }

  @Test func splitsNamesNumbersAndSymbols() {
    #expect(
      texts("os.environ['A'] = x+1.5e-3 # c\nif a!=b:\\\n  c") == [
        "os", ".", "environ", "[", "'A'", "]", "=", "x", "+", "1.5e-3", "if", "a", "!=", "b", ":", "c",
      ])
  }

  @Test func resolvesEscapes() {
    #expect(values(#"'a\tb\x41\u00e9\101\q\\' r'\n' b'\xff'"#).first == "a\tbAéA\\q\\")
    #expect(values(#"r'\n\''"#) == [#"\n\'"#])
    #expect(values("'a\\\nb'") == ["ab"])
    #expect(values(#"'\N{BULLET}'"#) == [nil])
  }

  @Test func readsTripleQuotes() {
    #expect(values("\"\"\"a\r\n\"b\"\n\"\"\"") == ["a\n\"b\"\n"])
    #expect(values("''''a'''") == ["'a"])
  }

  @Test func keepsReplacementFieldsApart() {
    let string = tokens(#"f"a{x['k']!r:>{w}}b{{c}}""#).first?.string
    #expect(
      string?.parts.map { part in
        switch part {
        case .literal(let text): text.string
        case .dynamic(let text): "<" + text.string + ">"
        }
      } == ["a", "<{x['k']!r:>{w}}>", "b{c}"])
    #expect(texts(#"f"{x:'^10}" y"#) == [#"f"{x:'^10}""#, "y"])
    #expect(texts(#"f"{d["k"]}" y"#) == [#"f"{d["k"]}""#, "y"])
  }

  @Test func endsAnUnterminatedStringWithItsLine() {
    #expect(texts("a = 'x\nb") == ["a", "=", "'x", "b"])
    #expect(tokens("'x").first?.string?.isUnterminated == true)
  }

  @Test func knowsLogicalLines() {
    let lines = tokens("a(\n  b)\n  c\n\n# d\ne").filter { $0.indentation != nil }
    #expect(lines.map(\.text.string) == ["a", "c", "e"])
    #expect(lines.map(\.indentation) == [0, 2, 0])
  }

  @Test func takesMagicLinesWhole() {
    let found = tokens("%env A=1\nx = 1 % 2\n!pip install \\\n  y\n", .notebook)
    #expect(found.filter { $0.kind == .magic }.map(\.text.string) == ["%env A=1", "!pip install \\\n  y"])
    #expect(tokens("%env A=1").allSatisfy { $0.kind != .magic })
  }

  @Test func mapsEveryTokenToItsBytes() {
    let file = SourceFile(path: "a.py", "é = 'ü\\n' ; f'{x}'")
    for token in PythonTokenizer.tokens(of: file.text) {
      #expect(Location(file, token.text.range).written == token.text.string)
    }
  }
}
