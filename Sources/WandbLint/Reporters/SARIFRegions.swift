import Syntax

/// Writes places the way SARIF counts them: lines from 1, columns from 1 in UTF-16 code units, the end exclusive.
struct SARIFRegions {
  private let report: RunReport
  private var utf16 = Positions(unit: .utf16)
  /// Lines longer than this are not copied into the report.
  private static let longestSnippet = 2000

  init(_ report: RunReport) { self.report = report }

  /// Where a place starts.
  mutating func start(of location: Location) -> Position { utf16.start(of: location) }

  /// The members `physicalLocation` of a location object; with the lines around the place where they may be shown.
  mutating func physicalLocation(_ location: Location, withContext: Bool, to object: inout JSONWriter) {
    object.key("physicalLocation")
    object.object { place in
      place.key("artifactLocation")
      place.object { artifactLocation(location.file, to: &$0) }
      place.key("region")
      place.object { region in
        positions(of: location, to: &region)
        snippet(location, to: &region)
      }
      guard withContext, let lines = context(of: location) else { return }
      place.key("contextRegion")
      place.object { region in
        region.member("startLine", lines.first)
        region.member("endLine", lines.last)
        snippet(lines.location, to: &region)
      }
    }
  }

  /// The members of an artifact location. A file outside the repository has an absolute path and no base.
  func artifactLocation(_ file: SourceFile, to object: inout JSONWriter) {
    let path = report.repositoryPath(of: file)
    if path.utf8.first == UInt8(ascii: "/") {
      object.member("uri", "file://" + PercentEncoding.path(path))
    } else {
      object.member("uri", PercentEncoding.path(path))
      object.member("uriBaseId", "%SRCROOT%")
    }
  }

  /// The line and column members of a region.
  mutating func positions(of location: Location, to region: inout JSONWriter) {
    let start = utf16.start(of: location)
    let end = utf16.end(of: location)
    region.member("startLine", start.line)
    region.member("startColumn", start.column)
    region.member("endLine", end.line)
    region.member("endColumn", end.column)
  }

  private mutating func snippet(_ location: Location, to region: inout JSONWriter) {
    let range = location.range
    guard range.count > 0, range.count <= Self.longestSnippet, location.bytes.isValidUTF8, !touchesSecret(location)
    else {
      return
    }
    region.key("snippet")
    region.object { $0.member("text", location.written) }
  }

  /// Whether a line of a place holds a byte that no report may show.
  private mutating func touchesSecret(_ location: Location) -> Bool {
    let lines = utf16.lines(of: location.file)
    let first = lines.line(of: location.range.start)
    let last = lines.line(of: max(location.range.start, location.range.end - 1))
    let end = last < lines.starts.count ? lines.starts[last] : location.file.bytes.count
    let extent = SourceRange(lines.starts[first - 1], end)
    return report.concealedRanges(in: location.file).contains { $0.overlaps(extent) }
  }

  /// The lines from the one before a place to the one behind it; nil where that is no more than the place itself.
  private mutating func context(of location: Location) -> (first: Int, last: Int, location: Location)? {
    let lines = utf16.lines(of: location.file)
    let first = max(1, lines.line(of: location.range.start) - 1)
    var last = min(lines.starts.count, lines.line(of: max(location.range.start, location.range.end - 1)) + 1)
    if last > 1, lines.starts[last - 1] >= location.file.bytes.count { last -= 1 }
    let start = location.file.contentStart(ofLine: first, in: lines)
    let end = location.file.contentEnd(ofLine: last, in: lines)
    let whole = SourceRange(start, end)
    guard whole.contains(location.range), whole.count > location.range.count else { return nil }
    return (first, last, Location(location.file, whole))
  }
}
