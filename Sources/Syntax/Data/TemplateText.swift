/// Text with template expressions (Helm, Jinja) taken out, so that a YAML reader can read what is left at its own place.
///
/// `{{ ... }}` becomes one character that no file uses, U+E000; a line that holds nothing but template actions
/// becomes empty, as do `{% %}` and `{# #}` of Jinja.
public enum TemplateText {
  /// What stands for an expression in the text: U+E000, from Unicode's private use area.
  public static let placeholder: Unicode.Scalar = "\u{E000}"

  private static let mark = Array("\u{E000}".utf8)

  /// Whether a text holds a template action at all.
  public static func isTemplate(_ text: SourceText) -> Bool {
    let bytes = text.bytes
    var previous: UInt8 = 0
    for byte in bytes {
      if previous == UInt8(ascii: "{"), byte == UInt8(ascii: "{") || byte == UInt8(ascii: "%") { return true }
      previous = byte
    }
    return false
  }

  /// The text with its template actions taken out.
  public static func masking(_ text: SourceText) -> SourceText {
    guard isTemplate(text) else { return text }
    var builder = SourceTextBuilder(file: text.file, anchor: text.range.start)
    var lineStart = 0
    while lineStart < text.count {
      var line = Line(start: lineStart)
      line.read(text)
      if line.holdsOnlyActions {
        if line.hasEnd { builder.append(text.slice(line.end - 1..<line.end)) }
      } else {
        line.append(text, to: &builder)
      }
      lineStart = line.end
    }
    return builder.finish()
  }

  /// A line of the text, or several when an action runs over them.
  private struct Line {
    let start: Int
    var end: Int
    var hasEnd = false
    /// The actions, as offsets, with whether each stands for a value.
    var actions: [(range: Range<Int>, isValue: Bool)] = []
    /// Whether anything but blanks stands outside the actions.
    var hasText = false

    init(start: Int) {
      self.start = start
      self.end = start
    }

    var holdsOnlyActions: Bool { !actions.isEmpty && !hasText }

    mutating func read(_ text: SourceText) {
      var index = start
      while index < text.count {
        let byte = text[index]
        if byte == UInt8(ascii: "{"), index + 1 < text.count, let close = TemplateText.closing(of: text[index + 1]),
          let stop = TemplateText.find(close, in: text, from: index + 2)
        {
          actions.append((index..<stop, text[index + 1] == UInt8(ascii: "{")))
          index = stop
          continue
        }
        index += 1
        if byte == 0x0A {
          hasEnd = true
          break
        }
        if byte != 0x20, byte != 0x09, byte != 0x0D { hasText = true }
      }
      end = index
    }

    func append(_ text: SourceText, to builder: inout SourceTextBuilder) {
      var index = start
      for action in actions {
        builder.append(text.slice(index..<action.range.lowerBound))
        if action.isValue { builder.append(TemplateText.mark, standingFor: text.range(action.range)) }
        index = action.range.upperBound
      }
      builder.append(text.slice(index..<end))
    }
  }

  private static func closing(of second: UInt8) -> UInt8? {
    switch second {
    case UInt8(ascii: "{"): UInt8(ascii: "}")
    case UInt8(ascii: "%"), UInt8(ascii: "#"): second
    default: nil
    }
  }

  /// The offset behind the closing `}}`, `%}` or `#}`; actions are short, so the search is bounded.
  private static func find(_ close: UInt8, in text: SourceText, from index: Int) -> Int? {
    let limit = min(text.count, index + 4096)
    var index = index
    while index + 1 < limit {
      if text[index] == close, text[index + 1] == UInt8(ascii: "}") { return index + 2 }
      index += 1
    }
    return nil
  }
}
