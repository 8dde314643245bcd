/// One token of Python source, as far as a reader of literals needs them apart.
///
/// A module has many, and readers copy them: all share the text that they stand in.
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

  /// The text that tokens stand in.
  final class Source: Sendable {
    let text: SourceText

    init(_ text: SourceText) { self.text = text }
  }

  /// What the token is.
  public let kind: Kind
  private let source: Source
  private let place: Range<Int>
  /// The value of a string literal.
  public let string: PythonString?
  /// For the first token of a logical line, the width of its indentation; nil for others.
  public let indentation: Int?

  init(_ kind: Kind, in source: Source, _ place: Range<Int>, string: PythonString? = nil, indentation: Int? = nil) {
    self.kind = kind
    self.source = source
    self.place = place
    self.string = string
    self.indentation = indentation
  }

  /// Its text, quotes and prefix included.
  public var text: SourceText { source.text.slice(place) }

  /// The number of bytes of its text.
  public var width: Int { place.count }

  /// The symbol, where it is one of one byte.
  public var mark: UInt8? { kind == .symbol && place.count == 1 ? source.text[place.lowerBound] : nil }

  /// Whether the token is this name or symbol.
  public func `is`(_ spelling: StaticString) -> Bool {
    guard kind == .name || kind == .symbol, place.count == spelling.utf8CodeUnitCount else { return false }
    return spelling.withUTF8Buffer { bytes in
      bytes.indices.allSatisfy { source.text[place.lowerBound + $0] == bytes[$0] }
    }
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
