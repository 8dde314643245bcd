/// Hosts of URLs as the Rust url crate reads them: percent-decoded, mapped to ASCII by IDNA without its checks of hyphens
/// and lengths, and refused when a delimiter, a blank or a control character is left.
enum HostName {
  /// What keeps a text from being a host, as a predicate; nil where nothing does.
  static func problem(of text: ArraySlice<Unicode.Scalar>) -> String? {
    if text.first == "[" {
      let bytes = Array(String(String.UnicodeScalarView(text)).utf8)[...]
      guard bytes.last == UInt8(ascii: "]"), IPv6Address.isValid(bytes.dropFirst().dropLast()) else {
        return "has a host that is no IPv6 address"
      }
      return nil
    }
    guard let host = mapped(decoded(text)) else { return "has a host with a character that no host may have" }
    guard !host.isEmpty else { return "has no host" }
    let bytes = Array(String(String.UnicodeScalarView(host)).utf8)[...]
    guard IPv4Address.isWanted(bytes) else { return nil }
    return IPv4Address.isValid(bytes) ? nil : "has a host that ends in a number and is no IPv4 address"
  }

  private static func decoded(_ text: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
    guard text.contains("%") else { return Array(text) }
    var bytes: [UInt8] = []
    var rest = Array(String(String.UnicodeScalarView(text)).utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let value = PythonURL.hexByte(rest.prefix(2)) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
  }

  /// The host in the form that IDNA maps it to; nil where a code point has no place in it.
  private static func mapped(_ text: [Unicode.Scalar]) -> [Unicode.Scalar]? {
    var host: [Unicode.Scalar] = []
    for scalar in text {
      switch mapping(of: scalar) {
      case .kept(let scalar): host.append(scalar)
      case .dropped: continue
      case .refused: return nil
      }
    }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.allSatisfy({ isLabel($0) }), isBidirectional(host, labels) else { return nil }
    return host
  }

  private enum Mapping {
    case kept(Unicode.Scalar)
    case dropped
    case refused
  }

  /// Where one code point goes. The full tables are not needed: a name that maps to another name is as good as before.
  private static func mapping(of scalar: Unicode.Scalar) -> Mapping {
    switch scalar.value {
    case 0x41...0x5A: return Unicode.Scalar(scalar.value | 0x20).map(Mapping.kept) ?? .refused
    case 0..<0x80: return isForbidden(scalar) ? .refused : .kept(scalar)
    case 0xFF01...0xFF5E:
      return Unicode.Scalar(scalar.value - 0xFEE0).map { mapping(of: $0) } ?? .refused
    case 0xFFFD: return .refused
    case 0x3002, 0xFF61: return .kept(".")
    case 0xAD, 0x034F, 0x180B...0x180D, 0x180F, 0x200B, 0x2060, 0x2064, 0xFE00...0xFE0F, 0xFEFF, 0x1BCA0...0x1BCA3,
      0xE0100...0xE01EF:
      return .dropped
    default: break
    }
    if foldsToForbidden(scalar.value) { return .refused }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .spaceSeparator, .lineSeparator, .paragraphSeparator:
      return .refused
    default: return .kept(scalar)
    }
  }

  /// The code points whose compatibility form holds a blank or a delimiter (Unicode 15).
  private static func foldsToForbidden(_ value: UInt32) -> Bool {
    switch value {
    case 0xA8, 0xAF, 0xB4, 0xB8, 0x02D8...0x02DD, 0x037A, 0x0384...0x0385, 0x1FBD, 0x1FBF...0x1FC1, 0x1FCD...0x1FCF,
      0x1FDD...0x1FDF, 0x1FED...0x1FEE, 0x1FFD...0x1FFE, 0x2017, 0x203E, 0x2047...0x2049, 0x2100...0x2101,
      0x2105...0x2106, 0x2A74, 0x309B...0x309C, 0xFC5E...0xFC63, 0xFDFA...0xFDFB, 0xFE13, 0xFE16, 0xFE47...0xFE4C,
      0xFE55...0xFE56, 0xFE5F, 0xFE64...0xFE65, 0xFE68, 0xFE6A...0xFE6B, 0xFFE3:
      true
    case 0xFE70...0xFE7E: value & 1 == 0
    default: false
    }
  }

  /// The URL standard's forbidden domain code points among ASCII.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0x20 || scalar.value == 0x7F || "%#/:<>?@[\\]^|".unicodeScalars.contains(scalar)
  }

  /// Whether a label stands: no combining mark in front, and a valid encoding behind `xn--`.
  private static func isLabel(_ label: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = label.first else { return true }
    switch first.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return false
    default: break
    }
    guard label.starts(with: "xn--".unicodeScalars) else { return true }
    guard let decoded = Punycode.decoded(label.dropFirst(4)), decoded.contains(where: { !$0.isASCII }) else {
      return false
    }
    return decoded.allSatisfy { scalar in
      if scalar.properties.changesWhenNFKCCaseFolded { return false }
      if case .kept(let mapped) = mapping(of: scalar) { return mapped == scalar } else { return false }
    }
  }

  /// A part of the rule for right-to-left names (RFC 5893): once a name has such letters, no label starts with a digit, and
  /// no label mixes the directions.
  private static func isBidirectional(_ host: [Unicode.Scalar], _ labels: [ArraySlice<Unicode.Scalar>]) -> Bool {
    guard host.contains(where: isRightToLeft) else { return true }
    return labels.allSatisfy { label in
      guard let first = label.first else { return true }
      if isRightToLeft(first), !isArabicDigit(first) {
        return !label.contains { $0.properties.isAlphabetic && !isRightToLeft($0) }
      }
      return first.properties.isAlphabetic && !isRightToLeft(first) && !label.contains(where: isRightToLeft)
    }
  }

  /// Whether a code point lies in the blocks of right-to-left scripts.
  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }

  private static func isArabicDigit(_ scalar: Unicode.Scalar) -> Bool {
    (0x0660...0x0669).contains(scalar.value)
  }
}

/// The ASCII encoding of international names (RFC 3492).
enum Punycode {
  /// The decoded label; nil where it is malformed.
  static func decoded(_ label: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar]? {
    var output: [Unicode.Scalar] = []
    var rest = label
    if let hyphen = label.lastIndex(of: "-") {
      output = Array(label[..<hyphen])
      rest = label[(hyphen + 1)...]
      if output.isEmpty { return nil }
    }
    guard !rest.isEmpty, label.allSatisfy(\.isASCII), label.count <= 255 else { return nil }
    var point = 128
    var index = 0
    var bias = 72
    while !rest.isEmpty {
      let old = index
      var weight = 1
      var step = 36
      while true {
        guard let scalar = rest.popFirst(), let digit = digit(scalar), index < 1 << 40, weight < 1 << 40 else {
          return nil
        }
        index += digit * weight
        let threshold = step <= bias ? 1 : step >= bias + 26 ? 26 : step - bias
        if digit < threshold { break }
        weight *= 36 - threshold
        step += 36
      }
      let count = output.count + 1
      bias = adapted(index - old, count: count, isFirst: old == 0)
      point += index / count
      index %= count
      guard point <= 0x10FFFF, let scalar = Unicode.Scalar(UInt32(point)) else { return nil }
      output.insert(scalar, at: index)
      index += 1
    }
    return output
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x61...0x7A: Int(scalar.value) - 0x61
    case 0x30...0x39: Int(scalar.value) - 0x30 + 26
    default: nil
    }
  }

  private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var step = 0
    while delta > 455 {
      delta /= 35
      step += 36
    }
    return step + 36 * delta / (delta + 38)
  }
}
