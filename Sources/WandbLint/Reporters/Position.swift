public import Syntax

/// A place as people count: 1-based line, 1-based column in Unicode scalars.
public struct Position: Hashable, Sendable {
  /// The line, from 1.
  public var line: Int
  /// The column, from 1, in Unicode scalars; a byte order mark does not count, an invalid byte counts as one.
  public var column: Int

  /// Makes a position from its numbers.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Finds the position of a byte offset.
  public init(of offset: Int, in file: SourceFile, lines: LineTable) {
    let line = lines.line(of: offset)
    var start = lines.starts[line - 1]
    if start == 0 && file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    let end = max(min(offset, file.bytes.count), start)
    let before = file.bytes[start..<end]
    let isASCII = before.allSatisfy { $0 < 0x80 }
    let scalars = isASCII ? before.count : String(decoding: before, as: UTF8.self).unicodeScalars.count
    self.init(line: line, column: scalars + 1)
  }
}

/// Remembers the line tables of the files that a report shows.
public struct Positions {
  private var tables: [SourceFile: LineTable] = [:]

  /// Starts with no table.
  public init() {}

  /// The position where a place starts.
  public mutating func start(of location: Location) -> Position {
    Position(of: location.range.start, in: location.file, lines: lines(of: location.file))
  }

  /// The position just past the end of a place.
  public mutating func end(of location: Location) -> Position {
    Position(of: location.range.end, in: location.file, lines: lines(of: location.file))
  }

  /// The line table of a file.
  public mutating func lines(of file: SourceFile) -> LineTable {
    if let table = tables[file] { return table }
    let table = LineTable(file.bytes)
    tables[file] = table
    return table
  }
}
