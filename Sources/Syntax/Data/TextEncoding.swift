/// The encodings that editors and shells write by mistake, and what is not UTF-8 at all.
public enum TextEncoding: String, Sendable {
  /// Two bytes a unit, the low one first: what PowerShell's `>` writes.
  case utf16LittleEndian = "UTF-16 (little-endian)"
  /// Two bytes a unit, the high one first.
  case utf16BigEndian = "UTF-16 (big-endian)"
  /// Four bytes a character, the low one first.
  case utf32LittleEndian = "UTF-32 (little-endian)"
  /// Four bytes a character, the high one first.
  case utf32BigEndian = "UTF-32 (big-endian)"

  /// Recognises UTF-16 and UTF-32 by a byte order mark or by the zeros of the first characters; nil for anything else.
  public static func detect(_ bytes: ArraySlice<UInt8>) -> TextEncoding? {
    let head = Array(bytes.prefix(4))
    let zeros = head.map { $0 == 0 }
    if head.count == 4 {
      if head == [0xFF, 0xFE, 0, 0] || zeros == [false, true, true, true] { return .utf32LittleEndian }
      if head == [0, 0, 0xFE, 0xFF] || zeros == [true, true, true, false] { return .utf32BigEndian }
    }
    if head.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if head.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    switch zeros {
    case [false, true], [false, true, false], [false, true, false, true]: return .utf16LittleEndian
    case [true, false], [true, false, true], [true, false, true, false]: return .utf16BigEndian
    default: return nil
    }
  }

  /// The problem that a text in this encoding is, where its reader wants UTF-8.
  func problem(in text: SourceText) -> SyntaxProblem {
    SyntaxProblem(
      "The text is \(rawValue); save the file as UTF-8.", at: text.location(0..<Swift.min(text.count, 2)))
  }

  /// The first place that is not UTF-8, nil when all of it is.
  static func invalidUTF8(in text: SourceText) -> SyntaxProblem? {
    let span = text.storage.span.extracting(text.bounds)
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: span)
      return nil
    } catch {
      let bad = error.byteOffsets
      let end = Swift.min(Swift.max(bad.upperBound, bad.lowerBound + 1), text.count)
      return SyntaxProblem(
        "The bytes here are not UTF-8; save the file as UTF-8.", at: text.location(bad.lowerBound..<end))
    }
  }
}
