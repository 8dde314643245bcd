/// One token of Python source, as far as a reader of literals needs them apart.
public struct PythonToken: Sendable {
  /// What a token is.
  public enum Kind: Hashable, Sendable {
    /// An identifier or keyword.
    case name
    /// A number.
    case number
    /// A string literal; its value is in `string`.
    case string
    /// An operator or delimiter, one to three characters.
    case symbol
    /// The end of a logical line.
    case newline
    /// A line of IPython: `%magic`, `!command`, `?help`. The token is the whole line without its end.
    case magic
  }

  /// What the token is.
  public var kind: Kind
  /// Its text, quotes and prefix included.
  public var text: SourceText
  /// The value of a string literal.
  public var string: PythonString?
  /// For the first token of a logical line, the width of its indentation; nil for others.
  public var indentation: Int?

  /// Whether the token is this name or symbol.
  public func `is`(_ spelling: StaticString) -> Bool {
    guard kind == .name || kind == .symbol, text.count == spelling.utf8CodeUnitCount else { return false }
    return spelling.withUTF8Buffer { $0.elementsEqual(text.bytes) }
  }
}

/// The value of a string literal.
public struct PythonString: Sendable {
  /// A piece of the literal.
  public enum Part: Sendable {
    /// Text, escapes resolved.
    case literal(SourceText)
    /// A replacement field of an f-string, braces included, or an escape that needs Unicode's name table.
    case dynamic(SourceText)
  }

  /// The pieces, in order; none for an empty string.
  public var parts: [Part]
  /// Whether it is a bytes literal.
  public var isBytes: Bool
  /// Whether its closing quotes are missing.
  public var isUnterminated: Bool

  /// The text, when no piece is dynamic.
  public var literal: String? {
    var bytes: [UInt8] = []
    for part in parts {
      guard case .literal(let text) = part else { return nil }
      bytes.append(contentsOf: text.bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
