/// What a setting wants of its JSON text.
public enum JSONShape: Hashable, Sendable {
  /// An object whose values are strings, or `null`.
  case map
  /// An object of objects of strings, an array of strings, or `null`.
  case filters
  /// An array of whole numbers, or `null`.
  case integers
  /// An array of strings, or `null`.
  case strings
  /// An object that is used if it parses, with a warning otherwise.
  case lenientObject
}

/// Judges JSON texts.
enum JSONGrammar {
  static func verdict(of text: String, at release: Release, shape: JSONShape) -> Verdict {
    let value = PythonJSON(text)
    if shape == .lenientObject {
      if case .object = value { return .accepted }
      return Verdict(.misread, "is not a JSON object, and is passed over", advice: "Write a JSON object in one line.")
    }
    guard let value else { return malformed(text, at: release, shape) }
    if release.era == .lenient { return lenientVerdict(of: value, at: release, shape) }
    if value == .null, shape == .filters, release.era == .strict {
      return .rejected("is null", at: .starting, advice: "Leave the variable unset.")
    }
    guard fits(value, shape, release) else {
      return .rejected("is not \(wanted(shape))", advice: "Write \(example(shape)).")
    }
    if hasSurrogate(value) { return .rejected("holds half of a surrogate pair", at: .starting) }
    if shape == .integers, exceedsInt32(value) {
      return .rejected("holds a number that does not fit 32 bits", at: .starting)
    }
    return .accepted
  }

  private static func malformed(_ text: String, at release: Release, _ shape: JSONShape) -> Verdict {
    let verdict = Verdict.rejected("is not JSON", advice: "Write \(wanted(shape)): \(example(shape)).")
    return release.era == .lenient ? verdict.with(.misread) : verdict
  }

  /// Up to 0.15.4 a setting holds `dict(json.loads(text))`, whatever the values are, and the raw text where that raises a
  /// ValueError; in 0.15.5 it holds what the text says, fitting or not (wandb/sdk/wandb_settings.py).
  private static func lenientVerdict(of value: PythonJSON, at release: Release, _ shape: JSONShape) -> Verdict {
    guard release < "0.15.5" else {
      return fits(value, shape, release)
        ? .accepted : Verdict(.misread, "is not \(wanted(shape)), and is kept as it is")
    }
    if breaksDict(value) { return .rejected("is not a JSON object") }
    if case .object = value { return .accepted }
    return Verdict(.misread, "is not a JSON object, and is taken for something else", advice: "Write \(example(.map)).")
  }

  /// Whether `dict(value)` raises a TypeError: the value, or an element in front of any that has not two parts, is no
  /// sequence.
  private static func breaksDict(_ value: PythonJSON) -> Bool {
    switch value {
    case .null, .boolean, .number: return true
    case .string, .object: return false
    case .array(let elements):
      for element in elements {
        switch element {
        case .null, .boolean, .number: return true
        case .string(let text, _): if PythonText.count(text) != 2 { return false }
        case .array(let parts):
          if parts.count != 2 { return false }
          switch parts.first {
          case .array, .object: return true
          default: break
          }
        case .object(let members, _): if members.count != 2 { return false }
        }
      }
      return false
    }
  }

  private static func fits(_ value: PythonJSON, _ shape: JSONShape, _ release: Release) -> Bool {
    switch (shape, value) {
    case (_, .null): true
    case (.map, .object(let members, _)): members.values.allSatisfy(isString)
    case (.filters, .object(let members, _)): members.values.allSatisfy(isMap)
    case (.filters, .array(let elements)), (.strings, .array(let elements)): elements.allSatisfy(isString)
    case (.integers, .array(let elements)): elements.allSatisfy(isInteger)
    default: false
    }
  }

  private static func isString(_ value: PythonJSON) -> Bool { if case .string = value { true } else { false } }

  private static func isMap(_ value: PythonJSON) -> Bool {
    if case .object(let members, _) = value { members.values.allSatisfy(isString) } else { false }
  }

  /// pydantic also takes booleans, numbers without a fraction and strings that hold a number.
  private static func isInteger(_ value: PythonJSON) -> Bool {
    switch value {
    case .boolean: true
    case .number(let text): Double(text).map { $0.isFinite && $0.rounded() == $0 } ?? false
    case .string(let text, _): NumberGrammar.pydanticWhole(text) != nil
    default: false
    }
  }

  private static func exceedsInt32(_ value: PythonJSON) -> Bool {
    guard case .array(let elements) = value else { return false }
    return elements.contains { element in
      switch element {
      case .number(let text): Double(text).map { Int32(exactly: $0) == nil } ?? false
      case .string(let text, _):
        if case .large = NumberGrammar.pydanticWhole(text) { true } else { false }
      default: false
      }
    }
  }

  private static func hasSurrogate(_ value: PythonJSON) -> Bool {
    switch value {
    case .string(_, let hasSurrogate): hasSurrogate
    case .array(let elements): elements.contains(where: hasSurrogate)
    case .object(let members, let isBroken): isBroken || members.values.contains(where: hasSurrogate)
    default: false
    }
  }

  /// What a setting wants, as a phrase.
  static func wanted(_ shape: JSONShape) -> String {
    switch shape {
    case .map: "a JSON object whose values are strings"
    case .filters: "a JSON array of strings, or an object of such objects"
    case .integers: "a JSON array of whole numbers"
    case .strings: "a JSON array of strings"
    case .lenientObject: "a JSON object"
    }
  }

  private static func example(_ shape: JSONShape) -> String {
    switch shape {
    case .map: #"{"name":"value"}"#
    case .filters, .strings: #"["first","second"]"#
    case .integers: "[0,1]"
    case .lenientObject: #"{"name":"value"}"#
    }
  }
}
