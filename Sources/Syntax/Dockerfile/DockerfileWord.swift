/// A word of an instruction before BuildKit replaces the variables in it.
public struct DockerfileWord: Sendable {
  /// A piece of a word.
  public indirect enum Part: Sendable {
    /// Text, quotes and escapes resolved.
    case literal(SourceText)
    /// `$NAME` or `${NAME...}`.
    case variable(DockerfileVariable)
  }

  /// The pieces, in order; none for an empty word.
  public var parts: [Part]
  /// The word as written, quotes included.
  public var text: SourceText
  /// Whether the word could be read; the parts of one that could not end at the mistake.
  public var isValid: Bool

  /// The text, when no variable takes part; nil otherwise.
  public var literal: String? {
    var bytes: [UInt8] = []
    for part in parts {
      guard case .literal(let text) = part else { return nil }
      bytes.append(contentsOf: text.bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A variable in a word of an instruction.
public struct DockerfileVariable: Sendable {
  /// What is done with the value. With a colon, an empty value counts as none.
  public enum Operation: Sendable {
    /// `$NAME`, `${NAME}`
    case plain
    /// `${NAME-word}`
    case `default`(DockerfileWord, colon: Bool)
    /// `${NAME+word}`
    case alternate(DockerfileWord, colon: Bool)
    /// `${NAME?word}`
    case error(DockerfileWord, colon: Bool)
    /// `${NAME#pattern}`; a pattern that starts with `#` removes the longest match.
    case removePrefix(DockerfileWord)
    /// `${NAME%pattern}`; a pattern that starts with `%` removes the longest match.
    case removeSuffix(DockerfileWord)
    /// `${NAME/pattern/word}`, with two slashes for every match.
    case replace(DockerfileWord, with: DockerfileWord, all: Bool)
  }

  /// The name, or one special character, which is never set.
  public var name: SourceText
  /// What is done with the value.
  public var operation: Operation
  /// The place, `$` included.
  public var location: Location
}

extension DockerfileWord {
  /// Reads text as a word; what is wrong with it shows in `isValid` alone.
  public static func parse(_ text: SourceText, escape: UInt8) -> DockerfileWord {
    var problems: [SyntaxProblem] = []
    return DockerfileWordLexer.word(text, escape: escape, problems: &problems)
  }
}
