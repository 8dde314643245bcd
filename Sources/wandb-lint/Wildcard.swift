/// Shell patterns as git matches them: `*`, `?`, `[...]` and `\`, and `**` as a whole path segment.
enum Wildcard {
  /// Whether a path's names match a pattern's segments; `**` stands for any number of names, at the end for one at least.
  static func matches(segments: [[UInt8]], _ names: [ArraySlice<UInt8>]) -> Bool {
    let anyDepth = Array("**".utf8)
    var segment = 0
    var name = 0
    var retry: (segment: Int, name: Int)?
    while name < names.count {
      if segment < segments.count, segments[segment] == anyDepth {
        if segment == segments.count - 1 { return true }
        retry = (segment, name)
        segment += 1
      } else if segment < segments.count, matches(segments[segment][...], names[name]) {
        segment += 1
        name += 1
      } else if let last = retry {
        retry = (last.segment, last.name + 1)
        segment = last.segment + 1
        name = last.name + 1
      } else {
        return false
      }
    }
    return segment == segments.count
  }

  /// Whether one name matches; only the last `*` is retried, so the cost is at most the product of the lengths.
  static func matches(_ pattern: ArraySlice<UInt8>, _ name: ArraySlice<UInt8>) -> Bool {
    var p = pattern.startIndex
    var n = name.startIndex
    var retry: (p: Int, n: Int)?
    while n < name.endIndex {
      if p < pattern.endIndex, pattern[p] == UInt8(ascii: "*") {
        p += 1
        retry = (p, n)
      } else if let next = step(pattern, p, name[n]) {
        p = next
        n += 1
      } else if let last = retry {
        retry = (last.p, last.n + 1)
        p = last.p
        n = last.n + 1
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
  }

  /// The position behind the pattern's next element when it accepts a byte.
  private static func step(_ pattern: ArraySlice<UInt8>, _ start: Int, _ byte: UInt8) -> Int? {
    guard start < pattern.endIndex else { return nil }
    switch pattern[start] {
    case UInt8(ascii: "?"): return start + 1
    case UInt8(ascii: "\\") where start + 1 < pattern.endIndex: return pattern[start + 1] == byte ? start + 2 : nil
    case UInt8(ascii: "["):
      guard let set = BracketSet(pattern, start) else { return nil }
      return set.accepts(byte) ? set.end : nil
    case let wanted: return wanted == byte ? start + 1 : nil
    }
  }
}

/// A bracket expression such as `[a-z]`, `[!0-9]` or `[[:digit:]]`.
private struct BracketSet {
  /// The position behind the closing bracket.
  let end: Int
  private var ranges: [ClosedRange<UInt8>] = []
  private let isNegated: Bool

  /// Reads the expression at `start`; nil when no bracket closes it.
  init?(_ pattern: ArraySlice<UInt8>, _ start: Int) {
    var index = start + 1
    isNegated = index < pattern.endIndex && (pattern[index] == UInt8(ascii: "!") || pattern[index] == UInt8(ascii: "^"))
    if isNegated { index += 1 }
    let first = index
    while index < pattern.endIndex {
      let byte = pattern[index]
      if byte == UInt8(ascii: "]") && index > first {
        end = index + 1
        return
      }
      if byte == UInt8(ascii: "["), let (named, next) = Self.characterClass(pattern, index) {
        ranges += named
        index = next
        continue
      }
      let low = Self.literal(pattern, &index)
      if index + 1 < pattern.endIndex, pattern[index] == UInt8(ascii: "-"), pattern[index + 1] != UInt8(ascii: "]") {
        index += 1
        let high = Self.literal(pattern, &index)
        if low <= high { ranges.append(low...high) }
      } else {
        ranges.append(low...low)
      }
    }
    return nil
  }

  func accepts(_ byte: UInt8) -> Bool {
    byte != UInt8(ascii: "/") && ranges.contains { $0.contains(byte) } != isNegated
  }

  /// The byte at `index`, a backslash in front of it left out; moves behind it.
  private static func literal(_ pattern: ArraySlice<UInt8>, _ index: inout Int) -> UInt8 {
    if pattern[index] == UInt8(ascii: "\\"), index + 1 < pattern.endIndex { index += 1 }
    defer { index += 1 }
    return pattern[index]
  }

  private static func characterClass(
    _ pattern: ArraySlice<UInt8>, _ start: Int
  ) -> (ranges: [ClosedRange<UInt8>], end: Int)? {
    guard start + 1 < pattern.endIndex, pattern[start + 1] == UInt8(ascii: ":") else { return nil }
    let body = pattern[(start + 2)...]
    guard let colon = body.firstIndex(of: UInt8(ascii: ":")), colon + 1 < pattern.endIndex,
      pattern[colon + 1] == UInt8(ascii: "]"), let ranges = classes[String(decoding: body[..<colon], as: UTF8.self)]
    else { return nil }
    return (ranges, colon + 2)
  }

  private static let digit: ClosedRange<UInt8> = 0x30...0x39
  private static let upper: ClosedRange<UInt8> = 0x41...0x5A
  private static let lower: ClosedRange<UInt8> = 0x61...0x7A
  private static let classes: [String: [ClosedRange<UInt8>]] = [
    "digit": [digit], "upper": [upper], "lower": [lower], "alpha": [upper, lower], "alnum": [digit, upper, lower],
    "xdigit": [digit, 0x41...0x46, 0x61...0x66], "space": [0x09...0x0D, 0x20...0x20],
    "blank": [0x09...0x09, 0x20...0x20],
    "punct": [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E], "cntrl": [0x00...0x1F, 0x7F...0x7F],
    "print": [0x20...0x7E], "graph": [0x21...0x7E],
  ]
}
