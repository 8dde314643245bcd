import Syntax

/// Replaces the variables in a Dockerfile's words, as far as they are known (frontend/dockerfile/shell/lex.go).
struct DockerfileExpander {
  /// No string longer than this reaches a process (Linux, MAX_ARG_STRLEN), so a longer one counts as not known.
  private static let longest = 131_072

  /// What is known of a variable.
  let lookup: (String) -> Environment.State
  /// The variables that the words read.
  private(set) var uses: [VariableUse] = []
  /// What BuildKit does not accept.
  private(set) var problems: [SyntaxProblem] = []

  init(_ lookup: @escaping (String) -> Environment.State) { self.lookup = lookup }

  /// A word's value: its pieces as written, and its text where that is known.
  mutating func value(of word: DockerfileWord) -> Value {
    var value = Value([], at: word.text.location)
    var text: [UInt8]? = []
    for part in word.parts {
      let piece = piece(part)
      value.parts += piece.parts
      if let bytes = piece.text, (text?.count ?? 0) + bytes.count <= Self.longest {
        text?.append(contentsOf: bytes)
      } else {
        text = nil
      }
    }
    if !word.isValid {
      value.parts.append(.dynamic(.other, word.text.location))
      text = nil
    }
    value.known = text.map { String(decoding: $0, as: UTF8.self) }
    return value
  }

  private typealias Piece = (parts: [Value.Part], text: [UInt8]?)

  private mutating func piece(_ part: DockerfileWord.Part) -> Piece {
    switch part {
    case .literal(let text): ([.literal(text)], Array(text.bytes))
    case .variable(let variable): piece(variable)
    }
  }

  /// The default of `${NAME:-default}` counts among the pieces unless it is known not to be used: it stands in the file
  /// for everybody to read.
  private mutating func piece(_ variable: DockerfileVariable) -> Piece {
    let name = variable.name.string
    let state = lookup(name)
    uses.append(VariableUse(name, at: variable.location))
    var piece: Piece = ([.reference(name, variable.location)], state.text)
    switch variable.operation {
    case .plain:
      break
    case .default(let word, let colon):
      let other = value(of: word)
      let isSet = state.counts(emptyToo: !colon)
      if isSet != true { piece.parts += other.parts }
      piece.text = isSet == true ? state.text : isSet == false ? other.bytes : nil
    case .alternate(let word, let colon):
      let other = value(of: word)
      let isSet = state.counts(emptyToo: !colon)
      if isSet != false { piece.parts += other.parts }
      piece.text = isSet == true ? other.bytes : isSet == false ? [] : nil
    case .error(let word, let colon):
      _ = value(of: word)
      if state.counts(emptyToo: !colon) == false {
        report("`\(name)` is not set here\(colon ? ", or empty" : ""), and its `?` makes that an error.", variable)
        piece.text = nil
      }
    case .removePrefix(let word):
      piece.text = trimmed(variable, state, word, sign: "#") { $0.removingPrefix(of: $1, longest: $2) }
    case .removeSuffix(let word):
      piece.text = trimmed(variable, state, word, sign: "%") { $0.removingSuffix(of: $1, longest: $2) }
    case .replace(let pattern, let word, let all):
      piece.text = replaced(variable, state, pattern, word, all: all)
    }
    return piece
  }

  private mutating func trimmed(
    _ variable: DockerfileVariable, _ state: Environment.State, _ word: DockerfileWord, sign: Character,
    _ trim: (DockerfilePattern, String, Bool) -> String?
  ) -> [UInt8]? {
    guard var pattern = value(of: word).known else { return nil }
    let isLongest = pattern.first == sign
    if isLongest { pattern.removeFirst() }
    guard let read = DockerfilePattern(pattern) else {
      report("In a pattern a backslash stands only before `*`, `?`, `\\`, `}` and `/`.", variable)
      return nil
    }
    guard let text = state.text else { return nil }
    return trim(read, String(decoding: text, as: UTF8.self), isLongest).map { Array($0.utf8) }
  }

  private mutating func replaced(
    _ variable: DockerfileVariable, _ state: Environment.State, _ pattern: DockerfileWord, _ word: DockerfileWord,
    all: Bool
  ) -> [UInt8]? {
    let replacement = value(of: word).known
    guard let pattern = value(of: pattern).known else { return nil }
    guard let read = DockerfilePattern(pattern) else {
      report("In a pattern a backslash stands only before `*`, `?`, `\\`, `}` and `/`.", variable)
      return nil
    }
    guard let text = state.text, let replacement else { return nil }
    // Go's ReplaceAllString reads `$1` and `$name` in the replacement.
    if all && replacement.contains("$") { return nil }
    return read.replacing(in: String(decoding: text, as: UTF8.self), with: replacement, all: all).map { Array($0.utf8) }
  }

  private mutating func report(_ message: String, _ variable: DockerfileVariable) {
    problems.append(SyntaxProblem(message, at: variable.location))
  }
}

extension Environment.State {
  /// The text that `$NAME` stands for: nothing where the variable is absent, nil where it is not known.
  fileprivate var text: [UInt8]? {
    switch self {
    case .set(let text): Array(text.utf8)
    case .absent: []
    case .setUnknown, .unknown: nil
    }
  }

  /// Whether the variable counts as set; nil where that is not known.
  fileprivate func counts(emptyToo: Bool) -> Bool? {
    switch self {
    case .set(let text): emptyToo || !text.isEmpty
    case .absent: false
    case .setUnknown: emptyToo ? true : nil
    case .unknown: nil
    }
  }
}

extension Value {
  /// The bytes of the text that arrives, where it is known.
  fileprivate var bytes: [UInt8]? { known.map { Array($0.utf8) } }
}
