import Syntax
import Testing
import WandbLint

@Suite struct PositionTests {
  func position(_ text: String, _ offset: Int) -> Position {
    let file = SourceFile(path: "f", text)
    return Position(of: offset, in: file, lines: LineTable(file.bytes))
  }

  @Test func countsUnicodeScalars() {
    #expect(position("a\né😀x", 9) == Position(line: 2, column: 4))
    #expect(position("a\né😀x", 8) == Position(line: 2, column: 3))
    #expect(position("", 0) == Position(line: 1, column: 1))
  }

  @Test func leavesTheByteOrderMarkOut() {
    #expect(position("\u{FEFF}ab", 0) == Position(line: 1, column: 1))
    #expect(position("\u{FEFF}ab", 4) == Position(line: 1, column: 2))
  }
}

@Suite struct JSONWriterTests {
  @Test func writesNestedContainersAndEscapes() {
    var writer = JSONWriter()
    writer.object { object in
      object.member("a\"", "x\n\u{1}\\é")
      object.key("list")
      object.array([1, 2]) { item, number in item.object { $0.member("n", number) } }
      object.key("empty")
      object.array([Int]()) { _, _ in }
      object.member("yes", true)
      object.key("none")
      object.null()
    }
    let expected = #"""
      {
        "a\"": "x\n\u0001\\é",
        "list": [
          {
            "n": 1
          },
          {
            "n": 2
          }
        ],
        "empty": [],
        "yes": true,
        "none": null
      }

      """#
    #expect(String(decoding: writer.finish(), as: UTF8.self) == expected)
  }
}
