/// The word that opens a here-document (frontend/dockerfile/parser, heredocFromMatch).
struct DockerfileHereDocumentMark {
  /// The delimiter, quotes removed.
  var name: SourceText
  var removesTabs: Bool
  var isQuoted: Bool

  /// Reads `<<NAME`, with digits in front and a dash or blanks between; nil for any other word.
  init?(_ word: SourceText) {
    var offset = 0
    while offset < word.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(word[offset]) { offset += 1 }
    guard offset + 1 < word.count, word[offset] == UInt8(ascii: "<"), word[offset + 1] == UInt8(ascii: "<") else {
      return nil
    }
    offset += 2
    removesTabs = offset < word.count && word[offset] == UInt8(ascii: "-")
    if removesTabs { offset += 1 }
    while offset < word.count, word[offset].isDockerfileSeparator || word[offset] == 0x0A { offset += 1 }
    let rest = word.slice(offset..<word.count)
    guard !rest.isEmpty, !rest.bytes.contains(UInt8(ascii: "<")) else { return nil }
    var lexer = DockerfileWordLexer(rest, escape: UInt8(ascii: "\\"), isLenient: true)
    let read = lexer.read()
    guard lexer.problem == nil, lexer.blanks.isEmpty else { return nil }
    var builder = SourceTextBuilder(file: word.file, anchor: rest.range.start)
    for part in read.parts {
      switch part {
      case .literal(let text): builder.append(text)
      case .variable(let variable): builder.append(SourceText(file: word.file, variable.location.range))
      }
    }
    name = builder.finish()
    guard !name.isEmpty else { return nil }
    isQuoted = lexer.hasQuotes
  }

  /// The here-documents that a line opens, in order. A line that BuildKit's lexer cannot read opens none.
  static func marks(in line: SourceText) -> [DockerfileHereDocumentMark] {
    guard line.containsHereDocumentSign else { return [] }
    var lexer = DockerfileWordLexer(line, escape: UInt8(ascii: "\\"), isLenient: true)
    _ = lexer.read()
    guard lexer.problem == nil else { return [] }
    var marks: [DockerfileHereDocumentMark] = []
    var start = 0
    for blank in lexer.blanks + [line.count..<line.count] {
      if blank.lowerBound > start, let mark = DockerfileHereDocumentMark(line.slice(start..<blank.lowerBound)) {
        marks.append(mark)
      }
      start = blank.upperBound
    }
    return marks
  }
}

extension DockerfileHereDocument {
  /// The content as whoever gets it reads it: without the leading tabs that `<<-` removes.
  public var content: SourceText {
    guard removesTabs else { return text }
    var builder = SourceTextBuilder(file: text.file, anchor: text.range.start)
    var offset = 0
    while offset < text.count {
      while offset < text.count, text[offset] == 0x09 { offset += 1 }
      let start = offset
      while offset < text.count, text[offset] != 0x0A { offset += 1 }
      offset = min(offset + 1, text.count)
      builder.append(text.slice(start..<offset))
    }
    return builder.finish()
  }
}

extension DockerfileInstruction {
  /// The text that RUN hands to the shell, or to the program that a `#!` line names, its here-documents put back in
  /// place; nil for the JSON form. A here-document that stands alone is itself the text.
  public var script: SourceText? {
    guard case .command(.shell(let text)) = form else { return nil }
    guard let first = hereDocuments.first else { return text }
    if DockerfileHereDocumentMark(text) != nil { return first.content }
    var builder = SourceTextBuilder(file: text.file, anchor: text.range.start)
    builder.append(text)
    for document in hereDocuments {
      let start = document.text.range.start
      builder.append([0x0A], standingFor: SourceRange(start, start))
      builder.append(document.text)
      builder.append(Array(document.name.utf8), standingFor: document.terminator)
    }
    return builder.finish()
  }
}

extension SourceText {
  fileprivate var containsHereDocumentSign: Bool {
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == UInt8(ascii: "<") && previous == byte { return true }
      previous = byte
    }
    return false
  }
}
