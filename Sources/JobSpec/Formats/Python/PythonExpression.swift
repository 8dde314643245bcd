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

  /// The expression as a value: its text, or dynamic.
  var value: Value { string ?? Value([.dynamic(.other, location)], at: location) }

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

  init(_ tokens: [PythonToken]) {
    self.tokens = tokens
    var closing = Array(repeating: -1, count: tokens.count)
    var open: [Int] = []
    for (index, token) in tokens.enumerated() where token.kind == .symbol && token.text.count == 1 {
      switch token.text[0] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): open.append(index)
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if let last = open.popLast() { closing[last] = index }
      default: break
      }
    }
    self.closing = closing
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
      } else if token.kind == .symbol, token.text.count == 1 {
        switch token.text[0] {
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
