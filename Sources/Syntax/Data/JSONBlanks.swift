/// What stands between the parts of a JSON text, and how a person would call what is found there.
extension JSONParser {
  /// Moves to the next byte that means something.
  mutating func skipBlanks() {
    while let byte {
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      case UInt8(ascii: "#"): skipLineComment()
      case UInt8(ascii: "/"):
        switch self.byte(after: 1) {
        case UInt8(ascii: "/"): skipLineComment()
        case UInt8(ascii: "*"): skipBlockComment()
        default: return
        }
      default:
        let length = lengthOfOtherBlank()
        guard length > 0 else { return }
        report(
          once: .otherBlank, "Expected a plain blank, found \(found); JSON has no other.", position, position + length)
        position += length
      }
    }
  }

  /// The length of a character that looks like a blank and that JSON does not take for one; 0 for any other.
  private func lengthOfOtherBlank() -> Int {
    let character = bytes[position..<min(position + 3, end)]
    switch character.first {
    case 0x0B, 0x0C: return 1
    case 0xC2 where character.starts(with: [0xC2, 0xA0]): return 2
    case 0xE2 where character.count == 3 && character.starts(with: [0xE2, 0x80]):
      // U+2000 to U+200B, U+2028, U+2029 and U+202F.
      return character.last.map { $0 <= 0x8B || $0 == 0xA8 || $0 == 0xA9 || $0 == 0xAF } == true ? 3 : 0
    case 0xE3 where character.elementsEqual([0xE3, 0x80, 0x80]): return 3
    case 0xEF where character.elementsEqual([0xEF, 0xBB, 0xBF]): return 3
    default: return 0
    }
  }

  private mutating func skipLineComment() {
    let start = position
    while let byte, byte != 0x0A, byte != 0x0D { position += 1 }
    report(once: .comment, "JSON has no comments.", start, position)
  }

  private mutating func skipBlockComment() {
    let start = position
    position += 2
    while position < end, !(bytes[position] == UInt8(ascii: "*") && byte(after: 1) == UInt8(ascii: "/")) {
      position += 1
    }
    if position == end {
      report(once: .comment, "JSON has no comments, and this one does not end.", start, start + 2)
      isEndReported = true
    } else {
      position += 2
      report(once: .comment, "JSON has no comments.", start, position)
    }
  }

  /// What stands at the position, as a person would call it. It never shows more than one character.
  var found: String {
    guard let byte else { return "the end of the text" }
    switch byte {
    case UInt8(ascii: "\""): return "a string"
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return "a number"
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): return "a word"
    case 0x80...:
      let character = bytes[position..<min(position + 4, end)]
      guard let scalar = String(decoding: character, as: UTF8.self).unicodeScalars.first else { break }
      return "the character U+\(Self.padded(String(scalar.value, radix: 16, uppercase: true)))"
    default: break
    }
    return Self.quoted(byte)
  }

  /// A byte of ASCII in single quotes, or the name of one that cannot be shown.
  static func quoted(_ byte: UInt8) -> String {
    switch byte {
    case 0: "a zero byte"
    case 0x0A, 0x0D: "the end of the line"
    case 0x21..<0x7F: "'\(Character(Unicode.Scalar(byte)))'"
    default: "the character U+\(padded(String(byte, radix: 16, uppercase: true)))"
    }
  }

  private static func padded(_ digits: String) -> String {
    String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}
