import Syntax

extension Value {
  /// The bytes. A part that only the run decides stands as one `Value.gap`.
  var outline: [UInt8] {
    if let known { return Array(known.utf8) }
    var bytes: [UInt8] = []
    for part in parts {
      if case .literal(let text) = part { bytes.append(contentsOf: text.bytes) } else { bytes.append(Self.gap) }
    }
    return bytes
  }

  /// A byte that no text holds: it never occurs in UTF-8.
  static let gap: UInt8 = 0xFF

  /// Whether nothing at all is known of it: `$OPTS` of a caller that is not known.
  var isOpaque: Bool { known == nil && outline.allSatisfy { $0 == Self.gap } }

  /// Splits at the first such byte, which belongs to neither side.
  func split(at separator: UInt8) -> (head: Value, tail: Value)? {
    guard let offset = outline.firstIndex(of: separator) else { return nil }
    return (prefix(offset), dropFirst(offset + 1))
  }

  /// The part between two offsets into its bytes.
  func slice(_ range: Range<Int>) -> Value { prefix(range.upperBound).dropFirst(range.lowerBound) }

  /// The words between these bytes.
  func words(between separators: String) -> [Value] {
    let bytes = outline
    var words: [Value] = []
    var start: Int?
    for index in 0...bytes.count {
      if index < bytes.count, !separators.utf8.contains(bytes[index]) {
        start = start ?? index
      } else if let first = start {
        words.append(slice(first..<index))
        start = nil
      }
    }
    return words
  }

  /// The first bytes.
  func prefix(_ count: Int) -> Value {
    let cut = cut(at: count)
    let start = cut.head.first?.location.range.start ?? location.range.start
    let end = cut.head.last.map { $0.location.range.end } ?? start
    return part(cut.head, 0..<count, of: cut, at: Location(location.file, SourceRange(start, end)))
  }

  /// What is left without the first bytes.
  func dropFirst(_ count: Int) -> Value {
    guard count > 0 else { return self }
    let cut = cut(at: count)
    let end = known?.utf8.count ?? count
    return part(cut.tail, count..<end, of: cut, at: Location(location.file, tailRange(of: cut)))
  }

  /// One side of a cut. Where the cut goes through a variable's text, the place is that of the text itself.
  private func part(_ parts: [Part], _ range: Range<Int>, of cut: Cut, at place: Location) -> Value {
    guard known != nil, let text = text?.slice(range) else { return Value(parts, at: place) }
    let isPlaced = cut.dividesReference && !text.isEmpty
    return Value(parts, at: isPlaced ? text.location : place, known: text.string, mapped: text)
  }

  /// The place of what follows a cut. A quote that opens behind it belongs to it, and with it the closing one.
  private func tailRange(of cut: Cut) -> SourceRange {
    let start = cut.head.last?.location.range.end ?? location.range.start
    guard let first = cut.tail.first?.location.range, let last = cut.tail.last?.location.range else {
      return SourceRange(start, start)
    }
    guard first.start >= start, last.end >= first.start else { return location.range }
    return first.start > start ? SourceRange(start, max(location.range.end, last.end)) : SourceRange(start, last.end)
  }

  private struct Cut {
    var head: [Part]
    var tail: [Part]
    /// Whether a reference stands on both sides, because its text reaches across.
    var dividesReference = false
  }

  /// Divides the parts.
  private func cut(at count: Int) -> Cut {
    var rest = count
    var literalsAhead = parts.reduce(0) { $0 + $1.literalCount }
    let total = known?.utf8.count
    for (index, part) in parts.enumerated() {
      let literal = part.literalCount
      literalsAhead -= literal
      if rest == 0, index > 0 { return Cut(head: Array(parts[..<index]), tail: Array(parts[index...])) }
      guard case .literal(let text) = part else {
        // Only the length of the whole text is known: the first reference takes what the literals leave over.
        let length = total.map { max(0, $0 - literalsAhead - (count - rest)) } ?? 1
        if length > rest {
          return Cut(head: Array(parts[...index]), tail: Array(parts[index...]), dividesReference: true)
        }
        rest -= length
        continue
      }
      if literal > rest {
        return Cut(
          head: Array(parts[..<index]) + (rest > 0 ? [.literal(text.slice(0..<rest))] : []),
          tail: [.literal(text.slice(rest..<literal))] + Array(parts[(index + 1)...]))
      }
      rest -= literal
    }
    return Cut(head: parts, tail: [])
  }
}

extension Value.Part {
  /// The place of the part.
  fileprivate var location: Location {
    switch self {
    case .literal(let text): text.location
    case .reference(_, let location), .dynamic(_, let location): location
    }
  }

  /// The number of bytes of literal text; 0 for other parts.
  fileprivate var literalCount: Int {
    if case .literal(let text) = self { text.count } else { 0 }
  }
}
