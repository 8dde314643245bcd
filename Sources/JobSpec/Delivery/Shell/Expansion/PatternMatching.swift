import Syntax

/// A pattern that a word was expanded to.
struct PatternText {
  /// The pattern; nil when it rests on text that is not known.
  var pattern: GlobPattern?
}

/// What `${NAME/pattern/word}` puts in place of a match: a live `&` in the word stands for the match (bash 5.2).
struct Replacement {
  /// The pieces of the word; nil stands for the match.
  var pieces: [ShellText?]

  func text(for match: ShellText) -> ShellText { pieces.reduce(.empty) { $0 + ($1 ?? match) } }
}

// Patterns against texts, as far as both are known.
extension ShellInterpreter {
  /// The pattern that a word makes: what quotes hold is literal.
  func expandToPattern(_ word: ShellWord) -> PatternText {
    var characters: [(value: UInt32, isQuoted: Bool)] = []
    for piece in pieces(of: word.parts, WordContext(tildes: .word)) {
      switch piece {
      case .text(let text, let quoting, _):
        guard let bytes = text.bytes else { return PatternText(pattern: nil) }
        characters += Characters(bytes).values.map { ($0, quoting == .quoted) }
      case .fieldBreak: characters.append((0x20, true))
      case .fields: return PatternText(pattern: nil)
      }
    }
    return PatternText(pattern: GlobPatternParser.parse(characters, isExtended: readsExtendedPatterns))
  }

  /// The replacement that a word makes.
  func expandToReplacement(_ word: ShellWord?) -> Replacement {
    var result = Replacement(pieces: [])
    for piece in pieces(of: word?.parts ?? [], WordContext(tildes: .word)) {
      switch piece {
      case .text(let text, let quoting, _):
        guard dialect == .bash, quoting != .quoted, let bytes = text.bytes, bytes.contains(0x26) else {
          result.pieces.append(text)
          continue
        }
        for (index, part) in bytes.split(separator: 0x26, omittingEmptySubsequences: false).enumerated() {
          if index > 0 { result.pieces.append(nil) }
          result.pieces.append(ShellText(Array(part)))
        }
      case .fieldBreak: result.pieces.append(ShellText(" "))
      case .fields: result.pieces.append(.unknown())
      }
    }
    return result
  }

  /// Whether `+(a|b)` and the like are patterns; `[[ ]]` reads them always.
  private var readsExtendedPatterns: Bool {
    switch dialect {
    case .bash: state.options.has(.extendedGlob) || isInConditional
    case .ksh: true
    case .sh, .zsh: false
    }
  }

  /// Whether a pattern matches the whole of a text; nil when that is not known.
  func matches(_ pattern: PatternText, _ text: ShellText) -> Bool? {
    guard let pattern = pattern.pattern else { return nil }
    let ignoresCase = state.options[.noCaseMatch]
    if let bytes = text.bytes {
      guard bytes.count < 20_000 || pattern.isLiteral else { return nil }
      guard let ignoresCase else { return nil }
      return pattern.matches(Characters(bytes).values, ignoringCase: ignoresCase)
    }
    if pattern.elements.count == 1, case .anyText = pattern.elements[0] { return true }
    if pattern.elements.isEmpty { return text.isEmpty }
    return ignoresCase == false && excludes(pattern, text) ? false : nil
  }

  /// Whether the known beginning or end of a text rules out that a pattern matches it.
  private func excludes(_ pattern: GlobPattern, _ text: ShellText) -> Bool {
    guard let first = text.segments.first, let last = text.segments.last else { return false }
    return Self.contradicts(pattern.elements[...], Characters(first.knownBytes ?? []).values[...])
      || Self.contradicts(pattern.elements.reversed()[...], Characters(last.knownBytes ?? []).values.reversed()[...])
  }

  private static func contradicts(_ elements: ArraySlice<GlobPattern.Element>, _ text: ArraySlice<UInt32>) -> Bool {
    for (element, character) in zip(elements, text) {
      switch element {
      case .character(let expected): if expected != character { return true }
      case .set(let set): if !set.contains(character, ignoringCase: false) { return true }
      case .anyCharacter: continue
      case .anyText, .group: return false
      }
    }
    // A literal pattern is shorter than the text that is known to be there.
    return elements.count < text.count && elements.allSatisfy { if case .anyText = $0 { false } else { true } }
  }

  /// `${NAME#pattern}` and its kin.
  func removing(_ pattern: PatternText, from text: ShellText, atStart: Bool, longest: Bool) -> ShellText {
    guard let pattern = pattern.pattern else { return .unknown() }
    guard let bytes = text.bytes else {
      return removingFromPath(pattern, text, atStart: atStart, longest: longest) ?? .unknown()
    }
    let characters = Characters(bytes).values
    guard characters.count < 20_000 else { return .unknown() }
    let ends =
      atStart
      ? pattern.ends(in: characters, from: 0) : pattern.reversed.ends(in: characters.reversed(), from: 0)
    guard let count = longest ? ends.lastIndex(of: true) : ends.firstIndex(of: true) else { return text }
    let kept = atStart ? count..<characters.count : 0..<characters.count - count
    return Self.characters(kept, of: text, bytes)
  }

  /// The usual cuts of a path of which the end is known: `##*/`, `%/*`, `%.*`.
  private func removingFromPath(
    _ pattern: GlobPattern, _ text: ShellText, atStart: Bool, longest: Bool
  ) -> ShellText? {
    guard let tail = text.segments.last?.knownBytes, pattern.elements.count >= 2 else { return nil }
    if atStart {
      guard longest, pattern.elements.count == 2, case .anyText = pattern.elements[0],
        case .character(let mark) = pattern.elements[1], mark < 128
      else { return nil }
      let last = text.segments.count - 1
      if let cut = tail.lastIndex(of: UInt8(mark)) { return text.part(ofSegment: last, cut + 1..<tail.count) }
      guard mark == 0x2F, text.segments.count == 2, case .unknown(.folderPrefix) = text.segments[0] else { return nil }
      return text.part(ofSegment: last, 0..<tail.count)
    }
    guard !longest, case .character(let mark) = pattern.elements[0], mark < 128,
      pattern.elements.dropFirst().allSatisfy({ if case .anyText = $0 { true } else { false } }),
      let cut = tail.lastIndex(of: UInt8(mark))
    else {
      guard !longest, let suffix = pattern.literal else { return nil }
      let bytes = Characters.bytes(suffix)
      guard tail.count >= bytes.count else { return nil }
      return tail.suffix(bytes.count).elementsEqual(bytes) ? text.droppingLast(bytes.count) : text
    }
    return text.droppingLast(tail.count - cut)
  }

  /// `${NAME/pattern/word}` and its kin.
  func replacing(
    _ pattern: PatternText, in text: ShellText, by replacement: Replacement, _ which: ParameterExpansion.Replacement
  ) -> ShellText {
    guard let pattern = pattern.pattern, let bytes = text.bytes else { return .unknown() }
    if pattern.elements.isEmpty, which == .first || which == .all { return text }
    let characters = Characters(bytes).values
    guard characters.count < 2_000 || (pattern.isLiteral && characters.count < 100_000) else { return .unknown() }
    // An empty text is replaced by what matches it.
    if characters.isEmpty { return pattern.matches([]) ? replacement.text(for: .empty) : text }
    var result = ShellText.empty
    var kept = 0
    var index = 0
    func keep(to end: Int) {
      if kept < end { result.append(Self.characters(kept..<end, of: text, bytes)) }
    }
    switch which {
    case .prefix:
      guard let end = pattern.ends(in: characters, from: 0).lastIndex(of: true) else { return text }
      return replacement.text(for: Self.characters(0..<end, of: text, bytes))
        + Self.characters(end..<characters.count, of: text, bytes)
    case .suffix:
      guard let count = pattern.reversed.ends(in: characters.reversed(), from: 0).lastIndex(of: true) else {
        return text
      }
      let start = characters.count - count
      return Self.characters(0..<start, of: text, bytes)
        + replacement.text(for: Self.characters(start..<characters.count, of: text, bytes))
    case .first, .all:
      while index < characters.count {
        guard let end = Self.longestMatch(pattern, characters, index), end > index else {
          index += 1
          continue
        }
        keep(to: index)
        result.append(replacement.text(for: Self.characters(index..<end, of: text, bytes)))
        kept = end
        index = end
        if which == .first { break }
      }
      keep(to: characters.count)
      return result
    }
  }

  private static func longestMatch(_ pattern: GlobPattern, _ text: [UInt32], _ start: Int) -> Int? {
    if let literal = pattern.literal {
      guard start + literal.count <= text.count, text[start..<start + literal.count].elementsEqual(literal) else {
        return nil
      }
      return start + literal.count
    }
    if case .character(let first)? = pattern.elements.first, first != text[start] { return nil }
    return pattern.ends(in: text, from: start).lastIndex(of: true)
  }
}

extension ShellText {
  /// The text without some bytes at its end, which must lie in its last segment.
  fileprivate func droppingLast(_ count: Int) -> ShellText {
    guard let last = segments.last?.knownBytes else { return self }
    var result = ShellText.empty
    for index in segments.indices.dropLast() {
      switch segments[index] {
      case .written(let text): result.append(ShellText(text))
      case .computed(let bytes): result.append(ShellText(bytes))
      case .unknown(let kind): result.append(.unknown(kind))
      }
    }
    result.append(part(ofSegment: segments.count - 1, 0..<max(0, last.count - count)))
    return result
  }
}
