import Syntax

/// The value of `--env`, as pflag's StringToString reads it: one assignment, or several with commas between them.
enum VariableList {
  /// The assignments; or, where the whole is refused, the piece that has no `=`: nil where the quotes are wrong.
  enum Reading {
    case pairs([(name: Value, value: Value)])
    case rejected(Value?)
    /// It cannot be told where the pieces end.
    case unknown
  }

  /// With a single `=` the whole is one assignment, commas and all; with more it is a line of CSV (pflag,
  /// string_to_string.go; measured on Apptainer 1.5.3).
  static func read(_ word: Value) -> Reading {
    let bytes = word.outline
    let signs = bytes.count { $0 == UInt8(ascii: "=") }
    if signs == 0 { return word.known == nil ? .unknown : .rejected(word) }
    let fields = signs == 1 ? [trimmingQuotes(word, bytes)] : fields(of: word, bytes)
    guard let fields else { return .rejected(nil) }
    var pairs: [(name: Value, value: Value)] = []
    for field in fields {
      guard let pair = field.split(at: UInt8(ascii: "=")) else { return .rejected(field) }
      pairs.append((pair.head, pair.tail))
    }
    return .pairs(pairs)
  }

  private static let quote = UInt8(ascii: "\"")

  private static func trimmingQuotes(_ word: Value, _ bytes: [UInt8]) -> Value {
    let start = bytes.firstIndex { $0 != quote } ?? bytes.count
    let end = (bytes.lastIndex { $0 != quote } ?? start - 1) + 1
    return word.slice(start..<max(start, end))
  }

  /// The fields of the first line of CSV, by Go's encoding/csv; nil where its quotes are wrong.
  private static func fields(of word: Value, _ bytes: [UInt8]) -> [Value]? {
    var fields: [Value] = []
    var index = 0
    while true {
      let isQuoted = index < bytes.count && bytes[index] == quote
      let start = isQuoted ? index + 1 : index
      var end = start
      if isQuoted {
        while end < bytes.count, bytes[end] != quote || (end + 1 < bytes.count && bytes[end + 1] == quote) {
          end += bytes[end] == quote ? 2 : 1
        }
        guard end < bytes.count else { return nil }
        index = end + 1
      } else {
        while end < bytes.count, bytes[end] != UInt8(ascii: ","), bytes[end] != UInt8(ascii: "\n") {
          if bytes[end] == quote { return nil }
          end += 1
        }
        index = end
      }
      fields.append(undoublingQuotes(word.slice(start..<end)))
      if index >= bytes.count || bytes[index] == UInt8(ascii: "\n") { return fields }
      guard bytes[index] == UInt8(ascii: ",") else { return nil }
      index += 1
    }
  }

  private static func undoublingQuotes(_ field: Value) -> Value {
    guard let text = field.text, text.bytes.contains(quote) else { return field }
    var result = SourceTextBuilder(file: text.file, anchor: text.range.start)
    var index = 0
    while index < text.count {
      result.append(text.slice(index..<(index + 1)))
      index += text[index] == quote ? 2 : 1
    }
    return Value(literal: result.finish(), at: field.location)
  }
}
