import Syntax

/// Settings that take one of a few words: exact, with case, nothing trimmed (measured on 42 releases).
public enum Choice: Hashable, Sendable {
  case mode
  case console
  case resume
  case reinit
  case jobSource
  case startMethod
  case anonymous
  case problem

  /// The words that a release takes, the most useful first.
  func words(at release: Release) -> [String] {
    switch self {
    case .mode:
      ["online", "offline", "disabled"] + (release < "0.16.3" ? [] : ["shared"]) + ["dryrun", "run"]
    case .console:
      ["auto", "off", "wrap", "redirect"] + (release < "0.13.0" ? [] : ["wrap_raw", "wrap_emu"])
    case .resume: ["allow", "must", "never", "auto"]
    case .reinit:
      release < "0.19.9"
        ? []
        : ["default", "return_previous", "finish_previous"] + (release < "0.19.10" ? [] : ["create_new"])
    case .jobSource: ["repo", "artifact", "image"]
    case .startMethod: ["thread", "fork", "spawn", "forkserver"]
    case .anonymous: ["allow", "must", "never"] + (release.era == .pydantic ? [] : ["true", "false"])
    case .problem: ["fatal", "warn", "silent"]
    }
  }
}

/// Judges words.
enum ChoiceGrammar {
  static func verdict(of text: String, at release: Release, choice: Choice) -> Verdict {
    let words = choice.words(at: release)
    if words.contains(text) { return accepted(text, choice) }
    switch choice {
    case .reinit: return reinit(text, at: release, words)
    case .resume where release.era < .pydantic: return legacyResume(text)
    default: return rejected(text, words, choice)
    }
  }

  private static func accepted(_ text: String, _ choice: Choice) -> Verdict {
    guard choice == .mode, text == "dryrun" || text == "run" else { return .accepted }
    let word = text == "run" ? "online" : "offline"
    return Verdict(
      .deprecated, "is an old word for '\(word)', which parts of the SDK do not know", advice: "Write '\(word)'.",
      replacement: word, isCertain: true)
  }

  /// A boolean says what `reinit=True` said; since 0.19.9 the SDK asks for a word.
  private static func reinit(_ text: String, at release: Release, _ words: [String]) -> Verdict {
    let boolean = BooleanGrammar.verdict(of: text, at: release, legacy: .warns)
    guard !words.isEmpty else { return boolean }
    guard boolean.effect == .accepted else { return rejected(text, words, .reinit) }
    let word = BooleanGrammar.value(of: text) == true ? "finish_previous" : "return_previous"
    return Verdict(
      .deprecated, "is a boolean, which the SDK is going to stop taking here", advice: "Write '\(word)'.",
      replacement: word, isCertain: true)
  }

  /// Before 0.19.0 any text but the empty one resumes, and only `must` and `never` are told apart from `allow`
  /// (wandb/sdk/internal/sender.py).
  private static func legacyResume(_ text: String) -> Verdict {
    let words = Choice.resume.words(at: .newest)
    if text.isEmpty || BooleanGrammar.value(of: text) == true || intended(text, words, .resume) == ("allow", true) {
      return .accepted
    }
    return rejected(text, words, .resume).with(.misread).saying("is read as 'allow'")
  }

  private static func rejected(_ text: String, _ words: [String], _ choice: Choice) -> Verdict {
    let (word, isCertain) = intended(text, words, choice)
    let list = words.filter { !["dryrun", "run", "wrap_raw", "wrap_emu"].contains($0) }
    return .rejected(
      "is not one of \(list.map { "'\($0)'" }.joined(separator: ", "))",
      advice: word.map { "Write '\($0)'." } ?? "Write one of these words, or leave the variable unset.",
      replacement: word, isCertain: isCertain)
  }

  /// The word that was meant, and whether it can only be that one.
  private static func intended(_ text: String, _ words: [String], _ choice: Choice) -> (String?, Bool) {
    var core = PythonText.strip(text)
    core = PythonText.lowercased(PythonText.unquoted(core) ?? core)
    core = String(decoding: core.utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : $0 }, as: UTF8.self)
    if words.contains(core) { return (core, true) }
    if let word = synonyms(choice)[core] { return (word, false) }
    guard core.utf8.count > 3, let word = Spelling.nearest(to: core, among: words) else { return (nil, false) }
    return (word, true)
  }

  private static func synonyms(_ choice: Choice) -> [String: String] {
    switch choice {
    case .mode:
      [
        "dry_run": "offline", "off": "disabled", "false": "disabled", "none": "disabled", "0": "disabled",
        "no": "disabled", "disable": "disabled", "on": "online", "true": "online", "enabled": "online",
        "enable": "online", "cloud": "online", "local": "offline",
      ]
    case .console:
      [
        "on": "auto", "true": "auto", "yes": "auto", "1": "auto", "false": "off", "none": "off", "0": "off",
        "no": "off",
      ]
    case .resume: ["true": "auto", "1": "auto", "yes": "auto", "false": "never", "0": "never", "required": "must"]
    default: [:]
    }
  }
}

extension Verdict {
  /// The same verdict with another reason.
  func saying(_ reason: String) -> Verdict {
    var verdict = self
    verdict.reason = reason
    return verdict
  }
}
