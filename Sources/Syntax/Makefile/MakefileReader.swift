/// Reads a makefile as GNU make does, as far as variables and recipes go: both branches of conditionals are taken.
public struct MakefileReader {
  private let text: SourceText
  private var index = 0
  private var statements: [MakeStatement] = []
  private var comments: [SourceText] = []
  private var rule: (name: SourceText, recipe: [SourceText])?

  /// The statements and the comments of a makefile, in order.
  public static func read(_ text: SourceText) -> (statements: [MakeStatement], comments: [SourceText]) {
    var reader = MakefileReader(text: text)
    while reader.index < text.count { reader.readLine() }
    reader.endRule()
    return (reader.statements, reader.comments)
  }

  private init(text: SourceText) { self.text = text }

  private mutating func readLine() {
    if text[index] == 0x09, rule != nil {
      let line = takeRecipeLine()
      if !line.isEmpty { rule?.recipe.append(line) }
      return
    }
    let line = MakeLine(takeLogicalLine())
    if let comment = line.comment { comments.append(comment) }
    let content = line.content
    guard !content.isEmpty else { return }
    let word = content.firstWord.string
    switch word {
    case "ifeq", "ifneq", "ifdef", "ifndef", "else", "endif", "vpath": return
    case "include", "-include", "sinclude":
      endRule()
      statements.append(.include(content.droppingFirstWord.makeWords))
    case "define": skipDefinition()
    case "export", "override", "private", "unexport": readModified(word, content)
    default: read(content, isExported: false)
    }
  }

  private mutating func readModified(_ word: String, _ content: SourceText) {
    let rest = content.droppingFirstWord
    if word == "export", rest.isEmpty || assignment(in: rest, isExported: true) == nil {
      endRule()
      statements.append(.export(rest.makeWords))
    } else if word == "unexport" {
      endRule()
      statements.append(.unexport(rest.makeWords))
    } else {
      let isExport = word == "export" || rest.firstWord.string == "export"
      read(word != "export" && isExport ? rest.droppingFirstWord : rest, isExported: isExport)
    }
  }

  private mutating func read(_ content: SourceText, isExported: Bool) {
    if let found = assignment(in: content, isExported: isExported) {
      endRule()
      statements.append(.assignment(found))
      return
    }
    guard let colon = content.firstOffset(where: { $0 == UInt8(ascii: ":") }) else { return }
    endRule()
    let name = content.slice(0..<colon).trimmed()
    var rest = content.slice(min(content.count, colon + 1)..<content.count)
    if !rest.isEmpty, rest[0] == UInt8(ascii: ":") { rest = rest.slice(1..<rest.count) }
    let isExport = rest.trimmed().firstWord.string == "export"
    let modified = isExport ? rest.trimmed().droppingFirstWord : rest.trimmed()
    if var found = assignment(in: modified, isExported: isExport) {
      found.target = name
      statements.append(.assignment(found))
      return
    }
    rule = (name, [])
    if let semicolon = rest.firstOffset(where: { $0 == UInt8(ascii: ";") }) {
      rule?.recipe.append(rest.slice(semicolon + 1..<rest.count).trimmed())
    }
  }

  /// `NAME op value`, where the name is one word without a colon in front of the operator.
  private func assignment(in content: SourceText, isExported: Bool) -> MakeAssignment? {
    guard let equals = content.firstOffset(where: { $0 == UInt8(ascii: "=") }), equals > 0 else { return nil }
    var end = equals
    var kind = MakeAssignment.Operator.set
    switch content[equals - 1] {
    case UInt8(ascii: ":"):
      end -= 1
      while end > 0, content[end - 1] == UInt8(ascii: ":") { end -= 1 }
    case UInt8(ascii: "?"): (end, kind) = (end - 1, .setIfAbsent)
    case UInt8(ascii: "+"): (end, kind) = (end - 1, .append)
    case UInt8(ascii: "!"): (end, kind) = (end - 1, .command)
    default: break
    }
    let name = content.slice(0..<end).trimmed()
    guard !name.isEmpty, !name.bytes.contains(where: { $0 <= 0x20 || $0 == UInt8(ascii: ":") }) else { return nil }
    let value = content.slice(equals + 1..<content.count).trimmedStart
    return MakeAssignment(
      name: name, operator: kind, value: value, isExported: isExported, target: nil,
      range: name.range.union(value.range))
  }

  private mutating func endRule() {
    if let done = rule { statements.append(.rule(name: done.name, recipe: done.recipe)) }
    rule = nil
  }

  private mutating func skipDefinition() {
    while index < text.count {
      if MakeLine(takeLogicalLine()).content.firstWord.string == "endef" { return }
    }
  }

  private func lineEnd(from start: Int) -> Int {
    var end = start
    while end < text.count, text[end] != 0x0A { end += 1 }
    return end
  }

  /// A line with its continuations: a backslash, the line end and the blanks around become one blank.
  private mutating func takeLogicalLine() -> SourceText {
    var builder = SourceTextBuilder(file: text.file, anchor: text.range(index..<index).start)
    while index < text.count {
      let end = lineEnd(from: index)
      var stop = end
      if stop > index, text[stop - 1] == 0x0D { stop -= 1 }
      let continues = stop > index && text[stop - 1] == UInt8(ascii: "\\")
      builder.append(text.slice(index..<(continues ? stop - 1 : stop)))
      let last = index
      index = min(text.count, end + 1)
      guard continues else { break }
      while index < text.count, text[index] == 0x20 || text[index] == 0x09 { index += 1 }
      builder.append([0x20], standingFor: text.range(max(last, stop - 1)..<index))
    }
    return builder.finish()
  }

  /// A recipe line with its continuations, which the shell sees as they are, the tab in front of each left out.
  private mutating func takeRecipeLine() -> SourceText {
    var builder = SourceTextBuilder(file: text.file, anchor: text.range(index..<index).start)
    while index < text.count {
      if text[index] == 0x09 { index += 1 }
      let end = lineEnd(from: index)
      let next = min(text.count, end + 1)
      let continues = end > index && text[end - 1] == UInt8(ascii: "\\") && next > end
      builder.append(text.slice(index..<(continues ? next : end)))
      index = next
      guard continues else { break }
    }
    return builder.finish()
  }
}

/// One logical line, its comment apart.
private struct MakeLine {
  let content: SourceText
  let comment: SourceText?

  init(_ line: SourceText) {
    var index = 0
    while index < line.count {
      if line[index] == UInt8(ascii: "\\") {
        index += 2
      } else if line[index] == UInt8(ascii: "#") {
        break
      } else {
        index += 1
      }
    }
    index = min(index, line.count)
    content = line.slice(0..<index).trimmedStart
    comment = index < line.count ? line.slice(index..<line.count) : nil
  }
}

extension SourceText {
  /// The offset of the first byte that passes the test, outside `$(...)` and `${...}`.
  fileprivate func firstOffset(where test: (UInt8) -> Bool) -> Int? {
    var depth = 0
    for offset in 0..<count {
      let byte = self[offset]
      let isOpening = byte == UInt8(ascii: "(") || byte == UInt8(ascii: "{")
      if isOpening, depth > 0 || offset > 0 && self[offset - 1] == UInt8(ascii: "$") {
        depth += 1
      } else if depth > 0, byte == UInt8(ascii: ")") || byte == UInt8(ascii: "}") {
        depth -= 1
      } else if depth == 0, test(byte) {
        return offset
      }
    }
    return nil
  }

  fileprivate var firstWord: SourceText {
    let end = (0..<count).first { self[$0] <= 0x20 } ?? count
    return slice(0..<end)
  }

  fileprivate var droppingFirstWord: SourceText {
    slice(firstWord.count..<count).trimmedStart
  }

  fileprivate var makeWords: [SourceText] {
    var words: [SourceText] = []
    var rest = trimmedStart
    while !rest.isEmpty {
      words.append(rest.firstWord)
      rest = rest.droppingFirstWord
    }
    return words
  }

  fileprivate var trimmedStart: SourceText {
    let start = (0..<count).first { self[$0] > 0x20 } ?? count
    return slice(start..<count)
  }
}
