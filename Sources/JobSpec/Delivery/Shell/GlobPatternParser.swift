/// Reads a shell pattern from characters, each with whether quotes made it literal.
struct GlobPatternParser {
  private let characters: [(value: UInt32, isQuoted: Bool)]
  private let isExtended: Bool
  private var position = 0
  private var depth = 0

  /// Reads a whole pattern; `isExtended` is for `extglob`.
  static func parse(_ characters: [(value: UInt32, isQuoted: Bool)], isExtended: Bool) -> GlobPattern {
    var parser = GlobPatternParser(characters: characters, isExtended: isExtended)
    return parser.pattern(until: nil)
  }

  private init(characters: [(value: UInt32, isQuoted: Bool)], isExtended: Bool) {
    self.characters = characters
    self.isExtended = isExtended
  }

  /// Reads up to `|` or `)` of the group that `end` says, or all that is left.
  private mutating func pattern(until end: Int?) -> GlobPattern {
    var elements: [GlobPattern.Element] = []
    while position < (end ?? characters.count) {
      let (value, isQuoted) = characters[position]
      if isQuoted {
        elements.append(.character(value))
        position += 1
        continue
      }
      if end != nil, value == UInt32(UInt8(ascii: "|")) { break }
      if let group = group(value) {
        elements.append(group)
        continue
      }
      switch value {
      case 0x2A: elements.append(.anyText)
      case 0x3F: elements.append(.anyCharacter)
      case 0x5B:
        if let set = set() {
          elements.append(.set(set))
          continue
        }
        elements.append(.character(value))
      case 0x5C where position + 1 < characters.count:
        position += 1
        elements.append(.character(characters[position].value))
      default: elements.append(.character(value))
      }
      position += 1
    }
    return GlobPattern(elements: elements)
  }

  private mutating func group(_ value: UInt32) -> GlobPattern.Element? {
    guard isExtended, depth < 50, value < 128, let kind = GlobPattern.Group(rawValue: UInt8(value)),
      position + 1 < characters.count, isLive(position + 1, "("), let close = closing(from: position + 2)
    else { return nil }
    position += 2
    depth += 1
    var alternatives: [GlobPattern] = []
    while true {
      alternatives.append(pattern(until: close))
      guard position < close else { break }
      position += 1
    }
    depth -= 1
    position = close + 1
    return .group(kind, alternatives)
  }

  private func isLive(_ index: Int, _ byte: Unicode.Scalar) -> Bool {
    characters[index].value == byte.value && !characters[index].isQuoted
  }

  private func closing(from start: Int) -> Int? {
    var open = 1
    for index in start..<max(start, characters.count) {
      if isLive(index, "(") { open += 1 }
      if isLive(index, ")") { open -= 1 }
      if open == 0 { return index }
    }
    return nil
  }

  /// Reads `[...]`; nil, with the position unchanged, where no bracket closes it.
  private mutating func set() -> GlobPattern.CharacterSet? {
    var set = GlobPattern.CharacterSet()
    var index = position + 1
    if index < characters.count, isLive(index, "!") || isLive(index, "^") {
      set.isNegated = true
      index += 1
    }
    let first = index
    while index < characters.count {
      if isLive(index, "]"), index > first {
        position = index + 1
        return set
      }
      if isLive(index, "["), index + 1 < characters.count, isLive(index + 1, ":"), let end = classEnd(from: index + 2) {
        let name = String(
          String.UnicodeScalarView((index + 2..<end).compactMap { Unicode.Scalar(characters[$0].value) }))
        set.ranges += Self.ranges(ofClass: name)
        index = end + 2
        continue
      }
      var lower = characters[index].value
      if isLive(index, "\\"), index + 1 < characters.count {
        index += 1
        lower = characters[index].value
      }
      if index + 2 < characters.count, isLive(index + 1, "-"), !isLive(index + 2, "]") {
        let upper = characters[index + 2].value
        if lower <= upper { set.ranges.append(lower...upper) }
        index += 3
      } else {
        set.ranges.append(lower...lower)
        index += 1
      }
    }
    return nil
  }

  private func classEnd(from start: Int) -> Int? {
    var index = start
    while index + 1 < characters.count {
      if isLive(index, ":") && isLive(index + 1, "]") { return index }
      index += 1
    }
    return nil
  }

  /// The ASCII characters of a class such as `digit`.
  static func ranges(ofClass name: String) -> [ClosedRange<UInt32>] {
    switch name {
    case "alpha": [0x41...0x5A, 0x61...0x7A]
    case "digit": [0x30...0x39]
    case "alnum": [0x30...0x39, 0x41...0x5A, 0x61...0x7A]
    case "upper": [0x41...0x5A]
    case "lower": [0x61...0x7A]
    case "space": [0x09...0x0D, 0x20...0x20]
    case "blank": [0x09...0x09, 0x20...0x20]
    case "punct": [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E]
    case "xdigit": [0x30...0x39, 0x41...0x46, 0x61...0x66]
    case "cntrl": [0x00...0x1F, 0x7F...0x7F]
    case "print": [0x20...0x7E]
    case "graph": [0x21...0x7E]
    case "word": [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A]
    default: []
    }
  }
}
