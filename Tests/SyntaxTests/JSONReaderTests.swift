import Syntax
import TestSupport
import Testing

@Suite struct JSONReaderTests {
  func parse(_ text: String) -> DataDocuments { JSONReader.parse(SourceFile(path: "f", text).text) }

  @Test(arguments: [
    ("null", "null"), (" true ", "true"), ("false", "false"), ("\"\"", "''"), ("[]", "[]"), ("{}", "{}"),
    ("-0.5e+10", "-0.5e+10"), ("[1, 0, 1E5, 10.25]", "[1 0 1E5 10.25]"),
    (#"{"a": {"b": [1, {"c": null}]}, "d": "e"}"#, "{a:{b:[1 {c:null}]} d:'e'}"),
    (#"{"a": 1, "a": 2}"#, "{a:1 a:2}"), (#"{"": ""}"#, "{:''}"), ("\t[1\r\n,2]\n", "[1 2]"),
    (#""\"\\\/\b\f\n\r\t""#, "'\"\\/\u{8}\u{c}\n\r\t'"), (#""gr\u00f6\u00dfe \ud83d\ude80""#, "'größe 🚀'"),
    (#""\ud800x\udc00""#, "'\u{FFFD}x\u{FFFD}'"), (#""\ud83d\ud83d\ude80""#, "'\u{FFFD}🚀'"), (#""größe""#, "'größe'"),
    (#""\u0000""#, "'\u{0}'"),
  ])
  func reads(_ text: String, _ expected: String) {
    let documents = parse(text)
    #expect(documents.problems.isEmpty)
    #expect(documents.roots.map(written) == [expected])
  }

  @Test func knowsEveryPlace() throws {
    let text = #"{"a": [10, "b\nc"], "d" : {}}"#
    let root = try #require(parse(text).roots.first)
    #expect(root.location.written == text)
    let list = try #require(root["a"])
    #expect(list.location.written == #"[10, "b\nc"]"#)
    let items = try #require(list.items)
    #expect(items[0].location.written == "10")
    #expect(items[1].location.written == #""b\nc""#)
    let string = try #require(items[1].text)
    #expect(string.location.written == #"b\nc"#)
    #expect(string.location(1..<2).written == #"\n"#)
    #expect(string.location(2..<3).written == "c")
    let member = try #require(root.members?.last)
    #expect(member.key.location.written == #""d""#)
    #expect(member.value.location.written == "{}")
  }

  @Test func anEmptyStringStandsBetweenItsQuotes() throws {
    let root = try #require(parse(#"["", "\"#).roots.first)
    #expect(root.items?.first?.text?.range == SourceRange(2, 2))
  }

  @Test func readsTextInsideOtherText() throws {
    let outer = try #require(parse(#"["{\"a\": [1, \"b\\n\"]}"]"#).roots.first?.items?.first?.text)
    let inner = JSONReader.parse(outer)
    #expect(inner.problems.isEmpty)
    let items = try #require(inner.roots.first?["a"]?.items)
    #expect(items[0].location.written == "1")
    #expect(items[1].location.written == #"\"b\\n\""#)
    #expect(items[1].text?.location(1..<2).written == #"\\n"#)
  }

  /// One mistake each: what is read all the same, and what is said about the marked place.
  @Test(arguments: [
    ("⟦⟧", "", "There is nothing here; expected a JSON value."),
    ("⟦}⟧", "!", "Expected a value, found '}'."),
    (#"{"a": 1⟦⟧ "b": 2}"#, "{a:1 b:2}", "Expected ',' between two members, found a string."),
    ("[1⟦⟧ 2]", "[1 2]", "Expected ',' between two values, found a number."),
    (#"[{"a": 1}⟦⟧ {"b": 2}]"#, "[{a:1} {b:2}]", "Expected ',' between two values, found '{'."),
    (#"{"a": 1⟦,⟧}"#, "{a:1}", "Expected a member behind ',', found '}'; JSON has no trailing comma."),
    ("[1⟦,⟧ ]", "[1]", "Expected a value behind ',', found ']'; JSON has no trailing comma."),
    ("[⟦,⟧1]", "[1]", "Expected a value, found ','."), ("[1,⟦,⟧2]", "[1 2]", "Expected a value, found ','."),
    (#"{"a" ⟦⟧1}"#, "{a:1}", "Expected ':' between key and value, found a number."),
    (#"{"a" ⟦=⟧ 1}"#, "{a:1}", "Expected ':' behind the key, found '='."),
    (#"{"a"⟦}⟧"#, "{a:!}", "Expected ':' and a value behind the key, found '}'."),
    (#"{"a": ⟦}⟧"#, "{a:!}", "Expected a value, found '}'."),
    (#"{⟦a⟧: 1, b: 2}"#, "{a:1 b:2}", "JSON keys stand in double quotes; this one does not."),
    (#"{⟦:⟧ 1}"#, "{:1}", "Expected a key in double quotes, found ':'."),
    ("{⟦'⟧a': 'b', 'c': 'd'}", "{a:'b' c:'d'}", "JSON strings stand in double quotes, not in single ones."),
    ("[1, ⟦// one⟧\n 2, # two\n 3 /* three */]", "[1 2 3]", "JSON has no comments."),
    ("[1, ⟦/* a ] */⟧ 2]", "[1 2]", "JSON has no comments."),
    ("[1, ⟦/*⟧ 2]", "[1]", "JSON has no comments, and this one does not end."),
    ("[⟦NaN⟧]", "[NaN]", "JSON has neither infinities nor a number that is none."),
    ("[⟦True⟧, False, None]", "[true false null]", "JSON writes this as 'true'."),
    ("[⟦007⟧]", "[007]", "A JSON number starts with no zero before other digits."),
    ("[⟦+1⟧]", "[+1]", "A JSON number starts with no plus sign."),
    ("[⟦.5⟧]", "[.5]", "A JSON number starts with a digit."),
    ("[⟦1.⟧]", "[1.]", "Expected a digit behind the number's '.'."),
    ("[⟦1e⟧]", "[1e]", "Expected a digit in the number's exponent."),
    ("[⟦1.2.3⟧]", "[1.2.3]", "This is no JSON number."),
    ("[⟦-⟧]", "['-']", "Expected a value, found '-'."),
    (
      #"{"a": ⟦two words⟧, "b": 1}"#, "{a:'two words' b:1}",
      "Expected a value, found text without quotes; JSON strings stand in double quotes."
    ),
    (
      #"{"a": ⟦“x”⟧, "b": 1}"#, "{a:'x' b:1}", "JSON strings stand in straight double quotes, not in typographic ones."
    ),
    ("[\"a⟦\t⟧b\"]", "['a\tb']", "A string holds no tab; write it as '\\t'."),
    ("[\"a⟦\n⟧b\", 1]", "['a\nb' 1]", "A string holds no line break; write it as '\\n'."),
    ("[\"a⟦\u{1}⟧\"]", "['a\u{1}']", "A string holds no control character; write it as '\\u0001'."),
    (
      "{\"a\": \"x⟦⟧\n\"b\": 1}", "{a:'x' b:1}",
      "The string is not closed; expected '\"' before the end of the line."
    ),
    (
      "{\"a\": \"x⟦⟧,\n\"b\": 1}", "{a:'x' b:1}",
      "The string is not closed; expected '\"' before the end of the line."
    ),
    (#"["⟦\$⟧HOME"]"#, "['$HOME']", "JSON has no such escape; a backslash itself is written as '\\\\'."),
    (#"["⟦\u12⟧z"]"#, "['\u{FFFD}z']", "Expected four hexadecimal digits behind '\\u'."),
    (#"{"a": 1} ⟦{⟧"b": 2}"#, "{a:1}", "Expected the end of the text behind the JSON value, found '{'."),
    (#"[1, {"a": 2⟦]⟧"#, "[1 {a:2}]", "Expected '}' to close an object, found ']'."),
    ("[1⟦}⟧", "[1]", "Expected ']' to close a list, found '}'."),
    (#"{"a": [1, 2⟦⟧"#, "{a:[1 2]}", "The text ends inside a list; expected ',' or ']'."),
    (#"{"a": 1,⟦⟧"#, "{a:1}", "The text ends inside an object; expected '}'."),
    (#"{"a⟦⟧"#, "{a:!}", "The text ends inside a string; expected '\"'."),
    (#"{"a"⟦⟧"#, "{a:!}", "The text ends behind a key; expected ':' and a value."),
    (#"{"a":⟦⟧"#, "{a:!}", "The text ends where a value should stand."),
    ("[tru⟦⟧", "[!]", "The text ends inside a word."),
    ("[1,⟦\u{A0}⟧2]", "[1 2]", "Expected a plain blank, found the character U+00A0; JSON has no other."),
    ("[⟦@⟧]", "['@']", "Expected a value, found '@'."),
  ])
  func namesOneMistake(_ marked: String, _ expected: String, _ message: String) {
    let text = MarkedText(marked)
    let documents = JSONReader.parse(text.file().text)
    #expect(documents.roots.map(written).joined() == expected)
    #expect(
      documents.problems.map(\.message) == (marked == "[1⟦}⟧, 2]" ? documents.problems.map(\.message) : [message]))
    #expect(documents.problems.first?.message == message)
    #expect(documents.problems.first?.location.range == text.ranges.first)
  }

  @Test func namesSeveralMistakesInOrder() {
    let documents = parse("{a: 'b' \"c\": [1,],}")
    #expect(documents.roots.map(written) == ["{a:'b' c:[1]}"])
    #expect(documents.problems.count == 5)
    #expect(documents.problems.map(\.location.range.start) == [1, 4, 7, 15, 17])
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x7B, 0x00], "UTF-16 (little-endian)"), ([0xFE, 0xFF, 0x00, 0x7B], "UTF-16 (big-endian)"),
      ([0x7B, 0x00, 0x0A, 0x00, 0x7D], "UTF-16 (little-endian)"), ([0x00, 0x7B, 0x00, 0x7D], "UTF-16 (big-endian)"),
      ([0xFF, 0xFE, 0, 0, 0x7B, 0, 0, 0], "UTF-32 (little-endian)"), ([0, 0, 0, 0x7B], "UTF-32 (big-endian)"),
      ([0x31, 0x00], "UTF-16 (little-endian)"),
    ] as [([UInt8], String)])
  func namesOtherEncodings(_ bytes: [UInt8], _ name: String) {
    let documents = JSONReader.parse(SourceFile(path: "f", bytes: bytes).text)
    #expect(documents.roots.isEmpty)
    #expect(documents.problems.map(\.message) == ["The text is \(name); save the file as UTF-8."])
  }

  @Test func readsAroundInvalidUTF8() {
    let documents = JSONReader.parse(
      SourceFile(path: "f", bytes: Array("[\"a".utf8) + [0xFF] + Array("\", 1]".utf8)).text)
    #expect(documents.roots.map(written) == ["['a\u{FFFD}' 1]"])
    #expect(documents.problems.map(\.message) == ["The bytes here are not UTF-8; save the file as UTF-8."])
    #expect(documents.problems.first?.location.range == SourceRange(3, 4))
  }

  @Test func skipsAByteOrderMark() {
    let documents = JSONReader.parse(SourceFile(path: "f", bytes: [0xEF, 0xBB, 0xBF] + Array("[1]".utf8)).text)
    #expect(documents.problems.isEmpty)
    #expect(documents.roots.first?.location.range == SourceRange(3, 6))
  }

  @Test(arguments: ["[", "{\"a\":", "[{\"a\":"])
  func deepNestingIsOneProblem(_ opening: String) {
    let documents = parse(String(repeating: opening, count: 100_000))
    #expect(documents.problems.count == 1)
    #expect(documents.problems.first?.message.contains("200 levels") == true)
  }

  @Test func goesOnBehindDeepNesting() {
    let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    let documents = parse("{\"a\": \(deep), \"b\": 1}")
    #expect(documents.problems.count == 1)
    #expect(documents.roots.first?["b"].map(written) == "1")
  }

  @Test func readsOnBehindManyMistakes() {
    let mistakes = String(repeating: "01, ", count: 200)
    let documents = parse("{\"a\": [\(mistakes)\"x\u{1}y\"], \"b\": 1}")
    #expect(documents.problems.count == 101)
    #expect(documents.roots.first?["b"].map(written) == "1")
  }

  @Test func listsNoMoreThanManyMistakes() {
    let documents = parse("[" + String(repeating: "01 ", count: 1_000_000))
    #expect(documents.problems.count == 101)
    #expect(documents.problems.last?.message == "There are more mistakes; they are not listed.")
  }

  /// Every prefix and every text with one byte changed is read without a trap, with all places inside the text.
  @Test func survivesDamage() {
    let text = Array(#"{"a": [1, -2.5e3, true, null], "b\u00e9\ud83d\ude00": {"c": "d\n"}, 'e': // f"#.utf8)
    func check(_ bytes: [UInt8]) {
      let documents = JSONReader.parse(SourceFile(path: "f", bytes: bytes).text)
      for problem in documents.problems {
        #expect(problem.location.range.start >= 0 && problem.location.range.end <= bytes.count)
      }
      _ = documents.roots.map(written)
    }
    for index in text.indices {
      check(Array(text[..<index]))
      for byte in [0, 0x0A, 0x2D, 0x2F, 0x22, 0x27, 0x2C, 0x3A, 0x5B, 0x5C, 0x5D, 0x7B, 0x7D, 0x80, 0xFF] as [UInt8] {
        var damaged = text
        damaged[index] = byte
        check(damaged)
      }
    }
  }
}
