/// What a numeric setting takes besides being a number.
public struct Bounds: Hashable, Sendable {
  /// The least value.
  var least: Double?
  /// Whether the least value itself is too small.
  var isOpen = false
  /// The greatest value.
  var most: Double?
  /// When an infinite number or `nan` raises, where it does.
  var finiteStage: Verdict.Stage?
  /// Whether it is a time in seconds that the SDK turns into a date of the years 1 to 9999.
  var isDate = false
  /// Whether a whole number may exceed 32 bits.
  var isWide = false

  /// Any number.
  static let none = Bounds()

  static func least(_ least: Double) -> Bounds { Bounds(least: least) }

  /// Whether a number is inside; `nan` is, as Python compares it.
  func contains(_ number: Double) -> Bool {
    if let least, number < least || (isOpen && number == least) { return false }
    if let most, number > most { return false }
    return true
  }

  /// The bounds in words, as a predicate.
  var complaint: String {
    switch (least, most) {
    case (let least?, let most?): "is not between \(Self.text(least)) and \(Self.text(most))"
    case (let least?, nil): isOpen ? "is not above \(Self.text(least))" : "is less than \(Self.text(least))"
    case (nil, let most?): "is more than \(Self.text(most))"
    case (nil, nil): ""
    }
  }

  private static func text(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? String(number)
  }
}

extension NumberGrammar {
  /// Judges a whole number.
  static func integerVerdict(of text: String, at release: Release, legacy: Legacy, bounds: Bounds) -> Verdict {
    if legacy == .unparsed, release.era < .pydantic { return unparsed(text, at: release, "number") }
    let number = release.era == .pydantic ? pydanticWhole(text) : pythonWhole(text)
    guard let number else { return malformed(text, at: release, legacy, "is not a whole number") }
    switch number {
    case .small(let value):
      return bounds.contains(Double(value)) ? .accepted : .rejected(bounds.complaint)
    case .large(let isNegative):
      guard bounds.contains(isNegative ? -.infinity : .infinity) else { return .rejected(bounds.complaint) }
      guard release.era != .lenient, !bounds.isWide else { return .accepted }
      return .rejected("does not fit 32 bits", at: .starting, advice: "Write a number of at most 2147483647.")
    }
  }

  /// Judges a number that may have a fraction.
  static func floatVerdict(of text: String, at release: Release, legacy: Legacy, bounds: Bounds) -> Verdict {
    if legacy == .unparsed, release.era < .pydantic { return unparsed(text, at: release, "number") }
    let number = release.era == .pydantic ? pydanticFloat(text) : pythonFloat(text)
    guard let number else { return malformed(text, at: release, legacy, "is not a number") }
    guard bounds.contains(number) else { return .rejected(bounds.complaint) }
    if bounds.isDate, release.era == .pydantic, !(-62_135_596_800 < number && number < 253_402_300_800) {
      return .rejected("is no time between the years 1 and 9999", at: .starting)
    }
    guard let stage = bounds.finiteStage, !number.isFinite else { return .accepted }
    return .rejected("is not a finite number", at: stage)
  }

  /// Judges a number that the release checks and then drops, whatever it is.
  static func droppedVerdict(of text: String, at release: Release, bounds: Bounds) -> Verdict {
    let verdict = floatVerdict(of: text, at: release, legacy: .warns, bounds: bounds)
    guard verdict.effect == .accepted else { return verdict }
    return Verdict(.misread, "is checked and then dropped", advice: "Remove the variable, or use a newer release.")
  }

  /// Judges a whole number that is passed over when it is malformed.
  static func lenientVerdict(of text: String, isSetting: Bool) -> Verdict {
    switch pythonWhole(text) {
    case nil: Verdict(.misread, "is not a whole number, and is passed over", advice: "Write digits only.")
    case .small(let value) where isSetting && value < 0:
      Verdict(.misread, "is negative, and is passed over", advice: "Write a number above zero.")
    case .large(isNegative: true) where isSetting:
      Verdict(.misread, "is negative, and is passed over", advice: "Write a number above zero.")
    case .large(isNegative: false) where isSetting: .rejected("does not fit 32 bits", at: .starting)
    default: .accepted
    }
  }

  private static func unparsed(_ text: String, at release: Release, _ type: String) -> Verdict {
    release.era == .lenient
      ? Verdict(.misread, "stays text, with a warning", advice: "Remove the variable.") : .unparsed(type)
  }

  private static func malformed(
    _ text: String, at release: Release, _ legacy: Legacy, _ reason: String
  ) -> Verdict {
    let meant = intended(text)
    let verdict = Verdict.rejected(
      reason, advice: meant.map { "Write '\($0)'." } ?? "Write digits only, or leave the variable unset.",
      replacement: meant, isCertain: true)
    return release.era == .lenient && legacy != .raises ? verdict.with(.misread) : verdict
  }

  /// The number inside quotes or blanks, or in front of a unit of seconds.
  private static func intended(_ text: String) -> String? {
    let core = PythonText.strip(text)
    var candidates = [core, PythonText.unquoted(core) ?? core]
    if core.hasSuffix("s") { candidates.append(PythonText.strip(String(core.dropLast()))) }
    return candidates.first { pydanticWhole($0) != nil && pythonWhole($0) != nil }
  }
}
