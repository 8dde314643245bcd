/// Finds out which bytes of the file each byte of a YAML scalar stands for.
///
/// libyaml gives the text of a scalar without its places. This reads the scalar once more, by the same rules, and where
/// the outcome should ever differ from libyaml's, libyaml's text stands for the whole scalar.
struct YAMLScalarText {
  private let text: SourceText
  private let start: Int
  private let end: Int
  /// Where the text of a block scalar starts, behind its header; for others, where the scalar starts.
  private(set) var contentStart: Int
  /// Where the scalar's text ends; quotes belong to it.
  private(set) var contentEnd: Int
  private var builder: SourceTextBuilder

  /// The scalar that stands between two offsets, anchors and tags left out.
  init(text: SourceText, start: Int, end: Int) {
    self.text = text
    self.start = start
    self.end = max(start, end)
    self.contentStart = start
    self.contentEnd = self.end
    self.builder = SourceTextBuilder(file: text.file, anchor: text.range(start..<start).start)
  }

  /// The text with its places; nil where it is what stands in the file, between the quotes if there are any.
  mutating func decode(_ value: [UInt8], _ style: DataNode.Style) -> SourceText? {
    if style == .block {
      decodeBlock(value)
    } else {
      let quote = style == .plain ? 0 : 1
      let inner = start + quote..<max(start + quote, end - quote)
      if isVerbatim(value, inner) { return nil }
      decodeFlow(inner, style)
    }
    let decoded = builder.finish()
    if decoded.bytes.elementsEqual(value) { return decoded }
    var whole = SourceTextBuilder(file: text.file, anchor: text.range(start..<start).start)
    whole.append(value, standingFor: text.range(start..<end))
    contentStart = start
    contentEnd = end
    return whole.finish()
  }

  private func isVerbatim(_ value: [UInt8], _ range: Range<Int>) -> Bool {
    guard value.count == range.count else { return false }
    let base = text.bounds.lowerBound + range.lowerBound
    let (written, decoded) = (text.storage.span, value.span)
    for index in decoded.indices where written[base + index] != decoded[index] { return false }
    return true
  }

  // MARK: Plain and quoted scalars

  private mutating func decodeFlow(_ inner: Range<Int>, _ style: DataNode.Style) {
    var index = inner.lowerBound
    while index < inner.upperBound {
      let byte = text[index]
      if byte == 0x20 || byte == 0x09 || breakLength(index) > 0 {
        index = decodeBlanks(index, inner.upperBound, isEscaped: false)
      } else if style == .doubleQuoted, byte == UInt8(ascii: "\\") {
        if index + 1 < inner.upperBound, breakLength(index + 1) > 0 {
          index = decodeBlanks(index + 1 + breakLength(index + 1), inner.upperBound, isEscaped: true)
        } else {
          index = decodeEscape(index, inner.upperBound)
        }
      } else if style == .singleQuoted, byte == UInt8(ascii: "'") {
        builder.append(CollectionOfOne(byte), standingFor: text.range(index..<min(index + 2, inner.upperBound)))
        index += 2
      } else {
        let first = index
        index += 1
        while index < inner.upperBound, !isSpecial(text[index]) { index += 1 }
        builder.append(text.slice(first..<index))
      }
    }
  }

  /// Whether a byte may end a run that stands for itself.
  private func isSpecial(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "'") || byte == 0xC2 || byte == 0xE2
  }

  /// Reads blanks and line breaks; one break folds into a blank, of several the first is dropped. Behind an escaped
  /// line break none is dropped.
  private mutating func decodeBlanks(_ start: Int, _ end: Int, isEscaped: Bool) -> Int {
    var index = start
    var breaks = 0
    while index < end {
      let length = breakLength(index)
      if length > 0 {
        breaks += 1
        index += length
      } else if text[index] == 0x20 || text[index] == 0x09 {
        index += 1
      } else {
        break
      }
    }
    let place = text.range(start..<min(index, end))
    if isEscaped {
      builder.append(repeatElement(0x0A, count: breaks), standingFor: place)
    } else if breaks == 0 {
      builder.append(text.slice(start..<index))
    } else if breaks == 1 {
      builder.append(CollectionOfOne(0x20), standingFor: place)
    } else {
      builder.append(repeatElement(0x0A, count: breaks - 1), standingFor: place)
    }
    return index
  }

  private mutating func decodeEscape(_ start: Int, _ end: Int) -> Int {
    guard start + 1 < end else { return end }
    let letter = text[start + 1]
    let digits =
      switch letter {
      case UInt8(ascii: "x"): 2
      case UInt8(ascii: "u"): 4
      case UInt8(ascii: "U"): 8
      default: 0
      }
    let next = min(start + 2 + digits, end)
    var number: UInt32 = 0
    for index in start + 2..<next { number = number << 4 | (text[index].digit() ?? 0) }
    let scalar = digits > 0 ? Unicode.Scalar(number) : Self.escapes[letter] ?? Unicode.Scalar(letter)
    builder.append(Array(String(scalar ?? "\u{FFFD}").utf8), standingFor: text.range(start..<next))
    return next
  }

  private static let escapes: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "0"): "\0", UInt8(ascii: "a"): "\u{7}", UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "t"): "\t",
    UInt8(ascii: "n"): "\n", UInt8(ascii: "v"): "\u{B}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "r"): "\r",
    UInt8(ascii: "e"): "\u{1B}", UInt8(ascii: "N"): "\u{85}", UInt8(ascii: "_"): "\u{A0}",
    UInt8(ascii: "L"): "\u{2028}", UInt8(ascii: "P"): "\u{2029}",
  ]

  /// The length of the line break at an offset; 0 where there is none. libyaml takes U+0085, U+2028 and U+2029 as well.
  private func breakLength(_ index: Int) -> Int {
    switch text[index] {
    case 0x0A: 1
    case 0x0D: index + 1 < end && text[index + 1] == 0x0A ? 2 : 1
    case 0xC2: index + 1 < end && text[index + 1] == 0x85 ? 2 : 0
    case 0xE2: index + 2 < end && text[index + 1] == 0x80 && text[index + 2] & 0xFE == 0xA8 ? 3 : 0
    default: 0
    }
  }

  // MARK: Block scalars

  private mutating func decodeBlock(_ value: [UInt8]) {
    guard start < end else { return }
    let isFolded = text[start] == UInt8(ascii: ">")
    var index = start + 1
    var chomping: UInt8 = 0
    while index < end, breakLength(index) == 0, text[index] > 0x20 {
      if text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") { chomping = text[index] }
      index += 1
    }
    while index < end, breakLength(index) == 0 { index += 1 }
    if index < end { index += breakLength(index) }
    contentStart = index
    contentEnd = index
    decodeLines(index, indent: indent(index, value), isFolded: isFolded, chomping: chomping)
  }

  /// How many blanks in front of each line do not belong to the text: those of the first line that holds anything, less
  /// those that the text itself starts with.
  private func indent(_ start: Int, _ value: [UInt8]) -> Int {
    var line = start
    var index = start
    while index < end {
      let length = breakLength(index)
      if length > 0 {
        index += length
        line = index
      } else if text[index] == 0x20 {
        index += 1
      } else {
        break
      }
    }
    let own = value.drop { $0 == 0x0A }.prefix { $0 == 0x20 }.count
    return max(0, index - line - own)
  }

  private mutating func decodeLines(_ start: Int, indent: Int, isFolded: Bool, chomping: UInt8) {
    var index = start
    var lineBreak: Range<Int>?
    var emptyLines = skipEmptyLines(&index, indent)
    var isBlankBefore = false
    while index < end {
      let isBlank = text[index] == 0x20 || text[index] == 0x09
      if let lineBreak {
        if !isFolded || isBlankBefore || isBlank {
          appendBreak(lineBreak)
        } else if emptyLines.isEmpty {
          append([0x20], lineBreak.lowerBound..<index)
        }
      }
      for emptyLine in emptyLines { appendBreak(emptyLine) }
      isBlankBefore = isBlank
      let line = index
      while index < end, breakLength(index) == 0 { index += 1 }
      builder.append(text.slice(line..<index))
      contentEnd = index
      lineBreak = nil
      if index < end {
        lineBreak = index..<index + breakLength(index)
        index += breakLength(index)
      }
      emptyLines = skipEmptyLines(&index, indent)
    }
    if chomping != UInt8(ascii: "-"), let lineBreak { appendBreak(lineBreak) }
    if chomping == UInt8(ascii: "+") { for emptyLine in emptyLines { appendBreak(emptyLine) } }
  }

  /// Moves behind the indentation of the next line that holds anything; the result is the line breaks passed.
  private func skipEmptyLines(_ index: inout Int, _ indent: Int) -> [Range<Int>] {
    var breaks: [Range<Int>] = []
    while index < end {
      let line = index
      while index < end, index - line < indent, text[index] == 0x20 { index += 1 }
      guard index < end, breakLength(index) > 0 else { break }
      breaks.append(index..<index + breakLength(index))
      index += breakLength(index)
    }
    return breaks
  }

  private mutating func appendBreak(_ place: Range<Int>) {
    if text[place.lowerBound] == 0x0A {
      builder.append(text.slice(place))
      contentEnd = place.upperBound
    } else {
      append([0x0A], place)
    }
  }

  private mutating func append(_ bytes: [UInt8], _ place: Range<Int>) {
    builder.append(bytes, standingFor: text.range(place))
    contentEnd = place.upperBound
  }
}
