import JobSpec
import Syntax

/// A value that a file gives to a variable of the catalog, and what the SDK makes of it.
struct JudgedValue: Sendable {
  /// Where the value is written.
  let assignment: Assignment
  /// The variable.
  let entry: Catalog.Entry
  /// How the release reads it.
  let grammar: Grammar
  /// The value, or the piece of it that is known.
  let text: String
  /// Whether the text is only a piece of the value: the run decides the rest.
  let isPiece: Bool
  /// What comes of it.
  let verdict: Verdict
  /// Which rule speaks of it.
  let topic: Topic

  /// What is wrong with a value: the business of one rule each.
  enum Topic: Hashable, Sendable {
    case mode, choice, boolean, misreadBoolean, number, url, project, runId, tags, path, json, quotes
    /// No value of the variable can be right.
    case unusable
    /// The variable has no effect any more.
    case deprecated
    /// The API key's rules have their own eyes.
    case apiKey
  }

  init?(_ assignment: Assignment, at release: Release) {
    guard let value = assignment.value, let entry = Catalog.entry(named: assignment.target),
      let grammar = entry.grammar(at: release)
    else { return nil }
    self.assignment = assignment
    self.entry = entry
    self.grammar = grammar
    if let text = value.known {
      let verdict = grammar.verdict(of: text, at: release)
      let cleaned = grammar == .apiKey ? nil : CleanedText(text, grammar: grammar, verdict: verdict, at: release)
      guard verdict.effect != .accepted || cleaned != nil else { return nil }
      self.text = text
      self.verdict = cleaned?.verdict ?? verdict
      topic = cleaned == nil ? Self.topic(of: verdict, grammar) : .quotes
      isPiece = false
    } else {
      guard let (piece, verdict) = Self.rejectedPiece(of: value, grammar, at: release) else { return nil }
      text = piece
      self.verdict = verdict
      topic = Self.topic(of: verdict, grammar)
      isPiece = true
    }
  }

  /// The first known piece that no value may hold.
  private static func rejectedPiece(of value: Value, _ grammar: Grammar, at release: Release) -> (String, Verdict)? {
    for case .literal(let text) in value.parts {
      if let verdict = grammar.verdict(ofPiece: text.string, at: release) { return (text.string, verdict) }
    }
    return nil
  }

  /// What another release does with the same text.
  func verdict(at release: Release) -> Verdict {
    guard isPiece else { return entry.judge(text, at: release) }
    return entry.grammar(at: release)?.verdict(ofPiece: text, at: release) ?? .accepted
  }

  private static func topic(of verdict: Verdict, _ grammar: Grammar) -> Topic {
    if verdict.isHopeless { return .unusable }
    switch grammar {
    case .choice(.mode): return .mode
    case .choice, .encodings: return .choice
    case .boolean, .faultyBoolean, .toggle: return verdict.isRejection ? .boolean : .misreadBoolean
    case .integer, .float, .imported, .lenientInteger, .droppedNumber: return .number
    case .url: return .url
    case .project: return .project
    case .runId, .sweepId, .moment: return .runId
    case .tags, .globs: return .tags
    case .path: return .path
    case .json: return .json
    case .service, .never, .keptText: return .unusable
    case .noEffect: return .deprecated
    case .apiKey, .text: return .apiKey
    }
  }
}

/// A value with quotes or blanks around it that nobody meant to be part of it.
private struct CleanedText {
  let verdict: Verdict

  init?(_ text: String, grammar: Grammar, verdict: Verdict, at release: Release) {
    let core = PythonText.strip(text)
    let bare = PythonText.unquoted(core).flatMap { $0.contains(core.prefix(1)) ? nil : $0 } ?? core
    guard bare != text, !bare.isEmpty else { return nil }
    switch grammar {
    case .noEffect, .keptText, .never, .json, .tags, .globs, .service, .imported, .integer, .float, .lenientInteger,
      .droppedNumber:
      guard verdict.effect != .accepted else { return nil }
    default: break
    }
    let cleaned = grammar.verdict(of: bare, at: release)
    guard cleaned.effect == .accepted || cleaned.effect == .deprecated else { return nil }
    let isQuoted = bare != core
    guard verdict.effect != .accepted || isQuoted || !Self.mayEndALine(text, core) else { return nil }
    let effect = verdict.effect == .accepted ? .misread : verdict.effect
    self.verdict = Verdict(
      effect, isQuoted ? "has quotes around it that become part of the value" : Self.blank(text),
      advice: isQuoted ? "Remove the inner quotes." : "Remove the blanks.", replacement: bare, isCertain: true)
  }

  /// Free text may end in a line break, as a block of YAML does.
  private static func mayEndALine(_ text: String, _ core: String) -> Bool {
    text.hasPrefix(core) && text.unicodeScalars.dropFirst(core.unicodeScalars.count).allSatisfy { $0 == "\n" }
  }

  private static func blank(_ text: String) -> String {
    text.unicodeScalars.last == "\r"
      ? "ends in a carriage return that becomes part of the value"
      : "has blanks around it that become part of the value"
  }
}

extension Catalog {
  /// Whether a name may be one of the catalog's; a quick look before the tables are asked.
  static func mayConcern(_ name: String) -> Bool { name.hasPrefix("WANDB_") || name.hasPrefix("_WANDB_") }
}

extension Variable {
  /// The setting that it sets, by the name of the variable that is usual for it.
  var field: String {
    switch name {
    case "WANDB_RUN_NAME": "WANDB_NAME"
    case "WANDB_RUN_NOTES": "WANDB_NOTES"
    case "WANDB_RUN_TAGS": "WANDB_TAGS"
    case "WANDB_RUN_JOB_TYPE": "WANDB_JOB_TYPE"
    case "WANDB_ROOT_DIR": "WANDB_DIR"
    case "WANDB_EMAIL": "WANDB_USER_EMAIL"
    case "WANDB_APP_URL_OVERRIDE": "WANDB_APP_URL"
    case "WANDB_HTTP_TIMEOUT": "WANDB__GRAPHQL_TIMEOUT_SECONDS"
    case "WANDB_FILE_PUSHER_TIMEOUT": "WANDB__FILE_TRANSFER_TIMEOUT_SECONDS"
    case "WANDB_SERVICE_TRANSPORT": "WANDB__SERVICE_TRANSPORT"
    case "WANDB_DISABLE_SERVICE": "WANDB__DISABLE_SERVICE"
    default: name
    }
  }
}
