/// What libyaml's messages mean, in words that say what to do.
extension YAMLEvents.Failure {
  /// The mistake, at the place where a person would look for it.
  func problem(in text: SourceText) -> SyntaxProblem {
    let start = contextOffset ?? offset
    switch problem {
    case "found character that cannot start any token": return strangeCharacter(in: text)
    case "mapping values are not allowed in this context":
      return here(
        "Expected the value to end before this ':'; quote the value, or check the indentation.", in: text)
    case "block sequence entries are not allowed in this context":
      return here("Expected no list item here; put '-' on a line of its own, or quote the text.", in: text)
    case "mapping keys are not allowed in this context":
      return here("Expected no key here; put it on a line of its own.", in: text)
    case "could not find expected ':'":
      return at(start, lineEnd(start, text), "Expected ':' behind the key.", in: text)
    case "did not find expected key":
      return here("Expected a key of the map around, found \(found(in: text)); check indentation and quotes.", in: text)
    case "did not find expected '-' indicator":
      return here(
        "Expected '-' for the next item of the list, found \(found(in: text)); check the indentation.", in: text)
    case "did not find expected ',' or ']'":
      return here("Expected ',' or ']' in the list, found \(found(in: text)).", in: text)
    case "did not find expected ',' or '}'":
      return here("Expected ',' or '}' in the map, found \(found(in: text)).", in: text)
    case "did not find expected node content": return here("Expected a value, found \(found(in: text)).", in: text)
    case "did not find expected <document start>":
      return here("Expected the end of the document or '---', found \(found(in: text)).", in: text)
    case "found unexpected end of stream", "found unexpected document indicator":
      return at(start, start + 1, "The quoted text that starts here is not closed.", in: text)
    case "found unknown escape character":
      return at(
        offset, offset + 2, "Double-quoted text has no such escape; a backslash itself is written as '\\\\'.", in: text)
    case "did not find expected hexdecimal number", "found invalid Unicode character escape code":
      return here("Expected the hexadecimal number of a character in this escape.", in: text)
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      return here("Expected blanks as indentation, found a tab.", in: text)
    case "did not find expected comment or line break", "found an indentation indicator equal to 0":
      return here("Expected the end of the line behind '|' or '>', found \(found(in: text)).", in: text)
    case "found undefined tag handle":
      return at(start, wordEnd(start, text), "No %TAG line says what the first part of this tag means.", in: text)
    case "did not find expected alphabetic or numeric character":
      return here("Expected a name behind '&' or '*', found \(found(in: text)).", in: text)
    default: return here("This is no YAML: \(problem).", in: text)
    }
  }

  private func strangeCharacter(in text: SourceText) -> SyntaxProblem {
    switch offset < text.count ? text[offset] : 0 {
    case 0x09: here("Expected blanks as indentation, found a tab.", in: text)
    case let byte: here("A value cannot start with \(JSONParser.quoted(byte)); put it in quotes.", in: text)
    }
  }

  private func found(in text: SourceText) -> String {
    guard offset < text.count else { return "the end of the text" }
    let byte = text[offset]
    if byte == 0x0A || byte == 0x0D { return "the end of the line" }
    if byte > 0x20, byte < 0x7F, !isWordByte(byte) { return JSONParser.quoted(byte) }
    return "other text"
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
  }

  private func lineEnd(_ start: Int, _ text: SourceText) -> Int {
    var end = start
    while end < text.count, text[end] != 0x0A, text[end] != 0x0D { end += 1 }
    return end
  }

  private func wordEnd(_ start: Int, _ text: SourceText) -> Int {
    var end = start
    while end < text.count, text[end] > 0x20 { end += 1 }
    return end
  }

  private func here(_ message: String, in text: SourceText) -> SyntaxProblem {
    at(offset, offset + 1, message, in: text)
  }

  private func at(_ start: Int, _ end: Int, _ message: String, in text: SourceText) -> SyntaxProblem {
    let start = min(max(start, 0), text.count)
    var end = min(max(start, end), text.count)
    while end < text.count, end > start, text[end] & 0xC0 == 0x80 { end += 1 }
    return SyntaxProblem(message, at: text.location(start..<end))
  }
}
