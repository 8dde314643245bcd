import Syntax

// `echo` and `printf`
extension ShellInterpreter {
  func runEcho(_ call: BuiltinCall) -> ExitStatus {
    var arguments = call.arguments[...]
    var hasNewline = true
    var decodes = dialect == .sh || dialect == .zsh || call.name == "print"
    while let option = arguments.first?.text.string, option.hasPrefix("-"), option.utf8.count > 1,
      arguments.first?.count == .one, option.dropFirst().allSatisfy({ dialect == .sh ? $0 == "n" : "neE".contains($0) })
    {
      arguments.removeFirst()
      for letter in option.dropFirst() {
        switch letter {
        case "n": hasNewline = false
        case "e": decodes = true
        default: decodes = false
        }
      }
      if dialect == .sh { break }
    }
    var text = ShellText.empty
    for (index, argument) in arguments.enumerated() {
      if index > 0 { text.append(ShellText(" ")) }
      text.append(argument.text)
    }
    if decodes {
      let (decoded, isEnded) = decoded(text, style: .echo)
      text = decoded
      if isEnded { hasNewline = false }
    }
    write(hasNewline ? text + ShellText("\n") : text)
    return .success
  }

  /// Decodes the backslash sequences of the known pieces of a text.
  func decoded(_ text: ShellText, style: EscapeSequences.Style) -> (text: ShellText, isEnded: Bool) {
    // A sequence may go over from one piece to the next.
    if text.segments.count > 1, let bytes = text.bytes, bytes.contains(0x5C) {
      return decoded(ShellText(bytes), style: style)
    }
    var result = ShellText.empty
    for (index, segment) in text.segments.enumerated() {
      guard let bytes = segment.knownBytes else {
        if case .unknown(let kind) = segment { result.append(.unknown(kind)) }
        continue
      }
      guard bytes.contains(0x5C) else {
        result.append(text.part(ofSegment: index, 0..<bytes.count))
        continue
      }
      guard let (decoded, isEnded) = EscapeSequences.decode(bytes, style: style, isPosix: dialect == .sh) else {
        result.append(.unknown())
        continue
      }
      result.append(ShellText(decoded))
      if isEnded { return (result, true) }
    }
    return (result, false)
  }

  func runPrintf(_ call: BuiltinCall) -> ExitStatus {
    var arguments = call.arguments[...]
    var target: ShellText?
    if dialect == .bash, let option = arguments.first?.text.string, option.hasPrefix("-v") {
      arguments.removeFirst()
      if option == "-v" {
        guard let name = arguments.popFirst() else { return .known(2) }
        target = name.text
      } else {
        target = ShellText(String(option.dropFirst(2)))
      }
    }
    if arguments.first?.text.string == "--" { arguments.removeFirst() }
    guard let format = arguments.popFirst() else { return .known(2) }
    let isKnown = format.count == .one && arguments.allSatisfy { $0.count == .one }
    var formatter = PrintFormat(shell: self, arguments: arguments.map(\.text))
    let text: ShellText
    if isKnown, let bytes = format.text.bytes {
      text = formatter.output(bytes)
    } else if isKnown {
      text = formatter.output(withUnknowns: format.text)
    } else {
      text = .unknown(.lines)
    }
    let status = ExitStatus(formatter.isWrong ? false : true)
    guard let target else {
      write(text)
      return status
    }
    guard let name = target.string else {
      state.forgetVariables()
      return .unknown
    }
    if let bracket = name.firstIndex(of: "["), name.hasSuffix("]") {
      let key = ShellText(String(name[name.index(after: bracket)...].dropLast()))
      storeElement(resolve(String(name[..<bracket])), key: key, value: text.asOneText, assignment: nil)
      return status
    }
    guard name.isShellName else { return .known(2) }
    return assignComputed(name, text.asOneText, at: call.location) ? status : .known(1)
  }
}

/// Formats as `printf` does.
private struct PrintFormat {
  let shell: ShellInterpreter
  let arguments: [ShellText]
  private var next = 0
  private var isEnded = false
  private(set) var isWrong = false

  init(shell: ShellInterpreter, arguments: [ShellText]) {
    self.shell = shell
    self.arguments = arguments
  }

  /// The output: the format is used again while arguments are left.
  mutating func output(_ format: [UInt8]) -> ShellText {
    var text = ShellText.empty
    repeat {
      let before = next
      text.append(once(format))
      if next == before { break }
    } while next < arguments.count && !isEnded
    return text
  }

  /// The output of a format that is not known as a whole: what it holds besides conversions.
  mutating func output(withUnknowns format: ShellText) -> ShellText {
    for segment in format.segments where segment.knownBytes?.contains(0x25) == true { return .unknown(.lines) }
    return shell.decoded(format, style: .format).text
  }

  private mutating func once(_ format: [UInt8]) -> ShellText {
    var text = ShellText.empty
    var literal: [UInt8] = []
    var index = 0
    func flush() {
      if let decoded = EscapeSequences.decode(literal, style: .format, isPosix: shell.dialect == .sh) {
        text.append(ShellText(decoded.bytes))
      } else {
        text.append(.unknown())
      }
      literal = []
    }
    while index < format.count, !isEnded {
      guard format[index] == 0x25 else {
        literal.append(format[index])
        index += 1
        continue
      }
      flush()
      index += 1
      if index < format.count, format[index] == 0x25 {
        text.append(ShellText("%"))
        index += 1
        continue
      }
      text.append(conversion(format, &index))
    }
    flush()
    return text
  }

  private struct Specification {
    var isLeft = false
    var isZeroed = false
    var hasSign = false
    var hasBlank = false
    var isAlternate = false
    var width = 0
    var precision: Int?
  }

  private mutating func conversion(_ format: [UInt8], _ index: inout Int) -> ShellText {
    var specification = Specification()
    while index < format.count {
      switch format[index] {
      case 0x2D: specification.isLeft = true
      case 0x30: specification.isZeroed = true
      case 0x2B: specification.hasSign = true
      case 0x20: specification.hasBlank = true
      case 0x23: specification.isAlternate = true
      default:
        guard let width = number(format, &index) else { return .unknown(.lines) }
        specification.width = width
        if index < format.count, format[index] == 0x2E {
          index += 1
          guard let precision = number(format, &index) else { return .unknown(.lines) }
          specification.precision = precision
        }
        guard index < format.count else {
          isWrong = true
          return .empty
        }
        let letter = format[index]
        index += 1
        return converted(letter, specification, format, &index)
      }
      index += 1
    }
    isWrong = true
    return .empty
  }

  /// A number in the format, or `*`, which takes an argument; nil when that is not known.
  private mutating func number(_ format: [UInt8], _ index: inout Int) -> Int? {
    if index < format.count, format[index] == 0x2A {
      index += 1
      return argument().flatMap { $0.string.flatMap { Int($0) } }.map { min(max($0, 0), 10_000) }
    }
    var value = 0
    while index < format.count, format[index].isDigit, value < 10_000 {
      value = value * 10 + Int(format[index] - 0x30)
      index += 1
    }
    return value
  }

  private mutating func argument() -> ShellText? {
    guard next < arguments.count else {
      next += 1
      return nil
    }
    next += 1
    return arguments[next - 1]
  }

  private mutating func converted(
    _ letter: UInt8, _ specification: Specification, _ format: [UInt8], _ index: inout Int
  ) -> ShellText {
    switch letter {
    case UInt8(ascii: "s"):
      return padded(cut(argument() ?? .empty, specification.precision), specification)
    case UInt8(ascii: "b"):
      let (text, ends) = shell.decoded(argument() ?? .empty, style: .argument)
      isEnded = ends
      return padded(text, specification)
    case UInt8(ascii: "c"):
      let text = argument() ?? .empty
      return padded(text.bytes.map { ShellText(Array($0.prefix(1))) } ?? .unknown(), specification)
    case UInt8(ascii: "q"):
      guard shell.dialect != .sh else {
        isWrong = true
        return .empty
      }
      let text = argument() ?? .empty
      return padded(text.string.map { ShellText(ShellQuoting.escaped($0)) } ?? .unknown(), specification)
    case UInt8(ascii: "d"), UInt8(ascii: "i"), UInt8(ascii: "u"), UInt8(ascii: "o"), UInt8(ascii: "x"),
      UInt8(ascii: "X"):
      return integer(letter, specification)
    case UInt8(ascii: "("):
      while index < format.count, format[index] != 0x54 { index += 1 }
      index += 1
      _ = argument()
      return .unknown(.nonEmpty)
    case UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "g"),
      UInt8(ascii: "G"):
      return decimal(letter, specification)
    default:
      isWrong = true
      isEnded = true
      return .empty
    }
  }

  private func cut(_ text: ShellText, _ precision: Int?) -> ShellText {
    guard let precision else { return text }
    guard let bytes = text.bytes else { return .unknown() }
    return precision < bytes.count ? text.slice(0..<precision) : text
  }

  private func padded(_ text: ShellText, _ specification: Specification) -> ShellText {
    guard specification.width > 0 else { return text }
    guard let bytes = text.bytes else { return .unknown(.nonEmpty) }
    let blanks = ShellText([UInt8](repeating: 0x20, count: max(0, specification.width - bytes.count)))
    return specification.isLeft ? text + blanks : blanks + text
  }

  private mutating func integer(_ letter: UInt8, _ specification: Specification) -> ShellText {
    let given = argument() ?? .empty
    guard let text = given.string else { return .unknown(.word) }
    guard let value = Self.integer(text) else {
      isWrong = true
      return .unknown(.word)
    }
    var digits: String
    switch letter {
    case UInt8(ascii: "o"): digits = String(UInt(bitPattern: value), radix: 8)
    case UInt8(ascii: "x"): digits = String(UInt(bitPattern: value), radix: 16)
    case UInt8(ascii: "X"): digits = String(UInt(bitPattern: value), radix: 16, uppercase: true)
    case UInt8(ascii: "u"): digits = String(UInt(bitPattern: value))
    default: digits = String(value.magnitude)
    }
    if let precision = specification.precision {
      digits = String(repeating: "0", count: max(0, precision - digits.utf8.count)) + digits
    }
    var sign = ""
    if letter == UInt8(ascii: "d") || letter == UInt8(ascii: "i") {
      sign = value < 0 ? "-" : specification.hasSign ? "+" : specification.hasBlank ? " " : ""
    } else if specification.isAlternate, value != 0 {
      sign = letter == UInt8(ascii: "o") ? "0" : letter == UInt8(ascii: "u") ? "" : "0" + String(Unicode.Scalar(letter))
    }
    if specification.isZeroed, !specification.isLeft, specification.precision == nil {
      digits = String(repeating: "0", count: max(0, specification.width - sign.utf8.count - digits.utf8.count)) + digits
    }
    return padded(ShellText(sign + digits), specification)
  }

  /// An argument as a number: decimal, octal, hexadecimal, or the code of a character behind a quote.
  private static func integer(_ text: String) -> Int? {
    if text.isEmpty { return 0 }
    if text.hasPrefix("'") || text.hasPrefix("\"") {
      return text.unicodeScalars.dropFirst().first.map { Int($0.value) }
    }
    var digits = text[...]
    while digits.first == " " || digits.first == "\t" { digits.removeFirst() }
    let isNegative = digits.hasPrefix("-")
    if isNegative || digits.hasPrefix("+") { digits.removeFirst() }
    let value: Int?
    if digits.hasPrefix("0x") || digits.hasPrefix("0X") {
      value = Int(digits.dropFirst(2), radix: 16)
    } else if digits.hasPrefix("0"), digits.count > 1 {
      value = Int(digits.dropFirst(), radix: 8)
    } else {
      value = digits.first?.isNumber == true ? Int(digits) : nil
    }
    return value.map { isNegative ? 0 &- $0 : $0 }
  }

  /// `%f` of a number that is written without an exponent; the others are not decided.
  private mutating func decimal(_ letter: UInt8, _ specification: Specification) -> ShellText {
    let given = argument() ?? .empty
    guard letter == UInt8(ascii: "f"), !specification.isZeroed, !specification.hasSign, !specification.hasBlank,
      let text = given.string, let rounded = DecimalNumber.rounded(text, places: specification.precision ?? 6)
    else { return .unknown(.word) }
    return padded(ShellText(rounded), specification)
  }
}

/// Decimal numbers as text, so that no precision is lost.
enum DecimalNumber {
  /// Rounds to some places behind the point; nil for what is no plain number, and for a tie, which depends on binary.
  static func rounded(_ text: String, places: Int) -> String? {
    guard places <= 20, text.utf8.count < 15 else { return nil }
    let isNegative = text.hasPrefix("-")
    let parts = (isNegative ? text.dropFirst() : text[...]).split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first, parts.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) }),
      !whole.isEmpty || parts.count == 2
    else { return nil }
    var digits = (Array(whole.utf8) + (parts.count == 2 ? Array(parts[1].utf8) : [])).map { Int($0) - 0x30 }
    var fraction = parts.count == 2 ? parts[1].utf8.count : 0
    if fraction > places {
      let removed = digits.suffix(fraction - places)
      if removed.first == 5, removed.dropFirst().allSatisfy({ $0 == 0 }) { return nil }
      let roundsUp = (removed.first ?? 0) >= 5
      digits.removeLast(fraction - places)
      if roundsUp { increment(&digits) }
      fraction = places
    }
    digits += Array(repeating: 0, count: places - fraction)
    while digits.count < places + 1 { digits.insert(0, at: 0) }
    while digits.count > places + 1, digits[0] == 0 { digits.removeFirst() }
    let characters = digits.map { String($0) }
    let head = characters.dropLast(places).joined()
    return (isNegative ? "-" : "") + head + (places > 0 ? "." + characters.suffix(places).joined() : "")
  }

  private static func increment(_ digits: inout [Int]) {
    for index in digits.indices.reversed() {
      digits[index] += 1
      if digits[index] < 10 { return }
      digits[index] = 0
    }
    digits.insert(1, at: 0)
  }
}
