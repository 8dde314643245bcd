import Syntax

/// A piece of a word behind parameter expansion and the like, in front of field splitting.
enum WordPiece {
  /// Text, what it was written as, and how it was quoted.
  case text(ShellText, Quoting, Value.Part)
  /// A field ends here, whatever the splitting does: between the words of `"$@"`.
  case fieldBreak
  /// Any number of fields that are not known.
  case fields(Value.Part)

  /// How a piece was quoted.
  enum Quoting {
    /// It stands in the script without quotes: never split, but live as a pattern.
    case bare
    /// Quoted: neither split nor live.
    case quoted
    /// It came out of an expansion without quotes: split, and live as a pattern.
    case result
  }
}

/// A word of a command behind all expansions.
struct Field {
  /// How many words it stands for.
  enum Count {
    case one
    /// At least one: a pattern of file names.
    case some
    /// Any number: an unquoted value that is not known.
    case any
  }

  var text: ShellText
  var value: Value
  var count: Count = .one
}

/// Puts the pieces of one word together to fields.
struct FieldBuilder {
  private let separators: [UInt8]?
  private let splits: Bool
  private let globs: Bool
  /// Whether a pattern that no file matches may come to nothing.
  private let dropsPatterns: Bool
  private let location: Location
  private(set) var fields: [Field] = []
  private var text = ShellText.empty
  private var parts: [Value.Part] = []
  private var isOpen = false
  private var isUncertain = false
  private var isPattern = false
  private var absorbsSeparator = false

  /// `separators` is IFS, nil when it is not known.
  init(separators: [UInt8]?, splits: Bool, globs: Bool, dropsPatterns: Bool, location: Location) {
    self.separators = separators
    self.splits = splits
    self.globs = globs
    self.dropsPatterns = dropsPatterns
    self.location = location
  }

  mutating func add(_ piece: WordPiece) {
    switch piece {
    case .fieldBreak:
      close()
      absorbsSeparator = false
    case .fields(let part):
      text.append(.unknown())
      parts.append(part)
      isUncertain = true
      isOpen = true
    case .text(let piece, .quoted, let part):
      append(piece, part)
      isOpen = true
    case .text(let piece, .bare, let part):
      if globs, hasPattern(piece) { isPattern = true }
      append(piece, part)
      isOpen = true
    case .text(let piece, .result, let part):
      splits ? split(piece, part) : appendUnsplit(piece, part)
    }
  }

  private mutating func append(_ piece: ShellText, _ part: Value.Part) {
    text.append(piece)
    parts.append(part)
    absorbsSeparator = false
  }

  /// A result where the shell does not split: it is dropped only when empty.
  private mutating func appendUnsplit(_ piece: ShellText, _ part: Value.Part) {
    append(piece, part)
    switch piece.isEmpty {
    case true: break
    case false: isOpen = true
    case nil:
      isOpen = true
      isUncertain = true
    }
  }

  private mutating func split(_ piece: ShellText, _ part: Value.Part) {
    if globs, hasPattern(piece) { isPattern = true }
    if separators == nil, mayBeSplit(piece) { return add(.fields(part)) }
    var hasPart = false
    var run: (segment: Int, start: Int, end: Int)?
    func flush(_ builder: inout FieldBuilder) {
      guard let (segment, start, end) = run else { return }
      builder.text.append(piece.part(ofSegment: segment, start..<end))
      run = nil
    }
    piece.forEachElement { byte, unknown, segment, offset in
      guard let byte else {
        flush(&self)
        text.append(.unknown(unknown ?? .any))
        if !hasPart { parts.append(part) }
        hasPart = true
        isOpen = true
        if unknown?.isUnsplit != true || separators == nil { isUncertain = true }
        return
      }
      guard let separators else {
        isUncertain = true
        text.append(piece.part(ofSegment: segment, offset..<offset + 1))
        if !hasPart { parts.append(part) }
        hasPart = true
        isOpen = true
        return
      }
      guard separators.contains(byte) else {
        if let current = run, current.segment == segment, current.end == offset {
          run = (segment, current.start, offset + 1)
        } else {
          flush(&self)
          run = (segment, offset, offset + 1)
        }
        if !hasPart { parts.append(part) }
        hasPart = true
        isOpen = true
        absorbsSeparator = false
        return
      }
      flush(&self)
      hasPart = false
      let isBlank = byte == 0x20 || byte == 0x09 || byte == 0x0A
      if isOpen {
        close()
        absorbsSeparator = isBlank
      } else if !isBlank {
        if absorbsSeparator {
          absorbsSeparator = false
        } else {
          isOpen = true
          close()
        }
      }
    }
    flush(&self)
  }

  /// Whether a text has a byte that usual values of IFS hold.
  private func mayBeSplit(_ piece: ShellText) -> Bool {
    piece.segments.contains { segment in
      segment.knownBytes?.contains { !$0.isNameByte && $0 != 0x2E && $0 != 0x2D && $0 != 0x2F } ?? false
    }
  }

  private func hasPattern(_ piece: ShellText) -> Bool {
    var bracket = false
    for segment in piece.segments {
      for byte in segment.knownBytes ?? [] {
        if byte == 0x2A || byte == 0x3F { return true }
        if byte == 0x5B { bracket = true }
        if byte == 0x5D && bracket { return true }
      }
    }
    return false
  }

  private mutating func close() {
    defer {
      text = .empty
      parts = []
      isOpen = false
      isUncertain = false
      isPattern = false
    }
    guard isOpen else { return }
    if parts.count == 1, case .literal = parts[0], let written = text.written { parts = written.map { .literal($0) } }
    var field = Field(text: text, value: Value(parts, text: text, at: location))
    if isUncertain { field.count = .any }
    if isPattern, !isOption(text) {
      // The files that it matches decide; without any, the pattern itself is the word.
      field = Field(
        text: .unknown(.nonEmpty), value: Value([.dynamic(.other, location)], at: location),
        count: isUncertain || dropsPatterns ? .any : .some)
    }
    fields.append(field)
  }

  /// Whether a pattern has a name and `=` in front: no file is called so.
  private func isOption(_ text: ShellText) -> Bool {
    guard let first = text.segments.first?.knownBytes, let equals = first.firstIndex(of: 0x3D) else { return false }
    return !first[..<equals].contains(where: \.isPatternCharacter)
  }

  mutating func finish() -> [Field] {
    close()
    return fields
  }
}

extension Value {
  /// A value with the text that the shell makes of its parts.
  init(_ parts: [Part], text: ShellText, at location: Location) {
    if parts.count == 1, case .literal(let written) = parts[0], case .written? = text.segments.first,
      text.segments.count == 1
    {
      self.init(parts, at: location, known: written.string)
      return
    }
    guard let known = text.string else {
      self.init(parts.contains(where: \.isOpen) ? parts : [.dynamic(.other, location)], at: location)
      return
    }
    let isLiteral = parts.allSatisfy { !$0.isOpen }
    self.init(parts, at: location, known: known, mapped: isLiteral ? nil : text.source(at: location))
  }
}

extension Value.Part {
  /// Whether the part is not literal text.
  var isOpen: Bool { if case .literal = self { false } else { true } }
}

extension ShellText {
  /// The texts that it was written as, where all of it stands in files.
  fileprivate var written: [SourceText]? {
    var texts: [SourceText] = []
    for segment in segments {
      guard case .written(let text) = segment else { return nil }
      texts.append(text)
    }
    return texts
  }

  /// The known text with its map to a file; what has no place there stands for `location`. Unknown pieces are written as
  /// stand-ins.
  func source(at location: Location) -> SourceText {
    if segments.count == 1, case .written(let text) = segments[0] { return text }
    var builder = SourceTextBuilder(file: location.file, anchor: location.range.start)
    for segment in segments {
      switch segment {
      case .written(let text) where text.file == location.file: builder.append(text)
      case .written(let text): builder.append(Array(text.bytes), standingFor: location.range)
      case .computed(let bytes): builder.append(bytes, standingFor: location.range)
      case .unknown(let kind): builder.append(Self.standIn(kind), standingFor: location.range)
      }
    }
    return builder.finish()
  }

  /// What an unknown piece is written as in a script that is built from it: a character for private use.
  private static func standIn(_ kind: Unknown) -> [UInt8] {
    switch kind {
    case .word, .folder: [0xEE, 0x80, 0x81]
    case .any, .lines, .nonEmpty, .folderPrefix: [0xEE, 0x80, 0x80]
    }
  }

  /// Reads text in which unknown pieces may be written as stand-ins.
  init(withStandIns text: SourceText) {
    self = .empty
    var start = 0
    var index = 0
    while index + 2 < text.count {
      guard text[index] == 0xEE, text[index + 1] == 0x80, text[index + 2] == 0x80 || text[index + 2] == 0x81 else {
        index += 1
        continue
      }
      append(ShellText(text.slice(start..<index)))
      append(.unknown(text[index + 2] == 0x81 ? .word : .any))
      index += 3
      start = index
    }
    append(ShellText(text.slice(start..<text.count)))
  }
}
