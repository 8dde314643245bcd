/// The lines of a Dockerfile, one after another. A line ends at a line feed; carriage returns in front of it do not count.
struct DockerfileLines {
  /// One line.
  struct Line {
    /// Where it starts.
    var start: Int
    /// Where its text ends.
    var end: Int
    /// Where the next line starts.
    var next: Int
  }

  /// The longest line that BuildKit reads, its line feed left out.
  static let maximumLength = 65535

  let text: SourceText
  private var offset = 0
  /// The lines that BuildKit finds too long.
  private(set) var problems: [SyntaxProblem] = []

  init(_ text: SourceText) { self.text = text }

  mutating func next() -> Line? {
    guard offset < text.count else { return nil }
    let start = offset
    var end = start
    while end < text.count, text[end] != 0x0A { end += 1 }
    offset = min(end + 1, text.count)
    if end - start > Self.maximumLength {
      problems.append(
        SyntaxProblem("Docker reads no line of more than 65535 bytes.", at: text.location(start..<start + 1)))
    }
    while end > start, text[end - 1] == 0x0D { end -= 1 }
    return Line(start: start, end: end, next: offset)
  }

  /// Where the text of a line starts behind its indentation.
  func indentEnd(_ line: Line) -> Int {
    var offset = line.start
    while offset < line.end {
      let length = text.blankLength(at: offset)
      if length == 0 { break }
      offset += length
    }
    return min(offset, line.end)
  }
}
