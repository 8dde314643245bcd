import Syntax

/// Text whose `⟦` and `⟧` mark where findings are due.
struct MarkedText {
  /// The text without marks.
  var text = ""
  /// The marked ranges, in UTF-8 offsets.
  var ranges: [SourceRange] = []

  init(_ marked: String) {
    var start: Int?
    for character in marked.unicodeScalars {
      switch character {
      case "⟦": start = text.utf8.count
      case "⟧": ranges.append(SourceRange(start ?? 0, text.utf8.count))
      default: text.unicodeScalars.append(character)
      }
    }
  }
}
