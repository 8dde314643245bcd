import Syntax

/// A text in which `⟦` and `⟧` mark ranges.
struct MarkedText {
  let file: SourceFile
  /// The marked ranges, in the order in which they end.
  let ranges: [SourceRange]

  init(_ marked: String) {
    var bytes: [UInt8] = []
    var starts: [Int] = []
    var ranges: [SourceRange] = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦": starts.append(bytes.count)
      case "⟧": ranges.append(SourceRange(starts.popLast() ?? 0, bytes.count))
      default: bytes += Array(String(scalar).utf8)
      }
    }
    self.file = SourceFile(path: "marked", bytes: bytes)
    self.ranges = ranges
  }
}

/// A value written down: maps in braces, lists in brackets, strings in quotes, numbers as they stand.
func written(_ node: DataNode) -> String {
  switch node.content {
  case .null: "null"
  case .bool(let value): "\(value)"
  case .number, .timestamp: node.text?.string ?? "?"
  case .string: "'\(node.string ?? "?")'"
  case .sequence: "[" + (node.items ?? []).map(written).joined(separator: " ") + "]"
  case .mapping:
    "{" + (node.members ?? []).map { "\($0.name):\(written($0.value))" }.joined(separator: " ") + "}"
  case .invalid: "!"
  }
}
