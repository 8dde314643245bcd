import Syntax

/// A line of a file as it is shown: one cell a character, secrets replaced by stars, tabs by blanks.
struct LineCells {
  /// One character on the screen.
  struct Cell {
    /// The bytes that it stands for.
    var range: SourceRange
    var text: String
    var width: Int
  }

  private(set) var cells: [Cell] = []
  private(set) var isCutAtStart = false
  private(set) var isCutAtEnd = false

  /// Lays a line out on at most `limit` columns; what is cut of a longer one lies as far as possible from `focus`.
  init(_ file: SourceFile, _ line: SourceRange, focus: SourceRange, concealed: [SourceRange], limit: Int) {
    // A column is at most a few bytes: a line of this length is laid out whole, of a longer one what is near the focus.
    let isLong = line.count > limit * 8
    let lead = limit / 4
    let start = isLong && focus.start - line.start > lead ? Self.boundary(file, focus.start - lead, line) : line.start
    let end = isLong ? Self.boundary(file, min(line.end, max(start, focus.start) + limit * 8), line) : line.end
    cells = Self.cells(file.bytes[start..<end], concealed.filter { $0.overlaps(SourceRange(start, end)) })
    isCutAtStart = start > line.start
    isCutAtEnd = end < line.end
    guard width > limit else { return }
    if !isCutAtStart { cutStart(to: focus, limit: limit) }
    cutEnd(limit: limit)
  }

  /// The columns of all cells.
  var width: Int { cells.reduce(0) { $0 + $1.width } }

  /// The text, with an ellipsis where it was cut.
  var text: String {
    (isCutAtStart ? "…" : "") + cells.map(\.text).joined() + (isCutAtEnd ? "…" : "")
  }

  /// The columns of a range, from 0; at least one column wide.
  func columns(of range: SourceRange) -> Range<Int> {
    let lead = isCutAtStart ? 1 : 0
    var column = lead
    var first: Int?
    var last = lead
    for cell in cells {
      let isMarked = cell.range.overlaps(range) || (range.count == 0 && cell.range.start >= range.start)
      if isMarked, first == nil { first = column }
      column += cell.width
      if isMarked, range.count > 0 { last = column }
    }
    let start = first ?? column
    return start..<max(last, start + 1)
  }

  private mutating func cutStart(to focus: SourceRange, limit: Int) {
    let before = cells.prefix { $0.range.end <= focus.start }.reduce(0) { $0 + $1.width }
    var surplus = min(before - limit / 4, width - limit)
    while surplus > 0, let first = cells.first {
      surplus -= first.width
      cells.removeFirst()
      isCutAtStart = true
    }
  }

  private mutating func cutEnd(limit: Int) {
    var used = 0
    let kept = cells.prefix { cell in
      used += cell.width
      return used <= limit
    }
    guard kept.count < cells.count else { return }
    cells = Array(kept)
    isCutAtEnd = true
  }

  /// Moves an offset back to the start of the character that it lies in.
  private static func boundary(_ file: SourceFile, _ offset: Int, _ line: SourceRange) -> Int {
    var start = offset
    while start > line.start, start < line.end, file.bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  private static func cells(_ bytes: ArraySlice<UInt8>, _ concealed: [SourceRange]) -> [Cell] {
    var cells: [Cell] = []
    var offset = bytes.startIndex
    func add(_ text: String, _ count: Int, _ width: Int) {
      let range = SourceRange(offset, offset + count)
      let isSecret = concealed.contains { $0.overlaps(range) }
      cells.append(isSecret ? Cell(range: range, text: "*", width: 1) : Cell(range: range, text: text, width: width))
      offset += count
    }
    guard bytes.isValidUTF8 else {
      for byte in bytes {
        let isPrintable = byte >= 0x20 && byte < 0x7F
        add(isPrintable ? String(UnicodeScalar(byte)) : "\u{FFFD}", 1, 1)
      }
      return cells
    }
    for character in String(decoding: bytes, as: UTF8.self) {
      let count = character.utf8.count
      if character == "\t" {
        add("    ", count, 4)
      } else {
        let shown = DisplayText.oneLine(String(character))
        let width = DisplayText.width(of: shown)
        // A mark that stands alone takes no column of its own and would shift what follows.
        add(width == 0 ? "\u{FFFD}" : shown, count, max(width, 1))
      }
    }
    return cells
  }
}
