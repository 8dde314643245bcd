/// What a release of the SDK does with a value.
public struct Verdict: Hashable, Sendable {
  /// What comes of it.
  public enum Effect: Hashable, Sendable {
    /// The value is taken for what it says.
    case accepted
    /// The value works, and the SDK says that it will not for ever.
    case deprecated
    /// The job goes on with something else than the value says.
    case misread
    /// Nothing reads the variable.
    case ignored
    /// The SDK raises an error.
    case rejected(Stage)
  }

  /// When the SDK raises.
  public enum Stage: Hashable, Sendable {
    /// At `import wandb`.
    case importing
    /// When `wandb.init()` loads its settings, whatever the mode.
    case loading
    /// When a run starts, unless the mode is `disabled`.
    case starting
    /// When an online run logs in.
    case login
    /// Once the settings are loaded, and not in every mode.
    case later
  }

  /// What comes of the value.
  public var effect: Effect
  /// What is wrong, as a predicate of "the value": `is not a boolean`. Never quotes the value; empty when accepted.
  public var reason: String
  /// What to do, as a full sentence; empty where there is nothing to say.
  public var advice: String
  /// What the author most likely meant to write.
  public var replacement: String?
  /// Whether `replacement` can only be what the author meant.
  public var isCertain: Bool

  /// Whether no value of the variable can be right in this release.
  public var isHopeless = false

  /// Makes a verdict.
  public init(
    _ effect: Effect, _ reason: String = "", advice: String = "", replacement: String? = nil, isCertain: Bool = false
  ) {
    self.effect = effect
    self.reason = reason
    self.advice = advice
    self.replacement = replacement
    self.isCertain = isCertain && replacement != nil
  }

  /// The value is taken for what it says.
  public static let accepted = Verdict(.accepted)

  /// The SDK raises while it loads its settings.
  static func rejected(
    _ reason: String, at stage: Stage = .loading, advice: String = "", replacement: String? = nil,
    isCertain: Bool = false
  ) -> Verdict {
    Verdict(.rejected(stage), reason, advice: advice, replacement: replacement, isCertain: isCertain)
  }

  /// No value can be right.
  static func hopeless(_ reason: String, at stage: Stage = .loading) -> Verdict {
    var verdict = Verdict.rejected(reason, at: stage, advice: "Remove the variable.")
    verdict.isHopeless = true
    return verdict
  }

  /// Whether the SDK raises.
  public var isRejection: Bool {
    if case .rejected = effect { true } else { false }
  }

  /// The same verdict with another effect.
  func with(_ effect: Effect) -> Verdict {
    var verdict = self
    verdict.effect = effect
    return verdict
  }
}
