import JobSpec
import Syntax

/// What a text given as an API key is.
enum ApiKeyText {
  /// Nothing: the idiom for a key that comes from elsewhere, or not at all.
  case empty
  /// A text that stands for a key to be filled in: `your_api_key_here`, `<key>`, `xxxx`.
  case placeholder
  /// A text that some tool is to replace: `$KEY`, `${{ secrets.KEY }}`, `{{ key }}`.
  case template
  /// A key, as far as its shape shows.
  case key
  /// Anything else.
  case other

  init(_ text: String) {
    let bytes = Array(text.utf8)
    let isMonotonous = Set(bytes).count <= 2
    if bytes.isEmpty {
      self = .empty
    } else if KeyShape(bytes[...]) != nil, !isMonotonous {
      self = .key
    } else if Self.isTemplate(text) {
      self = .template
    } else if isMonotonous || Self.looksLikePlaceholder(text) {
      self = .placeholder
    } else if bytes.count >= 40, bytes.allSatisfy(Self.isWord), Set(bytes).count >= 12,
      bytes.contains(where: { (0x30...0x39).contains($0) })
    {
      self = .key
    } else {
      self = .other
    }
  }

  /// Words of the placeholders in public job specs; the longest texts of that sort are names of secrets.
  private static let words = [
    "your", "api_key", "apikey", "api-key", "api key", "wandb_key", "wandb-key", "change", "replace", "todo", "to_be",
    "to be", "insert", "enter", "fill", "placeholder", "example", "dummy", "fake", "xxx", "...", "_here", "-here",
    "my_",
    "my-", "secret", "redacted", "hidden", "paste",
  ]
  private static let wholeWords: Set = [
    "key", "token", "none", "null", "test", "nil", "tbd", "foo", "bar", "wandb", "abc",
  ]

  private static func isTemplate(_ text: String) -> Bool {
    text.contains("$") || text.contains("{{") || text.contains("<%")
  }

  private static func looksLikePlaceholder(_ text: String) -> Bool {
    let lowered = text.lowercased()
    let isBracketed =
      (text.hasPrefix("<") && text.hasSuffix(">")) || (text.hasPrefix("[") && text.hasSuffix("]"))
      || (text.hasPrefix("{") && text.hasSuffix("}"))
    return isBracketed || wholeWords.contains(lowered) || words.contains { lowered.contains($0) }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}

extension Value {
  /// The place of the literal text, quotes left out; nil where there is none.
  var literalLocation: Location? {
    var result: Location?
    for case .literal(let text) in parts where !text.isEmpty {
      let location = text.location
      result = result.map { Location($0.file, $0.range.union(location.range)) } ?? location
    }
    return result
  }

  /// The place of a key that the value holds: all of its text, one of its parts, the default of a `${NAME:-key}`, or what
  /// follows a `$` that was meant as part of it.
  var keyLocation: Location? {
    if let literal { return ApiKeyText(literal).isKey ? literalLocation : nil }
    for case .literal(let text) in parts where ApiKeyText(text.string).isKey { return text.location }
    return location.keyLocation
  }
}

extension ApiKeyText {
  var isKey: Bool { if case .key = self { true } else { false } }
  var isTemplate: Bool { if case .template = self { true } else { false } }
  var isPlaceholder: Bool { if case .placeholder = self { true } else { false } }
}

extension Location {
  /// The place of the first key in the text as written.
  fileprivate var keyLocation: Location? {
    for found in KeyScanner.ranges(in: bytes) where KeyShape(file.bytes[found]) != nil {
      return Location(file, SourceRange(found.lowerBound, found.upperBound))
    }
    return nil
  }
}
