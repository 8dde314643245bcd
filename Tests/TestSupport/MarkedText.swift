public import Syntax

/// A text in which `⟦` and `⟧` mark ranges.
public struct MarkedText {
  /// The text without the marks.
  public let text: String
  /// The marked ranges, in the order in which they end.
  public let ranges: [SourceRange]

  /// Takes the marks out of a text.
  public init(_ marked: String) {
    var text = ""
    var starts: [Int] = []
    var ranges: [SourceRange] = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦": starts.append(text.utf8.count)
      case "⟧": ranges.append(SourceRange(starts.popLast() ?? 0, text.utf8.count))
      default: text.unicodeScalars.append(scalar)
      }
    }
    self.text = text
    self.ranges = ranges
  }

  /// A file that holds the text.
  public func file(path: String = "marked") -> SourceFile { SourceFile(path: path, text) }
}
