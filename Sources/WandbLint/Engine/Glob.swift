/// A pattern for paths: `*` and `?` within a folder or file name, `**` across folders.
///
/// As in .gitignore, a pattern without `/` matches a name at any depth, and one with `/` is matched from the root; a
/// pattern that names a folder matches all that lies in it.
public struct Glob: Hashable, Sendable {
  /// The pattern as written.
  public let pattern: String
  private let segments: [[UInt8]]

  /// Makes a pattern.
  public init(_ pattern: String) {
    self.pattern = pattern
    var parts = pattern.utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
    if parts.first == [UInt8(ascii: ".")] { parts.removeFirst() }
    let isAnchored = pattern.utf8.dropLast().contains(UInt8(ascii: "/"))
    self.segments = isAnchored || parts.isEmpty ? parts : [Self.anyDepth] + parts
  }

  private static let anyDepth = Array("**".utf8)

  /// Whether a path with `/` separators matches.
  public func matches(_ path: String) -> Bool {
    var names = path.utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
    if names.first == [UInt8(ascii: ".")] { names.removeFirst() }
    var name = 0
    var segment = 0
    var retry: (segment: Int, name: Int)?
    while name < names.count {
      if segment < segments.count, segments[segment] == Self.anyDepth {
        retry = (segment, name)
        segment += 1
      } else if segment < segments.count, Self.matches(segments[segment], names[name]) {
        segment += 1
        name += 1
        if segment == segments.count { return true }
      } else if let last = retry {
        retry = (last.segment, last.name + 1)
        segment = last.segment + 1
        name = last.name + 1
      } else {
        return false
      }
    }
    return !segments.isEmpty && segments[segment...].allSatisfy { $0 == Self.anyDepth }
  }

  /// Matches one name; the last `*` alone is retried, so the cost is at most the product of the two lengths.
  private static func matches(_ pattern: [UInt8], _ name: [UInt8]) -> Bool {
    var p = 0
    var n = 0
    var retry: (p: Int, n: Int)?
    while n < name.count {
      if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
        retry = (p, n)
        p += 1
      } else if p < pattern.count, pattern[p] == UInt8(ascii: "?") || pattern[p] == name[n] {
        p += 1
        n += 1
      } else if let last = retry {
        retry = (last.p, last.n + 1)
        p = last.p + 1
        n = last.n + 1
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
