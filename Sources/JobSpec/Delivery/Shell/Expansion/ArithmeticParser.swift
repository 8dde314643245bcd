/// Evaluates shell arithmetic while it reads it: 64-bit integers that wrap, as bash computes them. Nil stands for a
/// number that is not known.
struct ArithmeticParser {
  /// Why an expression cannot be evaluated.
  enum Mistake: Error {
    case syntax
    case divisionByZero
    case unsetVariable
    case readonly
  }

  /// Whether the part at hand is evaluated, skipped, or one of the two.
  enum Liveness {
    case live, skipped, maybe
  }

  /// Gives and takes variables.
  let variables: any ArithmeticVariables
  private let text: [UInt8]
  /// Whether only what POSIX asks for is there, as in dash: no `**`, `++` or comma.
  private let isPosix: Bool
  private var position = 0
  private var depth: Int
  private var liveness = Liveness.live

  /// The byte that stands for a number that is not known.
  static let unknownMark: UInt8 = 0x01

  init(_ text: [UInt8], variables: any ArithmeticVariables, isPosix: Bool = false, depth: Int = 0) {
    self.text = text
    self.isPosix = isPosix
    self.variables = variables
    self.depth = depth
  }

  /// The value of the whole text.
  mutating func evaluate() throws(Mistake) -> Int? {
    skipBlanks()
    if position == text.count { return 0 }
    let value = try comma()
    guard position == text.count else { throw .syntax }
    return value
  }

  private mutating func comma() throws(Mistake) -> Int? {
    var value = try assignment()
    while !isPosix, take(",") { value = try assignment() }
    return value
  }

  // MARK: - Assignments

  /// A variable, or an element of one, as the target of an assignment.
  private struct Target {
    var name: String
    var subscription: [UInt8]?
  }

  private mutating func assignment() throws(Mistake) -> Int? {
    depth += 1
    defer { depth -= 1 }
    guard depth < 120 else { throw .syntax }
    let start = position
    if let target = target() {
      for mark in ["=", "+=", "-=", "*=", "/=", "%=", "<<=", ">>=", "&=", "^=", "|="] {
        if mark == "=" ? takeEquals() : take(mark) {
          let right = try assignment()
          guard mark != "=" else { return try store(right, in: target) }
          let left = try value(of: target)
          return try store(try combined(left, String(mark.dropLast()), right), in: target)
        }
      }
    }
    position = start
    return try ternary()
  }

  private mutating func takeEquals() -> Bool {
    guard byte(0) == 0x3D, byte(1) != 0x3D else { return false }
    position += 1
    skipBlanks()
    return true
  }

  private mutating func target() -> Target? {
    guard let name = name() else { return nil }
    guard byte(0) == 0x5B else {
      skipBlanks()
      return Target(name: name)
    }
    var open = 0
    let start = position + 1
    while position < text.count {
      if text[position] == 0x5B { open += 1 }
      if text[position] == 0x5D { open -= 1 }
      position += 1
      if open == 0 {
        let inside = Array(text[start..<position - 1])
        skipBlanks()
        return Target(name: name, subscription: inside)
      }
    }
    return nil
  }

  private func store(_ value: Int?, in target: Target) throws(Mistake) -> Int? {
    switch liveness {
    case .skipped: return value
    case .live: try variables.store(value, target.name, target.subscription)
    case .maybe: try variables.store(nil, target.name, target.subscription)
    }
    return value
  }

  private func value(of target: Target) throws(Mistake) -> Int? {
    if liveness == .skipped { return 0 }
    return try variables.value(target.name, target.subscription, depth: depth)
  }

  // MARK: - Operators

  private mutating func ternary() throws(Mistake) -> Int? {
    let condition = try binary(0)
    guard take("?") else { return condition }
    let first = try guarded(condition.map { $0 != 0 }) { (parser: inout Self) throws(Mistake) in try parser.assignment()
    }
    guard take(":") else { throw .syntax }
    let second = try guarded(condition.map { $0 == 0 }) { (parser: inout Self) throws(Mistake) in
      try parser.assignment()
    }
    guard let condition else { return first == second ? first : nil }
    return condition != 0 ? first : second
  }

  /// Evaluates a part that only counts under a condition.
  private mutating func guarded(
    _ condition: Bool?, _ body: (inout Self) throws(Mistake) -> Int?
  ) throws(Mistake) -> Int? {
    let outer = liveness
    switch (condition, liveness) {
    case (_, .skipped), (false, _): liveness = .skipped
    case (true, _): break
    case (nil, _): liveness = .maybe
    }
    defer { liveness = outer }
    return try body(&self)
  }

  private static let levels: [[String]] = [
    ["||"], ["&&"], ["|"], ["^"], ["&"], ["==", "!="], ["<=", ">=", "<", ">"], ["<<", ">>"], ["+", "-"],
    ["*", "/", "%"],
  ]

  private mutating func binary(_ level: Int) throws(Mistake) -> Int? {
    guard level < Self.levels.count else { return try power() }
    var left = try binary(level + 1)
    while let mark = Self.levels[level].first(where: { isOperator($0) }) {
      position += mark.utf8.count
      skipBlanks()
      if level < 2 {
        let isOr = level == 0
        let needed = left.map { isOr ? $0 == 0 : $0 != 0 }
        let right = try guarded(needed) { (parser: inout Self) throws(Mistake) in try parser.binary(level + 1) }
        left = Self.logical(left, right, isOr: isOr)
      } else {
        left = try combined(left, mark, try binary(level + 1))
      }
    }
    return left
  }

  private static func logical(_ left: Int?, _ right: Int?, isOr: Bool) -> Int? {
    if let left {
      if isOr == (left != 0) { return isOr ? 1 : 0 }
      return right.map { $0 != 0 ? 1 : 0 }
    }
    if let right, isOr == (right != 0) { return isOr ? 1 : 0 }
    return nil
  }

  /// Whether an operator stands here, and no longer one that starts with it.
  private func isOperator(_ mark: String) -> Bool {
    var index = position
    for byte in mark.utf8 {
      guard index < text.count, text[index] == byte else { return false }
      index += 1
    }
    let next = index < text.count ? text[index] : 0
    switch mark {
    case "|", "&": return next != mark.utf8.first && next != 0x3D
    case "<", ">": return next != mark.utf8.first
    case "^", "+", "-", "/", "%", "<<", ">>": return next != 0x3D
    case "*": return next != 0x3D && next != 0x2A
    default: return true
    }
  }

  private func combined(_ left: Int?, _ mark: String, _ right: Int?) throws(Mistake) -> Int? {
    if mark == "/" || mark == "%", right == 0, liveness != .skipped { throw .divisionByZero }
    guard let left, let right else { return nil }
    switch mark {
    case "|": return left | right
    case "^": return left ^ right
    case "&": return left & right
    case "==": return left == right ? 1 : 0
    case "!=": return left != right ? 1 : 0
    case "<=": return left <= right ? 1 : 0
    case ">=": return left >= right ? 1 : 0
    case "<": return left < right ? 1 : 0
    case ">": return left > right ? 1 : 0
    case "<<": return left << (right & 63)
    case ">>": return left >> (right & 63)
    case "+": return left &+ right
    case "-": return left &- right
    case "*": return left &* right
    case "/": return right == 0 ? 0 : right == -1 ? 0 &- left : left / right
    case "%": return right == 0 || right == -1 ? 0 : left % right
    default: throw .syntax
    }
  }

  private mutating func power() throws(Mistake) -> Int? {
    let base = try unary()
    guard !isPosix, byte(0) == 0x2A, byte(1) == 0x2A else { return base }
    position += 2
    skipBlanks()
    let exponent = try power()
    guard let base, let exponent else { return nil }
    guard exponent >= 0 else {
      if liveness == .skipped { return 0 }
      throw .syntax
    }
    var result = 1
    var factor = base
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = result &* factor }
      factor = factor &* factor
      rest >>= 1
    }
    return result
  }

  private mutating func unary() throws(Mistake) -> Int? {
    depth += 1
    defer { depth -= 1 }
    guard depth < 120 else { throw .syntax }
    if !isPosix, byte(0) == byte(1), byte(0) == 0x2B || byte(0) == 0x2D {
      let start = position
      let isIncrement = byte(0) == 0x2B
      position += 2
      skipBlanks()
      if let target = target() {
        return try store(try value(of: target).map { isIncrement ? $0 &+ 1 : $0 &- 1 }, in: target)
      }
      position = start
    }
    switch byte(0) {
    case 0x21:
      position += 1
      skipBlanks()
      return try unary().map { $0 == 0 ? 1 : 0 }
    case 0x7E:
      position += 1
      skipBlanks()
      return try unary().map { ~$0 }
    case 0x2B:
      position += 1
      skipBlanks()
      return try unary()
    case 0x2D:
      position += 1
      skipBlanks()
      return try unary().map { 0 &- $0 }
    default: return try primary()
    }
  }

  private mutating func primary() throws(Mistake) -> Int? {
    if take("(") {
      let value = try comma()
      guard take(")") else { throw .syntax }
      return value
    }
    if byte(0) == Self.unknownMark {
      while byte(0) == Self.unknownMark || byte(0).isNameByte { position += 1 }
      skipBlanks()
      return nil
    }
    if byte(0).isDigit { return try number() }
    guard let target = target() else { throw .syntax }
    let value = try value(of: target)
    guard !isPosix, byte(0) == byte(1), byte(0) == 0x2B || byte(0) == 0x2D else { return value }
    let isIncrement = byte(0) == 0x2B
    position += 2
    skipBlanks()
    _ = try store(value.map { isIncrement ? $0 &+ 1 : $0 &- 1 }, in: target)
    return value
  }

  private mutating func number() throws(Mistake) -> Int? {
    var radix = 10
    if byte(0) == 0x30, byte(1) == 0x78 || byte(1) == 0x58 {
      radix = 16
      position += 2
    } else if byte(0) == 0x30, byte(1).isNameByte || byte(1) == 0x23 {
      radix = 8
    }
    var value = 0
    while position < text.count {
      let byte = text[position]
      if byte == Self.unknownMark {
        position += 1
        _ = try number()
        return nil
      }
      if byte == 0x23, radix == 10 {
        guard (2...64).contains(value) else { throw .syntax }
        radix = value
        value = 0
        position += 1
        guard position < text.count, Self.digit(text[position], radix) != nil else { throw .syntax }
        continue
      }
      guard byte.isNameByte || byte == 0x40 else { break }
      guard let digit = Self.digit(byte, radix) else { throw .syntax }
      value = value &* radix &+ digit
      position += 1
    }
    skipBlanks()
    return value
  }

  private static func digit(_ byte: UInt8, _ radix: Int) -> Int? {
    let value: Int
    switch byte {
    case 0x30...0x39: value = Int(byte) - 0x30
    case 0x61...0x7A: value = Int(byte) - 0x57
    case 0x41...0x5A: value = radix <= 36 ? Int(byte) - 0x37 : Int(byte) - 0x1D
    case 0x40: value = 62
    case 0x5F: value = 63
    default: return nil
    }
    return value < radix ? value : nil
  }

  // MARK: - Reading

  private func byte(_ offset: Int) -> UInt8 { position + offset < text.count ? text[position + offset] : 0 }

  private mutating func skipBlanks() {
    while position < text.count, text[position].isShellBlank || text[position] == 0x0A { position += 1 }
  }

  private mutating func take(_ mark: String) -> Bool {
    var index = position
    for byte in mark.utf8 {
      guard index < text.count, text[index] == byte else { return false }
      index += 1
    }
    position = index
    skipBlanks()
    return true
  }

  private mutating func name() -> String? {
    guard byte(0).isNameStart else { return nil }
    let start = position
    while byte(0).isNameByte { position += 1 }
    return String(decoding: text[start..<position], as: UTF8.self)
  }
}

/// Where arithmetic finds and leaves variables.
protocol ArithmeticVariables {
  /// The number that a variable holds; nil when it is not known.
  func value(_ name: String, _ subscription: [UInt8]?, depth: Int) throws(ArithmeticParser.Mistake) -> Int?
  /// Gives a variable a number; nil for one that is not known.
  func store(_ value: Int?, _ name: String, _ subscription: [UInt8]?) throws(ArithmeticParser.Mistake)
}
