/// Reads YAML through libyaml's events into the same tree as JSON.
public enum YAMLReader {
  /// Reads every document up to the first mistake. Merge keys `<<` are resolved, aliases stand for what they name.
  public static func parse(_ text: SourceText, schema: YAMLSchema = .core) -> DataDocuments {
    if let encoding = TextEncoding.detect(text.bytes) {
      return DataDocuments(roots: [], problems: [encoding.problem(in: text)], comments: [])
    }
    var problems: [SyntaxProblem] = []
    let bytes = readable(text, &problems)
    var composer = YAMLComposer(text: text, schema: schema)
    bytes.withUnsafeBufferPointer { composer.compose($0) }
    problems += composer.problems
    let tree = DataTree(text: text, composer.tree)
    return DataDocuments(
      roots: composer.roots.map { DataNode(tree, $0) },
      problems: problems.sorted { $0.location.range < $1.location.range }, comments: composer.comments)
  }

  /// The text with what libyaml would stop at replaced by as many other bytes, so that all offsets hold. The first of
  /// each sort is reported.
  private static func readable(_ text: SourceText, _ problems: inout [SyntaxProblem]) -> ArraySlice<UInt8> {
    var bytes = text.bytes
    if let problem = TextEncoding.invalidUTF8(in: text) {
      problems.append(problem)
      replaceInvalidUTF8(in: &bytes)
    }
    var isReported = false
    for index in bytes.indices where isControlCharacter(bytes[index]) {
      if !isReported {
        isReported = true
        let offset = index - bytes.startIndex
        problems.append(
          SyntaxProblem(
            "YAML holds no control character; found \(JSONParser.quoted(bytes[index])).",
            at: text.location(offset..<offset + 1)))
      }
      bytes[index] = UInt8(ascii: "?")
    }
    return bytes
  }

  private static func isControlCharacter(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F
  }

  private static func replaceInvalidUTF8(in bytes: inout ArraySlice<UInt8>) {
    var start = bytes.startIndex
    while start < bytes.endIndex {
      do throws(UTF8.ValidationError) {
        let rest = bytes[start...]
        let span = rest.span
        _ = try UTF8Span(validating: span)
        return
      } catch {
        let bad = error.byteOffsets
        let end = min(start + max(bad.upperBound, bad.lowerBound + 1), bytes.endIndex)
        for index in start + bad.lowerBound..<end { bytes[index] = UInt8(ascii: "?") }
        start = end
      }
    }
  }
}
