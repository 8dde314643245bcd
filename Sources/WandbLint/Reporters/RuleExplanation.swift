import Syntax

/// A rule as `wandb-lint explain` shows it: the rule's page for a terminal, findings marked in the examples.
public struct RuleExplanation {
  private let rule: Rule
  private let style: TextStyle

  /// Makes the explanation of a rule.
  public init(_ rule: Rule, style: TextStyle = TextStyle()) {
    self.rule = rule
    self.style = style
  }

  /// The text's bytes.
  public func render() -> [UInt8] {
    var rows = [
      style.colored("\(rule.id) \(rule.name)", .emphasis) + " ("
        + style.colored(rule.severity.rawValue, .severity(rule.severity)) + ")"
    ]
    rows += paragraphs(rule.summary)
    rows += section("Why it matters", paragraphs(rule.rationale))
    rows += section("Found", rule.examples.filter(\.isBad).flatMap(example))
    rows += section("Accepted", rule.examples.filter { !$0.isBad }.flatMap(example))
    rows += section("See", (rule.references + [Tool.documentation(of: rule)]).map { "  " + $0 })
    return Array(rows.map { $0 + "\n" }.joined().utf8)
  }

  private func section(_ title: String, _ rows: [String]) -> [String] {
    rows.isEmpty ? [] : ["", style.colored(title, .emphasis)] + rows
  }

  private func paragraphs(_ text: String) -> [String] {
    DisplayText.wrapped(text, to: style.width - 2).map { "  " + $0 }
  }

  private func example(_ example: Example) -> [String] {
    let (file, ranges) = example.unmarked
    let lines = LineTable(file.bytes)
    let marks = ranges.map { Excerpt.Mark(range: $0, label: "", sign: "^", role: .severity(rule.severity)) }
    let lineCount = lines.starts.count - (file.bytes.last == 0x0A ? 1 : 0)
    let excerpt = Excerpt(file, marks, lines: lines, concealed: [], style: style, context: 1..<(lineCount + 1))
    return ["  " + file.path] + excerpt.render().dropFirst().map { "  " + $0 }
  }
}

extension Example {
  /// The example as a file, and the ranges between its marks.
  var unmarked: (file: SourceFile, ranges: [SourceRange]) {
    var bytes: [UInt8] = []
    var ranges: [SourceRange] = []
    var starts: [Int] = []
    for character in text.unicodeScalars {
      switch character {
      case "⟦": starts.append(bytes.count)
      case "⟧": if let start = starts.popLast() { ranges.append(SourceRange(start, bytes.count)) }
      default: bytes.append(contentsOf: String(character).utf8)
      }
    }
    return (SourceFile(path: path, bytes: bytes), ranges)
  }
}
