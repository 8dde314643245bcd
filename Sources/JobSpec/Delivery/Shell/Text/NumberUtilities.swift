// `seq` and `expr`
extension TextUtilities {
  /// `seq [FIRST [STEP]] LAST` of whole numbers, with `-s` and `-w`.
  static func sequence(_ call: inout Call) -> ExitStatus {
    var separator = ShellText("\n")
    var isPadded = false
    var numbers: [Int] = []
    var rest = call.arguments[...]
    while let field = rest.popFirst() {
      guard field.count == .one, let word = field.text.string else { return call.giveUp() }
      if word == "-s", let next = rest.popFirst() {
        separator = next.text
      } else if word.hasPrefix("-s"), word.utf8.count > 2 {
        separator = ShellText(String(word.dropFirst(2)))
      } else if word == "-w" {
        isPadded = true
      } else if let number = Int(word) {
        numbers.append(number)
      } else {
        return call.giveUp()
      }
    }
    let first = numbers.count > 1 ? numbers[0] : 1
    let step = numbers.count > 2 ? numbers[1] : 1
    guard (1...3).contains(numbers.count), let last = numbers.last, step != 0,
      last.magnitude < 1 << 40, first.magnitude < 1 << 40, (last - first) / step < 20_000
    else { return call.giveUp() }
    let values = Array(stride(from: first, through: last, by: step))
    if values.isEmpty { return .success }
    let width = isPadded ? max(String(first).utf8.count, String(last).utf8.count) : 0
    var text = ShellText.empty
    for (index, value) in values.enumerated() {
      if index > 0 { text.append(separator) }
      let digits = String(value)
      text.append(ShellText(String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits))
    }
    call.shell.write(text + ShellText("\n"))
    return .success
  }

  /// `expr A + B` and its kin on whole numbers.
  static func expression(_ call: inout Call) -> ExitStatus {
    guard call.arguments.count == 3, call.arguments.allSatisfy({ $0.count == .one }),
      let left = number(call.arguments[0]),
      let right = number(call.arguments[2]), let mark = call.arguments[1].text.string
    else { return call.giveUp() }
    let value: Int
    switch mark {
    case "+": value = left &+ right
    case "-": value = left &- right
    case "*": value = left &* right
    case "/" where right != 0 && right != -1: value = left / right
    case "%" where right != 0 && right != -1: value = left % right
    case "<": value = left < right ? 1 : 0
    case "<=": value = left <= right ? 1 : 0
    case ">": value = left > right ? 1 : 0
    case ">=": value = left >= right ? 1 : 0
    case "=": value = left == right ? 1 : 0
    case "!=": value = left != right ? 1 : 0
    default: return call.giveUp()
    }
    call.shell.write(ShellText("\(value)\n"))
    return ExitStatus(value != 0)
  }

  private static func number(_ field: Field) -> Int? { field.text.string.flatMap { Int($0) } }
}
