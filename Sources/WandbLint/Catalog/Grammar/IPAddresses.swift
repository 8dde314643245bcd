import Syntax

/// IPv4 hosts as the URL standard reads them: decimal, octal and hexadecimal numbers, one to four of them.
enum IPv4Address {
  /// Whether a host must be an IPv4 address because its last label is a number.
  static func isWanted(_ host: ArraySlice<UInt8>) -> Bool {
    var labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)[...]
    if labels.last?.isEmpty == true { labels = labels.dropLast() }
    guard let last = labels.last, !last.isEmpty else { return false }
    return last.allSatisfy(PythonText.isDigit) || number(last) != nil
  }

  /// Whether a host is an IPv4 address.
  static func isValid(_ host: ArraySlice<UInt8>) -> Bool {
    var labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    if labels.last?.isEmpty == true { labels.removeLast() }
    guard (1...4).contains(labels.count) else { return false }
    var numbers: [UInt64] = []
    for label in labels {
      guard let value = number(label), value <= UInt64(UInt32.max) else { return false }
      numbers.append(value)
    }
    let last = numbers.removeLast()
    return numbers.allSatisfy { $0 <= 255 } && last <= UInt64(UInt32.max) >> (8 * UInt64(numbers.count))
  }

  /// The value of a label, which counts as the greatest one where it is too large; nil where it is no number.
  private static func number(_ label: ArraySlice<UInt8>) -> UInt64? {
    guard let first = label.first else { return nil }
    var digits = label
    var radix: UInt32 = 10
    if first == UInt8(ascii: "0"), label.count > 1 {
      let isHex = label.dropFirst().first.map { $0 | 0x20 } == UInt8(ascii: "x")
      radix = isHex ? 16 : 8
      digits = label.dropFirst(isHex ? 2 : 1)
    }
    var value: UInt64 = 0
    for byte in digits {
      guard let digit = byte.digit(base: radix) else { return nil }
      value = min(value * UInt64(radix) + UInt64(digit), UInt64(UInt32.max) + 1)
    }
    return value
  }
}

/// IPv6 hosts: eight groups, one run of zeros left out, an IPv4 address in place of the last two; no zone.
enum IPv6Address {
  static func isValid(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    var groups = 0
    var isCompressed = false
    let colon = UInt8(ascii: ":")
    if rest.starts(with: [colon, colon]) {
      isCompressed = true
      rest = rest.dropFirst(2)
      if rest.isEmpty { return true }
    }
    while true {
      let group = rest.prefix { $0 != colon }
      if group.contains(UInt8(ascii: ".")) {
        return group.count == rest.count && isDottedQuad(group) && isComplete(groups + 2, isCompressed)
      }
      guard (1...4).contains(group.count), group.allSatisfy({ $0.digit() != nil }) else { return false }
      groups += 1
      rest = rest.dropFirst(group.count)
      if rest.isEmpty { return isComplete(groups, isCompressed) }
      rest.removeFirst()
      if rest.first == colon {
        guard !isCompressed else { return false }
        isCompressed = true
        rest.removeFirst()
        if rest.isEmpty { return isComplete(groups, isCompressed) }
      }
      guard !rest.isEmpty, groups < 8 else { return false }
    }
  }

  private static func isComplete(_ groups: Int, _ isCompressed: Bool) -> Bool {
    isCompressed ? groups < 8 : groups == 8
  }

  private static func isDottedQuad(_ text: ArraySlice<UInt8>) -> Bool {
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        (1...3).contains(part.count) && part.allSatisfy(PythonText.isDigit)
          && !(part.count > 1 && part.first == UInt8(ascii: "0"))
          && part.reduce(0) { $0 * 10 + Int($1 & 0x0F) } <= 255
      }
  }
}
