/// Text with `$NAME` and `${NAME...}` in it, as Compose substitutes them (compose-go template/template.go).
public struct Template: Sendable {
  /// A piece of the text.
  public enum Part: Sendable {
    /// Text as it stands, `$$` resolved.
    case literal(SourceText)
    /// A variable.
    case variable(Variable)
  }

  /// `$NAME` or `${NAME...}`.
  public struct Variable: Sendable {
    /// What is done with the value.
    public indirect enum Operation: Sendable {
      /// `$NAME`, `${NAME}`: empty where it is not set.
      case plain
      /// `${NAME-text}`, with a colon also where it is empty.
      case `default`(Template, colon: Bool)
      /// `${NAME+text}`
      case alternate(Template, colon: Bool)
      /// `${NAME?text}`: the reader refuses the file where it is not set.
      case required(Template, colon: Bool)
    }

    /// The variable's name.
    public var name: SourceText
    /// What is done with the value.
    public var operation: Operation
    /// The place, `$` included.
    public var range: SourceRange
  }

  /// The pieces, in order; none for an empty text.
  public var parts: [Part]
  /// The places of `${` that start no variable; the reader refuses the file.
  public var invalid: [SourceRange]

  /// Text in which nothing is substituted.
  public init(literal text: SourceText) {
    parts = text.isEmpty ? [] : [.literal(text)]
    invalid = []
  }

  /// Finds the variables in a text.
  public init(_ text: SourceText) {
    self.init(text, depth: 0)
  }

  private static let depthLimit = 50

  private init(_ text: SourceText, depth: Int) {
    parts = []
    invalid = []
    var literal = SourceTextBuilder(file: text.file, anchor: text.range.start)
    var start = 0
    var offset = 0
    // The last brace that can close something; behind it the search is over before it starts.
    let lastBrace = text.bytes.lastIndex(of: UInt8(ascii: "}")).map { $0 - text.bytes.startIndex } ?? -1
    func flush(_ literal: inout SourceTextBuilder, _ parts: inout [Part]) {
      if literal.count > 0 { parts.append(.literal(literal.finish())) }
      literal = SourceTextBuilder(file: text.file, anchor: text.range.start)
    }
    while offset < text.count {
      guard text[offset] == "$", offset + 1 < text.count else {
        offset += 1
        continue
      }
      let next = text[offset + 1]
      guard next == "$" || next == "{" || next.startsName else {
        offset += 1
        continue
      }
      literal.append(text.slice(start..<offset))
      var end = offset + 2
      if next == "$" {
        literal.append(text.slice((offset + 1)..<end))
      } else if next == "{" {
        flush(&literal, &parts)
        if offset < lastBrace, let (variable, behind, inner) = Self.braced(text, offset, depth) {
          parts.append(.variable(variable))
          invalid += inner
          end = behind
        } else {
          invalid.append(text.range(offset..<end))
        }
      } else {
        flush(&literal, &parts)
        while end < text.count, text[end].continuesName { end += 1 }
        let name = text.slice((offset + 1)..<end)
        parts.append(.variable(Variable(name: name, operation: .plain, range: text.range(offset..<end))))
      }
      start = end
      offset = end
    }
    literal.append(text.slice(start..<text.count))
    flush(&literal, &parts)
  }

  /// Reads `${...}`: the variable, the offset behind it, and invalid places within it.
  private static func braced(
    _ text: SourceText, _ start: Int, _ depth: Int
  ) -> (Variable, end: Int, invalid: [SourceRange])? {
    var end = start + 2
    guard end < text.count, text[end].startsName, depth < depthLimit else { return nil }
    while end < text.count, text[end].continuesName { end += 1 }
    let name = text.slice((start + 2)..<end)
    guard end < text.count else { return nil }
    if text[end] == "}" {
      return (Variable(name: name, operation: .plain, range: text.range(start..<(end + 1))), end + 1, [])
    }
    let hasColon = text[end] == ":"
    if hasColon { end += 1 }
    guard end < text.count, text[end].isOne(of: "-+?"), let close = closingBrace(text, from: start) else { return nil }
    guard close > end else { return nil }
    let operand = Template(text.slice((end + 1)..<close), depth: depth + 1)
    let operation: Variable.Operation =
      switch text[end] {
      case "-": .default(operand, colon: hasColon)
      case "+": .alternate(operand, colon: hasColon)
      default: .required(operand, colon: hasColon)
      }
    return (
      Variable(name: name, operation: operation, range: text.range(start..<(close + 1))), close + 1, operand.invalid
    )
  }

  /// The brace that closes the one behind a `$`. Braces pair as compose-go counts them; where they do not pair, the last
  /// one on the line closes.
  private static func closingBrace(_ text: SourceText, from start: Int) -> Int? {
    var open = 0
    var last: Int?
    var offset = start
    while offset < text.count, text[offset] != "\n" {
      if text[offset] == "}" {
        open -= 1
        last = offset
        if open == 0 { return offset }
      } else if text[offset] == "{" {
        open += 1
        offset += 1
      }
      offset += 1
    }
    return last
  }
}
