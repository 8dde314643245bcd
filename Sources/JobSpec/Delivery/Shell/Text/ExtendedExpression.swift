/// A POSIX regular expression, basic or extended, as `=~`, `grep` and `sed` read them, with GNU's `\w`, `\s`, `\b`.
struct ExtendedExpression {
  /// One node of the expression.
  indirect enum Node {
    case character(UInt32)
    case anyCharacter
    case set(GlobPattern.CharacterSet)
    case lineStart
    case lineEnd
    case wordEdge(atStart: Bool, atEnd: Bool)
    case group(Int, Node)
    case alternatives([Node])
    case sequence([Node])
    case repeated(Node, Int, Int)
    case reference(Int)
  }

  let root: Node
  let groupCount: Int
  let ignoresCase: Bool

  /// Reads an expression; nil for one that is wrong or uses what is not decided here.
  init?(_ bytes: [UInt8], isExtended: Bool, ignoresCase: Bool = false) {
    var parser = ExpressionParser(Characters(bytes).values, isExtended: isExtended)
    guard let root = parser.parse() else { return nil }
    self.root = root
    groupCount = parser.groupCount
    self.ignoresCase = ignoresCase
  }

  /// Text with a backslash in front of each character that means something.
  static func escaped(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { byte in
      ".[]\\()*+?{}|^$".utf8.contains(byte) ? [0x5C, byte] : [byte]
    }
  }

  /// The leftmost of the longest matches: the byte ranges of the whole and of each group. The outer nil says that it took
  /// too long to find out, the inner one that there is none.
  func firstMatch(in bytes: [UInt8], from offset: Int = 0) -> [Range<Int>?]?? {
    let text = Characters(bytes).values
    guard text.count < 50_000 else { return nil }
    var starts = [0]
    for character in text { starts.append((starts.last ?? 0) + Characters.byteCount(character)) }
    var search = ExpressionSearch(text: text, ignoresCase: ignoresCase, groupCount: groupCount)
    var start = starts.firstIndex { $0 >= offset } ?? text.count
    while start <= text.count {
      if let groups = search.longestMatch(of: root, at: start) {
        return .some(.some(groups.map { $0.map { starts[$0.lowerBound]..<starts[$0.upperBound] } }))
      }
      if search.isExhausted { return nil }
      start += 1
    }
    return .some(nil)
  }

  /// Whether it matches somewhere in a text; nil when it took too long to find out.
  func matches(_ bytes: [UInt8]) -> Bool? { firstMatch(in: bytes).map { $0 != nil } }
}

/// Tries the ways in which an expression can match.
private struct ExpressionSearch {
  typealias Node = ExtendedExpression.Node

  let text: [UInt32]
  let ignoresCase: Bool
  let groupCount: Int
  private var steps = 0
  private var groups: [Range<Int>?] = []
  private var best: [Range<Int>?]?
  private var start = 0

  init(text: [UInt32], ignoresCase: Bool, groupCount: Int) {
    self.text = text
    self.ignoresCase = ignoresCase
    self.groupCount = groupCount
  }

  var isExhausted: Bool { steps > 200_000 }

  mutating func longestMatch(of root: Node, at start: Int) -> [Range<Int>?]? {
    self.start = start
    groups = Array(repeating: nil, count: groupCount + 1)
    best = nil
    _ = match(root, start, 0) { search, end in
      if (search.best?[0]?.upperBound ?? -1) < end {
        search.groups[0] = search.start..<end
        search.best = search.groups
      }
      return end == search.text.count
    }
    return isExhausted ? nil : best
  }

  /// Calls `next` with each offset at which a match of the node can end, until it says that it is content.
  private mutating func match(_ node: Node, _ at: Int, _ depth: Int, _ next: (inout Self, Int) -> Bool) -> Bool {
    steps += 1
    guard !isExhausted, depth < 400 else {
      steps = .max / 2
      return true
    }
    switch node {
    case .character(let expected):
      return at < text.count && isSame(text[at], expected) && next(&self, at + 1)
    case .anyCharacter: return at < text.count && next(&self, at + 1)
    case .set(let set):
      return at < text.count && set.contains(text[at], ignoringCase: ignoresCase) && next(&self, at + 1)
    case .lineStart: return at == 0 && next(&self, at)
    case .lineEnd: return at == text.count && next(&self, at)
    case .wordEdge(let atStart, let atEnd): return isEdge(at, atStart, atEnd) && next(&self, at)
    case .alternatives(let nodes):
      for node in nodes where match(node, at, depth + 1, next) { return true }
      return false
    case .sequence(let nodes): return match(nodes[...], at, depth + 1, next)
    case .group(let number, let inner):
      let before = groups[number]
      if match(
        inner, at, depth + 1,
        { search, end in
          let old = search.groups[number]
          search.groups[number] = at..<end
          if next(&search, end) { return true }
          search.groups[number] = old
          return false
        })
      {
        return true
      }
      groups[number] = before
      return false
    case .repeated(let inner, let least, let most):
      return match(inner, least, most, at, depth + 1, next)
    case .reference(let number):
      guard number < groups.count, let range = groups[number], at + range.count <= text.count,
        zip(text[range], text[at..<at + range.count]).allSatisfy({ isSame($0, $1) })
      else { return false }
      return next(&self, at + range.count)
    }
  }

  private mutating func match(
    _ nodes: ArraySlice<Node>, _ at: Int, _ depth: Int, _ next: (inout Self, Int) -> Bool
  ) -> Bool {
    guard let first = nodes.first else { return next(&self, at) }
    return match(first, at, depth + 1) { search, end in search.match(nodes.dropFirst(), end, depth + 1, next) }
  }

  /// As many times as possible first, then fewer.
  private mutating func match(
    _ node: Node, _ least: Int, _ most: Int, _ at: Int, _ depth: Int, _ next: (inout Self, Int) -> Bool
  ) -> Bool {
    if let ends = simpleEnds(node, most, at) {
      guard ends >= least else { return false }
      var count = ends
      while count >= least {
        if next(&self, at + count) { return true }
        count -= 1
      }
      return false
    }
    if most > 0,
      match(
        node, at, depth + 1,
        { search, end in
          guard end > at || least > 0 else { return false }
          return search.match(node, max(0, least - 1), most == .max ? most : most - 1, end, depth + 1, next)
        })
    {
      return true
    }
    return least == 0 && next(&self, at)
  }

  /// How many times a node of one character matches in a row; nil for other nodes.
  private mutating func simpleEnds(_ node: Node, _ most: Int, _ at: Int) -> Int? {
    var count = 0
    while count < most, at + count < text.count {
      let character = text[at + count]
      switch node {
      case .character(let expected): if !isSame(character, expected) { return count }
      case .anyCharacter: break
      case .set(let set): if !set.contains(character, ignoringCase: ignoresCase) { return count }
      default: return nil
      }
      count += 1
      steps += 1
    }
    switch node {
    case .character, .anyCharacter, .set: return count
    default: return nil
    }
  }

  private func isSame(_ a: UInt32, _ b: UInt32) -> Bool {
    a == b || (ignoresCase && a.asciiLowercased == b.asciiLowercased)
  }

  private func isEdge(_ at: Int, _ atStart: Bool, _ atEnd: Bool) -> Bool {
    func isWord(_ index: Int) -> Bool {
      text.indices.contains(index) && text[index] < 128 && UInt8(text[index]).isNameByte
    }
    let before = isWord(at - 1)
    let after = isWord(at)
    return (atStart && !before && after) || (atEnd && before && !after)
  }
}
