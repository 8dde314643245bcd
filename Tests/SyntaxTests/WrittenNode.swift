import Syntax

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
