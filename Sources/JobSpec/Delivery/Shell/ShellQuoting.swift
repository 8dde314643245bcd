/// Quotes text so that a shell reads it back.
enum ShellQuoting {
  /// As `${NAME@Q}` and `set` write it: in single quotes, or `$'...'` where it holds control characters.
  static func quoted(_ text: String) -> String {
    if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return ansiQuoted(text) }
    return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  /// As `printf %q` writes it: with backslashes.
  static func escaped(_ text: String) -> String {
    if text.isEmpty { return "''" }
    if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return ansiQuoted(text) }
    var result = ""
    for (index, scalar) in text.unicodeScalars.enumerated() {
      let isSpecial = scalar.isASCII && " \"'$`\\|&;()<>*?[]{}!,^".unicodeScalars.contains(scalar)
      if isSpecial || (index == 0 && (scalar == "~" || scalar == "#")) { result.unicodeScalars.append("\\") }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  private static func ansiQuoted(_ text: String) -> String {
    var result = "$'"
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x07: result += "\\a"
      case 0x08: result += "\\b"
      case 0x09: result += "\\t"
      case 0x0A: result += "\\n"
      case 0x0B: result += "\\v"
      case 0x0C: result += "\\f"
      case 0x0D: result += "\\r"
      case 0x1B: result += "\\E"
      case 0x27: result += "\\'"
      case 0x5C: result += "\\\\"
      case 0..<0x20, 0x7F:
        let digits = String(scalar.value, radix: 8)
        result += "\\" + String(repeating: "0", count: 3 - digits.utf8.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "'"
  }
}
