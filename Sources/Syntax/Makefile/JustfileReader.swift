/// Reads a justfile as just does, as far as variables and recipes go (just.systems/man, "Grammar").
///
/// A recipe that starts with `#!` is one script; every other line of a recipe is a shell of its own. `{{ ... }}` stays
/// in the text.
public struct JustfileReader {
  private let text: SourceText
  private var index = 0
  private var statements: [MakeStatement] = []
  private var comments: [SourceText] = []
  private var rule: (name: SourceText, lines: [Range<Int>])?

  /// The statements and the comments of a justfile, in order.
  public static func read(_ text: SourceText) -> (statements: [MakeStatement], comments: [SourceText]) {
    var reader = JustfileReader(text: text)
    while reader.index < text.count { reader.readLine() }
    reader.endRule()
    return (reader.statements, reader.comments)
  }

  private init(text: SourceText) { self.text = text }

  private mutating func readLine() {
    let start = index
    var end = start
    while end < text.count, text[end] != 0x0A { end += 1 }
    index = min(text.count, end + 1)
    let line = text.slice(start..<end)
    guard let first = line.bytes.first, line.bytes.contains(where: { $0 > 0x20 }) else { return }
    if first == 0x20 || first == 0x09 {
      rule?.lines.append(start..<index)
      return
    }
    endRule()
    if first == UInt8(ascii: "#") {
      comments.append(line)
      return
    }
    if first == UInt8(ascii: "[") { return }
    readStatement(line)
  }

  private mutating func readStatement(_ line: SourceText) {
    var rest = line
    let isExported = rest.firstWordText == "export"
    if isExported { rest = rest.droppingWord }
    let head = rest.firstWordText
    if head == "set" {
      readSetting(rest.droppingWord)
      return
    }
    if ["alias", "import", "mod", "unexport"].contains(head) { return }
    guard let colon = rest.bytes.firstIndex(of: UInt8(ascii: ":")).map({ $0 - rest.bytes.startIndex }) else { return }
    if colon + 1 < rest.count, rest[colon + 1] == UInt8(ascii: "=") {
      readAssignment(rest, name: 0..<colon, value: colon + 2..<rest.count, isExported: isExported)
    } else {
      var name = rest.slice(
        0..<(rest.bytes.firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: ":") }.map { $0 - rest.bytes.startIndex } ?? colon)
      )
      if name.bytes.first == UInt8(ascii: "@") { name = name.slice(1..<name.count) }
      rule = (name, [])
      readParameters(rest.slice(0..<colon), of: name)
    }
  }

  /// `set export` or `set NAME := value`.
  private mutating func readSetting(_ rest: SourceText) {
    let name = rest.firstWordText
    if name == "export" { statements.append(.export([])) }
    let word = rest.slice(0..<name.utf8.count)
    let value = rest.droppingWord
    let assigned = value.firstWordText == ":=" ? value.droppingWord : value.slice(0..<0)
    statements.append(.setting(name: word, value: assigned))
  }

  /// `$NAME="default"` among a recipe's parameters: exported to the recipe.
  private mutating func readParameters(_ head: SourceText, of rule: SourceText) {
    var rest = head.droppingWord
    while !rest.isEmpty {
      let word = rest.slice(0..<rest.firstWordText.utf8.count)
      rest = rest.droppingWord
      guard word.bytes.first == UInt8(ascii: "$"),
        let equals = (1..<word.count).first(where: { word[$0] == UInt8(ascii: "=") })
      else { continue }
      readAssignment(word, name: 1..<equals, value: equals + 1..<word.count, isExported: true, target: rule)
    }
  }

  private mutating func readAssignment(
    _ line: SourceText, name: Range<Int>, value: Range<Int>, isExported: Bool, target: SourceText? = nil
  ) {
    let name = line.slice(name).trimmed()
    var text = line.slice(value).trimmed()
    var kind = MakeAssignment.Operator.set
    if let quote = text.bytes.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\""), text.count >= 2,
      text[text.count - 1] == quote, !text.slice(1..<text.count - 1).bytes.contains(quote)
    {
      text = text.slice(1..<text.count - 1)
    } else {
      // Everything but one string is computed.
      kind = .command
    }
    statements.append(
      .assignment(
        MakeAssignment(
          name: name, operator: kind, value: text, isExported: isExported, target: target,
          range: name.range.union(text.range))))
  }

  private mutating func endRule() {
    guard let done = rule else { return }
    rule = nil
    let first = done.lines.first.map { text.slice($0).trimmed() }
    if let first, first.count > 1, first[0] == UInt8(ascii: "#"), first[1] == UInt8(ascii: "!"),
      let start = done.lines.first?.lowerBound, let end = done.lines.last?.upperBound
    {
      statements.append(.rule(name: done.name, recipe: [text.slice(start..<end)]))
    } else {
      statements.append(.rule(name: done.name, recipe: done.lines.map { text.slice($0).trimmed() }))
    }
  }
}

extension SourceText {
  fileprivate var firstWordText: String {
    String(decoding: bytes.prefix { $0 > 0x20 }, as: UTF8.self)
  }

  fileprivate var droppingWord: SourceText {
    let start = bytes.prefix { $0 > 0x20 }.count
    return slice(start..<count).trimmed()
  }
}
