/// A shell pattern: what stands behind `case`, `[[ == ]]` and in `${NAME#pattern}`.
struct GlobPattern: Sendable {
  /// One element.
  indirect enum Element: Sendable {
    case character(UInt32)
    /// `?`
    case anyCharacter
    /// `*`
    case anyText
    /// `[...]`
    case set(CharacterSet)
    /// `?(a|b)` and its kin.
    case group(Group, [GlobPattern])
  }

  /// The extended forms.
  enum Group: UInt8, Sendable {
    case optional = 0x3F  // ?
    case anyNumber = 0x2A  // *
    case oneOrMore = 0x2B  // +
    case one = 0x40  // @
    case not = 0x21  // !
  }

  /// What stands between brackets.
  struct CharacterSet: Sendable {
    var ranges: [ClosedRange<UInt32>] = []
    var isNegated = false

    func contains(_ character: UInt32, ignoringCase: Bool) -> Bool {
      var isIn = ranges.contains { $0.contains(character) }
      if ignoringCase, !isIn {
        isIn = ranges.contains { $0.contains(character.asciiLowercased) || $0.contains(character.asciiUppercased) }
      }
      return isIn != isNegated
    }
  }

  var elements: [Element]

  /// Whether there is nothing but characters.
  var isLiteral: Bool {
    elements.allSatisfy { if case .character = $0 { true } else { false } }
  }

  /// The characters of a pattern that has nothing else.
  var literal: [UInt32]? {
    var characters: [UInt32] = []
    for element in elements {
      guard case .character(let character) = element else { return nil }
      characters.append(character)
    }
    return characters
  }

  /// The pattern that matches each text read backwards.
  var reversed: GlobPattern {
    GlobPattern(
      elements: elements.reversed().map { element in
        if case .group(let kind, let alternatives) = element {
          .group(kind, alternatives.map(\.reversed))
        } else {
          element
        }
      })
  }

  /// Whether it matches the whole of a text.
  func matches(_ text: [UInt32], ignoringCase: Bool = false) -> Bool {
    if let literal, !ignoringCase { return literal == text }
    return ends(in: text, from: 0, ignoringCase: ignoringCase)[text.count]
  }

  /// Where matches that start at an offset can end: one flag for each offset of the text, its end included.
  func ends(in text: [UInt32], from start: Int, ignoringCase: Bool = false) -> [Bool] {
    var starts = [Bool](repeating: false, count: text.count + 1)
    starts[start] = true
    return ends(in: text, from: starts, ignoringCase)
  }

  private func ends(in text: [UInt32], from starts: [Bool], _ ignoringCase: Bool) -> [Bool] {
    var positions = starts
    for element in elements {
      positions = Self.step(element, text, positions, ignoringCase)
      if !positions.contains(true) { break }
    }
    return positions
  }

  private static func step(_ element: Element, _ text: [UInt32], _ starts: [Bool], _ ignoringCase: Bool) -> [Bool] {
    var result = [Bool](repeating: false, count: starts.count)
    switch element {
    case .character(let character):
      for index in text.indices where starts[index] {
        result[index + 1] =
          ignoringCase
          ? text[index].asciiLowercased == character.asciiLowercased : text[index] == character
      }
    case .anyCharacter:
      for index in text.indices where starts[index] { result[index + 1] = true }
    case .set(let set):
      for index in text.indices where starts[index] {
        result[index + 1] = set.contains(text[index], ignoringCase: ignoringCase)
      }
    case .anyText:
      guard let first = starts.firstIndex(of: true) else { return result }
      for index in first..<result.count { result[index] = true }
    case .group(let kind, let alternatives):
      return step(kind, alternatives, text, starts, ignoringCase)
    }
    return result
  }

  private static func step(
    _ kind: Group, _ alternatives: [GlobPattern], _ text: [UInt32], _ starts: [Bool], _ ignoringCase: Bool
  ) -> [Bool] {
    func once(_ starts: [Bool]) -> [Bool] {
      alternatives.reduce([Bool](repeating: false, count: starts.count)) { result, alternative in
        result.union(alternative.ends(in: text, from: starts, ignoringCase))
      }
    }
    switch kind {
    case .one: return once(starts)
    case .optional: return starts.union(once(starts))
    case .oneOrMore, .anyNumber:
      var reached = kind == .anyNumber ? starts : once(starts)
      while true {
        let next = reached.union(once(reached))
        if next == reached { return reached }
        reached = next
      }
    case .not:
      var result = [Bool](repeating: false, count: starts.count)
      for start in starts.indices where starts[start] {
        var single = [Bool](repeating: false, count: starts.count)
        single[start] = true
        let excluded = once(single)
        for end in start..<starts.count where !excluded[end] { result[end] = true }
      }
      return result
    }
  }
}

extension [Bool] {
  fileprivate func union(_ other: [Bool]) -> [Bool] { zip(self, other).map { $0 || $1 } }
}

extension UInt32 {
  /// The small letter of an ASCII capital.
  var asciiLowercased: UInt32 { (0x41...0x5A).contains(self) ? self + 0x20 : self }

  /// The capital of an ASCII small letter.
  var asciiUppercased: UInt32 { (0x61...0x7A).contains(self) ? self - 0x20 : self }
}
