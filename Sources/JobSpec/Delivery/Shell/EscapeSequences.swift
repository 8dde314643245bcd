import Syntax

/// Backslash sequences as `echo -e` and `printf` read them.
enum EscapeSequences {
  /// Who reads them.
  enum Style {
    /// `echo -e`, and dash's `echo`: `\0nnn`, in dash `\nnn` as well (measured), `\c` ends the output.
    case echo
    /// The format of `printf`: `\nnn`, no `\c`.
    case format
    /// `%b` of `printf`: both octal forms, `\c` ends the output.
    case argument
  }

  /// What text becomes, and whether `\c` ended it. Nil for sequences that are not decided here.
  static func decode(_ text: [UInt8], style: Style, isPosix: Bool = false) -> (bytes: [UInt8], isEnded: Bool)? {
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      guard text[index] == 0x5C, index + 1 < text.count else {
        result.append(text[index])
        index += 1
        continue
      }
      let letter = text[index + 1]
      index += 2
      if let simple = simple(letter, style, isPosix) {
        result.append(simple)
        continue
      }
      switch letter {
      case UInt8(ascii: "c") where style == .echo || style == .argument: return (result, true)
      case UInt8(ascii: "0") where style == .echo || style == .argument:
        result.append(number(text, &index, radix: 8, limit: 3))
      case UInt8(ascii: "0")...UInt8(ascii: "7") where style != .echo || isPosix:
        index -= 1
        result.append(number(text, &index, radix: 8, limit: 3))
      case UInt8(ascii: "x") where !isPosix && index < text.count && text[index].digit() != nil:
        result.append(number(text, &index, radix: 16, limit: 2))
      case UInt8(ascii: "u") where !isPosix, UInt8(ascii: "U") where !isPosix:
        guard let scalar = scalar(text, &index, limit: letter == UInt8(ascii: "u") ? 4 : 8) else { return nil }
        result += UTF8.encode(scalar).map { Array($0) } ?? []
      default: result += [0x5C, letter]
      }
    }
    return (result, false)
  }

  private static func simple(_ letter: UInt8, _ style: Style, _ isPosix: Bool) -> UInt8? {
    if let control = letter.controlCharacter { return control }
    return switch letter {
    case UInt8(ascii: "\\"): 0x5C
    case UInt8(ascii: "e") where !isPosix, UInt8(ascii: "E") where !isPosix: 0x1B
    case UInt8(ascii: "\"") where style == .format: 0x22
    case UInt8(ascii: "'") where style == .format: 0x27
    case UInt8(ascii: "?") where style == .format: 0x3F
    default: nil
    }
  }

  private static func number(_ text: [UInt8], _ index: inout Int, radix: UInt32, limit: Int) -> UInt8 {
    var value: UInt32 = 0
    var count = 0
    while index < text.count, count < limit, let digit = text[index].digit(base: radix) {
      value = value * radix + digit
      index += 1
      count += 1
    }
    return UInt8(truncatingIfNeeded: value)
  }

  private static func scalar(_ text: [UInt8], _ index: inout Int, limit: Int) -> Unicode.Scalar? {
    var value: UInt32 = 0
    var count = 0
    while index < text.count, count < limit, let digit = text[index].digit() {
      value = value << 4 | digit
      index += 1
      count += 1
    }
    return count > 0 ? Unicode.Scalar(value) : nil
  }
}
