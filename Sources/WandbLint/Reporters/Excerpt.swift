import Syntax

/// The lines of a file that findings point at, with their numbers and marks below.
struct Excerpt {
  /// A range to underline.
  struct Mark {
    var range: SourceRange
    var label: String
    /// The sign that underlines it.
    var sign: Character
    var role: TextRole
  }

  private let file: SourceFile
  private let marks: [Mark]
  private let lines: LineTable
  private let concealed: [SourceRange]
  private let style: TextStyle
  private let shownLines: [Int]

  /// Makes an excerpt of the marked lines, and of `context` where lines are shown for their own sake.
  init(
    _ file: SourceFile, _ marks: [Mark], lines: LineTable, concealed: [SourceRange], style: TextStyle,
    context: Range<Int> = 0..<0
  ) {
    self.file = file
    self.marks = marks
    self.lines = lines
    self.concealed = concealed
    self.style = style
    self.shownLines = Set(marks.flatMap { Self.shownLines(of: $0.range, lines) }).union(context).sorted()
  }

  /// The columns that the line numbers take.
  var gutterWidth: Int { String(shownLines.last ?? 1).count }

  /// The lines to print, frame included.
  func render() -> [String] {
    var rows = [frame("|")]
    var previous: Int?
    for line in shownLines {
      if let previous, line > previous + 1 { rows.append(style.colored("...", .frame)) }
      previous = line
      let extent = SourceRange(
        file.contentStart(ofLine: line, in: lines), file.contentEnd(ofLine: line, in: lines))
      let here = marks.filter { Self.shownLines(of: $0.range, lines).contains(line) }
        .map { mark in (mark: mark, range: Self.part(of: mark.range, in: extent, file)) }
        .sorted { $0.range < $1.range }
      let focus = here.map(\.range).reduce(here.first?.range ?? SourceRange(extent.start, extent.start)) {
        $0.union($1)
      }
      let cells = LineCells(file, extent, focus: focus, concealed: concealed, limit: columnLimit)
      rows.append(frame("|", line: line, cells.text))
      let placed = here.map { (mark: $0.mark, columns: cells.columns(of: $0.range)) }
      rows += markRows(placed, isLast: { Self.shownLines(of: $0.range, lines).last == line })
    }
    return rows
  }

  /// Whether all marks of one line are near enough to each other to be seen together.
  var fitsOneWindow: Bool {
    guard let first = marks.map(\.range.start).min(), let last = marks.map(\.range.end).max() else { return true }
    return last - first < columnLimit * 3 / 4
  }

  private var columnLimit: Int { max(30, style.width - gutterWidth - 4) }

  private func frame(_ sign: String, line: Int? = nil, _ content: String = "") -> String {
    let number = line.map(String.init) ?? ""
    let gutter = String(repeating: " ", count: gutterWidth - number.count) + number + " " + sign
    return style.colored(gutter, .frame) + (content.isEmpty ? "" : " " + content)
  }

  /// Underlines as many marks as fit side by side on each row.
  private func markRows(_ placed: [(mark: Mark, columns: Range<Int>)], isLast: (Mark) -> Bool) -> [String] {
    var rows: [(text: String, end: Int)] = []
    for (mark, columns) in placed {
      let label = isLast(mark) && !mark.label.isEmpty ? " " + mark.label : ""
      let signs = String(repeating: mark.sign, count: columns.count)
      let index = rows.firstIndex { $0.end < columns.lowerBound } ?? rows.count
      if index == rows.count { rows.append((text: "", end: 0)) }
      rows[index].text += String(repeating: " ", count: columns.lowerBound - rows[index].end)
      rows[index].text += style.colored(signs + label, mark.role)
      rows[index].end = columns.upperBound + DisplayText.width(of: label)
    }
    return rows.map { frame("|", $0.text) }
  }

  /// The lines of a range that are shown: all of a few, the first two and the last of many.
  private static func shownLines(of range: SourceRange, _ lines: LineTable) -> [Int] {
    let first = lines.line(of: range.start)
    let last = lines.line(of: max(range.start, range.end - 1))
    return last - first < 4 ? Array(first...last) : [first, first + 1, last]
  }

  /// The part of a range that lies on a line; of a line that it spans, the indentation is left out.
  private static func part(of range: SourceRange, in line: SourceRange, _ file: SourceFile) -> SourceRange {
    var start = max(range.start, line.start)
    let end = min(range.end, line.end)
    if range.start < line.start {
      while start < end, file.bytes[start] == 0x20 || file.bytes[start] == 0x09 { start += 1 }
    }
    return SourceRange(min(start, line.end), max(end, min(start, line.end)))
  }
}
