import Syntax

/// Scalars with template expressions in them: `${{ }}` of GitHub Actions, and what `TemplateText` left in place of
/// Helm's and Jinja's `{{ }}`. What an expression gives is not known. Braces with nothing in them or without an end are text.
enum TemplateScalar {
  /// Whether an expression stands in the text.
  static func isTemplate(_ text: SourceText) -> Bool { expression(in: text, from: 0) != nil }

  /// The text as literal pieces and dynamic expressions.
  static func parts(of text: SourceText) -> [Value.Part] {
    var parts: [Value.Part] = []
    var start = 0
    while let range = expression(in: text, from: start) {
      if range.lowerBound > start { parts.append(.literal(text.slice(start..<range.lowerBound))) }
      parts.append(.dynamic(.template, text.location(range)))
      start = range.upperBound
    }
    if start < text.count { parts.append(.literal(text.slice(start..<text.count))) }
    return parts
  }

  /// A scalar as a value, its expressions dynamic; a list or map gives nil.
  static func value(of node: DataNode) -> Value? {
    node.text.map { Value(parts(of: $0), at: node.location) }
  }

  private static let placeholder = Array(String(TemplateText.placeholder).utf8)

  private static func expression(in text: SourceText, from index: Int) -> Range<Int>? {
    var index = index
    while index < text.count {
      switch text[index] {
      case placeholder[0] where isPlaceholder(text, at: index): return index..<index + 3
      // `${{ }}` of GitHub Actions, whose braces are taken out already.
      case UInt8(ascii: "$") where isPlaceholder(text, at: index + 1): return index..<index + 4
      case UInt8(ascii: "$") where opens(text, at: index + 1):
        guard let end = closing(in: text, from: index + 3) else { return nil }
        if end > index + 5 { return index..<end }
        index = end
      case UInt8(ascii: "{") where opens(text, at: index):
        guard let end = closing(in: text, from: index + 2) else { return nil }
        if end > index + 4 { return index..<end }
        index = end
      default: index += 1
      }
    }
    return nil
  }

  private static func isPlaceholder(_ text: SourceText, at index: Int) -> Bool {
    index + 2 < text.count && text[index] == placeholder[0] && text[index + 1] == placeholder[1]
      && text[index + 2] == placeholder[2]
  }

  private static func opens(_ text: SourceText, at index: Int) -> Bool {
    index + 1 < text.count && text[index] == UInt8(ascii: "{") && text[index + 1] == UInt8(ascii: "{")
  }

  /// The offset behind the next `}}`; nil where none follows, so that nothing further on is an expression.
  private static func closing(in text: SourceText, from index: Int) -> Int? {
    var index = index
    while index + 1 < text.count {
      if text[index] == UInt8(ascii: "}"), text[index + 1] == UInt8(ascii: "}") { return index + 2 }
      index += 1
    }
    return nil
  }
}
