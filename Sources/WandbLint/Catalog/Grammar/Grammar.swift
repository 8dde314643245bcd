/// How a release reads the value of a variable.
public enum Grammar: Hashable, Sendable {
  /// Any text, the empty one included.
  case text
  /// Any text, and a warning that it has no effect.
  case noEffect
  /// Any text, which the release keeps as text, with a warning, because it has no parser for what it asks for.
  case keptText
  /// No text can be right: the setting is of a type that no environment variable can hold.
  case never
  /// A word of truth.
  case boolean(Legacy)
  /// A switch with a reading of its own.
  case toggle(Switch)
  /// A whole number.
  case integer(Legacy, Bounds)
  /// A number.
  case float(Legacy, Bounds)
  /// A number that `import wandb` converts with Python's `int()` or `float()`, before the settings look at it.
  case imported(Imported, settings: Settings)
  /// A whole number that is passed over when it is malformed; whether it is one of the settings, which hold 32 bits.
  case lenientInteger(isSetting: Bool)
  /// One of a few words.
  case choice(Choice)
  /// Tags with commas between them.
  case tags
  /// Globs with commas between them.
  case globs
  /// JSON.
  case json(JSONShape)
  /// A moment of a run; whether the run goes on under its own id.
  case moment(resumes: Bool)
  /// A URL.
  case url(URLUse)
  /// A path.
  case path(PathUse)
  /// A project's name.
  case project
  /// A run's id.
  case runId
  /// A sweep's id.
  case sweepId
  /// An API key.
  case apiKey
  /// The address of a running W&B service.
  case service
  /// A list of encodings.
  case encodings
  /// A boolean setting of 0.23.1 through 0.28.1, in which any boolean stops the run (a fault of those releases).
  case faultyBoolean
  /// A number that 0.19.0 checks and then forgets (a fault of that release).
  case droppedNumber(Bounds)

  /// What `import wandb` asks of a number.
  public enum Imported: Hashable, Sendable {
    /// `int()`.
    case integer
    /// `int()`, unless the text is empty.
    case integerOrEmpty
    /// `float()`.
    case float
  }

  /// What the settings ask of a number that was converted at import.
  public enum Settings: Hashable, Sendable {
    /// Nothing.
    case nothing
    /// A whole number.
    case integer
    /// A number.
    case float
  }

  /// The rejection of every value that holds a piece of text; nil where some such value may be right.
  func verdict(ofPiece text: String, at release: Release) -> Verdict? {
    switch self {
    case .project: ProjectGrammar.verdict(ofPiece: text)
    case .runId: RunIdGrammar.verdict(ofPiece: text, at: release)
    default: nil
    }
  }

  /// Judges a value as a release does.
  func verdict(of text: String, at release: Release) -> Verdict {
    switch self {
    case .text: .accepted
    case .noEffect: Verdict(.deprecated, "has no effect", advice: "Remove the variable.")
    case .keptText: .kept
    case .never: .hopeless("cannot be right: no text can hold what this setting wants")
    case .boolean(let legacy): BooleanGrammar.verdict(of: text, at: release, legacy: legacy)
    case .toggle(let kind): SwitchGrammar.verdict(of: text, at: release, kind: kind)
    case .integer(let legacy, let bounds):
      NumberGrammar.integerVerdict(of: text, at: release, legacy: legacy, bounds: bounds)
    case .float(let legacy, let bounds):
      NumberGrammar.floatVerdict(of: text, at: release, legacy: legacy, bounds: bounds)
    case .imported(let imported, let settings):
      NumberGrammar.importedVerdict(of: text, at: release, imported, settings)
    case .lenientInteger(let isSetting): NumberGrammar.lenientVerdict(of: text, isSetting: isSetting)
    case .choice(let choice): ChoiceGrammar.verdict(of: text, at: release, choice: choice)
    case .tags: TagsGrammar.verdict(of: text, at: release)
    case .globs: GlobsGrammar.verdict(of: text)
    case .json(let shape): JSONGrammar.verdict(of: text, at: release, shape: shape)
    case .moment(let resumes): MomentGrammar.verdict(of: text, at: release, resumes: resumes)
    case .url(let use): URLGrammar.verdict(of: text, at: release, use: use)
    case .path(let use): PathGrammar.verdict(of: text, at: release, use: use)
    case .project: ProjectGrammar.verdict(of: text)
    case .runId: RunIdGrammar.verdict(of: text, at: release)
    case .sweepId: RunIdGrammar.sweepVerdict(of: text, at: release)
    case .apiKey: ApiKeyGrammar.verdict(of: text, at: release)
    case .service: ServiceGrammar.verdict(of: text, at: release)
    case .encodings: EncodingGrammar.verdict(of: text)
    case .faultyBoolean:
      BooleanGrammar.value(of: text) == nil
        ? BooleanGrammar.verdict(of: text, at: release, legacy: .warns)
        : .hopeless("cannot be right: this release stops on every boolean here", at: .starting)
    case .droppedNumber(let bounds): NumberGrammar.droppedVerdict(of: text, at: release, bounds: bounds)
    }
  }
}

extension Grammar {
  /// A boolean with the usual history.
  static let boolean = Grammar.boolean(.warns)
  /// A whole number with the usual history and no bounds.
  static let integer = Grammar.integer(.warns, .none)
  /// A number with the usual history and no bounds.
  static let float = Grammar.float(.warns, .none)
}

extension NumberGrammar {
  /// Judges a number that `import wandb` converts first.
  static func importedVerdict(
    of text: String, at release: Release, _ imported: Grammar.Imported, _ settings: Grammar.Settings
  ) -> Verdict {
    let isConverted =
      switch imported {
      case .integer: pythonWhole(text) != nil
      case .integerOrEmpty: text.isEmpty || pythonWhole(text) != nil
      case .float: pythonFloat(text) != nil
      }
    guard isConverted else {
      let verdict = floatVerdict(of: text, at: .newest, legacy: .warns, bounds: .none)
      return .rejected(
        imported == .float ? "is not a number" : "is not a whole number", at: .importing,
        advice: imported == .float ? verdict.advice : "Write digits only.",
        replacement: pythonWhole(verdict.replacement ?? "") == nil ? nil : verdict.replacement,
        isCertain: verdict.isCertain)
    }
    switch settings {
    case .nothing: return .accepted
    case .integer: return integerVerdict(of: text, at: release, legacy: .warns, bounds: .none)
    case .float: return floatVerdict(of: text, at: release, legacy: .warns, bounds: .none)
    }
  }
}
