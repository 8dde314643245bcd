public import Syntax

/// A variable's value, or a word of a command, as it was written and as far as it is known.
public struct Value: Sendable {
  /// A piece of the value.
  public enum Part: Sendable {
    /// Text as the program will see it, escapes and quotes resolved.
    case literal(SourceText)
    /// Another variable's value, by name (`1`, `@` and the like for shell parameters).
    case reference(String, Location)
    /// Something that only the run decides.
    case dynamic(Dynamic, Location)
  }

  /// Why a part cannot be known from the file.
  public enum Dynamic: Hashable, Sendable {
    /// The output of a command.
    case command
    /// A secret store's reference: Batch `secrets`, `secretKeyRef`.
    case secret
    /// A template expression: `${{ }}`, `{{ }}`, `!Ref`, `Ref::`.
    case template
    /// Text that depends on the machine: a pattern, `~`, arithmetic on unknown operands.
    case other
  }

  /// The pieces, in order; none for an empty value.
  public var parts: [Part]
  /// The value's place as written, quotes included.
  public var location: Location
  /// The text that arrives, when every part is known; references are followed by whoever builds the value.
  public var known: String?

  /// Makes a value; `known` is the text of the parts where all of them are literal, unless it is given.
  public init(_ parts: [Part], at location: Location, known: String? = nil) {
    self.parts = parts
    self.location = location
    self.known = known ?? Self.text(of: parts)
  }

  /// Makes a value that is one piece of literal text.
  public init(literal text: SourceText, at location: Location? = nil) {
    self.init(text.isEmpty ? [] : [.literal(text)], at: location ?? text.location)
  }

  /// The text, when every part is literal in the place where it is written; nil once a reference takes part.
  public var literal: String? { Self.text(of: parts) }

  /// The names of the variables that the value refers to.
  public var references: [String] {
    parts.compactMap { if case .reference(let name, _) = $0 { name } else { nil } }
  }

  private static func text(of parts: [Part]) -> String? {
    var bytes: [UInt8] = []
    for part in parts {
      guard case .literal(let text) = part else { return nil }
      bytes.append(contentsOf: text.bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
