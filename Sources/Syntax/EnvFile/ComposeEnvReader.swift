/// Reads an env file as Compose does (compose-go dotenv/parser.go): quotes and escapes are resolved, variables replaced.
struct ComposeEnvReader {
  private let text: SourceText
  private let bytes: ArraySlice<UInt8>
  private var position = 0
  private var file = EnvFile(entries: [], comments: [], problems: [])

  init(_ text: SourceText) {
    self.text = text
    self.bytes = text.bytes
  }

  /// Reads all statements; a line that Compose refuses is reported and left out.
  mutating func read() -> EnvFile {
    while skipToStatement() { readStatement() }
    return file
  }

  private func byte(at offset: Int) -> UInt8? { offset < text.count ? text[offset] : nil }

  private func lineEnd(from offset: Int) -> Int {
    var offset = offset
    while offset < text.count, text[offset] != "\n" { offset += 1 }
    return offset
  }

  private func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
    bytes.scalar(at: bytes.startIndex + offset)
  }

  /// Moves behind white space and comments.
  private mutating func skipToStatement() -> Bool {
    while position < text.count {
      let (scalar, length) = scalar(at: position)
      if scalar == "#" {
        let end = lineEnd(from: position)
        file.comments.append(text.slice(position..<end))
        position = end
      } else if scalar.properties.isWhitespace {
        position += length
      } else {
        return true
      }
    }
    return false
  }

  private mutating func readStatement() {
    let start = position
    skipExport()
    guard let (name, separator) = readName() else { return }
    guard separator != "\n" else {
      let range = text.range(start..<min(start + name.count, text.count)).union(name.range)
      file.entries.append(.init(name: name, value: nil, written: text.slice(position..<position), range: range))
      return
    }
    while position < text.count, Self.isInlineSpace(scalar(at: position).scalar) {
      position += scalar(at: position).length
    }
    let valueStart = position
    guard let value = readValue() else { return }
    var written = text.slice(valueStart..<position)
    if value.isPlain { written = value.text }
    let template = value.isExpanded ? Template(value.text) : Template(literal: value.text)
    for range in template.invalid {
      report("This is no variable that Compose can replace; write '$$' for a '$'.", range)
    }
    let end = value.isPlain ? value.text.range.end : text.range(valueStart..<position).end
    let range = SourceRange(text.range(start..<start).start, end)
    file.entries.append(.init(name: name, value: template, written: written, range: range))
  }

  private mutating func skipExport() {
    guard text.slice(position..<min(position + 6, text.count)).string == "export" else { return }
    guard position + 6 < text.count, scalar(at: position + 6).scalar.properties.isWhitespace else { return }
    position += 6
    while position < text.count, Self.isInlineSpace(scalar(at: position).scalar) {
      position += scalar(at: position).length
    }
  }

  /// Reads a name up to `=`, `:` or the end of the line. A last line without any of these is a value without a name.
  private mutating func readName() -> (SourceText, separator: Unicode.Scalar)? {
    let start = position
    while position < text.count {
      let (scalar, length) = scalar(at: position)
      switch scalar {
      case "=", ":", "\n":
        let name = text.slice(start..<position).trimmingTrailingSpace()
        position += 1
        if name.bytes.contains(UInt8(ascii: " ")) {
          report("A variable's name cannot contain a space.", name.range)
          position = scalar == "\n" ? position : lineEnd(from: position)
          return nil
        }
        return (name, scalar)
      case "_", ".", "-", "[", "]": position += length
      default:
        guard Self.isInlineSpace(scalar) || scalar.isLetterOrNumber else {
          report("This character cannot stand in a variable's name.", text.range(position..<(position + length)))
          position = lineEnd(from: position)
          return nil
        }
        position += length
      }
    }
    position = start
    return (text.slice(start..<start), "=")
  }

  /// A value: its text with escapes resolved, whether variables in it are replaced, and whether it has no quotes.
  private struct RawValue {
    var text: SourceText
    var isExpanded: Bool
    var isPlain: Bool
  }

  private mutating func readValue() -> RawValue? {
    guard let quote = byte(at: position), quote == "\"" || quote == "'" else {
      let end = lineEnd(from: position)
      let line = text.slice(position..<end)
      let comment = line.offset(of: " #")
      if let comment { file.comments.append(line.slice((comment + 1)..<line.count)) }
      position = min(end + 1, text.count)
      let value = line.slice(0..<(comment ?? line.count)).trimmingTrailingSpace()
      return RawValue(text: value, isExpanded: true, isPlain: true)
    }
    var end = position + 1
    while let next = byte(at: end), next != quote { end += next == "\\" ? 2 : 1 }
    guard end < text.count else {
      report("This quote is never closed.", text.range(position..<(position + 1)))
      position = lineEnd(from: position)
      return nil
    }
    let content = text.slice((position + 1)..<end)
    position = end + 1
    let value = ComposeEscapes.decode(content, quote: quote)
    return RawValue(text: value, isExpanded: quote == "\"", isPlain: false)
  }

  private mutating func report(_ message: String, _ range: SourceRange) {
    file.problems.append(SyntaxProblem(message, at: Location(text.file, range)))
  }

  /// White space within a line, in compose-go's sense.
  private static func isInlineSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\t", "\u{0B}", "\u{0C}", "\r", " ", "\u{85}", "\u{A0}": true
    default: false
    }
  }
}

/// The escapes inside the quotes of a Compose env file.
enum ComposeEscapes {
  /// Resolves them. `\$` becomes `$$`, which a template takes for a dollar sign.
  static func decode(_ text: SourceText, quote: UInt8) -> SourceText {
    guard text.bytes.contains(0x5C) else { return text }
    var builder = SourceTextBuilder(file: text.file, anchor: text.range.start)
    var start = 0
    var offset = 0
    while offset < text.count {
      guard text[offset] == "\\", offset + 1 < text.count, let (bytes, length) = escape(text, offset + 1, quote) else {
        offset += text[offset] == "\\" ? 2 : 1
        continue
      }
      builder.append(text.slice(start..<offset))
      builder.append(bytes, standingFor: text.range(offset..<(offset + 1 + length)))
      offset += 1 + length
      start = offset
    }
    builder.append(text.slice(start..<text.count))
    return builder.finish()
  }

  /// What the escape behind a backslash stands for, and its length; nil where the backslash stays.
  private static func escape(_ text: SourceText, _ start: Int, _ quote: UInt8) -> ([UInt8], length: Int)? {
    let character = text[start]
    if character == quote { return ([quote], 1) }
    guard quote == "\"" else { return nil }
    switch character {
    case "a": return ([0x07], 1)
    case "b": return ([0x08], 1)
    case "f": return ([0x0C], 1)
    case "n": return ([0x0A], 1)
    case "r": return ([0x0D], 1)
    case "t": return ([0x09], 1)
    case "v": return ([0x0B], 1)
    case "$": return ([0x24, 0x24], 1)
    case "\\": return ([0x5C], 1)
    case "0": return octal(text, start)
    default: return nil
    }
  }

  /// `\0` and up to three digits. compose-go leaves the zero out and hands the rest to Go, which wants three digits of
  /// at most 377 and otherwise leaves the text as it is, without the zero.
  private static func octal(_ text: SourceText, _ start: Int) -> ([UInt8], length: Int) {
    var end = start + 1
    while end < text.count, end < start + 4, text[end].isDigit { end += 1 }
    let digits = text.slice((start + 1)..<end)
    var value: UInt32 = 0
    for digit in digits.bytes { value = value * 8 + UInt32(digit - 0x30) }
    let isValid = digits.count == 3 && value <= 255 && digits.bytes.allSatisfy { $0 < 0x38 }
    guard isValid, let scalar = Unicode.Scalar(value) else { return ([0x5C] + digits.bytes, end - start) }
    return (Array(String(scalar).utf8), end - start)
  }
}

extension Unicode.Scalar {
  /// Whether Go's unicode.IsLetter or unicode.IsNumber holds.
  fileprivate var isLetterOrNumber: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      true
    default: false
    }
  }
}
