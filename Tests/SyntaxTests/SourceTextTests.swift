import Syntax
import Testing

@Suite struct SourceTextTests {
  let file = SourceFile(path: "f", #"{"a": "x\ny\u0041z"}"#)

  /// `x\ny\u0041z` decoded: x, newline, y, A, z.
  var decoded: SourceText {
    var builder = SourceTextBuilder(file: file, anchor: 7)
    builder.append(SourceText(file: file, SourceRange(7, 8)))
    builder.append([0x0A], standingFor: SourceRange(8, 10))
    builder.append(SourceText(file: file, SourceRange(10, 11)))
    builder.append([0x41], standingFor: SourceRange(11, 17))
    builder.append(SourceText(file: file, SourceRange(17, 18)))
    return builder.finish()
  }

  @Test func decodesAndMapsBack() {
    #expect(decoded.string == "x\nyAz")
    #expect(decoded.range == SourceRange(7, 18))
    #expect(decoded.range(1..<2) == SourceRange(8, 10))
    #expect(decoded.range(2..<4) == SourceRange(10, 17))
    #expect(decoded.range(4..<4) == SourceRange(17, 17))
    #expect(decoded.range(5..<5) == SourceRange(18, 18))
  }

  @Test func slicesKeepTheirMap() {
    let part = decoded.slice(2..<5)
    #expect(part.string == "yAz")
    #expect(part.range(1..<3) == SourceRange(11, 18))
    var builder = SourceTextBuilder(file: file, anchor: 0)
    builder.append(part.slice(1..<2))
    builder.append(part.slice(2..<3))
    #expect(builder.finish().range(1..<2) == SourceRange(17, 18))
  }

  @Test func emptyTextKnowsItsPlace() {
    #expect(decoded.slice(1..<1).range == SourceRange(8, 8))
    #expect(SourceTextBuilder(file: file, anchor: 5).finish().range == SourceRange(5, 5))
  }

  @Test func wholeFileLeavesTheByteOrderMarkOut() {
    let text = SourceFile(path: "b", bytes: [0xEF, 0xBB, 0xBF, 0x41]).text
    #expect(text.string == "A")
    #expect(text.range == SourceRange(3, 4))
  }
}

@Suite struct LineTableTests {
  @Test func countsEveryLineEnd() {
    let lines = LineTable(Array("a\nb\r\nc\rd".utf8))
    #expect(lines.starts == [0, 2, 5, 7])
    #expect(lines.line(of: 0) == 1)
    #expect(lines.line(of: 4) == 2)
    #expect(lines.line(of: 7) == 4)
    #expect(lines.line(of: 99) == 4)
  }
}
