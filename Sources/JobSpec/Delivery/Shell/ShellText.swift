import Syntax

/// Text as a shell holds it, as far as it is known: pieces that are known, each with the place where it was written, and
/// pieces that only the run decides.
struct ShellText: Sendable {
  /// One piece.
  enum Segment: Sendable {
    /// Text as it stands in a file.
    case written(SourceText)
    /// Text that the shell computed.
    case computed([UInt8])
    /// Text that only the run decides.
    case unknown(Unknown)
  }

  /// What is known of a piece that is not known.
  enum Unknown: Hashable, Sendable {
    /// Nothing, but it is taken to lie within one line.
    case any
    /// Nothing: any number of lines, such as a program's output or a file's content.
    case lines
    /// It is not empty.
    case nonEmpty
    /// It is not empty, and has no blanks or pattern characters: a number, a host's name.
    case word
    /// The path of a folder, given relative to the folder of the file that started it all.
    case folder(String)
    /// Nothing, or the path of a folder with a slash behind it.
    case folderPrefix(String)

    var isNonEmpty: Bool {
      switch self {
      case .any, .lines, .folderPrefix: false
      case .nonEmpty, .word, .folder: true
      }
    }

    /// Whether splitting leaves it whole. Paths of job folders are taken to have no blanks.
    var isUnsplit: Bool {
      switch self {
      case .any, .lines, .nonEmpty: false
      case .word, .folder, .folderPrefix: true
      }
    }
  }

  private(set) var segments: [Segment]

  /// The empty text.
  static let empty = ShellText(segments: [])

  private init(segments: [Segment]) { self.segments = segments }

  init(_ text: SourceText) { segments = text.isEmpty ? [] : [.written(text)] }

  init(_ bytes: [UInt8]) { segments = bytes.isEmpty ? [] : [.computed(bytes)] }

  init(_ string: String) { self.init(Array(string.utf8)) }

  init(_ number: Int) { self.init(String(number)) }

  static func unknown(_ kind: Unknown = .any) -> ShellText { ShellText(segments: [.unknown(kind)]) }

  /// The bytes, when all are known.
  var bytes: [UInt8]? {
    switch segments.count {
    case 0: return []
    case 1:
      switch segments[0] {
      case .written(let text): return Array(text.bytes)
      case .computed(let bytes): return bytes
      case .unknown: return nil
      }
    default:
      var all: [UInt8] = []
      for segment in segments {
        switch segment {
        case .written(let text): all.append(contentsOf: text.bytes)
        case .computed(let bytes): all.append(contentsOf: bytes)
        case .unknown: return nil
        }
      }
      return all
    }
  }

  /// The text, when all of it is known; invalid UTF-8 is repaired.
  var string: String? {
    if segments.count == 1, case .written(let text) = segments[0] { return text.string }
    return bytes.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether all of it is known.
  var isKnown: Bool {
    for case .unknown in segments { return false }
    return true
  }

  /// Whether it is empty; nil when that is not known.
  var isEmpty: Bool? {
    if segments.isEmpty { return true }
    for segment in segments {
      guard case .unknown(let kind) = segment else { return false }
      if kind.isNonEmpty { return false }
    }
    return nil
  }

  /// Whether both are known to be the same text, or have the same known and unknown pieces.
  func isSame(as other: ShellText) -> Bool {
    if let bytes, let theirs = other.bytes { return bytes == theirs }
    let mine = normalized
    let theirs = other.normalized
    guard mine.count == theirs.count else { return false }
    return zip(mine, theirs).allSatisfy { a, b in
      switch (a, b) {
      case (.computed(let first), .computed(let second)): first == second
      case (.unknown(let first), .unknown(let second)): first == second
      default: false
      }
    }
  }

  /// The segments with neighbouring known ones joined.
  private var normalized: [Segment] {
    var result: [Segment] = []
    for segment in segments {
      switch segment {
      case .unknown: result.append(segment)
      case .written, .computed:
        let bytes = segment.knownBytes ?? []
        if case .computed(let before) = result.last {
          result[result.count - 1] = .computed(before + bytes)
        } else {
          result.append(.computed(bytes))
        }
      }
    }
    return result
  }

  mutating func append(_ other: ShellText) { segments.append(contentsOf: other.segments) }

  /// Gives up on a text of many pieces of which some are not known: a loop would make it grow for ever.
  mutating func boundUnknowns() {
    if segments.count > 48, segments.count.isMultiple(of: 16), !isKnown { self = .unknown(.lines) }
  }

  static func + (a: ShellText, b: ShellText) -> ShellText {
    if a.segments.isEmpty { return b }
    if b.segments.isEmpty { return a }
    return ShellText(segments: a.segments + b.segments)
  }

  /// What is known when either may hold: the text itself where both are the same, otherwise an unknown one.
  func joined(with other: ShellText) -> ShellText {
    if isSame(as: other) { return self }
    if let folders = joinedFolders(with: other) { return folders }
    return .unknown(other.isEmpty == false && isEmpty == false ? .nonEmpty : .any)
  }

  private func joinedFolders(with other: ShellText) -> ShellText? {
    guard isUnsplit, other.isUnsplit, isEmpty == false, other.isEmpty == false else { return nil }
    return .unknown(.word)
  }

  /// Whether it is one word without blanks or pattern characters, however it turns out.
  private var isUnsplit: Bool {
    segments.allSatisfy { segment in
      guard case .unknown(let kind) = segment else {
        return !(segment.knownBytes ?? []).contains { $0.isShellBlank || $0 == 0x0A || $0.isPatternCharacter }
      }
      return kind.isUnsplit
    }
  }
}

extension ShellText.Segment {
  /// The bytes of a known segment.
  var knownBytes: [UInt8]? {
    switch self {
    case .written(let text): Array(text.bytes)
    case .computed(let bytes): bytes
    case .unknown: nil
    }
  }
}

extension ShellText {
  /// Cuts known text at byte offsets; the places are kept. The offsets count known bytes only, and must lie in a text
  /// that is known.
  func slice(_ range: Range<Int>) -> ShellText {
    var result: [Segment] = []
    var start = 0
    for segment in segments {
      let count: Int
      switch segment {
      case .written(let text): count = text.count
      case .computed(let bytes): count = bytes.count
      case .unknown: count = 0
      }
      let lower = max(range.lowerBound, start) - start
      let upper = min(range.upperBound, start + count) - start
      if lower < upper {
        switch segment {
        case .written(let text): result.append(.written(text.slice(lower..<upper)))
        case .computed(let bytes): result.append(.computed(Array(bytes[lower..<upper])))
        case .unknown: break
        }
      }
      start += count
    }
    return ShellText(segments: result)
  }

  /// The text without newlines at its end.
  var withoutTrailingNewlines: ShellText {
    var result = segments
    while let last = result.last {
      guard let bytes = last.knownBytes else {
        // Newlines at the end of an unknown output are dropped with the rest of what is not known.
        if case .unknown(.nonEmpty) = last { result[result.count - 1] = .unknown(.any) }
        break
      }
      let kept = bytes.lastIndex { $0 != 0x0A }.map { $0 + 1 } ?? 0
      if kept == bytes.count { break }
      result.removeLast()
      if kept > 0 {
        switch last {
        case .written(let text): result.append(.written(text.slice(0..<kept)))
        default: result.append(.computed(Array(bytes[..<kept])))
        }
        break
      }
    }
    return ShellText(segments: result)
  }

  /// The text cut at each newline, the newlines left out. Unknown pieces are taken to lie within one line.
  var lines: [ShellText] {
    var lines: [ShellText] = []
    var line = ShellText.empty
    for segment in segments {
      guard let bytes = segment.knownBytes else {
        line.segments.append(segment)
        continue
      }
      var start = 0
      for (index, byte) in bytes.enumerated() where byte == 0x0A {
        line.append(ShellText(segment, start..<index))
        lines.append(line)
        line = .empty
        start = index + 1
      }
      line.append(ShellText(segment, start..<bytes.count))
    }
    if !line.segments.isEmpty { lines.append(line) }
    return lines
  }

  /// A part of one known segment.
  private init(_ segment: Segment, _ range: Range<Int>) {
    switch segment {
    case .written(let text): self.init(text.slice(range))
    case .computed(let bytes): self.init(Array(bytes[range]))
    case .unknown: self.init(segments: [segment])
    }
  }

  /// The same text with neighbouring known pieces of one file joined.
  var compact: ShellText {
    var result: [Segment] = []
    var run: [SourceText] = []
    func flush() {
      guard let first = run.first else { return }
      var builder = SourceTextBuilder(file: first.file, anchor: first.range.start)
      for text in run { builder.append(text) }
      result.append(.written(builder.finish()))
      run = []
    }
    for segment in segments {
      if case .written(let text) = segment, run.first?.file == text.file || run.isEmpty {
        run.append(text)
        continue
      }
      flush()
      if case .written(let text) = segment { run = [text] } else { result.append(segment) }
    }
    flush()
    return ShellText(segments: result)
  }

  /// The text without its first segment.
  var dropFirstSegment: ShellText { ShellText(segments: Array(segments.dropFirst())) }

  /// The text as the value of a variable: an unknown output in it is one text.
  var asOneText: ShellText {
    guard segments.contains(where: { if case .unknown(.lines) = $0 { true } else { false } }) else { return self }
    return ShellText(segments: segments.map { if case .unknown(.lines) = $0 { .unknown(.any) } else { $0 } })
  }

  /// Whether any number of lines of it are not known.
  var hasUnknownLines: Bool { segments.contains { if case .unknown(.lines) = $0 { true } else { false } } }

  /// Whether it ends in a newline; false when that is not known.
  var endsInNewline: Bool { segments.last?.knownBytes?.last == 0x0A }

  /// The last known byte, where the text ends in known text.
  var lastByte: UInt8? { segments.last?.knownBytes?.last }

  /// The pieces one by one: each known byte, or an unknown piece.
  func forEachElement(_ body: (UInt8?, Unknown?, _ segment: Int, _ offset: Int) -> Void) {
    for (index, segment) in segments.enumerated() {
      switch segment {
      case .unknown(let kind): body(nil, kind, index, 0)
      case .written, .computed:
        for (offset, byte) in (segment.knownBytes ?? []).enumerated() { body(byte, nil, index, offset) }
      }
    }
  }

  /// The part of segment `index` between two offsets.
  func part(ofSegment index: Int, _ range: Range<Int>) -> ShellText {
    guard segments.indices.contains(index) else { return .empty }
    return ShellText(segments[index], range)
  }
}

extension UInt8 {
  /// A space or a tab.
  var isShellBlank: Bool { self == 0x20 || self == 0x09 }

  /// `*`, `?` or `[`: makes an unquoted word a pattern.
  var isPatternCharacter: Bool { self == 0x2A || self == 0x3F || self == 0x5B }

  /// A letter, a digit or `_`.
  var isNameByte: Bool { isNameStart || isDigit }

  /// A letter or `_`.
  var isNameStart: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) || self == 0x5F }

  /// `0` to `9`.
  var isDigit: Bool { (0x30...0x39).contains(self) }
}

extension [UInt8] {
  /// Whether the bytes are a name that a shell variable may have.
  var isShellName: Bool { first?.isNameStart == true && allSatisfy(\.isNameByte) }
}

extension String {
  /// Whether it is a name that a shell variable may have.
  var isShellName: Bool { utf8.first?.isNameStart == true && utf8.allSatisfy(\.isNameByte) }
}
