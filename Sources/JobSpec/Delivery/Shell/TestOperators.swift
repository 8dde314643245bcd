import Syntax

/// The operators that `test`, `[ ]` and `[[ ]]` share.
enum TestOperators {
  static let unary: Set<String> = [
    "-n", "-z", "-a", "-b", "-c", "-d", "-e", "-f", "-g", "-h", "-k", "-p", "-r", "-s", "-t", "-u", "-w", "-x", "-G",
    "-L",
    "-N", "-O", "-S", "-o", "-v", "-R",
  ]

  static let binary: Set<String> = [
    "=", "==", "!=", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef", "=~",
  ]

  /// `-n text` and so on; nil when it is not known.
  static func unary(_ mark: String, _ operand: ShellText, _ shell: ShellInterpreter) -> Bool? {
    switch mark {
    case "-n": return operand.isEmpty.map { !$0 }
    case "-z": return operand.isEmpty
    case "-v": return isSet(operand, shell)
    case "-o": return operand.string.flatMap { ShellOptions.named($0) }.flatMap { shell.state.options[$0] }
    case "-t": return nil
    case "-a", "-e", "-f", "-r", "-s", "-d", "-x", "-w":
      if operand.isEmpty == true { return false }
      return exists(mark, operand, shell)
    default: return operand.isEmpty == true ? false : nil
    }
  }

  /// A file that the script wrote or removed itself is known to be there or not; any other may be there when the job
  /// runs.
  private static func exists(_ mark: String, _ operand: ShellText, _ shell: ShellInterpreter) -> Bool? {
    guard let key = shell.fileKey(operand) else { return nil }
    if mark == "-d" {
      if case .written? = shell.state.files[key + "/"] { return true }
      return key.isEmpty || key == "/" || key == "/tmp" ? true : nil
    }
    if operand.string == "/dev/null" { return mark != "-f" && mark != "-s" && mark != "-x" }
    switch shell.state.files[key] ?? .unchanged {
    case .written(let text):
      switch mark {
      case "-s": return text.isEmpty.map { !$0 }
      case "-x": return nil
      default: return true
      }
    case .removed: return false
    case .unknown: return nil
    case .unchanged:
      guard mark != "-x", mark != "-w", let text = shell.currentContents(key) else { return nil }
      return mark == "-s" ? text.isEmpty == false : true
    }
  }

  private static func isSet(_ operand: ShellText, _ shell: ShellInterpreter) -> Bool? {
    guard let name = operand.string else { return nil }
    switch shell.value(ofReference: name) {
    case .text: return true
    case .unset: return false
    case .list(let texts, _): return !texts.isEmpty
    case .maybe, .unknownList: return nil
    }
  }

  /// `text = text` and the operators on files; numbers are compared apart.
  static func binary(_ left: ShellText, _ mark: String, _ right: ShellText, _ shell: ShellInterpreter) -> Bool? {
    switch mark {
    case "=", "==": return equal(left, right)
    case "!=": return equal(left, right).map { !$0 }
    case "<", ">":
      // The order of letters depends on the locale; of ASCII letters of one case and digits it does not.
      guard let first = left.bytes, let second = right.bytes, isPlainOrder(first), isPlainOrder(second) else {
        return nil
      }
      return mark == "<" ? first.lexicographicallyPrecedes(second) : second.lexicographicallyPrecedes(first)
    case "-eq", "-ne", "-lt", "-le", "-gt", "-ge":
      guard let first = number(left), let second = number(right) else { return nil }
      return compare(first, mark, second)
    default: return nil
    }
  }

  private static func isPlainOrder(_ bytes: [UInt8]) -> Bool {
    bytes.allSatisfy { $0.isDigit || (0x61...0x7A).contains($0) }
  }

  /// Whether two texts are the same; nil when that is not known.
  static func equal(_ left: ShellText, _ right: ShellText) -> Bool? {
    if let first = left.bytes, let second = right.bytes { return first == second }
    if left.isEmpty == true, right.isEmpty == false { return false }
    if right.isEmpty == true, left.isEmpty == false { return false }
    return nil
  }

  /// An integer as `test` reads it: blanks around it are allowed.
  static func number(_ text: ShellText) -> Int? {
    guard let bytes = text.bytes else { return nil }
    let trimmed = bytes.drop { $0.isShellBlank || $0 == 0x0A }
    let end = trimmed.lastIndex { !$0.isShellBlank && $0 != 0x0A } ?? trimmed.startIndex
    guard !trimmed.isEmpty else { return nil }
    return Int(String(decoding: trimmed[...end], as: UTF8.self))
  }

  static func compare(_ left: Int, _ mark: String, _ right: Int) -> Bool? {
    switch mark {
    case "-eq": left == right
    case "-ne": left != right
    case "-lt": left < right
    case "-le": left <= right
    case "-gt": left > right
    case "-ge": left >= right
    default: nil
    }
  }
}
