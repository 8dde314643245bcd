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
  /// The text that arrives with its map to the file, where whoever built the value kept it.
  @Rare private var mapped: SourceText?

  /// Makes a value; `known` is the text of the parts where all of them are literal, unless it is given. `mapped` is the
  /// same text with the place where each piece of it was written.
  public init(_ parts: [Part], at location: Location, known: String? = nil, mapped: SourceText? = nil) {
    self.parts = parts
    self.location = location
    self.known = known ?? Self.text(of: parts)
    self.mapped = mapped
  }

  /// Makes a value that is one piece of literal text.
  public init(literal text: SourceText, at location: Location? = nil) {
    self.init(text.isEmpty ? [] : [.literal(text)], at: location ?? text.location)
  }

  /// The text, when every part is literal in the place where it is written; nil once a reference takes part.
  public var literal: String? { Self.text(of: parts) }

  /// The text that arrives, ready to be parsed: each piece knows where it was written, as far as that is known; the rest
  /// stands for the whole value. Nil when the text is not known.
  public var text: SourceText? {
    guard let known else { return mapped }
    // Offsets into the known text hold for this one: bytes that are no UTF-8 are repaired in both, or in neither.
    if let mapped, mapped.count == known.utf8.count { return mapped }
    if parts.count == 1, case .literal(let text) = parts[0], text.count == known.utf8.count { return text }
    var builder = SourceTextBuilder(file: location.file, anchor: location.range.start)
    if literal == known {
      for case .literal(let text) in parts where text.file == location.file { builder.append(text) }
      if builder.count == known.utf8.count { return builder.finish() }
    }
    builder = SourceTextBuilder(file: location.file, anchor: location.range.start)
    builder.append(Array(known.utf8), standingFor: location.range)
    return builder.finish()
  }

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
