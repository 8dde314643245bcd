/// What stands outside quotes: numbers, literals, and text that lacks its quotes.
extension JSONParser {
  /// Reads a number, a literal, or what somebody wrote in place of one.
  mutating func parseWord() {
    let start = position
    if let numberEnd = endOfNumber() {
      position = numberEnd
      return tree.add(.number, .plain, offset(start), offset(position))
    }
    skipWord(endingAtColon: false)
    let word = bytes[start..<position]
    if let literal = Self.literal(word) {
      if !literal.advice.isEmpty { report(once: .foreignLiteral, literal.advice, start, position) }
      return tree.add(literal.shape, .plain, offset(start), offset(position))
    }
    if Self.looksLikeNumber(word) {
      if let message = Self.numberProblem(word) { report(message, start, position) }
      return tree.add(.number, .plain, offset(start), offset(position))
    }
    if position == end, ["true", "false", "null"].contains(where: { $0.utf8.starts(with: word) }) {
      reportEnd("The text ends inside a word.")
      return tree.add(.invalid, .plain, offset(start), offset(end))
    }
    parseUnquotedText(from: start)
  }

  /// Where the usual number at the position ends: a whole one with a comma, bracket or line end behind it. Nil for others.
  private func endOfNumber() -> Int? {
    let span = bytes.span
    var index = position
    if index < end, span[index] == UInt8(ascii: "-") { index += 1 }
    guard index < end, span[index] >= UInt8(ascii: "1"), span[index] <= UInt8(ascii: "9") else { return nil }
    while index < end, span[index] >= UInt8(ascii: "0"), span[index] <= UInt8(ascii: "9") { index += 1 }
    guard index < end else { return nil }
    switch span[index] {
    case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), 0x0A, 0x0D: return index
    default: return nil
    }
  }

  /// Moves to the blank, comma, bracket or quote that ends a word; at least one byte.
  mutating func skipWord(endingAtColon: Bool) {
    position += 1
    while let byte {
      switch byte {
      case 0...0x20, UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["),
        UInt8(ascii: "]"):
        return
      case UInt8(ascii: ":"), UInt8(ascii: "="): if endingAtColon { return }
      default: break
      }
      position += 1
    }
  }

  /// Reads text without quotes up to the end of the line or the next comma, bracket or quote, as a string.
  private mutating func parseUnquotedText(from start: Int) {
    while let byte, byte >= 0x20, !",\"{}[]".utf8.contains(byte) { position += 1 }
    while position > start + 1, bytes[position - 1] == 0x20 { position -= 1 }
    let (message, inner) = unquotedText(start..<position)
    report(once: .unquotedText, message, start, position)
    tree.add(
      .string, .plain, offset(start), offset(position),
      text: text.slice(offset(inner.lowerBound)..<offset(inner.upperBound)))
  }

  /// What is wrong with text that does not stand in double quotes, and which part of it the author means.
  private func unquotedText(_ range: Range<Int>) -> (message: String, inner: Range<Int>) {
    let written = bytes[range]
    // U+201C and U+201D, which word processors put in place of the straight quote.
    if written.starts(with: [0xE2, 0x80, 0x9C]) || written.starts(with: [0xE2, 0x80, 0x9D]) {
      let isClosed =
        written.count >= 6 && (written.suffix(3) == [0xE2, 0x80, 0x9D] || written.suffix(3) == [0xE2, 0x80, 0x9C])
      let message = "JSON strings stand in straight double quotes, not in typographic ones."
      return (message, range.lowerBound + 3..<(isClosed ? range.upperBound - 3 : range.upperBound))
    }
    if written.count == 1, let byte = written.first, !isLetterOrDigit(byte) {
      return ("Expected a value, found \(Self.quoted(byte)).", range)
    }
    return ("Expected a value, found text without quotes; JSON strings stand in double quotes.", range)
  }

  private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }

  /// What a word means, and how JSON writes it where it is another language's.
  private static func literal(_ word: ArraySlice<UInt8>) -> (shape: DataTree.Shape, advice: String)? {
    guard let first = word.first, word.count <= 9, first >= UInt8(ascii: "A") || word.count >= 3 else { return nil }
    switch String(decoding: word, as: UTF8.self) {
    case "true": return (.true, "")
    case "false": return (.false, "")
    case "null": return (.null, "")
    case "True", "TRUE": return (.true, "JSON writes this as 'true'.")
    case "False", "FALSE": return (.false, "JSON writes this as 'false'.")
    case "None", "Null", "NULL", "nil", "undefined": return (.null, "JSON writes this as 'null'.")
    case "NaN", "nan", "Infinity", "+Infinity", "-Infinity", "inf", "-inf":
      return (.number, "JSON has neither infinities nor a number that is none.")
    default: return nil
    }
  }

  private static func looksLikeNumber(_ word: ArraySlice<UInt8>) -> Bool {
    var hasDigit = false
    for (index, byte) in word.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): hasDigit = true
      case UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"): break
      case UInt8(ascii: "e"), UInt8(ascii: "E"): if index == 0 { return false }
      default: return false
      }
    }
    return hasDigit
  }

  /// What RFC 8259 section 6 has against a number.
  private static func numberProblem(_ word: ArraySlice<UInt8>) -> String? {
    var rest = word
    func digits() -> Int {
      let count = rest.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }.count
      rest.removeFirst(count)
      return count
    }
    if rest.first == UInt8(ascii: "+") { return "A JSON number starts with no plus sign." }
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let whole = digits()
    if whole == 0 { return "A JSON number starts with a digit." }
    if startsWithZero && whole > 1 { return "A JSON number starts with no zero before other digits." }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      if digits() == 0 { return "Expected a digit behind the number's '.'." }
    }
    if let exponent = rest.first, exponent | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest.removeFirst() }
      if digits() == 0 { return "Expected a digit in the number's exponent." }
    }
    return rest.isEmpty ? nil : "This is no JSON number."
  }
}
