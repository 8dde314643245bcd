/// Booleans: the words of distutils' `strtobool`, which every release and pydantic share.
///
/// Measured on 42 releases: ASCII case is ignored, nothing is trimmed, and no other text is a boolean.
enum BooleanGrammar {
  /// What a word says; nil where it is no boolean.
  static func value(of text: String) -> Bool? {
    guard text.utf8.count <= 5 else { return nil }
    switch PythonText.lowercased(text) {
    case "1", "true", "t", "yes", "y", "on": return true
    case "0", "false", "f", "no", "n", "off": return false
    default: return nil
    }
  }

  static func verdict(of text: String, at release: Release, legacy: Legacy) -> Verdict {
    switch (value(of: text), release.era, legacy) {
    case (let value, .lenient, .unparsed):
      return value == true ? .kept : misread(text)
    case (_, .strict, .unparsed): return .unparsed("boolean")
    case (nil, .lenient, .warns): return misread(text)
    case (nil, _, _): return rejected(text)
    default: return .accepted
    }
  }

  /// Up to 0.15.5 the setting keeps the text: Python holds any text but the empty one for true.
  private static func misread(_ text: String) -> Verdict {
    rejected(text, text.isEmpty ? "counts as false, with a warning" : "counts as true, with a warning").with(.misread)
  }

  private static func rejected(_ text: String, _ reason: String? = nil) -> Verdict {
    let meant = intended(text)
    return .rejected(
      reason ?? (text.isEmpty ? "is no boolean" : "is not a boolean"),
      advice: meant.map { "Write '\($0)'." } ?? "Write 'true' or 'false', or leave the variable unset.",
      replacement: meant, isCertain: true)
  }

  /// The boolean that a near miss was meant to be.
  static func intended(_ text: String) -> String? {
    var core = PythonText.strip(text)
    core = PythonText.lowercased(PythonText.unquoted(core) ?? core)
    if value(of: core) != nil { return core }
    switch core {
    case "tru", "ture", "treu", "truee", "trrue": return "true"
    case "flase", "fasle", "fals", "falsee", "fales": return "false"
    case "1.0": return "1"
    case "0.0": return "0"
    default: return nil
    }
  }
}

/// How releases before 0.19.0 treat the values of a typed setting.
public enum Legacy: Hashable, Sendable {
  /// Up to 0.15.5 a bad value only raises a warning.
  case warns
  /// A bad value raises in every release.
  case raises
  /// The setting has a type and no parser: up to 0.15.5 every value stays text, from 0.15.6 through 0.18.7 every value
  /// raises.
  case unparsed
}

extension Verdict {
  /// What releases up to 0.15.5 do with a value for which they have no parser.
  static let kept = Verdict(.misread, "is kept as text, with a warning", advice: "Remove the variable.")

  /// What 0.15.6 through 0.18.7 say to any value of a setting that has a type and no parser.
  static func unparsed(_ type: String) -> Verdict {
    .hopeless("cannot be right: this release has no parser for the \(type)")
  }
}
