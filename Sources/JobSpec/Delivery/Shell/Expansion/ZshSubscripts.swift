import Syntax

// zsh reads `$NAME[1]` as an element, where other shells see a name and literal text.
extension ShellInterpreter {
  /// The subscript behind `$NAME`, and the text left behind it; nil where there is none.
  func zshSubscript(
    _ expansion: ParameterExpansion, _ parts: [WordPart], _ next: Int
  ) -> (key: String, rest: SourceText)? {
    guard next < parts.count, case .plain = expansion.operation, expansion.subscript == nil,
      case .unquoted(let text) = parts[next], text.bytes.first == 0x5B,
      let close = text.bytes.firstIndex(of: 0x5D), !location(expansion.range).bytes.contains(0x7B)
    else { return nil }
    let end = close - text.bytes.startIndex
    return (text.slice(1..<end).string, text.slice(end + 1..<text.count))
  }

  /// The element that such a subscript names.
  func zshElement(_ expansion: ParameterExpansion, _ key: String, _ context: WordContext) -> [WordPiece] {
    let name = resolve(expansion.name.string)
    let isAll = key == "@" || key == "*"
    let value = element(of: name, key: ShellText(key), isAll: isAll, isStar: key == "*")
    return plain(value, .reference(expansion.name.string, location(expansion.range)), context)
  }
}
