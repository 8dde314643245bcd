/// Strings and their escapes.
extension JSONParser {
  /// Reads a string in the quotes that stand at the position.
  mutating func parseString() {
    let start = position
    let quote = bytes[start]
    let style: DataNode.Style = quote == UInt8(ascii: "'") ? .singleQuoted : .doubleQuoted
    let plain = endOfPlainText(from: start + 1, quote: quote)
    if plain < end, bytes[plain] == quote {
      position = plain + 1
      return tree.add(.string, style, offset(start), offset(position))
    }
    position = start + 1
    var builder = SourceTextBuilder(file: text.file, anchor: text.range(offset(position)..<offset(position)).start)
    let isClosed = decodeString(quote: quote, into: &builder)
    var string = builder.finish()
    if isClosed {
      position += 1
    } else if position < end {
      // The comma at the end of the line is meant to stand behind the string.
      isCommaForgiven = true
      if bytes[position - 1] == UInt8(ascii: ","), !string.isEmpty {
        position -= 1
        string = string.slice(0..<string.count - 1)
      }
      report("The string is not closed; expected \(Self.quoted(quote)) before the end of the line.", position, position)
    }
    tree.add(.string, style, offset(start), offset(position), text: string)
  }

  /// The first byte that is not simply part of a string's text: a quote, a backslash, a control character, the end.
  private func endOfPlainText(from start: Int, quote: UInt8) -> Int {
    let span = bytes.span
    var index = start
    while index < end {
      let byte = span[index]
      if byte == quote || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
      index += 1
    }
    return index
  }

  /// Decodes up to the closing quote; false where there is none.
  private mutating func decodeString(quote: UInt8, into builder: inout SourceTextBuilder) -> Bool {
    while true {
      let plain = endOfPlainText(from: position, quote: quote)
      if plain > position { builder.append(text.slice(offset(position)..<offset(plain))) }
      position = plain
      guard let byte else {
        reportEnd("The text ends inside a string; expected \(Self.quoted(quote)).")
        return false
      }
      switch byte {
      case quote: return true
      case UInt8(ascii: "\\"): decodeEscape(into: &builder)
      case 0x0A, 0x0D:
        if isStructureNext() { return false }
        fallthrough
      default:
        reportControlCharacter(byte)
        builder.append(text.slice(offset(position)..<offset(position + 1)))
        position += 1
      }
    }
  }

  /// Whether the lines behind a line end inside a string go on with JSON rather than with the string's text.
  private func isStructureNext() -> Bool {
    var index = position
    while index < end, bytes[index] <= 0x20 { index += 1 }
    return index == end || "\"'{}[]".utf8.contains(bytes[index])
  }

  private mutating func reportControlCharacter(_ byte: UInt8) {
    let message =
      switch byte {
      case 0x0A: "A string holds no line break; write it as '\\n'."
      case 0x0D: "A string holds no carriage return; write it as '\\r'."
      case 0x09: "A string holds no tab; write it as '\\t'."
      default: "A string holds no control character; write it as '\\u00\(Self.hex(byte))'."
      }
    report(once: .controlCharacter, message, position, position + 1)
  }

  /// Decodes the escape at the position and moves behind it.
  private mutating func decodeEscape(into builder: inout SourceTextBuilder) {
    let start = position
    guard let letter = byte(after: 1) else {
      position = end
      return
    }
    position += 2
    let decoded: UInt8
    switch letter {
    case UInt8(ascii: "u"): return decodeUnicodeEscape(into: &builder)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded = letter
    case UInt8(ascii: "b"): decoded = 0x08
    case UInt8(ascii: "f"): decoded = 0x0C
    case UInt8(ascii: "n"): decoded = 0x0A
    case UInt8(ascii: "r"): decoded = 0x0D
    case UInt8(ascii: "t"): decoded = 0x09
    default:
      report("JSON has no such escape; a backslash itself is written as '\\\\'.", start, position)
      position = start + 1
      // The byte behind the backslash is read as it stands, unless it ends the line.
      if letter < 0x20 { return }
      position += 1
      return builder.append(CollectionOfOne(letter), standingFor: place(start))
    }
    builder.append(CollectionOfOne(decoded), standingFor: place(start))
  }

  /// Decodes `\uXXXX`, and a pair of them that makes one character. Half a pair becomes U+FFFD.
  private mutating func decodeUnicodeEscape(into builder: inout SourceTextBuilder) {
    let start = position - 2
    guard let unit = hexUnit(at: position) else {
      while let digit = byte, position < start + 6, digit.digit() != nil { position += 1 }
      report("Expected four hexadecimal digits behind '\\u'.", start, position)
      return builder.append([0xEF, 0xBF, 0xBD], standingFor: place(start))
    }
    position += 4
    var scalar = UInt32(unit)
    if unit & 0xFC00 == 0xD800, byte == UInt8(ascii: "\\"), byte(after: 1) == UInt8(ascii: "u"),
      let low = hexUnit(at: position + 2), low & 0xFC00 == 0xDC00
    {
      position += 6
      scalar = 0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(low & 0x3FF))
    }
    let character = Unicode.Scalar(scalar) ?? "\u{FFFD}"
    builder.append(Array(UTF8.encode(character) ?? UTF8.encodedReplacementCharacter), standingFor: place(start))
  }

  private func hexUnit(at index: Int) -> UInt16? {
    guard index + 4 <= end else { return nil }
    var unit: UInt16 = 0
    for byte in bytes[index..<index + 4] {
      guard let digit = byte.digit() else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }

  /// What stands from a position up to the current one.
  private func place(_ start: Int) -> SourceRange { text.range(offset(start)..<offset(position)) }

  static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return digits.utf8.count == 1 ? "0" + digits : digits
  }
}
