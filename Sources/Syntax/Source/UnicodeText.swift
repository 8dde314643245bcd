extension Collection<UInt8> where Index == Int {
  /// The Unicode scalar at an index and its length in bytes; U+FFFD for a byte that is not UTF-8.
  func scalar(at index: Int) -> (scalar: Unicode.Scalar, length: Int) {
    guard index < endIndex, index >= startIndex else { return ("\u{FFFD}", 1) }
    let first = self[index]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    var bytes = self[index..<Swift.min(index + 4, endIndex)].makeIterator()
    var codec = UTF8()
    guard case .scalarValue(let scalar) = codec.decode(&bytes) else { return ("\u{FFFD}", 1) }
    return (scalar, UTF8.width(scalar))
  }
}

extension SourceText {
  /// The text without white space in front, in Unicode's sense.
  func trimmingLeadingSpace() -> SourceText {
    var start = 0
    while start < count {
      let (scalar, length) = bytes.scalar(at: bytes.startIndex + start)
      guard scalar.properties.isWhitespace else { break }
      start += length
    }
    return slice(min(start, count)..<count)
  }

  /// The text without white space behind, in Unicode's sense.
  func trimmingTrailingSpace() -> SourceText {
    var end = count
    while end > 0 {
      var start = end - 1
      while start > 0, end - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
      let (scalar, length) = bytes.scalar(at: bytes.startIndex + start)
      guard start + length == end, scalar.properties.isWhitespace else { break }
      end = start
    }
    return slice(0..<end)
  }

  /// Whether the text holds the bytes of an ASCII string.
  func contains(_ other: StaticString) -> Bool { offset(of: other) != nil }

  /// The offset of the first place where an ASCII string stands.
  func offset(of other: StaticString) -> Int? {
    other.withUTF8Buffer { pattern in
      guard let first = pattern.first, pattern.count <= count else { return nil }
      for start in 0...(count - pattern.count) where self[start] == first {
        if (1..<pattern.count).allSatisfy({ self[start + $0] == pattern[$0] }) { return start }
      }
      return nil
    }
  }
}
