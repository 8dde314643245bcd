/// Cuts a line at IFS as `read` does: the last variable takes what is left, without blanks around it.
struct ReadSplitter {
  private var elements: [(byte: UInt8?, unknown: ShellText.Unknown?, isEscaped: Bool)] = []
  private let separators: [UInt8]?
  private var position = 0

  /// `separators` is IFS, nil when it is not known.
  init(_ line: ShellText, separators: [UInt8]?, isRaw: Bool) {
    self.separators = separators
    var collected: [(byte: UInt8?, unknown: ShellText.Unknown?, isEscaped: Bool)] = []
    var isEscape = false
    line.forEachElement { byte, unknown, _, _ in
      if byte == 0x5C, !isRaw, !isEscape {
        isEscape = true
        return
      }
      collected.append((byte, unknown, isEscape))
      isEscape = false
    }
    elements = collected
    skipBlanks()
  }

  private func isSeparator(_ index: Int) -> Bool {
    guard index < elements.count, let byte = elements[index].byte, !elements[index].isEscaped else { return false }
    return separators?.contains(byte) ?? false
  }

  private func isBlank(_ index: Int) -> Bool {
    guard isSeparator(index), let byte = elements[index].byte else { return false }
    return byte == 0x20 || byte == 0x09 || byte == 0x0A
  }

  private mutating func skipBlanks() { while isBlank(position) { position += 1 } }

  /// The next word; nil when nothing is left.
  mutating func next() -> ShellText? {
    guard position < elements.count else { return nil }
    let start = position
    while position < elements.count, !isSeparator(position) { position += 1 }
    let word = text(start..<position)
    skipBlanks()
    if isSeparator(position) {
      position += 1
      skipBlanks()
    }
    return word
  }

  /// All that is left, as the last variable gets it.
  mutating func rest() -> ShellText {
    let start = position
    // A single word loses the separator behind it.
    var probe = self
    if probe.next() != nil, probe.position >= elements.count {
      let word = next() ?? .empty
      return word
    }
    var end = elements.count
    while end > start, isBlank(end - 1) { end -= 1 }
    position = elements.count
    return text(start..<end)
  }

  /// All words.
  mutating func words() -> [ShellText] {
    var words: [ShellText] = []
    while let word = next() { words.append(word) }
    return words
  }

  /// A line without its backslashes, not cut.
  func withoutBackslashes(_ line: ShellText) -> ShellText { text(0..<elements.count) }

  private func text(_ range: Range<Int>) -> ShellText {
    if separators == nil, !range.isEmpty { return .unknown() }
    var result = ShellText.empty
    var bytes: [UInt8] = []
    for element in elements[range] {
      if let byte = element.byte {
        bytes.append(byte)
      } else {
        result.append(ShellText(bytes))
        bytes = []
        result.append(.unknown(element.unknown ?? .any))
      }
    }
    return result + ShellText(bytes)
  }
}
