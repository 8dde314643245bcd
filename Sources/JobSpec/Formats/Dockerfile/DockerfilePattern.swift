/// The patterns of `${NAME#pattern}`, `${NAME%pattern}` and `${NAME/pattern/word}`: `*`, `?` and text; brackets have no
/// meaning (frontend/dockerfile/shell/lex.go, convertShellPatternToRegex).
struct DockerfilePattern {
  private enum Element {
    case anything
    case anyOne
    case one(Unicode.Scalar)
  }

  /// How much matching is worth its time: beyond this, what comes out counts as not known.
  private static let limit = 4_000_000

  private var elements: [Element] = []

  /// Reads a pattern; nil where a backslash stands before anything but `*`, `?`, `\`, `}` and `/`.
  init?(_ text: String) {
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        isEscaped = false
        switch scalar {
        case "*", "?", "\\", "}", "/": elements.append(.one(scalar))
        default: return nil
        }
      } else {
        switch scalar {
        case "\\": isEscaped = true
        case "*": elements.append(.anything)
        case "?": elements.append(.anyOne)
        default: elements.append(.one(scalar))
        }
      }
    }
    if isEscaped { return nil }
  }

  /// What is left of a text without the match at its start; nil when finding out takes too long.
  func removingPrefix(of text: String, longest: Bool) -> String? {
    let scalars = Array(text.unicodeScalars)
    guard scalars.count * (elements.count + 1) <= Self.limit else { return nil }
    guard let end = matchEnd(scalars, from: 0, longest: longest) else { return text }
    return Self.string(scalars[end...])
  }

  /// What is left of a text without the match at its end; nil when finding out takes too long.
  func removingSuffix(of text: String, longest: Bool) -> String? {
    var mirrored = self
    mirrored.elements.reverse()
    let reversed = Self.string(text.unicodeScalars.reversed()[...])
    return mirrored.removingPrefix(of: reversed, longest: longest).map {
      Self.string($0.unicodeScalars.reversed()[...])
    }
  }

  /// The text with the first match, or every match, replaced; nil when finding out takes too long.
  func replacing(in text: String, with replacement: String, all: Bool) -> String? {
    let scalars = Array(text.unicodeScalars)
    guard scalars.count * scalars.count * (elements.count + 1) <= Self.limit else { return nil }
    var result = ""
    var copied = 0
    var search = 0
    while search <= scalars.count, let match = firstMatch(scalars, from: search) {
      result += Self.string(scalars[copied..<match.lowerBound])
      if match.upperBound > copied || match.lowerBound == 0 { result += replacement }
      copied = match.upperBound
      search = max(match.upperBound, search + 1)
      if !all { break }
    }
    return result + Self.string(scalars[copied...])
  }

  private func firstMatch(_ scalars: [Unicode.Scalar], from search: Int) -> Range<Int>? {
    for start in search...scalars.count {
      if let end = matchEnd(scalars, from: start, longest: true) { return start..<end }
    }
    return nil
  }

  /// Where the shortest or longest match that starts at an offset ends.
  private func matchEnd(_ scalars: [Unicode.Scalar], from start: Int, longest: Bool) -> Int? {
    var states = closure(of: [0])
    var end: Int?
    var offset = start
    while true {
      if states.last == elements.count {
        end = offset
        if !longest { return end }
      }
      guard offset < scalars.count, !states.isEmpty else { return end }
      states = step(states, scalars[offset])
      offset += 1
    }
  }

  /// The positions in the pattern that a character leads to, in order.
  private func step(_ states: [Int], _ scalar: Unicode.Scalar) -> [Int] {
    var next: [Int] = []
    for state in states where state < elements.count {
      switch elements[state] {
      case .anything: next.append(state)
      case .anyOne: next.append(state + 1)
      case .one(let expected): if expected == scalar { next.append(state + 1) }
      }
    }
    return closure(of: next)
  }

  /// The positions themselves, and those behind a `*` that matches nothing; each once, in order.
  private func closure(of states: [Int]) -> [Int] {
    var result: [Int] = []
    for state in states {
      var state = state
      if let last = result.last, last >= state { continue }
      result.append(state)
      while state < elements.count, case .anything = elements[state] {
        state += 1
        result.append(state)
      }
    }
    return result
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
