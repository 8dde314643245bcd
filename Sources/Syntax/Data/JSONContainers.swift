/// Objects and arrays, and what people get wrong between their parts.
extension JSONParser {
  mutating func parseObject(depth: Int) {
    let node = tree.open(.mapping, at: offset(position))
    parseParts(of: "an object", called: "member", closing: UInt8(ascii: "}")) { $0.parseMember(depth: depth + 1) }
    tree.close(node, at: offset(position))
  }

  mutating func parseArray(depth: Int) {
    let node = tree.open(.sequence, at: offset(position))
    parseParts(of: "a list", called: "value", closing: UInt8(ascii: "]")) { $0.parseValue(depth: depth + 1) }
    tree.close(node, at: offset(position))
  }

  /// Reads parts with commas between them, from the opening bracket through the one that closes them.
  private mutating func parseParts(
    of container: String, called part: String, closing bracket: UInt8, _ parsePart: (inout JSONParser) -> Void
  ) {
    closers.append(bracket)
    defer { closers.removeLast() }
    position += 1
    var comma: Int?
    var previousEnd: Int?
    while true {
      skipBlanks()
      guard let byte else {
        let due = previousEnd == nil || comma != nil ? "" : "',' or "
        return reportEnd("The text ends inside \(container); expected \(due)\(Self.quoted(bracket)).")
      }
      switch byte {
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if let comma {
          report("Expected a \(part) behind ',', found \(found); JSON has no trailing comma.", comma, comma + 1)
        }
        return closeParts(of: container, with: byte, closing: bracket)
      case UInt8(ascii: ","):
        if comma != nil || previousEnd == nil { report("Expected a \(part), found ','.", position, position + 1) }
        comma = position
        position += 1
      default:
        if comma == nil, !isCommaForgiven, let previousEnd {
          report("Expected ',' between two \(part)s, found \(found).", previousEnd, previousEnd)
        }
        comma = nil
        isCommaForgiven = false
        let start = position
        parsePart(&self)
        if position == start { position += 1 }
        previousEnd = position
      }
    }
  }

  /// Ends a container at a bracket, which may be the wrong one.
  private mutating func closeParts(of container: String, with byte: UInt8, closing bracket: UInt8) {
    if byte != bracket {
      report("Expected \(Self.quoted(bracket)) to close \(container), found \(found).", position, position + 1)
      // Where it closes something further out, this container has no bracket of its own.
      if closers.contains(byte) { return }
    }
    position += 1
  }

  /// Reads a key, a colon and a value, and always adds exactly two records.
  private mutating func parseMember(depth: Int) {
    parseKey()
    skipBlanks()
    switch byte {
    case UInt8(ascii: ":"): position += 1
    case UInt8(ascii: "="):
      report("Expected ':' behind the key, found '='.", position, position + 1)
      position += 1
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"):
      report("Expected ':' and a value behind the key, found \(found).", position, position + 1)
      return tree.add(.invalid, .plain, offset(position), offset(position))
    case nil:
      reportEnd("The text ends behind a key; expected ':' and a value.")
      return tree.add(.invalid, .plain, offset(end), offset(end))
    default: report("Expected ':' between key and value, found \(found).", position, position)
    }
    skipBlanks()
    parseValue(depth: depth)
  }

  private mutating func parseKey() {
    switch byte {
    case UInt8(ascii: "\""): parseString()
    case UInt8(ascii: "'"):
      reportSingleQuotes()
      parseString()
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":"), UInt8(ascii: "="), nil:
      report("Expected a key in double quotes, found \(found).", position, position + 1)
      tree.add(.invalid, .plain, offset(position), offset(position))
    default:
      let start = position
      skipWord(endingAtColon: true)
      report(once: .unquotedKey, "JSON keys stand in double quotes; this one does not.", start, position)
      tree.add(.string, .plain, offset(start), offset(position))
    }
  }
}
