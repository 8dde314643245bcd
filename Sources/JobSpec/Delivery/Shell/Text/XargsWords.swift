import Syntax

/// The words of xargs' input: blanks part them, quotes and backslashes hold them together.
enum XargsWords {
  /// The words; nil where a quote is not closed.
  static func words(of input: ShellText) -> [ShellText]? {
    var words: [ShellText] = []
    var word = ShellText.empty
    var isOpen = false
    var quote: UInt8?
    var isEscaped = false
    input.forEachElement { byte, unknown, segment, offset in
      guard let byte else {
        word.append(.unknown(unknown ?? .any))
        isOpen = true
        return
      }
      let piece = input.part(ofSegment: segment, offset..<offset + 1)
      if isEscaped {
        word.append(piece)
        isEscaped = false
      } else if let mark = quote {
        if byte == mark { quote = nil } else { word.append(piece) }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
        isOpen = true
      } else if byte == 0x5C {
        isEscaped = true
        isOpen = true
      } else if byte.isShellBlank || byte == 0x0A {
        if isOpen { words.append(word) }
        word = .empty
        isOpen = false
      } else {
        word.append(piece)
        isOpen = true
      }
    }
    if isOpen { words.append(word) }
    return quote == nil ? words.map(\.compact) : nil
  }

  /// What `xargs` without a command prints, given its options: the words, with blanks between them.
  static func output(of input: ShellText?, options: [Field]) -> ShellText {
    guard let input, !input.hasUnknownLines, let form = Form(options),
      let words = form.delimiter.map({ pieces(of: input, between: $0) }) ?? words(of: input)
    else { return .unknown(.lines) }
    var text = ShellText.empty
    for (index, word) in words.enumerated() {
      let separator = form.perLine.map { index % $0 == 0 } == true ? "\n" : " "
      text = index == 0 ? word : text + ShellText(separator) + word
    }
    return text + ShellText("\n")
  }

  /// The pieces of a text between delimiters, which end lines rather than part them; nil for what is not decided here.
  private static func pieces(of input: ShellText, between delimiter: UInt8) -> [ShellText]? {
    if delimiter == 0x0A { return input.lines }
    guard let bytes = input.bytes else { return nil }
    var pieces = bytes.split(separator: delimiter, omittingEmptySubsequences: false)
    if pieces.last?.isEmpty == true { pieces.removeLast() }
    return pieces.map { ShellText(Array($0)) }
  }

  /// What the options say of how words are found and grouped.
  private struct Form {
    /// What `-d` or `-0` names; blanks and quotes count without it.
    var delimiter: UInt8?
    /// How many words `echo` is given at once.
    var perLine: Int?

    /// Nil for options that are not decided here.
    init?(_ options: [Field]) {
      var rest = options.map(\.text.string)[...]
      while let option = rest.popFirst() {
        switch option {
        case "-0", "--null": delimiter = 0
        case "-r", "--no-run-if-empty": continue
        case "-d", "--delimiter":
          guard let mark = rest.popFirst() ?? nil, take(mark) else { return nil }
        case let option? where option.hasPrefix("-d"):
          guard take(String(option.dropFirst(2))) else { return nil }
        case let option? where option.hasPrefix("--delimiter="):
          guard take(String(option.dropFirst(12))) else { return nil }
        case "-n", "--max-args":
          guard let count = (rest.popFirst() ?? nil).flatMap({ Int($0) }), count > 0 else { return nil }
          perLine = count
        case let option? where option.hasPrefix("-n"):
          guard let count = Int(option.dropFirst(2)), count > 0 else { return nil }
          perLine = count
        default: return nil
        }
      }
    }

    private mutating func take(_ mark: String) -> Bool {
      let bytes = AnsiEscapes.decode(Array(mark.utf8))
      delimiter = bytes.count == 1 ? bytes[0] : nil
      return delimiter != nil
    }
  }
}
