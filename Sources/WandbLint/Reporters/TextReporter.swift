import Syntax

/// Writes findings for people: what is wrong, the lines with marks, why it matters and what to do.
struct TextReporter {
  private let report: RunReport
  private let style: TextStyle
  private var positions = Positions()
  private var explained: Set<String> = []

  init(_ report: RunReport, _ style: TextStyle) {
    self.report = report
    self.style = style
  }

  consuming func render() -> [UInt8] {
    var rows: [String] = []
    for group in groups() {
      rows += self.rows(of: group)
      rows.append("")
    }
    rows += Self.summary(of: report, style: style)
    return Array(rows.map { $0 + "\n" }.joined().utf8)
  }

  /// The findings that share an excerpt: those that lie on one line.
  private mutating func groups() -> [[Diagnostic]] {
    var groups: [[Diagnostic]] = []
    for diagnostic in report.diagnostics {
      let line = positions.start(of: diagnostic.location).line
      if let first = groups.last?.first, first.location.file == diagnostic.location.file,
        positions.start(of: first.location).line == line, let group = groups.last,
        excerpt(of: group + [diagnostic]).fitsOneWindow
      {
        groups[groups.count - 1].append(diagnostic)
      } else {
        groups.append([diagnostic])
      }
    }
    return groups
  }

  private mutating func rows(of group: [Diagnostic]) -> [String] {
    guard let first = group.first else { return [] }
    var rows = group.map { diagnostic in
      let id = style.linked(
        "\(diagnostic.severity.rawValue)[\(diagnostic.rule.id)]", to: Tool.documentation(of: diagnostic.rule))
      return style.colored(id, .severity(diagnostic.severity))
        + style.colored(": " + DisplayText.oneLine(diagnostic.message), .emphasis)
    }
    let excerpt = excerpt(of: group)
    let margin = String(repeating: " ", count: excerpt.gutterWidth)
    rows.append(style.colored(margin + "-->", .frame) + " " + place(first.location))
    rows += excerpt.render()
    rows.append(style.colored(margin + " |", .frame))
    for diagnostic in group {
      rows += notes(on: diagnostic, margin, prefix: group.count > 1 ? diagnostic.rule.id + " " : "")
    }
    return rows
  }

  private mutating func excerpt(of group: [Diagnostic]) -> Excerpt {
    let file = group[0].location.file
    var marks: [Excerpt.Mark] = []
    for diagnostic in group {
      marks.append(
        Excerpt.Mark(
          range: diagnostic.location.range, label: group.count > 1 ? diagnostic.rule.id : "", sign: "^",
          role: .severity(diagnostic.severity)))
      for place in diagnostic.related where isNear(place, diagnostic) {
        marks.append(Excerpt.Mark(range: place.location.range, label: place.label, sign: "-", role: .frame))
      }
    }
    return Excerpt(
      file, marks, lines: positions.lines(of: file), concealed: report.concealedRanges(in: file), style: style)
  }

  /// Whether a related place is shown in the excerpt itself.
  private mutating func isNear(_ place: Diagnostic.Related, _ diagnostic: Diagnostic) -> Bool {
    guard place.location.file == diagnostic.location.file, !place.location.range.overlaps(diagnostic.location.range)
    else { return false }
    let distance = positions.start(of: place.location).line - positions.start(of: diagnostic.location).line
    let span = place.location.range.union(diagnostic.location.range)
    return distance == 0 ? span.count <= style.width / 2 : abs(distance) <= 8
  }

  /// What stands below an excerpt: places elsewhere, why it matters, what to do.
  private mutating func notes(on diagnostic: Diagnostic, _ margin: String, prefix: String) -> [String] {
    var rows: [String] = []
    for place in diagnostic.related where !isNear(place, diagnostic) {
      rows.append(style.colored(margin + ":::", .frame) + " " + self.place(place.location) + ": " + place.label)
    }
    if explained.insert(diagnostic.rule.id).inserted {
      rows += note(prefix + "why", diagnostic.rule.rationale, margin)
    }
    if !diagnostic.help.isEmpty { rows += note(prefix + "help", diagnostic.help, margin) }
    if let fix = diagnostic.fix, fix.isSafe, !diagnostic.help.hasPrefix(fix.summary) {
      rows += note(prefix + "fix", fix.summary, margin)
    }
    return rows
  }

  private func note(_ title: String, _ text: String, _ margin: String) -> [String] {
    let head = "\(margin) = "
    let indent = String(repeating: " ", count: head.count + title.count + 2)
    let lines = DisplayText.wrapped(DisplayText.oneLine(text), to: style.width - indent.count)
    return lines.enumerated().map { index, line in
      index == 0
        ? style.colored(head, .frame) + style.colored(title + ":", .emphasis) + " " + line : indent + line
    }
  }

  private mutating func place(_ location: Location) -> String {
    let start = positions.start(of: location)
    return "\(DisplayText.oneLine(location.file.path)):\(start.line):\(start.column)"
  }
}
