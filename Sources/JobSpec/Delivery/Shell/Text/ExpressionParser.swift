/// Reads a POSIX regular expression.
struct ExpressionParser {
  typealias Node = ExtendedExpression.Node

  private let text: [UInt32]
  private let isExtended: Bool
  private var position = 0
  private var depth = 0
  private(set) var groupCount = 0

  init(_ text: [UInt32], isExtended: Bool) {
    self.text = text
    self.isExtended = isExtended
  }

  /// The whole expression; nil where it is wrong.
  mutating func parse() -> Node? {
    guard let node = alternatives(), position == text.count else { return nil }
    return node
  }

  private func at(_ offset: Int) -> UInt32? { position + offset < text.count ? text[position + offset] : nil }

  /// Takes an operator, which a basic expression writes with a backslash.
  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    if isExtended {
      guard at(0) == mark.value else { return false }
      position += 1
    } else {
      guard at(0) == 0x5C, at(1) == mark.value else { return false }
      position += 2
    }
    return true
  }

  private mutating func alternatives() -> Node? {
    depth += 1
    defer { depth -= 1 }
    guard depth < 50, let first = sequence() else { return nil }
    var nodes = [first]
    while take("|") {
      guard let next = sequence() else { return nil }
      nodes.append(next)
    }
    return nodes.count == 1 ? first : .alternatives(nodes)
  }

  private var isAtEnd: Bool {
    guard let next = at(0) else { return true }
    if isExtended { return next == 0x7C || (next == 0x29 && depth > 1) }
    return next == 0x5C && (at(1) == 0x7C || at(1) == 0x29)
  }

  private mutating func sequence() -> Node? {
    var nodes: [Node] = []
    while !isAtEnd {
      guard var node = atom(isFirst: nodes.isEmpty) else { return nil }
      while let (least, most) = quantifier() {
        guard least <= most, most == .max || most <= 255 else { return nil }
        node = .repeated(node, least, most)
      }
      nodes.append(node)
    }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  private mutating func quantifier() -> (Int, Int)? {
    if at(0) == 0x2A {
      position += 1
      return (0, .max)
    }
    if take("+") { return (1, .max) }
    if take("?") { return (0, 1) }
    let start = position
    guard take("{") else { return nil }
    if let bounds = bounds() { return bounds }
    position = start
    return nil
  }

  private mutating func bounds() -> (Int, Int)? {
    let least = number()
    var most = least
    if at(0) == 0x2C {
      position += 1
      most = number() ?? .max
    }
    guard let bound = most, take("}") else { return nil }
    return (least ?? 0, bound)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let digit = at(0), (0x30...0x39).contains(digit), value ?? 0 < 10_000 {
      value = (value ?? 0) * 10 + Int(digit) - 0x30
      position += 1
    }
    return value
  }

  private mutating func atom(isFirst: Bool) -> Node? {
    if take("(") {
      groupCount += 1
      let group = groupCount
      guard let inner = alternatives(), take(")") else { return nil }
      return .group(group, inner)
    }
    guard let next = at(0) else { return nil }
    position += 1
    switch next {
    case 0x2E: return .anyCharacter
    case 0x5B: return set()
    case 0x5E where isExtended || isFirst: return .lineStart
    case 0x24 where isExtended || isAtEnd: return .lineEnd
    case 0x2A where isExtended || !isFirst: return isExtended && isFirst ? .character(next) : nil
    case 0x2B where isExtended, 0x3F where isExtended: return nil
    case 0x5C: return escape()
    default: return .character(next)
    }
  }

  private mutating func escape() -> Node? {
    guard let next = at(0) else { return nil }
    position += 1
    let word: [ClosedRange<UInt32>] = GlobPatternParser.ranges(ofClass: "word")
    let space: [ClosedRange<UInt32>] = GlobPatternParser.ranges(ofClass: "space")
    switch next {
    case 0x77: return .set(.init(ranges: word))
    case 0x57: return .set(.init(ranges: word, isNegated: true))
    case 0x73: return .set(.init(ranges: space))
    case 0x53: return .set(.init(ranges: space, isNegated: true))
    case 0x62: return .wordEdge(atStart: true, atEnd: true)
    case 0x3C: return .wordEdge(atStart: true, atEnd: false)
    case 0x3E: return .wordEdge(atStart: false, atEnd: true)
    case 0x31...0x39: return .reference(Int(next) - 0x30)
    case 0x6E: return .character(0x0A)
    case 0x74: return .character(0x09)
    case 0x41...0x5A, 0x61...0x7A, 0x60, 0x27: return nil
    default: return .character(next)
    }
  }

  /// `[...]`, in which a backslash means itself.
  private mutating func set() -> Node? {
    var set = GlobPattern.CharacterSet()
    if at(0) == 0x5E {
      set.isNegated = true
      position += 1
    }
    var isFirst = true
    while let next = at(0) {
      if next == 0x5D, !isFirst {
        position += 1
        return .set(set)
      }
      isFirst = false
      if next == 0x5B, at(1) == 0x3A {
        guard let ranges = characterClass() else { return nil }
        set.ranges += ranges
        continue
      }
      if next == 0x5B, at(1) == 0x2E || at(1) == 0x3D { return nil }
      if at(1) == 0x2D, let upper = at(2), upper != 0x5D {
        guard next <= upper else { return nil }
        set.ranges.append(next...upper)
        position += 3
      } else {
        set.ranges.append(next...next)
        position += 1
      }
    }
    return nil
  }

  private mutating func characterClass() -> [ClosedRange<UInt32>]? {
    var index = position + 2
    var name = ""
    while index + 1 < text.count {
      if text[index] == 0x3A, text[index + 1] == 0x5D {
        position = index + 2
        let ranges = GlobPatternParser.ranges(ofClass: name)
        return ranges.isEmpty ? nil : ranges
      }
      guard let scalar = Unicode.Scalar(text[index]) else { return nil }
      name.unicodeScalars.append(scalar)
      index += 1
    }
    return nil
  }
}
