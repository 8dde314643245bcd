/// Blanks as BuildKit's language sees them: what Unicode calls white space, in UTF-8.
extension SourceText {
  /// The length of the blank that starts at an offset; 0 where none does.
  func blankLength(at offset: Int) -> Int {
    guard offset < count else { return 0 }
    let byte = self[offset]
    if byte < 0x80 { return byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) ? 1 : 0 }
    switch byte {
    case 0xC2 where offset + 1 < count:
      return self[offset + 1] == 0x85 || self[offset + 1] == 0xA0 ? 2 : 0
    case 0xE1, 0xE2, 0xE3:
      guard offset + 2 < count else { return 0 }
      return Self.isWideBlank(byte, self[offset + 1], self[offset + 2]) ? 3 : 0
    default:
      return 0
    }
  }

  /// The text without the blanks at both ends.
  func trimmed() -> SourceText {
    var start = 0
    while true {
      let length = blankLength(at: start)
      if length == 0 { break }
      start += length
    }
    var end = count
    while end > start {
      let length = blankLength(before: end)
      if length == 0 || end - length < start { break }
      end -= length
    }
    return slice(start..<end)
  }

  private func blankLength(before end: Int) -> Int {
    for length in 1...3 where end >= length && blankLength(at: end - length) == length { return length }
    return 0
  }

  private static func isWideBlank(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second, third) {
    case (0xE1, 0x9A, 0x80), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80): true
    case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF): true
    default: false
    }
  }
}

extension UInt8 {
  /// Whether it separates the words of an instruction: a blank of ASCII other than a line feed.
  var isDockerfileSeparator: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D && self != 0x0A) }
}
