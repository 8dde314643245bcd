/// Lets a byte be compared with a character literal: `byte == "$"`, `case "a"..."z":`.
///
/// Only ASCII characters have one byte, so any other literal equals no byte.
@inline(__always)
func == (byte: UInt8, character: Unicode.Scalar) -> Bool { UInt32(byte) == character.value && byte < 0x80 }

/// The reverse of `==`.
@inline(__always)
func != (byte: UInt8, character: Unicode.Scalar) -> Bool { !(byte == character) }

/// Matches a byte against a character literal in a `switch`.
@inline(__always)
func ~= (character: Unicode.Scalar, byte: UInt8) -> Bool { byte == character }

/// Matches a byte against a range of characters in a `switch`.
@inline(__always)
func ~= (characters: ClosedRange<Unicode.Scalar>, byte: UInt8) -> Bool {
  byte < 0x80 && characters.contains(Unicode.Scalar(byte))
}

extension UInt8 {
  /// Whether the byte is one of the characters of a short ASCII string.
  func isOne(of characters: StaticString) -> Bool {
    characters.withUTF8Buffer { $0.contains(self) }
  }

  /// Whether the byte may start a shell variable's name.
  var startsName: Bool { (0x61 <= self | 0x20 && self | 0x20 <= 0x7A) || self == 0x5F }

  /// Whether the byte may stand in a shell variable's name.
  var continuesName: Bool { startsName || isDigit }

  /// Whether the byte is a decimal digit.
  var isDigit: Bool { 0x30 <= self && self <= 0x39 }

  /// Whether the byte is a space or a tab.
  var isBlank: Bool { self == 0x20 || self == 0x09 }

  /// What the byte is worth as a digit of a number to a base of at most 16; nil where it is none.
  public func digit(base: UInt32 = 16) -> UInt32? {
    let value: UInt32
    switch self {
    case "0"..."9": value = UInt32(self) - 0x30
    case "a"..."f": value = UInt32(self) - 0x61 + 10
    case "A"..."F": value = UInt32(self) - 0x41 + 10
    default: return nil
    }
    return value < base ? value : nil
  }

  /// The control character that the letter stands for behind a backslash in C, and in the languages that took C's
  /// escapes from it; nil for other bytes.
  public var controlCharacter: UInt8? {
    switch self {
    case "a": 0x07
    case "b": 0x08
    case "f": 0x0C
    case "n": 0x0A
    case "r": 0x0D
    case "t": 0x09
    case "v": 0x0B
    default: nil
    }
  }
}
