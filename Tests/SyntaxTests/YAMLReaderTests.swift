import Syntax
import TestSupport
import Testing

@Suite struct YAMLReaderTests {
  func parse(_ text: String, _ schema: YAMLSchema = .core) -> DataDocuments {
    YAMLReader.parse(SourceFile(path: "f", text).text, schema: schema)
  }

  @Test(arguments: [
    ("a: 1\nb: [x, 'y', \"z\\n\"]\n", "{a:1 b:['x' 'y' 'z\n']}"),
    ("- a\n- - b\n  - c\n- {d: e}\n", "['a' ['b' 'c'] {d:'e'}]"),
    ("a:\nb: ~\nc: true\n", "{a:null b:null c:true}"), ("a: 1\na: 2\n", "{a:1 a:2}"), ("", ""), ("# only\n", ""),
    ("a: !Ref x\nb: !!str 5\n", "{a:'x' b:'5'}"), ("{\"a\": [1, null]}", "{a:[1 null]}"),
    ("a: |\n  x\n\n  y\n", "{a:'x\n\ny\n'}"),
    ("a: >-\n  x\n  y\n\n  z\n", "{a:'x y\nz'}"), ("? [k]\n: v\n", "{:'v'}"),
    ("%YAML 1.2\n---\na: b\n...\n", "{a:'b'}"),
    ("a\r\n", "'a'"), ("x: &a [1, 2]\ny: *a\n", "{x:[1 2] y:[1 2]}"), ("a: yes\n", "{a:'yes'}"),
    ("a: 010\n", "{a:010}"),
  ])
  func reads(_ text: String, _ expected: String) {
    let documents = parse(text)
    #expect(documents.problems.isEmpty)
    #expect(documents.roots.map(written).joined(separator: "|") == expected)
  }

  @Test func readsSeveralDocuments() {
    #expect(parse("a: 1\n---\n- b\n---\nc\n").roots.map(written) == ["{a:1}", "['b']", "'c'"])
  }

  @Test func mergesMaps() {
    let base = "x: &x {a: 1, b: 2}\ny: &y {b: 3, c: 4}\n"
    #expect(written(parse(base + "z: {<<: *x, b: 5}\n").roots[0]["z"]!) == "{a:1 b:5}")
    #expect(written(parse(base + "z:\n  d: 6\n  <<: [*x, *y]\n").roots[0]["z"]!) == "{a:1 b:2 c:4 d:6}")
    #expect(written(parse("z: {<<: {a: 1}, '<<': 2}\n").roots[0]["z"]!) == "{a:1 <<:2}")
    let nested = parse(base + "u: &u {<<: *x, e: 1}\nv: {<<: *u}\n")
    #expect(written(nested.roots[0]["v"]!) == "{a:1 b:2 e:1}")
    let wrong = parse("z: {<<: 5}\n")
    #expect(wrong.problems.map(\.message) == ["Expected a map or a list of maps behind '<<'."])
    #expect(wrong.problems.first?.location.written == "5")
  }

  @Test func knowsEveryPlace() throws {
    let text = "größe: &a !Ref  x # c\nlist:\n  - 'it''s'\n  - [1,\n 2]\nmap:\n  k: v\n\n# end\n"
    let documents = parse(text)
    let root = try #require(documents.roots.first)
    #expect(root.location.written == text.dropLast("\n\n# end\n".count))
    #expect(root.members?.first?.key.location.written == "größe")
    #expect(root["größe"]?.location.written == "x")
    #expect(root["größe"]?.tag == "!Ref")
    #expect(root["list"]?.location.written == "- 'it''s'\n  - [1,\n 2]")
    #expect(root["list"]?.items?.last?.location.written == "[1,\n 2]")
    let quoted = try #require(root["list"]?.items?.first?.text)
    #expect(quoted.string == "it's")
    #expect(quoted.location(2..<3).written == "''")
    #expect(root["map"]?.location.written == "k: v")
    #expect(documents.comments.map(\.string) == ["# c", "# end"])
  }

  @Test func mapsBlockScalars() throws {
    let text = "run: |\n    export A=1\n      python train.py\n\n    echo\nnext: >\n  größe\n  two\n"
    let root = try #require(parse(text).roots.first)
    let script = try #require(root["run"]?.text)
    #expect(script.string == "export A=1\n  python train.py\n\necho\n")
    #expect(script.location(13..<19).written == "python")
    #expect(script.location(30..<34).written == "echo")
    #expect(root["run"]?.location.written == "|\n    export A=1\n      python train.py\n\n    echo\n")
    let folded = try #require(root["next"]?.text)
    #expect(folded.string == "größe two\n")
    #expect(folded.location(8..<11).written == "two")
    #expect(folded.location(7..<8).written == "\n  ")
  }

  @Test func mapsFoldedQuotes() throws {
    let root = try #require(parse("a: \"one\\\n  two\\x41\n\n  three\"\nb: 'c\n  d'\n").roots.first)
    let text = try #require(root["a"]?.text)
    #expect(text.string == "onetwoA\nthree")
    #expect(text.location(3..<6).written == "two")
    #expect(text.location(6..<7).written == "\\x41")
    #expect(text.location(8..<13).written == "three")
    #expect(root["b"]?.text?.location(2..<3).written == "d")
  }

  @Test func findsComments() {
    let text = "# one\na: 'x # no' # two\nb: x#no\nc: | # three\n  # no\n#four\nd: [1, # five\n  2]\n...\n# six"
    #expect(parse(text).comments.map(\.string) == ["# one", "# two", "# three", "#four", "# five", "# six"])
  }

  @Test func readsTextInsideOtherText() throws {
    let outer = try #require(JSONReader.parse(SourceFile(path: "f", #""a: [1,\n 'b']\n""#).text).roots.first?.text)
    let inner = YAMLReader.parse(outer)
    #expect(inner.problems.isEmpty)
    #expect(inner.roots.first?["a"]?.location.written == #"[1,\n 'b']"#)
  }

  /// The marked place, and what is said about it; whatever stands in front is still read.
  @Test(arguments: [
    (
      "a: 1\nb: c⟦:⟧ d\n", "{a:1 b:'c'}",
      "Expected the value to end before this ':'; quote the value, or check the indentation."
    ),
    ("a: 1\n⟦\t⟧b: 2\n", "{a:!}", "Expected blanks as indentation, found a tab."),
    ("a: ⟦@⟧x\n", "{a:!}", "A value cannot start with '@'; put it in quotes."),
    ("a: ⟦\"⟧x\nb: 1\n", "{a:!}", "The quoted text that starts here is not closed."),
    ("a: [1, 2\nb⟦:⟧ 3\n", "{a:[1 '2 b']}", "Expected ',' or ']' in the list, found ':'."),
    ("a: {b: 1⟦]⟧\n", "{a:{b:1}}", "Expected ',' or '}' in the map, found ']'."),
    ("a: 1\n⟦word⟧\nb: 2\n", "{a:1}", "Expected ':' behind the key."),
    (
      "a:\n  b: 1\n ⟦c⟧: 2\n", "{a:{b:1}}",
      "Expected a key of the map around, found other text; check indentation and quotes."
    ),
    ("a: \"x⟦\\q⟧\"\n", "{a:!}", "Double-quoted text has no such escape; a backslash itself is written as '\\\\'."),
    ("a: |⟦x⟧\n  b\n", "{a:!}", "Expected the end of the line behind '|' or '>', found other text."),
    ("a: ⟦!x!y⟧ 1\n", "{a:!}", "No %TAG line says what the first part of this tag means."),
    ("a: ⟦*b⟧\nc: 1\n", "{a:! c:1}", "No anchor '&b' stands in front of this alias."),
    ("a: &a [⟦*a⟧, 1]\n", "{a:[! 1]}", "The alias '*a' stands inside the value that it names."),
    ("a: x⟦\u{7}⟧y\nb: 1\n", "{a:'x?y' b:1}", "YAML holds no control character; found the character U+0007."),
  ])
  func namesOneMistake(_ marked: String, _ expected: String, _ message: String) {
    let text = MarkedText(marked)
    let documents = YAMLReader.parse(text.file().text)
    #expect(documents.roots.map(written).joined() == expected)
    #expect(documents.problems.map(\.message) == [message])
    #expect(documents.problems.first?.location.range == text.ranges.first)
  }

  @Test func keepsDocumentsInFrontOfAMistake() {
    let documents = parse("a: 1\n---\nb: 2\n---\nc: [1\n")
    #expect(documents.roots.map(written) == ["{a:1}", "{b:2}", "{c:[1]}"])
    #expect(documents.problems.count == 1)
  }

  @Test func readsAroundInvalidUTF8() {
    let bytes = Array("a: x".utf8) + [0xFF, 0xC3] + Array("\nb: 1\n".utf8)
    let documents = YAMLReader.parse(SourceFile(path: "f", bytes: bytes).text)
    #expect(documents.roots.map(written) == ["{a:'x??' b:1}"])
    #expect(documents.problems.map(\.message) == ["The bytes here are not UTF-8; save the file as UTF-8."])
    #expect(documents.problems.first?.location.range.start == 4)
  }

  @Test func namesOtherEncodingsAndSkipsByteOrderMarks() {
    let utf16 = SourceFile(path: "f", bytes: [0xFF, 0xFE, 0x61, 0x00, 0x3A, 0x00])
    #expect(
      YAMLReader.parse(utf16.text).problems.map(\.message) == [
        "The text is UTF-16 (little-endian); save the file as UTF-8."
      ])
    let marked = YAMLReader.parse(SourceFile(path: "f", bytes: [0xEF, 0xBB, 0xBF] + Array("ä: b".utf8)).text)
    #expect(marked.problems.isEmpty)
    #expect(marked.roots.first?["ä"]?.location.range == SourceRange(7, 8))
  }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "&a [", "[[]"])
  func deepNestingIsOneProblem(_ opening: String) {
    let documents = parse(String(repeating: opening, count: 100_000))
    #expect(documents.problems.count == 1)
  }

  @Test func aliasesDoNotMultiply() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...20 {
      text += "a\(level): &a\(level) [" + String(repeating: "*a\(level - 1), ", count: 10) + "]\n"
    }
    let documents = parse(text)
    #expect(!documents.problems.isEmpty)
    #expect(documents.problems.first?.message == "The aliases up to here stand for more than 1000000 values.")
    #expect(documents.roots.first.map { written($0).utf8.count < 20_000_000 } == true)
  }

  @Test func mergesDoNotMultiply() {
    var text = "a0: &a0 {k: v}\n"
    for level in 1...5000 { text += "a\(level): &a\(level) {<<: *a\(level - 1), k\(level): v}\n" }
    #expect(parse(text).problems.count > 0)
  }

  /// Every prefix and every text with one byte changed is read without a trap, with all places inside the text.
  @Test func survivesDamage() {
    let text = Array(
      "%YAML 1.1\n---\na: &x !t 'ü'''\n? - |+2 # c\n    b\n\n: >-\n  d\n   e\n<<: {f: \"\\u00e9\\\n  g\"}\nh: [*x, {i}]\n"
        .utf8)
    func check(_ bytes: [UInt8]) {
      let documents = YAMLReader.parse(SourceFile(path: "f", bytes: bytes).text)
      for problem in documents.problems {
        #expect(problem.location.range.start >= 0 && problem.location.range.end <= bytes.count)
      }
      _ = documents.roots.map(written)
    }
    for index in text.indices {
      check(Array(text[..<index]))
      for byte in Array("\0\t\n\r\"#&'*-:>?[]{|}%!@\\".utf8) + [0x80, 0xC2, 0xE2, 0xFF] {
        var damaged = text
        damaged[index] = byte
        check(damaged)
      }
    }
  }
}
