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
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return "+Inf"
    case "-.inf", "-.Inf", "-.INF": return "-Inf"
    case ".nan", ".NaN", ".NAN": return "NaN"
    default: return timestamp(plain) ?? integer(plain) ?? float(plain) ?? plain
    }
  }

  private static func integer(_ plain: String) -> String? {
    var digits = plain.filter { $0 != "_" }[...]
    let isNegative = digits.hasPrefix("-")
    if isNegative || digits.hasPrefix("+") { digits = digits.dropFirst() }
    guard let first = digits.utf8.first, first >= 0x30, first <= 0x39 else { return nil }
    var radix = 10
    if digits.hasPrefix("0x") {
      radix = 16
    } else if digits.hasPrefix("0b") {
      radix = 2
    } else if digits.hasPrefix("0o") {
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
    if value == value.rounded(), value.magnitude < 1e18 { return String(Int64(value)) }
    // Go prints an exponent from 1e21 on, Swift from 2^53 on; both print the shortest digits.
    guard value.magnitude >= 1e21 || value.magnitude < 1e18 else { return nil }
    return "\(value)"
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
    var time = halves[1].drop { $0 == " " }
    guard time.hasSuffix("Z") else { return nil }
    time = time.dropLast()
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
