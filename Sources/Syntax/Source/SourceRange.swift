/// A half-open range of UTF-8 byte offsets in one source file.
public struct SourceRange: Hashable, Sendable, Comparable {
  /// The offset of the first byte.
  public var start: Int
  /// The offset just past the last byte; equal to `start` for an insertion point.
  public var end: Int

  /// Makes a range; `end` is raised to `start` where it lies before it.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  /// The number of bytes covered.
  public var count: Int { end - start }

  /// Whether every byte of `other` lies in this range.
  public func contains(_ other: SourceRange) -> Bool { start <= other.start && other.end <= end }

  /// Whether the two ranges share at least one byte.
  public func overlaps(_ other: SourceRange) -> Bool { start < other.end && other.start < end }

  /// The smallest range that covers both.
  public func union(_ other: SourceRange) -> SourceRange {
    SourceRange(min(start, other.start), max(end, other.end))
  }

  /// Orders by start, then by end.
  public static func < (a: SourceRange, b: SourceRange) -> Bool {
    a.start != b.start ? a.start < b.start : a.end < b.end
  }
}
