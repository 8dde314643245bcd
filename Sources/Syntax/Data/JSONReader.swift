/// Reads JSON as RFC 8259 has it. What is wrong is named at its place, and the rest is still read.
public enum JSONReader {
  /// Reads one document.
  public static func parse(_ text: SourceText) -> DataDocuments {
    if let encoding = TextEncoding.detect(text.bytes) {
      return DataDocuments(roots: [], problems: [encoding.problem(in: text)], comments: [])
    }
    var parser = JSONParser(text)
    if let problem = TextEncoding.invalidUTF8(in: text) { parser.problems.append(problem) }
    let hasRoot = parser.parseDocument()
    let tree = DataTree(text: text, parser.tree)
    return DataDocuments(
      roots: hasRoot ? [DataNode(tree, 0)] : [],
      problems: parser.problems.sorted { $0.location.range < $1.location.range }, comments: [])
  }
}

/// One pass over a JSON text. Positions are indices into the text's storage.
struct JSONParser {
  /// Mistakes of style that a file makes everywhere or nowhere: each is named once.
  enum Habit: Hashable {
    case comment, singleQuotes, unquotedKey, unquotedText, foreignLiteral, controlCharacter, otherBlank
  }

  /// How many mistakes are worth reading.
  static let problemLimit = 100

  let text: SourceText
  let bytes: [UInt8]
  let end: Int
  var position: Int
  var tree = DataTreeBuilder()
  var problems: [SyntaxProblem] = []
  private var habits: Set<Habit> = []
  /// The brackets that close what is open, outermost first.
  var closers: [UInt8] = []
  /// Whether the end of the text has been reported: everything that is still open ends there as well.
  var isEndReported = false

  /// Whether a string that is not closed has swallowed the comma behind it.
  var isCommaForgiven = false

  init(_ text: SourceText) {
    self.text = text
    self.bytes = text.storage
    self.end = text.bounds.upperBound
    self.position = text.bounds.lowerBound
  }

  /// The byte at the position, nil at the end.
  var byte: UInt8? { position < end ? bytes[position] : nil }

  /// The byte some way behind the position.
  func byte(after distance: Int) -> UInt8? { position + distance < end ? bytes[position + distance] : nil }

  /// An index into the storage as an offset into the text, which is what the tree holds.
  func offset(_ index: Int) -> Int { index - text.bounds.lowerBound }

  mutating func report(_ message: String, _ start: Int, _ end: Int) {
    guard problems.count <= Self.problemLimit else { return }
    let isLast = problems.count == Self.problemLimit
    problems.append(
      SyntaxProblem(isLast ? "There are more mistakes; they are not listed." : message, at: place(start, end)))
  }

  mutating func report(once habit: Habit, _ message: String, _ start: Int, _ end: Int) {
    if habits.insert(habit).inserted { report(message, start, end) }
  }

  private func place(_ start: Int, _ end: Int) -> Location {
    text.location(offset(start)..<offset(max(start, min(end, self.end))))
  }

  /// Reports that the text ends where more was due.
  mutating func reportEnd(_ message: String) {
    if !isEndReported { report(message, end, end) }
    isEndReported = true
  }

  /// Whether there was a value at all.
  mutating func parseDocument() -> Bool {
    skipBlanks()
    guard byte != nil else {
      report("There is nothing here; expected a JSON value.", position, position)
      return false
    }
    parseValue(depth: 1)
    skipBlanks()
    if byte != nil, !isEndReported {
      report("Expected the end of the text behind the JSON value, found \(found).", position, position + 1)
    }
    return true
  }

  /// Reads one value, and always adds exactly one.
  mutating func parseValue(depth: Int) {
    guard let byte else {
      reportEnd("The text ends where a value should stand.")
      return tree.add(.invalid, .plain, offset(end), offset(end))
    }
    switch byte {
    case UInt8(ascii: "\""): parseString()
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      if depth > DataTreeBuilder.depthLimit {
        skipTooDeep()
      } else if byte == UInt8(ascii: "{") {
        parseObject(depth: depth)
      } else {
        parseArray(depth: depth)
      }
    case UInt8(ascii: "'"):
      reportSingleQuotes()
      parseString()
    case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ","), UInt8(ascii: ":"):
      report("Expected a value, found \(found).", position, position + 1)
      tree.add(.invalid, .plain, offset(position), offset(position))
      // A bracket may close what is around; nothing is around the root.
      if depth == 1 { position += 1 }
    default: parseWord()
    }
  }

  mutating func reportSingleQuotes() {
    report(once: .singleQuotes, "JSON strings stand in double quotes, not in single ones.", position, position + 1)
  }

  /// Passes over a value that nests too deep.
  private mutating func skipTooDeep() {
    let start = position
    report(
      "Values nest more than \(DataTreeBuilder.depthLimit) levels deep here; what lies deeper is not read.", position,
      position + 1)
    var depth = 0
    while position < end {
      switch bytes[position] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\""): skipString()
      default: break
      }
      position += 1
      if depth == 0 { break }
    }
    position = min(position, end)
    if depth > 0 { isEndReported = true }
    tree.add(.invalid, .plain, offset(start), offset(position))
  }

  /// Moves from a string's opening quote to its closing one, or to the end.
  private mutating func skipString() {
    position += 1
    while position < end, bytes[position] != UInt8(ascii: "\"") {
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
  }
}
