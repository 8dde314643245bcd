/// Switches that the SDK reads in ways of their own, past the settings.
public enum Switch: Hashable, Sendable {
  /// On for the words of truth, off for everything else, and never an error (wandb/env.py `_env_as_bool`).
  case wordOfTruth
  /// `WANDB_ERROR_REPORTING`: the same, but on when it is not set.
  case reporting
  /// On for the exact text `true` only (wandb/agents and wandb/sdk/launch).
  case exactlyTrue
  /// On for any text but the empty one, `false` included.
  case anyText
  /// `WANDB_DISABLE_GIT`: a boolean setting, and then overridden: any text but `false` disables git (wandb/env.py
  /// `disable_git`).
  case disableGit
  /// `WANDB_DISABLE_CODE`: a boolean setting; once it is set at all, code is saved only when `WANDB_SAVE_CODE` is true
  /// (wandb/env.py `should_save_code`).
  case disableCode
  /// `WANDB_DISABLE_SERVICE`: a boolean setting; from 0.18.0 through 0.19.11 the SDK warns of a true one.
  case disableService
  /// `WANDB_SYMLINK` up to 0.18.7: a boolean setting that the SDK then turns on (`_infer_settings_from_environment`).
  case symlink
  /// `WANDB_DISABLED` up to 0.18.7: a boolean setting that makes a run offline.
  case disabled
}

/// Judges switches.
enum SwitchGrammar {
  static func verdict(of text: String, at release: Release, kind: Switch) -> Verdict {
    let value = BooleanGrammar.value(of: text)
    switch kind {
    case .wordOfTruth: return value == nil && !text.isEmpty ? off(text, "counts as off") : .accepted
    case .reporting:
      return value == nil ? off(text, "turns error reporting off, as every text but a word of truth does") : .accepted
    case .exactlyTrue:
      return value == true && text != "true" || value == nil && !text.isEmpty
        ? off(text, "counts as off: only the exact text 'true' counts") : .accepted
    case .anyText:
      return value == false
        ? Verdict(.misread, "counts as on, as any text does", advice: "Leave the variable unset.") : .accepted
    case .disableService:
      let verdict = BooleanGrammar.verdict(of: text, at: release, legacy: .warns)
      guard verdict.effect == .accepted, value == true, release >= "0.18.0" else { return verdict }
      return Verdict(.deprecated, "works until wandb 0.19.11 only", advice: "Remove the variable.")
    case .disableGit, .disableCode, .symlink, .disabled:
      let verdict = BooleanGrammar.verdict(of: text, at: release, legacy: .warns)
      return verdict.effect == .accepted ? settled(text, kind) : verdict
    }
  }

  /// A boolean of the settings that does something else as well.
  private static func settled(_ text: String, _ kind: Switch) -> Verdict {
    let isTrue = BooleanGrammar.value(of: text) == true
    switch kind {
    case .disableGit where !isTrue && PythonText.lowercased(text) != "false":
      return Verdict(
        .misread, "disables git all the same: every text but 'false' does", advice: "Write 'false'.",
        replacement: "false", isCertain: true)
    case .disableCode where !isTrue:
      return Verdict(
        .misread, "turns code saving off all the same, unless WANDB_SAVE_CODE is true",
        advice: "Set WANDB_SAVE_CODE to 'true' instead, or leave both unset.")
    case .symlink where !isTrue:
      return Verdict(.misread, "changes nothing: this release links all the same", advice: "Remove the variable.")
    case .disabled where isTrue:
      return Verdict(
        .misread, "makes the run offline, not disabled", advice: "Set WANDB_MODE to 'disabled' or 'offline' instead.")
    default: return .accepted
    }
  }

  private static func off(_ text: String, _ reason: String) -> Verdict {
    let meant = BooleanGrammar.intended(text)
    let word = meant.flatMap(BooleanGrammar.value(of:)).map { $0 ? "true" : "false" }
    return Verdict(
      .misread, reason, advice: word.map { "Write '\($0)'." } ?? "Write 'true' or 'false'.", replacement: word,
      isCertain: true)
  }
}
