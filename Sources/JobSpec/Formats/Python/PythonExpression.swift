import Syntax

/// A run of tokens that makes one expression, as far as literals go.
struct PythonExpression {
  /// The tokens, at least one.
  let tokens: ArraySlice<PythonToken>

  /// The index behind the last token.
  var end: Int { tokens.endIndex }

  /// The expression's place.
  var location: Location {
    let first = tokens[tokens.startIndex].text
    let last = tokens[tokens.endIndex - 1].text
    return Location(first.file, first.range.union(last.range))
  }

  /// The text when the expression is nothing but string literals, which Python joins.
  var string: Value? {
    var parts: [Value.Part] = []
    for token in tokens {
      guard let string = token.string, !string.isBytes else { return nil }
      for part in string.parts {
        switch part {
        case .literal(let text): parts.append(.literal(text))
        case .dynamic(let text): parts.append(.dynamic(.other, text.location))
        }
      }
    }
    return Value(parts, at: location)
  }

  /// What a literal that is no string is, in words; nil for strings and everything that is computed.
  var typeOfOtherLiteral: String? {
    guard tokens.count == 1, let token = tokens.first else { return nil }
    if token.kind == .number { return "a number" }
    if token.is("True") || token.is("False") { return "a Boolean" }
    return token.is("None") ? "None" : nil
  }
}

/// The tokens of a module or cell, with the brackets matched once, so that whoever looks at nested calls passes over each
/// of them in one step.
struct PythonCode {
  /// The tokens.
  let tokens: [PythonToken]
  /// For each opening bracket, the index of the one that closes it; -1 for every other token.
  private let closing: [Int]
  /// The offset at which the block that each line stands in ends, by token.
  private let blockEnds: [Int]
  /// Whether each token stands outside all brackets.
  private let outside: [Bool]

  init(_ tokens: [PythonToken]) {
    self.tokens = tokens
    blockEnds = Self.blockEnds(of: tokens)
    var outside: [Bool] = []
    var closing = Array(repeating: -1, count: tokens.count)
    var open: [Int] = []
    for (index, token) in tokens.enumerated() {
      outside.append(open.isEmpty)
      switch token.mark {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): open.append(index)
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if let last = open.popLast() { closing[last] = index }
      default: break
      }
    }
    self.closing = closing
    self.outside = outside
  }

  /// Whether a token stands outside all brackets.
  func isOutsideBrackets(_ index: Int) -> Bool { outside[index] }

  /// The index of the bracket that closes the one at an index; nil when none does.
  func closingIndex(of open: Int) -> Int? { closing[open] > open ? closing[open] : nil }

  /// The offset behind which it is open again whether the code of a token has run: the end of its block, or of its line
  /// where the block stands on the line of its own condition.
  func blockEnd(at index: Int) -> Int { blockEnds[index] }

  private static func blockEnds(of tokens: [PythonToken]) -> [Int] {
    var ends = Array(repeating: Int.max, count: tokens.count)
    // The lines behind, each with its indentation, those that are deeper than a later one left out.
    var later: [(indentation: Int, start: Int)] = []
    var last = tokens.count
    for index in tokens.indices.reversed() {
      guard let indentation = tokens[index].indentation else { continue }
      while let line = later.last, line.indentation >= indentation { later.removeLast() }
      let end = later.last?.start ?? Int.max
      for position in index..<last { ends[position] = end }
      if let colon = conditionEnd(tokens, from: index), colon + 1 < last, tokens[colon + 1].kind != .newline {
        let lineEnd = last < tokens.count ? tokens[last].text.range.start : Int.max
        for position in colon + 1..<last { ends[position] = lineEnd }
      }
      later.append((indentation, tokens[index].text.range.start))
      last = index
    }
    return ends
  }

  /// The colon behind a condition that starts a line; nil for other lines.
  private static func conditionEnd(_ tokens: [PythonToken], from start: Int) -> Int? {
    guard tokens[start].kind == .name, (2...7).contains(tokens[start].width),
      conditions.contains(tokens[start].text.string)
    else { return nil }
    var depth = 0
    var index = start
    while index < tokens.count, tokens[index].kind != .newline {
      if tokens[index].kind == .symbol, tokens[index].text.count == 1 {
        let byte = tokens[index].text[0]
        if "([{".utf8.contains(byte) { depth += 1 }
        if ")]}".utf8.contains(byte) { depth -= 1 }
        if byte == UInt8(ascii: ":"), depth == 0 { return index }
      }
      index += 1
    }
    return nil
  }

  private static let conditions: Set<String> = ["if", "elif", "else", "for", "while", "try", "except", "finally"]

  /// The names of `a.b.c` that starts at an index; nil when no name stands there.
  func dottedName(at start: Int) -> [String]? {
    guard start < tokens.count, tokens[start].kind == .name else { return nil }
    var names = [tokens[start].text.string]
    var index = start
    while has(".", at: index + 1), index + 2 < tokens.count, tokens[index + 2].kind == .name {
      index += 2
      names.append(tokens[index].text.string)
    }
    return names
  }

  /// Whether a token stands at an index and is this name or symbol.
  func has(_ spelling: StaticString, at index: Int) -> Bool {
    tokens.indices.contains(index) && tokens[index].is(spelling)
  }

  /// The expression that starts at an index and ends in front of a comma, a closing bracket, a colon or the end of the
  /// line; nil when nothing stands there, or a bracket in it is never closed.
  func expression(from start: Int) -> PythonExpression? {
    var index = start
    while index < tokens.count, tokens[index].kind != .newline {
      let token = tokens[index]
      if closing[index] > index {
        index = closing[index]
      } else {
        switch token.mark {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): return nil
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ","), UInt8(ascii: ":"),
          UInt8(ascii: ";"):
          return index > start ? PythonExpression(tokens: tokens[start..<index]) : nil
        default: break
        }
      }
      index += 1
    }
    return index > start ? PythonExpression(tokens: tokens[start..<index]) : nil
  }

  /// The arguments between the parenthesis at an index and the one that closes it: each with its keyword, where it has
  /// one.
  func arguments(from open: Int) -> [(keyword: SourceText?, value: PythonExpression)] {
    var arguments: [(keyword: SourceText?, value: PythonExpression)] = []
    var index = open + 1
    while index < closing[open] {
      var keyword: SourceText?
      if tokens[index].kind == .name, has("=", at: index + 1) {
        keyword = tokens[index].text
        index += 2
      }
      guard let value = expression(from: index) else { break }
      arguments.append((keyword, value))
      index = value.end + 1
    }
    return arguments
  }

  /// The entries of the dictionary display whose brace stands at an index, those with a string for a key.
  func entries(from open: Int) -> [(key: Value, value: PythonExpression)] {
    var entries: [(key: Value, value: PythonExpression)] = []
    var index = open + 1
    while index < closing[open], let key = expression(from: index) {
      index = key.end
      if has(":", at: index) {
        guard let value = expression(from: index + 1) else { break }
        if let name = key.string { entries.append((name, value)) }
        index = value.end
      }
      index += 1
    }
    return entries
  }
}
