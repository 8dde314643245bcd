public import Syntax

/// A place as people count: 1-based line and 1-based column.
public struct Position: Hashable, Sendable {
  /// What a column counts. A byte order mark does not count, and of invalid UTF-8 what a repair puts in its place.
  public enum Unit: Sendable {
    /// Unicode scalars.
    case scalars
    /// UTF-16 code units.
    case utf16
  }

  /// The line, from 1.
  public var line: Int
  /// The column, from 1.
  public var column: Int

  /// Makes a position from its numbers.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Finds the position of a byte offset.
  public init(of offset: Int, in file: SourceFile, lines: LineTable, unit: Unit = .scalars) {
    let line = lines.line(of: offset)
    let start = file.contentStart(ofLine: line, in: lines)
    let end = max(min(offset, file.bytes.count), start)
    self.init(line: line, column: unit.count(file.bytes[start..<end]) + 1)
  }
}

extension Position.Unit {
  /// The number of units in some bytes.
  func count(_ bytes: ArraySlice<UInt8>) -> Int {
    var scalars = 0
    var pairs = 0
    var isASCII = true
    for byte in bytes {
      if byte & 0xC0 != 0x80 { scalars += 1 }
      if byte >= 0xF0 { pairs += 1 }
      if byte >= 0x80 { isASCII = false }
    }
    if isASCII { return bytes.count }
    if bytes.isValidUTF8 { return self == .utf16 ? scalars + pairs : scalars }
    let repaired = String(decoding: bytes, as: UTF8.self)
    return self == .utf16 ? repaired.utf16.count : repaired.unicodeScalars.count
  }
}

extension ArraySlice<UInt8> {
  /// Whether the bytes are UTF-8 throughout.
  var isValidUTF8: Bool {
    do {
      _ = try UTF8Span(validating: span)
      return true
    } catch {
      return false
    }
  }
}

extension SourceFile {
  /// The offset at which a line's text starts, behind a byte order mark.
  func contentStart(ofLine line: Int, in lines: LineTable) -> Int {
    let start = lines.starts[line - 1]
    return start == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : start
  }

  /// The offset at which a line's text ends, in front of its line end.
  func contentEnd(ofLine line: Int, in lines: LineTable) -> Int {
    let start = contentStart(ofLine: line, in: lines)
    var end = line < lines.starts.count ? lines.starts[line] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return end
  }
}

/// Finds positions in the files of a report; what it has counted once it does not count again.
public struct Positions {
  private let unit: Position.Unit
  private var tables: [SourceFile: LineTable] = [:]
  /// The last position found in each file: findings come in the order of the file, often many on one long line.
  private var latest: [SourceFile: (offset: Int, position: Position)] = [:]

  /// Starts with nothing counted.
  public init(unit: Position.Unit = .scalars) { self.unit = unit }

  /// The position where a place starts.
  public mutating func start(of location: Location) -> Position {
    position(of: location.range.start, in: location.file)
  }

  /// The position just past the end of a place.
  public mutating func end(of location: Location) -> Position {
    position(of: location.range.end, in: location.file)
  }

  private mutating func position(of offset: Int, in file: SourceFile) -> Position {
    let lines = lines(of: file)
    let line = lines.line(of: offset)
    let end = min(offset, file.bytes.count)
    var position = Position(line: line, column: 1)
    if let last = latest[file], last.position.line == line, last.offset <= end {
      position.column = last.position.column + unit.count(file.bytes[last.offset..<end])
    } else {
      position = Position(of: offset, in: file, lines: lines, unit: unit)
    }
    if end >= file.contentStart(ofLine: line, in: lines) { latest[file] = (end, position) }
    return position
  }

  /// The line table of a file.
  public mutating func lines(of file: SourceFile) -> LineTable {
    if let table = tables[file] { return table }
    let table = LineTable(file.bytes)
    tables[file] = table
    return table
  }
}
