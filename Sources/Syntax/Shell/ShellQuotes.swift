// MARK: - Quotes

extension ShellReader {
  /// `'...'`
  mutating func singleQuoted() throws(Failure) -> SourceText {
    let open = position
    position += 1
    while position < bytes.count, byte(at: position) != "'" { position += 1 }
    guard position < bytes.count else {
      throw unterminated("Syntax error: no other ' closes this quote.", open, open + 1)
    }
    position += 1
    return slice(open + 1, position - 1)
  }

  /// `"..."`, from the quote or the `$` in front of it.
  mutating func doubleQuoted(from start: Int) throws(Failure) -> WordPart {
    let open = position
    position += 1
    let parts = try nested { (reader) throws(Failure) in try reader.parts(.doubleQuote) }
    guard current == "\"" else { throw unterminated("Syntax error: no other \" closes this quote.", open, open + 1) }
    position += 1
    return .doubleQuoted(parts, range(start, position))
  }

  /// `$'...'`
  mutating func ansiQuoted() throws(Failure) -> SourceText {
    let open = position
    position = skipped(position + 1) + 1
    let start = position
    while position < bytes.count, byte(at: position) != "'" { position += byte(at: position) == "\\" ? 2 : 1 }
    guard position < bytes.count else {
      position = bytes.count
      throw unterminated("Syntax error: no other ' closes this quote.", open, open + 2)
    }
    position += 1
    return AnsiEscapes.decode(slice(start, position - 1))
  }

  /// Backquotes: what they hold loses one level of backslashes, then it is a script of its own.
  mutating func backquoted(isDoubleQuoted: Bool) throws(Failure) -> WordPart {
    let open = position
    var inner = TextRun()
    position += 1
    let start = position
    while position < bytes.count, byte(at: position) != "`" {
      if byte(at: position) == "\\" {
        let next = byte(at: position + 1)
        if next.isOne(of: "$`\\") || (next == "\"" && isDoubleQuoted) {
          position += 1
        } else if position + 1 < bytes.count {
          takeByte(into: &inner)
        }
      }
      takeByte(into: &inner)
    }
    guard position < bytes.count else {
      throw unterminated("Syntax error: no other ` closes this one.", open, open + 1)
    }
    let text = inner.isEmpty ? slice(start, start) : text(of: inner)
    position += 1
    let dialect = dialect
    let script = try nested { (reader) throws(Failure) in
      var inside = ShellReader(text, dialect: dialect, depth: reader.depth)
      inside.restarts = 0
      return inside.script()
    }
    comments += script.comments
    return .command(script, range(open, position))
  }
}
