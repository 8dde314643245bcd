/// Tells whether a plain scalar is a number or a date, by the patterns of one reader or another.
struct YAMLNumber {
  private typealias Bytes = ArraySlice<UInt8>

  private let value: ArraySlice<UInt8>
  private let unsigned: ArraySlice<UInt8>

  init(_ value: ArraySlice<UInt8>) {
    self.value = value
    unsigned = value.first == UInt8(ascii: "+") || value.first == UInt8(ascii: "-") ? value.dropFirst() : value
  }

  private var isSigned: Bool { unsigned.count < value.count }

  /// YAML 1.2.2 section 10.3.2.
  var isCore: Bool {
    if Self.consists(unsigned, of: Self.isDigit) || isSpecial { return true }
    if let digits = Self.behind("0o", value), Self.consists(digits, of: { $0 >= 0x30 && $0 <= 0x37 }) { return true }
    if let digits = Self.behind("0x", value), Self.consists(digits, of: Self.isHexDigit) { return true }
    let whole = unsigned.prefix(while: Self.isDigit)
    var rest = unsigned.dropFirst(whole.count)
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix(while: Self.isDigit)
      rest = rest.dropFirst(fraction.count + 1)
      if whole.isEmpty && fraction.isEmpty { return false }
    } else if whole.isEmpty {
      return false
    }
    return rest.isEmpty || Self.isExponent(rest, isSignNeeded: false)
  }

  /// PyYAML 6: yaml/resolver.py.
  var isYAML11: Bool {
    if unsigned.elementsEqual("0".utf8) || isSpecial || isPrefixed { return true }
    if let digits = Self.behind("0", unsigned), Self.consists(digits, of: { $0 >= 0x30 && $0 <= 0x37 || $0 == 0x5F }) {
      return true
    }
    guard let first = unsigned.first else { return false }
    if first == UInt8(ascii: ".") {
      guard !isSigned, unsigned.dropFirst().first.map(Self.isDigit) == true else { return false }
      return isFraction(isSignNeeded: true)
    }
    guard Self.isDigit(first) else { return false }
    if first != 0x30, Self.consists(unsigned, of: Self.isDigitOrUnderscore) { return true }
    return isSexagesimal || isFraction(isSignNeeded: true)
  }

  /// ruamel.yaml 0.19: ruamel/yaml/resolver.py, the patterns for YAML 1.2.
  var isRuamel: Bool {
    if Self.consists(unsigned, of: Self.isDigitOrUnderscore) || isSpecial || isPrefixed { return true }
    if let digits = Self.behind("0o", unsigned), Self.consists(digits, of: { $0 >= 0x30 && $0 <= 0x37 || $0 == 0x5F }) {
      return true
    }
    guard let first = unsigned.first else { return false }
    if first == UInt8(ascii: ".") {
      return unsigned.count > 1 && isFraction(isSignNeeded: true)
        && unsigned.dropFirst().first.map(Self.isDigitOrUnderscore) == true
    }
    guard Self.isDigit(first) else { return false }
    return isFraction(isSignNeeded: false)
      || Self.isExponent(unsigned.drop(while: Self.isDigitOrUnderscore), isSignNeeded: false)
  }

  /// A date, or a date with a time; the pattern is the same in PyYAML and ruamel.yaml.
  var isTimestamp: Bool {
    var rest = value
    guard Self.take(4...4, &rest), Self.take("-", &rest) else { return false }
    let month = rest.prefix(while: Self.isDigit).count
    guard Self.take(1...2, &rest), Self.take("-", &rest) else { return false }
    let day = rest.prefix(while: Self.isDigit).count
    guard Self.take(1...2, &rest) else { return false }
    if rest.isEmpty { return month == 2 && day == 2 }
    if !Self.take("T", &rest), !Self.take("t", &rest) {
      let blanks = rest.prefix { $0 == 0x20 || $0 == 0x09 }.count
      if blanks == 0 { return false }
      rest = rest.dropFirst(blanks)
    }
    guard Self.take(1...2, &rest), Self.take(":", &rest), Self.take(2...2, &rest), Self.take(":", &rest),
      Self.take(2...2, &rest)
    else { return false }
    if Self.take(".", &rest) { rest = rest.drop(while: Self.isDigit) }
    rest = rest.drop { $0 == 0x20 || $0 == 0x09 }
    if rest.isEmpty { return value.last.map { $0 > 0x20 } == true }
    if Self.take("Z", &rest) { return rest.isEmpty }
    guard Self.take("+", &rest) || Self.take("-", &rest), Self.take(1...2, &rest) else { return false }
    return rest.isEmpty || Self.take(":", &rest) && Self.take(2...2, &rest) && rest.isEmpty
  }

  /// `.inf` and `.nan`, as all three have them.
  private var isSpecial: Bool {
    [".inf", ".Inf", ".INF"].contains { unsigned.elementsEqual($0.utf8) }
      || [".nan", ".NaN", ".NAN"].contains { value.elementsEqual($0.utf8) }
  }

  /// Binary and hexadecimal numbers, underscores among the digits.
  private var isPrefixed: Bool {
    if let digits = Self.behind("0b", unsigned) {
      return Self.consists(digits) { $0 == 0x30 || $0 == 0x31 || $0 == 0x5F }
    }
    return Self.behind("0x", unsigned).map { Self.consists($0) { Self.isHexDigit($0) || $0 == 0x5F } } ?? false
  }

  /// Digits with a point between or around them, underscores among them, and an exponent perhaps.
  private func isFraction(isSignNeeded: Bool) -> Bool {
    var rest = unsigned.drop(while: Self.isDigitOrUnderscore)
    guard Self.take(".", &rest) else { return false }
    rest = rest.drop(while: Self.isDigitOrUnderscore)
    return rest.isEmpty || Self.isExponent(rest, isSignNeeded: isSignNeeded)
  }

  /// `1:30`, a number to the base of sixty, and `1:30.5`.
  private var isSexagesimal: Bool {
    var rest = unsigned.drop(while: Self.isDigitOrUnderscore)
    var groups = 0
    while Self.take(":", &rest) {
      let digits = rest.prefix(2).prefix(while: Self.isDigit)
      if digits.isEmpty || digits.count == 2 && digits.first.map({ $0 > 0x35 }) == true { return false }
      rest = rest.dropFirst(digits.count)
      groups += 1
    }
    if groups == 0 { return false }
    if rest.isEmpty { return unsigned.first != 0x30 }
    return Self.take(".", &rest) && rest.allSatisfy(Self.isDigitOrUnderscore)
  }

  private static func isExponent(_ bytes: Bytes, isSignNeeded: Bool) -> Bool {
    guard bytes.first.map({ $0 | 0x20 == UInt8(ascii: "e") }) == true else { return false }
    var rest = bytes.dropFirst()
    let hasSign = take("+", &rest) || take("-", &rest)
    return (hasSign || !isSignNeeded) && consists(rest, of: isDigit)
  }

  private static func behind(_ prefix: String, _ bytes: Bytes) -> Bytes? {
    bytes.starts(with: prefix.utf8) ? bytes.dropFirst(prefix.utf8.count) : nil
  }

  private static func consists(_ bytes: Bytes, of isMember: (UInt8) -> Bool) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy(isMember)
  }

  private static func take(_ character: String, _ bytes: inout Bytes) -> Bool {
    guard bytes.first == character.utf8.first else { return false }
    bytes = bytes.dropFirst()
    return true
  }

  private static func take(_ count: ClosedRange<Int>, _ bytes: inout Bytes) -> Bool {
    let digits = bytes.prefix(count.upperBound).prefix(while: isDigit).count
    bytes = bytes.dropFirst(digits)
    return count.contains(digits)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func isDigitOrUnderscore(_ byte: UInt8) -> Bool { isDigit(byte) || byte == 0x5F }

  private static func isHexDigit(_ byte: UInt8) -> Bool { byte.digit() != nil }
}
