import Syntax

/// Which references to variables a platform itself resolves in a scalar, before any process sees the text.
struct ScalarReferences: OptionSet {
  let rawValue: Int

  /// `$NAME`
  static let bare = ScalarReferences(rawValue: 1)
  /// `${...}`
  static let braces = ScalarReferences(rawValue: 2)
  /// `$$` is one dollar.
  static let doubledDollar = ScalarReferences(rawValue: 4)
  /// `{% ... %}`, JSONata in a state machine.
  static let jsonata = ScalarReferences(rawValue: 8)

  /// The text as literal pieces, references and template expressions.
  func parts(of text: SourceText) -> [Value.Part] {
    TemplateScalar.parts(of: text).flatMap { part -> [Value.Part] in
      if case .literal(let piece) = part { pieces(of: piece) } else { [part] }
    }
  }

  private func pieces(of text: SourceText) -> [Value.Part] {
    guard !isEmpty else { return [.literal(text)] }
    if contains(.jsonata), text.count > 4, text.slice(0..<2).bytes.elementsEqual("{%".utf8) {
      return [.dynamic(.template, text.location)]
    }
    var parts: [Value.Part] = []
    var (index, start) = (0, 0)
    func literal(to end: Int) { if end > start { parts.append(.literal(text.slice(start..<end))) } }
    while index + 1 < text.count {
      guard text[index] == UInt8(ascii: "$") else {
        index += 1
        continue
      }
      if contains(.doubledDollar), text[index + 1] == UInt8(ascii: "$") {
        literal(to: index + 1)
        index += 2
      } else if let end = reference(in: text, from: index + 1) {
        literal(to: index)
        parts.append(part(text, index..<end))
        index = end
      } else {
        index += 1
        continue
      }
      start = index
    }
    literal(to: text.count)
    return parts
  }

  private func part(_ text: SourceText, _ range: Range<Int>) -> Value.Part {
    let isBraced = text[range.lowerBound + 1] == UInt8(ascii: "{")
    let name = text.slice(range.lowerBound + (isBraced ? 2 : 1)..<range.upperBound - (isBraced ? 1 : 0)).string
    let place = text.location(range)
    return EnvironmentName.isConventional(name) ? .reference(name, place) : .dynamic(.template, place)
  }

  /// The offset behind a reference whose name or brace stands at an index; nil where none does.
  private func reference(in text: SourceText, from index: Int) -> Int? {
    if text[index] == UInt8(ascii: "{") {
      guard contains(.braces) else { return nil }
      return (index..<text.count).first { text[$0] == UInt8(ascii: "}") }.map { $0 + 1 }
    }
    guard contains(.bare), Self.continuesName(text[index]), text[index] > UInt8(ascii: "9") else { return nil }
    return (index..<text.count).first { !Self.continuesName(text[$0]) } ?? text.count
  }

  private static func continuesName(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
      || byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
  }
}
