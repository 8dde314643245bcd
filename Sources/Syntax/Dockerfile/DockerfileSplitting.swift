/// How BuildKit splits an instruction: into its keyword, its flags and its words (frontend/dockerfile/parser,
/// split_command.go and line_parsers.go).
struct DockerfileSplitter {
  let escape: UInt8

  /// Splits off what stands in front of the first run of blanks.
  func head(_ text: SourceText) -> (head: SourceText, rest: SourceText?) {
    var end = 0
    while end < text.count, !text[end].isDockerfileSeparator { end += 1 }
    guard end < text.count else { return (text, nil) }
    var next = end
    while next < text.count, text[next].isDockerfileSeparator { next += 1 }
    return (text.slice(0..<end), text.slice(next..<text.count))
  }

  /// Splits at runs of blanks, whatever the quotes.
  func fields(_ text: SourceText) -> [SourceText] {
    var fields: [SourceText] = []
    var rest: SourceText? = text.isEmpty ? nil : text
    while let current = rest {
      let (field, next) = head(current)
      fields.append(field)
      rest = next
    }
    return fields
  }

  /// Splits at blanks outside quotes; quotes and escapes stay in the words.
  func words(_ text: SourceText) -> [SourceText] {
    var words: [SourceText] = []
    var offset = 0
    while offset < text.count {
      let blank = text.blankLength(at: offset)
      if blank > 0 {
        offset += blank
        continue
      }
      let start = offset
      let end = wordEnd(text, &offset)
      if end > start { words.append(text.slice(start..<end)) }
    }
    return words
  }

  /// Moves to the blank behind a word; returns where the word ends, an escape character at the end of the line left out.
  private func wordEnd(_ text: SourceText, _ offset: inout Int) -> Int {
    var quote: UInt8?
    while offset < text.count {
      let byte = text[offset]
      if quote == nil, text.blankLength(at: offset) > 0 { return offset }
      if byte == escape, quote != UInt8(ascii: "'") {
        guard offset + 1 < text.count else {
          offset += 1
          return offset - 1
        }
        offset += 2
        continue
      }
      if quote == nil, byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
      } else if byte == quote {
        quote = nil
      }
      offset += 1
    }
    return offset
  }

  /// Splits off the flags in front of the arguments.
  func flags(_ text: SourceText) -> (flags: [DockerfileFlag], rest: SourceText) {
    var flags: [DockerfileFlag] = []
    var offset = 0
    while true {
      while offset < text.count, text[offset] == 0x85 || text[offset] == 0xA0 || text.blankLength(at: offset) == 1 {
        offset += 1
      }
      guard offset + 1 < text.count, text[offset] == UInt8(ascii: "-"), text[offset + 1] == UInt8(ascii: "-") else {
        return (flags, text.slice(offset..<text.count))
      }
      let start = offset
      let word = flagWord(text, &offset)
      if word.count == 2 { return (flags, text.slice(offset..<text.count)) }
      flags.append(flag(word, at: text.location(start..<offset)))
    }
  }

  /// Reads one flag, quotes and escapes removed. BuildKit looks for blanks byte by byte here, so that half of a
  /// character such as U+00A0 ends a flag.
  private func flagWord(_ text: SourceText, _ offset: inout Int) -> SourceText {
    var builder = SourceTextBuilder(file: text.file, anchor: text.range(offset..<offset).start)
    var quote: UInt8?
    while offset < text.count {
      let byte = text[offset]
      if quote == nil, byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) || byte == 0x85 || byte == 0xA0 { break }
      if quote == nil, byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
      } else if byte == quote {
        quote = nil
      } else {
        if byte == escape { offset += 1 }
        if offset < text.count { builder.append(text.slice(offset..<offset + 1)) }
      }
      offset = min(offset + 1, text.count)
    }
    return builder.finish()
  }

  private func flag(_ word: SourceText, at location: Location) -> DockerfileFlag {
    var end = 2
    while end < word.count, word[end] != UInt8(ascii: "=") { end += 1 }
    return DockerfileFlag(
      name: word.slice(2..<end).string, value: end < word.count ? word.slice(end + 1..<word.count) : nil,
      location: location)
  }
}
