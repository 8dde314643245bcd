/// Replaces `{{ NAME }}` in a stage (Apptainer 1.5.3, internal/pkg/build/args/reader.go).
struct BuildArguments {
  private let values: [String: String]
  private let unknown: String?

  /// The values of the command line come before the defaults of the stage.
  init(values: [String: String], defaults: [DefinitionStage.ArgumentDefault], unknown: String?) {
    self.unknown = unknown
    var all: [String: String] = [:]
    for entry in defaults { all[entry.name.string] = entry.value.string }
    all.merge(values) { $1 }
    self.values = all
  }

  /// The text with known arguments replaced, and the places of those without a value.
  func replace(in text: SourceText) -> (SourceText, undefined: [SourceText]) {
    var builder = SourceTextBuilder(file: text.file, anchor: text.range.start)
    var undefined: [SourceText] = []
    var copied = 0
    var lineStart = 0
    var offset = 0
    while offset < text.count {
      if text[offset] == "\n" { lineStart = offset + 1 }
      guard let (name, end) = Self.argument(text.bytes, offset) else {
        offset += 1
        continue
      }
      if !Self.isComment(text, max(lineStart, copied), offset) {
        if values[name] == nil { undefined.append(text.slice(offset..<end)) }
        if let value = values[name].map(expanded) ?? unknown {
          builder.append(text.slice(copied..<offset))
          builder.append(Array(value.utf8), standingFor: text.range(offset..<end))
          copied = end
        }
      }
      if let newline = text.slice(offset..<end).bytes.lastIndex(of: 0x0A) {
        lineStart = newline - text.slice(offset..<end).bytes.startIndex + offset + 1
      }
      offset = end
    }
    builder.append(text.slice(copied..<text.count))
    return (copied == 0 ? text : builder.finish(), undefined)
  }

  /// Whether a comment starts between two offsets: `#` and a character that is no `!`.
  private static func isComment(_ text: SourceText, _ start: Int, _ end: Int) -> Bool {
    for offset in start..<max(end - 1, start) where text[offset] == "#" && text[offset + 1] != "!" { return true }
    return false
  }

  /// The name in `{{ NAME }}` at an offset, and the offset behind.
  private static func argument(_ bytes: ArraySlice<UInt8>, _ start: Int) -> (name: String, end: Int)? {
    let base = bytes.startIndex
    func byte(_ offset: Int) -> UInt8 { base + offset < bytes.endIndex ? bytes[base + offset] : 0 }
    guard byte(start) == "{", byte(start + 1) == "{" else { return nil }
    var offset = start + 2
    while byte(offset).isArgumentSpace { offset += 1 }
    let nameStart = offset
    while byte(offset).continuesName { offset += 1 }
    let nameEnd = offset
    guard nameEnd > nameStart else { return nil }
    while byte(offset).isArgumentSpace { offset += 1 }
    guard byte(offset) == "}", byte(offset + 1) == "}" else { return nil }
    return (String(decoding: bytes[(base + nameStart)..<(base + nameEnd)], as: UTF8.self), offset + 2)
  }

  /// A value with the arguments in it replaced, one level deep.
  private func expanded(_ value: String) -> String {
    let bytes = Array(value.utf8)[...]
    guard value.utf8.contains(UInt8(ascii: "{")) else { return value }
    var result: [UInt8] = []
    var offset = 0
    while offset < bytes.count {
      if let (name, end) = Self.argument(bytes, offset), let inner = values[name] {
        result += Array(inner.utf8)
        offset = end
      } else {
        result.append(bytes[offset])
        offset += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension UInt8 {
  /// White space in the sense of Go's regular expressions.
  fileprivate var isArgumentSpace: Bool { isOne(of: " \t\n\r\u{0C}") }
}
