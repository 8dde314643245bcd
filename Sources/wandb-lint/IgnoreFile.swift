/// The patterns of one `.gitignore` or `.git/info/exclude`, by gitignore(5).
struct IgnoreFile: Sendable {
  private let patterns: [IgnorePattern]

  /// Reads the patterns; a line that is none is passed over.
  init(_ bytes: [UInt8]) {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    patterns = text.split(separator: 0x0A).compactMap { IgnorePattern(line: $0) }
  }

  var isEmpty: Bool { patterns.isEmpty }

  /// What the last pattern that matches says of a path relative to the file's folder; nil when none matches.
  func ignores(_ path: ArraySlice<UInt8>, isFolder: Bool) -> Bool? {
    let start = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? path.startIndex
    let name = path[start...]
    for pattern in patterns.reversed() where pattern.matches(path, name: name, isFolder: isFolder) {
      return !pattern.isNegated
    }
    return nil
  }
}

/// One line of a `.gitignore`.
private struct IgnorePattern: Sendable {
  let isNegated: Bool
  private let isFolderOnly: Bool
  private let shape: Shape

  /// Most patterns are a plain name or `*.ending`; those need no matcher.
  private enum Shape: Sendable {
    case name([UInt8])
    case ending([UInt8])
    case nameGlob([UInt8])
    case path([[UInt8]])
  }

  init?(line: ArraySlice<UInt8>) {
    var text = Self.trimmed(line)
    guard let first = text.first, first != UInt8(ascii: "#") else { return nil }
    isNegated = first == UInt8(ascii: "!")
    if isNegated { text.removeFirst() }
    isFolderOnly = text.last == UInt8(ascii: "/")
    if isFolderOnly { text.removeLast() }
    guard !text.isEmpty else { return nil }
    if text.contains(UInt8(ascii: "/")) {
      // A doubled separator leaves an empty segment, which no name matches; git does the same.
      if text.first == UInt8(ascii: "/") { text.removeFirst() }
      shape = .path(text.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map(Array.init))
      return
    }
    let special = Array("*?[\\".utf8)
    let rest = text.dropFirst()
    if !text.contains(where: special.contains) {
      shape = .name(Array(text))
    } else if text.first == UInt8(ascii: "*"), !rest.contains(where: special.contains) {
      shape = .ending(Array(rest))
    } else {
      shape = .nameGlob(Array(text))
    }
  }

  /// The line without its carriage return and the blanks at its end that no backslash keeps.
  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = line
    if text.last == 0x0D { text.removeLast() }
    while text.last == 0x20 {
      let before = text.dropLast()
      var slashes = 0
      while before.dropLast(slashes).last == UInt8(ascii: "\\") { slashes += 1 }
      if slashes % 2 == 1 { break }
      text = before
    }
    return text
  }

  func matches(_ path: ArraySlice<UInt8>, name: ArraySlice<UInt8>, isFolder: Bool) -> Bool {
    if isFolderOnly && !isFolder { return false }
    switch shape {
    case .name(let wanted): return name.elementsEqual(wanted)
    case .ending(let ending): return name.count >= ending.count && name.suffix(ending.count).elementsEqual(ending)
    case .nameGlob(let pattern): return Wildcard.matches(pattern[...], name)
    case .path(let segments):
      return Wildcard.matches(segments: segments, path.split(separator: UInt8(ascii: "/")))
    }
  }
}
