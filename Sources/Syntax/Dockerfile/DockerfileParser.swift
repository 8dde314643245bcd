extension Dockerfile {
  /// Reads a Dockerfile. Never fails: what cannot be read is among the problems, and reading goes on behind it.
  public static func parse(_ text: SourceText) -> Dockerfile {
    var parser = DockerfileParser(text)
    return parser.parse()
  }
}

/// Puts lines together into instructions (frontend/dockerfile/parser/parser.go, Parse).
struct DockerfileParser {
  private let text: SourceText
  private var lines: DockerfileLines
  private var directives = DockerfileDirectiveReader()
  private var instructions: [DockerfileInstruction] = []
  private var comments: [SourceText] = []
  private var problems: [SyntaxProblem] = []

  init(_ text: SourceText) {
    self.text = text
    self.lines = DockerfileLines(text)
  }

  mutating func parse() -> Dockerfile {
    while let line = lines.next() {
      let start = lines.indentEnd(line)
      if start < line.end, text[start] == UInt8(ascii: "#") {
        let comment = text.slice(start..<line.end)
        if !directives.read(comment) { comments.append(comment) }
        continue
      }
      directives.isDone = true
      if start < line.end { readInstruction(line, from: start) }
    }
    checkStructure()
    let all = problems + lines.problems + directives.problems
    return Dockerfile(
      text: text, directives: directives.directives, escape: directives.escape, instructions: instructions,
      comments: comments, problems: all.sorted { $0.location.range < $1.location.range })
  }

  private mutating func readInstruction(_ line: DockerfileLines.Line, from start: Int) {
    var end = line.end
    let joined = joinedLine(line, from: start, end: &end).trimmed()
    var reader = DockerfileInstructionReader(escape: directives.escape)
    var instruction = reader.read(joined)
    instruction.location = text.location(start..<max(start, end))
    problems += reader.problems
    if !reader.isArray { readHereDocuments(of: joined, into: &instruction) }
    instructions.append(instruction)
  }

  /// Joins a line with those that continue it. Comments and empty lines between them do not count; the blanks at the
  /// start of the others do.
  private mutating func joinedLine(_ line: DockerfileLines.Line, from start: Int, end: inout Int) -> SourceText {
    guard var cut = continuation(start..<line.end) else { return text.slice(start..<line.end) }
    var builder = SourceTextBuilder(file: text.file, anchor: text.range(start..<start).start)
    builder.append(text.slice(start..<cut))
    while let next = lines.next() {
      let indentEnd = lines.indentEnd(next)
      if indentEnd == next.end { continue }
      if text[indentEnd] == UInt8(ascii: "#") {
        comments.append(text.slice(indentEnd..<next.end))
        continue
      }
      end = next.end
      guard let nextCut = continuation(next.start..<next.end) else {
        builder.append(text.slice(next.start..<next.end))
        break
      }
      cut = nextCut
      builder.append(text.slice(next.start..<cut))
    }
    return builder.finish()
  }

  /// Where the escape character stands that continues a line; nil when the line ends the instruction. One that stands
  /// behind another escape character continues nothing.
  private func continuation(_ line: Range<Int>) -> Int? {
    var end = line.upperBound
    while end > line.lowerBound, text[end - 1] == 0x20 || text[end - 1] == 0x09 { end -= 1 }
    guard end > line.lowerBound, text[end - 1] == directives.escape else { return nil }
    if end - 1 > line.lowerBound, text[end - 2] == directives.escape { return nil }
    return end - 1
  }

  // MARK: Here-documents

  private mutating func readHereDocuments(of line: SourceText, into instruction: inout DockerfileInstruction) {
    if case .onbuild(var inner) = instruction.form {
      readHereDocuments(of: line, into: &inner)
      instruction.form = .onbuild(inner)
      return
    }
    switch instruction.keyword {
    case .run, .add, .copy: break
    default: return
    }
    for mark in DockerfileHereDocumentMark.marks(in: line) {
      instruction.hereDocuments.append(readHereDocument(mark))
    }
  }

  private mutating func readHereDocument(_ mark: DockerfileHereDocumentMark) -> DockerfileHereDocument {
    var start: Int?
    var end = text.count
    var terminator: Range<Int>?
    while let line = lines.next() {
      if start == nil { start = line.start }
      var first = line.start
      while mark.removesTabs, first < line.end, text[first] == 0x09 { first += 1 }
      if text.slice(first..<line.end).bytes.elementsEqual(mark.name.bytes) {
        end = line.start
        terminator = line.start..<line.end
        break
      }
    }
    if terminator == nil {
      problems.append(
        SyntaxProblem("This here-document never ends: no line is its delimiter alone.", at: mark.name.location))
    }
    return DockerfileHereDocument(
      name: mark.name.string, text: text.slice((start ?? end)..<end), removesTabs: mark.removesTabs,
      isQuoted: mark.isQuoted, terminator: text.range(terminator ?? end..<end))
  }

  // MARK: Structure

  private mutating func checkStructure() {
    let top = text.location(0..<min(1, text.count))
    guard let first = instructions.first(where: { $0.keyword != .arg }) else {
      problems.append(
        SyntaxProblem(
          instructions.isEmpty ? "This Dockerfile has no instructions." : "This Dockerfile has no FROM.",
          at: instructions.last?.location ?? top))
      return
    }
    if first.keyword != .from, first.keyword != nil {
      problems.append(
        SyntaxProblem("Only ARG can stand in front of the first FROM.", at: first.name.location))
    }
  }
}
