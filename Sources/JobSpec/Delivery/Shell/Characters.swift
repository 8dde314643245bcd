/// The characters of UTF-8 text, as a shell in a UTF-8 locale counts them. A byte that belongs to no character stands
/// for itself, outside the range of Unicode.
struct Characters {
  private(set) var values: [UInt32] = []

  init(_ bytes: [UInt8]) {
    values.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let length = Self.length(bytes, at: index)
      if length == 1, bytes[index] >= 0x80 {
        values.append(0x11_0000 + UInt32(bytes[index]))
      } else {
        values.append(Self.decode(bytes[index..<index + length]))
      }
      index += length
    }
  }

  init(values: [UInt32]) { self.values = values }

  /// The bytes that some characters stand for.
  static func bytes(_ values: some Sequence<UInt32>) -> [UInt8] {
    var result: [UInt8] = []
    for value in values {
      if value < 0x80 {
        result.append(UInt8(value))
      } else if value >= 0x11_0000 {
        result.append(UInt8(truncatingIfNeeded: value))
      } else if let scalar = Unicode.Scalar(value) {
        result.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
      }
    }
    return result
  }

  /// The number of bytes that a character takes.
  static func byteCount(_ value: UInt32) -> Int {
    switch value {
    case ..<0x80, 0x11_0000...: 1
    case ..<0x800: 2
    case ..<0x1_0000: 3
    default: 4
    }
  }

  private static func length(_ bytes: [UInt8], at index: Int) -> Int {
    let expected: Int
    switch bytes[index] {
    case 0xC2...0xDF: expected = 2
    case 0xE0...0xEF: expected = 3
    case 0xF0...0xF4: expected = 4
    default: return 1
    }
    guard index + expected <= bytes.count,
      bytes[index + 1..<index + expected].allSatisfy({ $0 & 0xC0 == 0x80 }),
      Unicode.Scalar(decode(bytes[index..<index + expected])) != nil,
      byteCount(decode(bytes[index..<index + expected])) == expected
    else { return 1 }
    return expected
  }

  private static func decode(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    guard let first = bytes.first else { return 0 }
    guard bytes.count > 1 else { return UInt32(first) }
    let lead = UInt32(first) & (0x7F >> UInt32(bytes.count))
    return bytes.dropFirst().reduce(lead) { $0 << 6 | UInt32($1 & 0x3F) }
  }
}
