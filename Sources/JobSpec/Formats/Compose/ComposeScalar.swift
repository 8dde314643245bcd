import Syntax

/// The text that a plain YAML scalar becomes in a Compose environment: go-yaml resolves it to a Go value, which is then
/// printed (measured on compose-go 2.13: `010` gives 8, `1e3` gives 1000, `1.0` gives 1).
enum ComposeScalar {
  /// The printed text, or nil for a null.
  static func text(of plain: String) -> String? {
    switch plain {
    case "", "~", "null", "Null", "NULL": return nil
    case "true", "True", "TRUE": return "true"
    case "false", "False", "FALSE": return "false"
    case "-0": return "-0"
    default: return timestamp(plain) ?? integer(plain) ?? float(plain) ?? plain
    }
  }

  /// Whether a plain scalar stays a string, so neither null nor a Boolean, a number or a time.
  static func isText(_ plain: String) -> Bool {
    switch plain {
    case "", "~", "null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE": false
    default: !isWithoutJSON(plain) && timestamp(plain) == nil && integer(plain) == nil && float(plain) == nil
    }
  }

  /// Whether a plain scalar is an infinity or no number, which compose-go rejects: its schema is checked as JSON.
  static func isWithoutJSON(_ plain: String) -> Bool {
    let magnitude = plain.hasPrefix("+") || plain.hasPrefix("-") ? plain.dropFirst() : plain[...]
    return [".inf", ".Inf", ".INF"].contains { $0 == magnitude } || [".nan", ".NaN", ".NAN"].contains { $0 == plain }
  }

  /// What go-yaml makes of a node.
  enum Kind {
    case null
    case boolean
    case integer
    case float
    case time
    case text
    case collection

    init(_ node: DataNode) {
      guard node.members == nil, node.items == nil, let text = node.text else {
        if case .null = node.content { self = .null } else { self = .collection }
        return
      }
      self = node.style == .plain ? Kind(plain: text.string) : .text
    }

    private init(plain: String) {
      switch plain {
      case "", "~", "null", "Null", "NULL": self = .null
      case "true", "True", "TRUE", "false", "False", "FALSE": self = .boolean
      default:
        self =
          if ComposeScalar.timestamp(plain) != nil {
            .time
          } else if ComposeScalar.integer(plain) != nil {
            .integer
          } else {
            ComposeScalar.float(plain) != nil || ComposeScalar.isWithoutJSON(plain) ? .float : .text
          }
      }
    }
  }

  private static func integer(_ plain: String) -> String? {
    var digits = plain.filter { $0 != "_" }[...]
    let isNegative = digits.hasPrefix("-")
    if isNegative || digits.hasPrefix("+") { digits = digits.dropFirst() }
    guard let first = digits.utf8.first, first >= 0x30, first <= 0x39 else { return nil }
    var radix = 10
    if digits.hasPrefix("0x") || digits.hasPrefix("0X") {
      radix = 16
    } else if digits.hasPrefix("0b") || digits.hasPrefix("0B") {
      radix = 2
    } else if digits.hasPrefix("0o") || digits.hasPrefix("0O") {
      radix = 8
    } else if digits.count > 1, first == 0x30 {
      return printed(UInt64(digits, radix: 8), isNegative)
    }
    if radix != 10 { digits = digits.dropFirst(2) }
    guard digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) else { return nil }
    return printed(UInt64(digits, radix: radix), isNegative)
  }

  private static func printed(_ magnitude: UInt64?, _ isNegative: Bool) -> String? {
    magnitude.map { isNegative && $0 > 0 ? "-\($0)" : "\($0)" }
  }

  private static func float(_ plain: String) -> String? {
    let text = plain.filter { $0 != "_" }
    let allowed = text.utf8.allSatisfy { byte in
      (byte >= 0x30 && byte <= 0x39) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+")
        || byte == UInt8(ascii: "-") || byte | 0x20 == UInt8(ascii: "e")
    }
    guard allowed, text.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    guard let value = Double(text.hasPrefix("+") ? String(text.dropFirst()) : text), value.isFinite else { return nil }
    return printed(value)
  }

  /// A number as Go's `%v` prints it: the shortest digits, with an exponent below -4 and from 6 on.
  private static func printed(_ value: Double) -> String {
    let shortest = "\(value.magnitude)".split(separator: "e")
    let parts = shortest[0].split(separator: ".")
    let whole = parts[0]
    var digits = Array((whole + (parts.count > 1 ? parts[1] : "")).utf8)
    var point = whole.utf8.count + (shortest.count > 1 ? Int(shortest[1]) ?? 0 : 0)
    while digits.count > 1, digits.first == 0x30 {
      digits.removeFirst()
      point -= 1
    }
    while digits.count > 1, digits.last == 0x30 { digits.removeLast() }
    let sign = value.sign == .minus ? "-" : ""
    if digits == [0x30] { return sign + "0" }
    let exponent = point - 1
    if exponent < -4 || exponent >= 6 {
      let fraction = digits.count > 1 ? "." + String(decoding: digits.dropFirst(), as: UTF8.self) : ""
      let power = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
      return sign + String(decoding: digits.prefix(1), as: UTF8.self) + fraction + (exponent < 0 ? "e-" : "e+") + power
    }
    if point <= 0 {
      return sign + "0." + String(repeating: "0", count: -point) + String(decoding: digits, as: UTF8.self)
    }
    let zeros = String(repeating: "0", count: max(0, point - digits.count))
    let fraction = digits.count > point ? "." + String(decoding: digits.dropFirst(point), as: UTF8.self) : ""
    return sign + String(decoding: digits.prefix(point), as: UTF8.self) + zeros + fraction
  }

  /// `2024-01-02`, alone or with a time behind it in UTC.
  private static func timestamp(_ plain: String) -> String? {
    let bytes = Array(plain.utf8)
    guard bytes.count >= 8, bytes[4] == UInt8(ascii: "-") else { return nil }
    let halves = plain.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "T" || $0 == "t" || $0 == " " }
    let date = halves[0].split(separator: "-", omittingEmptySubsequences: false)
    guard date.count == 3, date[0].count == 4, (1...2).contains(date[1].count), (1...2).contains(date[2].count),
      let year = number(date[0]), let month = number(date[1]), let day = number(date[2]), isDate(year, month, day)
    else { return nil }
    let shown = "\(date[0])-\(twoDigits(month))-\(twoDigits(day))"
    if halves.count == 1 {
      return "\(shown) 00:00:00 +0000 UTC"
    }
    // Behind a `T` stands a zone, behind a blank none (go-yaml's allowed layouts).
    let isBlank = plain.utf8.contains(0x20)
    guard isBlank || halves[1].hasSuffix("Z") else { return nil }
    let time = isBlank ? halves[1] : halves[1].dropLast()
    let clock = time.split(separator: ":", omittingEmptySubsequences: false)
    guard clock.count == 3, let hour = number(clock[0]), let minute = number(clock[1]), let second = number(clock[2]),
      hour < 24, minute < 60, second < 60
    else { return nil }
    return "\(shown) \(twoDigits(hour)):\(twoDigits(minute)):\(twoDigits(second)) +0000 UTC"
  }

  private static func number(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? Int(text) : nil
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func isDate(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    guard (1...12).contains(month), day >= 1 else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return day <= days[month - 1]
  }
}
