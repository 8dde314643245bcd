import Syntax

/// Splits a Compose `command:` string into words as the go-shellwords library does: quotes group and go away, a
/// backslash takes the next character as it is, nothing is expanded.
enum ComposeCommand {
  /// The words of a command line, or nil when a quote is not closed.
  static func words(of text: SourceText) -> [SourceText]? {
    var words: [SourceText] = []
    var word: SourceTextBuilder?
    var index = 0
    var quote: UInt8?
    func open(_ word: inout SourceTextBuilder?, at index: Int) {
      if word == nil { word = SourceTextBuilder(file: text.file, anchor: text.range(index..<index).start) }
    }
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: "\\"), quote != UInt8(ascii: "'"), index + 1 < text.count {
        open(&word, at: index)
        word?.append(text.slice(index + 1..<index + 2))
        index += 2
        continue
      }
      if let open = quote {
        if byte == open { quote = nil } else { word?.append(text.slice(index..<index + 1)) }
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        open(&word, at: index)
        quote = byte
      } else if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
        if let done = word { words.append(done.finish()) }
        word = nil
      } else {
        open(&word, at: index)
        word?.append(text.slice(index..<index + 1))
      }
      index += 1
    }
    if let done = word { words.append(done.finish()) }
    return quote == nil ? words : nil
  }
}
