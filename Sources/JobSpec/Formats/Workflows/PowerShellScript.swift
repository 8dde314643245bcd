import Syntax

/// The variables that a PowerShell script sets with literals: `$env:NAME = "value"`, and lines `NAME=value` for the file
/// that `$env:GITHUB_ENV` names. Nothing else of the language is read.
struct PowerShellScript {
  /// The variables of the script's own process, each with its value.
  private(set) var variables: [(name: SourceText, value: Value)] = []
  /// The lines that go to the file.
  private(set) var written: [Value] = []

  init(_ text: SourceText) {
    var start = 0
    while start < text.count {
      let end = (start..<text.count).first { text[$0] == 0x0A } ?? text.count
      read(text.slice(start..<end).withoutBlanks)
      start = end + 1
    }
  }

  private mutating func read(_ line: SourceText) {
    let written = line.string.lowercased()
    guard !written.hasPrefix("#") else { return }
    if written.hasPrefix("$env:") {
      readAssignment(line)
    } else if written.contains("github_env"), let text = Self.firstString(in: line) {
      self.written.append(text)
    }
  }

  private mutating func readAssignment(_ line: SourceText) {
    var end = 5
    while end < line.count,
      line[end] == UInt8(ascii: "_") || line[end] >= 0x30 && line[end] <= 0x39 || line[end] >= 0x41
    {
      end += 1
    }
    let name = line.slice(5..<end)
    let rest = line.slice(end..<line.count).withoutBlanks
    guard rest.count > 1, rest[0] == UInt8(ascii: "="), rest[1] != UInt8(ascii: "=") else { return }
    let value = rest.slice(1..<rest.count).withoutBlanks
    let text = Self.firstString(in: value).flatMap { $0.location.range.start <= value.range.start + 1 ? $0 : nil }
    variables.append((name, text ?? Value([.dynamic(.other, value.location)], at: value.location)))
  }

  /// The first quoted string of a line; in double quotes, one with `$` or a backtick is not known.
  private static func firstString(in line: SourceText) -> Value? {
    guard let open = (0..<line.count).first(where: { line[$0] == UInt8(ascii: "\"") || line[$0] == UInt8(ascii: "'") }),
      let close = (open + 1..<max(open + 1, line.count)).first(where: { line[$0] == line[open] })
    else { return nil }
    let text = line.slice(open + 1..<close)
    guard line[open] == UInt8(ascii: "\"") else { return Value(literal: text) }
    guard
      let special = (0..<text.count).first(where: { text[$0] == UInt8(ascii: "$") || text[$0] == UInt8(ascii: "`") })
    else { return Value(TemplateScalar.parts(of: text), at: text.location) }
    let head: [Value.Part] = special > 0 ? [.literal(text.slice(0..<special))] : []
    return Value(head + [.dynamic(.other, text.location(special..<text.count))], at: text.location)
  }
}

extension SourceText {
  /// The text without blanks around it.
  fileprivate var withoutBlanks: SourceText {
    var (start, end) = (0, count)
    while start < end, self[start] <= 0x20 { start += 1 }
    while end > start, self[end - 1] <= 0x20 { end -= 1 }
    return slice(start..<end)
  }
}
