/// Reads what `export $(grep -v '^#' file | xargs)` makes of a file: xargs removes quotes and joins the words, the shell
/// splits them again (measured with GNU xargs 4.9 and bash 5.2).
struct WordListReader {
  private let text: SourceText
  private var position = 0
  private var file = EnvFile(entries: [], comments: [], problems: [])

  init(_ text: SourceText) {
    self.text = text
  }

  /// Reads all words.
  mutating func read() -> EnvFile {
    while position < text.count {
      let isLineStart = position == 0 || text[position - 1] == "\n"
      if isLineStart, text[position] == "#" {
        let start = position
        while position < text.count, text[position] != "\n" { position += 1 }
        file.comments.append(text.slice(start..<position))
      } else if text[position].isBlank || text[position] == "\n" {
        position += 1
      } else if let word = word() {
        split(word)
      }
    }
    return file
  }

  /// Reads a word of xargs; nil where a quote is not closed on its line.
  private mutating func word() -> SourceText? {
    var builder = SourceTextBuilder(file: text.file, anchor: text.range(position..<position).start)
    var quote: UInt8 = 0
    var open = position
    while position < text.count {
      let byte = text[position]
      if byte == "\n" && quote != 0 { break }
      if quote == 0 && (byte.isBlank || byte == "\n") { break }
      position += 1
      if byte == quote {
        quote = 0
      } else if quote == 0, byte == "'" || byte == "\"" {
        quote = byte
        open = position - 1
      } else if quote == 0, byte == "\\", position < text.count {
        builder.append(text.slice(position..<(position + 1)))
        position += 1
      } else {
        builder.append(text.slice((position - 1)..<position))
      }
    }
    guard quote == 0 else {
      report("xargs wants this quote closed on the same line.", text.range(open..<(open + 1)))
      return nil
    }
    return builder.finish()
  }

  /// Splits a word at the blanks that were quoted in the file, as the shell does.
  private mutating func split(_ word: SourceText) {
    var start = 0
    while start < word.count {
      var end = start
      while end < word.count, !word[end].isBlank { end += 1 }
      if end > start { add(word.slice(start..<end)) }
      start = end + 1
    }
  }

  private mutating func add(_ argument: SourceText) {
    let equals = argument.bytes.firstIndex(of: UInt8(ascii: "=")).map { $0 - argument.bytes.startIndex }
    let name = argument.slice(0..<(equals ?? argument.count))
    guard name.bytes.first?.startsName == true, name.bytes.allSatisfy(\.continuesName) else {
      return report("'export' takes this for a name, which it is not.", argument.range)
    }
    let value = argument.slice(min((equals ?? argument.count) + 1, argument.count)..<argument.count)
    file.entries.append(
      .init(
        name: name, value: equals == nil ? nil : Template(literal: value), written: value, range: argument.range))
  }

  private mutating func report(_ message: String, _ range: SourceRange) {
    file.problems.append(SyntaxProblem(message, at: Location(text.file, range)))
  }
}
