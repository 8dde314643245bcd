/// Project names: at most 128 code points, none of `/ \ # ? % :`. The same in every release from 0.12.15.
enum ProjectGrammar {
  /// The most code points.
  static let limit = 128

  static func verdict(of text: String) -> Verdict {
    if PythonText.count(text) > limit { return .rejected("is longer than \(limit) characters") }
    return verdict(ofPiece: text) ?? .accepted
  }

  /// The rejection of every name that holds a piece of text.
  static func verdict(ofPiece text: String) -> Verdict? {
    guard let bad = text.utf8.first(where: isReserved) else { return nil }
    if bad == UInt8(ascii: "/"), text.utf8.count(where: { $0 == bad }) == 1 {
      return .rejected(
        "holds a '/' that no project name may have",
        advice: "Write the entity to WANDB_ENTITY and the project's name alone to WANDB_PROJECT.")
    }
    let character = Character(Unicode.Scalar(bad))
    return .rejected(
      "holds a '\(character)' that no project name may have", advice: "Use letters, digits, '-', '_' and '.'.")
  }

  private static func isReserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "#"), UInt8(ascii: "?"), UInt8(ascii: "%"),
      UInt8(ascii: ":"):
      true
    default: false
    }
  }
}

/// Run ids and sweep ids.
enum RunIdGrammar {
  /// The longest run id, in bytes, with which a run's folder can still be made on Linux: an offline run of 0.31.0 with
  /// one more stops with "File name too long" (measured).
  static let byteLimit = 227

  /// Judges a run id.
  static func verdict(of text: String, at release: Release) -> Verdict {
    if release.era < .pydantic { return legacyVerdict(of: text, at: release) }
    return blank(text) ?? verdict(ofPiece: text, at: release) ?? tooLong(text) ?? .accepted
  }

  /// The rejection of every run id that holds a piece of text.
  static func verdict(ofPiece text: String, at release: Release) -> Verdict? {
    guard release >= "0.21.0", let bad = text.utf8.first(where: isReserved) else { return nil }
    return .rejected(
      "holds a \(bad == UInt8(ascii: "'") ? "\"'\"" : "'\(Character(Unicode.Scalar(bad)))'") that no run id may have",
      advice: "Use letters, digits, '-', '_' and '.'.")
  }

  /// Judges a sweep id: from 0.19.0 it may not be empty or have blanks around it.
  static func sweepVerdict(of text: String, at release: Release) -> Verdict {
    release.era < .pydantic ? .accepted : blank(text) ?? .accepted
  }

  /// Only from 0.14.1 is a blank run id looked at, and only from 0.15.6 is it an error.
  private static func legacyVerdict(of text: String, at release: Release) -> Verdict {
    guard release >= "0.14.1", PythonText.strip(text).isEmpty else { return tooLong(text) ?? .accepted }
    let verdict = Verdict.rejected(
      text.isEmpty ? "is no id of a run" : "holds nothing but blanks", advice: "Leave the variable unset for a new id.")
    return release.era == .lenient ? verdict.with(.misread) : verdict
  }

  private static func blank(_ text: String) -> Verdict? {
    guard text.isEmpty || PythonText.hasOuterSpace(text) else { return nil }
    let core = PythonText.strip(text)
    if core.isEmpty {
      return .rejected(
        text.isEmpty ? "is no id of a run" : "holds nothing but blanks",
        advice: "Leave the variable unset for a new id.")
    }
    return .rejected(
      "starts or ends with a blank", advice: "Remove the blanks.", replacement: core, isCertain: true)
  }

  private static func tooLong(_ text: String) -> Verdict? {
    text.utf8.count <= byteLimit
      ? nil : Verdict.rejected("is longer than \(byteLimit) bytes, too long for a folder's name", at: .later)
  }

  private static func isReserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "#"), UInt8(ascii: "?"),
      UInt8(ascii: "/"), UInt8(ascii: "'"):
      true
    default: false
    }
  }
}

/// Tags: the text is split at commas, and nothing is trimmed.
enum TagsGrammar {
  /// The most code points of a tag.
  static let limit = 64

  static func verdict(of text: String, at release: Release) -> Verdict {
    let tags = PythonText.elements(text)
    let isEmpty = tags.contains("")
    if isEmpty || tags.contains(where: { $0.unicodeScalars.count > limit }) {
      return malformed(text, isEmpty: isEmpty, at: release)
    }
    if looksLikeJSON(text) {
      return Verdict(
        .misread, "is cut at its commas, not read as JSON: brackets and quotes become part of the tags",
        advice: "Write the tags with commas between them: 'first,second'.")
    }
    guard tags.contains(where: { PythonText.hasOuterSpace(String($0)) }) else { return .accepted }
    let meant = tags.map { PythonText.strip(String($0)) }.filter { !$0.isEmpty }.joined(separator: ",")
    return Verdict(
      .misread, "has blanks around its commas that become part of the tags", advice: "Remove the blanks.",
      replacement: meant.isEmpty ? nil : meant, isCertain: true)
  }

  /// From 0.21.4 the SDK itself stops; before, the server refuses the run (wandb/wandb issues 4208 and 8322).
  private static func malformed(_ text: String, isEmpty: Bool, at release: Release) -> Verdict {
    let meant = PythonText.elements(text).filter { !$0.isEmpty }.joined(separator: ",")
    let verdict = Verdict.rejected(
      isEmpty
        ? (text.isEmpty ? "is one empty tag" : "holds an empty tag") : "holds a tag of more than \(limit) characters",
      advice: isEmpty ? "Leave the variable unset, or remove the comma." : "Shorten the tag.",
      replacement: isEmpty && !meant.isEmpty ? meant : nil, isCertain: true)
    guard release < "0.21.4" else { return verdict }
    return verdict.with(.misread).saying(verdict.reason + " that the server refuses")
  }

  private static func looksLikeJSON(_ text: String) -> Bool {
    let core = PythonText.strip(text)
    return core.hasPrefix("[") && core.hasSuffix("]") && (core.contains("\"") || core.contains("'"))
  }
}

/// Globs of files to leave out: split at commas, nothing trimmed; every text is taken.
enum GlobsGrammar {
  static func verdict(of text: String) -> Verdict {
    let globs = PythonText.elements(text)
    guard globs.contains(where: { PythonText.hasOuterSpace(String($0)) }) else { return .accepted }
    let meant = globs.map { PythonText.strip(String($0)) }.joined(separator: ",")
    return Verdict(
      .misread, "has blanks around its commas, and a pattern with a blank matches no such file",
      advice: "Remove the blanks.", replacement: meant, isCertain: true)
  }
}
