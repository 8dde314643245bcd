/// Which lines `grep` prints.
struct LineMatcher {
  private var literals: [[UInt8]] = []
  private var expressions: [ExtendedExpression] = []
  private let ignoresCase: Bool
  private let isWhole: Bool
  private let isWord: Bool
  private let isAboutStarts: Bool

  /// Nil for patterns that are not decided here.
  init?(_ patterns: [ShellText], _ options: [Character: [ShellText]], name: String) {
    ignoresCase = options["i"] != nil
    isWhole = options["x"] != nil
    isWord = options["w"] != nil
    let isFixed = options["F"] != nil || name == "fgrep"
    let isExtended = options["E"] != nil || name == "egrep"
    var isAboutStarts = !isFixed
    for pattern in patterns {
      guard let bytes = pattern.bytes else { return nil }
      if isFixed {
        literals.append(bytes)
        continue
      }
      guard let expression = ExtendedExpression(bytes, isExtended: isExtended, ignoresCase: ignoresCase) else {
        return nil
      }
      expressions.append(expression)
      isAboutStarts = isAboutStarts && Self.startPatterns.contains(String(decoding: bytes, as: UTF8.self))
    }
    self.isAboutStarts = isAboutStarts
  }

  /// Patterns that only look at how a line begins: comments and empty lines.
  private static let startPatterns: Set<String> = [
    "^#", "^\\s*#", "^ *#", "^[[:space:]]*#", "^[ \\t]*#", "^$", "^\\s*$", "^[[:space:]]*$", "^#|^$", "^\\s*(#|$)",
    "^(#|$)",
    "^\\s*#|^\\s*$", "^ *$", "^[#;]",
  ]

  /// Whether a line matches; nil when that is not known.
  func matches(_ line: ShellText) -> Bool? {
    if let bytes = line.bytes { return matches(bytes) }
    guard isAboutStarts, let start = line.segments.first?.knownBytes, start.contains(where: { !$0.isShellBlank }) else {
      return nil
    }
    return matches(start)
  }

  private func matches(_ bytes: [UInt8]) -> Bool? {
    for literal in literals where matches(literal, bytes) { return true }
    for expression in expressions {
      guard let match = expression.firstMatch(in: bytes) else { return nil }
      guard let range = match?[0] else { continue }
      if isWhole {
        if range == 0..<bytes.count { return true }
        continue
      }
      if isWord, !isWordRange(range, bytes) { return nil }
      return true
    }
    return false
  }

  private func matches(_ literal: [UInt8], _ bytes: [UInt8]) -> Bool {
    let text = ignoresCase ? bytes.map(Self.lowercased) : bytes
    let pattern = ignoresCase ? literal.map(Self.lowercased) : literal
    if isWhole { return text == pattern }
    if pattern.isEmpty { return true }
    var index = 0
    while index + pattern.count <= text.count {
      if text[index] == pattern[0], text[index..<index + pattern.count].elementsEqual(pattern),
        !isWord || isWordRange(index..<index + pattern.count, bytes)
      {
        return true
      }
      index += 1
    }
    return false
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 { UInt8(UInt32(byte).asciiLowercased) }

  private func isWordRange(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
    (range.lowerBound == 0 || !bytes[range.lowerBound - 1].isNameByte)
      && (range.upperBound == bytes.count || !bytes[range.upperBound].isNameByte)
  }

  /// What `-o` prints; nil when that is not decided here.
  func parts(of lines: [ShellText]) -> [ShellText]? {
    guard expressions.count == 1, literals.isEmpty, !isWord, !isWhole else { return nil }
    var result: [ShellText] = []
    for line in lines {
      guard let bytes = line.bytes else { return nil }
      var offset = 0
      while offset <= bytes.count {
        guard let match = expressions[0].firstMatch(in: bytes, from: offset) else { return nil }
        guard let range = match?[0] else { break }
        if !range.isEmpty { result.append(line.slice(range)) }
        offset = max(range.upperBound, range.lowerBound + 1)
      }
    }
    return result
  }
}
