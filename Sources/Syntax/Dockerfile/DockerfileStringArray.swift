/// The JSON form of an instruction: strict JSON, or it is no JSON form at all (line_parsers.go, parseJSON).
enum DockerfileStringArray {
  /// An array of strings, each decoded.
  case strings([SourceText])
  /// A JSON array that holds something else; the place of the first such value.
  case otherValues(Location)
  /// Not a JSON array: the instruction is read in its other form.
  case notArray

  /// Reads the text as a JSON array.
  init(_ text: SourceText) {
    self = .notArray
    let trimmed = text.trimmed()
    guard !trimmed.isEmpty, trimmed[0] == UInt8(ascii: "[") else { return }
    let documents = JSONReader.parse(trimmed)
    guard documents.problems.isEmpty, let items = documents.roots.first?.items else { return }
    var strings: [SourceText] = []
    for item in items {
      guard case .string = item.content, let string = item.text else {
        self = .otherValues(item.location)
        return
      }
      strings.append(string)
    }
    self = .strings(strings)
  }
}
