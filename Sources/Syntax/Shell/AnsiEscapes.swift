/// The escapes of `$'...'`.
public enum AnsiEscapes {
  /// Decodes text that is written nowhere, such as the value in `${NAME@E}`.
  public static func decode(_ text: [UInt8]) -> [UInt8] {
    Array(decode(SourceText(file: SourceFile(path: "", bytes: text), SourceRange(0, text.count))).bytes)
  }

  /// Decodes the text between the quotes. As in bash, an escape that makes a NUL ends it.
  static func decode(_ text: SourceText) -> SourceText {
    guard text.bytes.contains(0x5C) else { return text }
    var builder = SourceTextBuilder(file: text.file, anchor: text.range.start)
    var start = 0
    var offset = 0
    while offset < text.count {
      guard text[offset] == "\\", offset + 1 < text.count else {
        offset += 1
        continue
      }
      builder.append(text.slice(start..<offset))
      let (bytes, length) = escape(text, offset + 1)
      if bytes == [0] { return builder.finish() }
      builder.append(bytes, standingFor: text.range(offset..<(offset + 1 + length)))
      offset += 1 + length
      start = offset
    }
    builder.append(text.slice(start..<text.count))
    return builder.finish()
  }

  /// What the escape behind a backslash stands for, and its length.
  private static func escape(_ text: SourceText, _ start: Int) -> (bytes: [UInt8], length: Int) {
    let character = text[start]
    if let control = character.controlCharacter { return ([control], 1) }
    switch character {
    case "e", "E": return ([0x1B], 1)
    case "\\", "'", "\"", "?": return ([character], 1)
    case "0"..."7":
      let (value, length) = number(text, start, base: 8, limit: 3)
      return ([UInt8(truncatingIfNeeded: value)], length)
    case "x" where start + 1 < text.count && text[start + 1] == "{":
      // As many digits as there are, the last two of them count; the brace behind may be missing.
      let (value, length) = number(text, start + 2, base: 16, limit: text.count)
      let end = start + 2 + length
      let isClosed = end < text.count && text[end] == "}"
      return ([UInt8(truncatingIfNeeded: value)], length + (isClosed ? 3 : 2))
    case "x":
      let (value, length) = number(text, start + 1, base: 16, limit: 2)
      return length == 0 ? ([0x5C, character], 1) : ([UInt8(truncatingIfNeeded: value)], length + 1)
    case "u", "U":
      let (value, length) = number(text, start + 1, base: 16, limit: character == "u" ? 4 : 8)
      guard length > 0 else { return ([0x5C, character], 1) }
      let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
      return (value == 0 ? [0] : Array(String(scalar).utf8), length + 1)
    case "c" where start + 1 < text.count:
      return ([text[start + 1] & 0x1F], 2)
    default: return ([0x5C, character], 1)
    }
  }

  private static func number(_ text: SourceText, _ start: Int, base: UInt32, limit: Int) -> (UInt32, length: Int) {
    var value: UInt32 = 0
    var offset = start
    while offset < text.count, offset < start + limit, let digit = text[offset].digit(base: base) {
      value = value &* base &+ digit
      offset += 1
    }
    return (value, offset - start)
  }
}
