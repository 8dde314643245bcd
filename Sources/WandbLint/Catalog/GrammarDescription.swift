extension Grammar {
  /// What a release takes, as a phrase.
  func accepted(at release: Release) -> String {
    switch self {
    case .text: "any text"
    case .noEffect: "any text, without effect"
    case .keptText: "any text, which stays text, with a warning"
    case .never: "nothing: no text can be right"
    case .faultyBoolean: "nothing: every boolean stops the run, and no other text is one"
    case .boolean(.unparsed) where release.era < .pydantic, .integer(.unparsed, _) where release.era < .pydantic:
      "nothing: the setting has no parser"
    case .boolean, .toggle(.disableService), .toggle(.disabled): Self.booleans
    case .toggle(let kind): Self.toggle(kind)
    case .integer(_, let bounds): "a whole number" + Self.bounds(bounds)
    case .float(_, let bounds): "a number" + Self.bounds(bounds)
    case .droppedNumber(let bounds): "a number" + Self.bounds(bounds) + ", which is dropped"
    case .imported(.float, _): "a number"
    case .imported, .lenientInteger: "a whole number"
    case .choice(.reinit): ([Self.booleans] + Choice.reinit.words(at: release)).joined(separator: ", ")
    case .choice(let choice): choice.words(at: release).joined(separator: ", ")
    case .tags: "tags with commas between them, nothing trimmed, each of 1 to \(TagsGrammar.limit) characters"
    case .globs: "patterns with commas between them, nothing trimmed"
    case .json(let shape):
      release < "0.15.5" && shape != .lenientObject ? "a JSON object" : JSONGrammar.wanted(shape)
    case .moment: "a run id with '?_step=' and a number behind it"
    case .url(.proxy) where release.era < .pydantic: "any text"
    case .url(.base): Self.baseURL(at: release)
    case .url: "a URL with http or https"
    case .path(.configFiles) where release >= "0.13.11" && release < "0.15.6":
      "any text, read letter by letter, so that no file is found"
    case .path(.configFiles): "paths of YAML files with commas between them"
    case .path(let use): use.isFolder ? "the path of a folder" : "the path of a file"
    case .project: "at most \(ProjectGrammar.limit) characters, none of / \\ # ? % :"
    case .runId: Self.runId(at: release)
    case .sweepId: release.era < .pydantic ? "any text" : "any text that is not empty, without blanks around it"
    case .apiKey: Self.apiKey(at: release)
    case .service: "an address that W&B's processes hand to each other"
    case .encodings: "json, typed or both, with a comma between them; json must be among them"
    }
  }

  private static let booleans = "1, true, t, yes, y, on or 0, false, f, no, n, off, in any case"

  private static func toggle(_ kind: Switch) -> String {
    switch kind {
    case .anyText: "any text but the empty one means yes, 'false' too"
    case .exactlyTrue: "the exact text 'true' means yes, any other no"
    case .wordOfTruth, .reporting: "1, true, t, yes, y and on mean yes, in any case; any other text means no"
    case .disableGit: booleans + "; each but false leaves git alone"
    case .disableCode: booleans + "; each turns code saving off, unless WANDB_SAVE_CODE is true"
    case .symlink: booleans + "; the links are made all the same"
    case .disableService, .disabled: booleans
    }
  }

  private static func baseURL(at release: Release) -> String {
    "a URL with http or https; on wandb.ai the address of the API, with https"
      + (release < "0.31.0" ? "" : "; on forge.coreweave.com the path /api/wandb, with https and without a port")
  }

  private static func bounds(_ bounds: Bounds) -> String {
    bounds.complaint.isEmpty ? "" : " that \(bounds.complaint.replacingNegation)"
  }

  private static func runId(at release: Release) -> String {
    if release < "0.14.1" { return "any text" }
    if release.era < .pydantic { return "any text that is not blank" }
    return "any text that is not empty, without blanks around it"
      + (release < "0.21.0" ? "" : ", and none of : ; , # ? / '")
  }

  private static func apiKey(at release: Release) -> String {
    if release < "0.23.1" { return "any text without blanks around it" }
    return "no blanks around it; behind the first dash at least \(ApiKeyGrammar.leastCount) letters, digits, - and _"
      + (release < "0.26.0" ? "" : "; or three such parts with dots between them")
  }

  /// What comes of another value, as a sentence; nil where every value is taken.
  func consequence(at release: Release) -> String? {
    switch self {
    case .apiKey where release >= "0.23.1":
      return "With another value the login fails; with blanks around it wandb.init() stops."
    case .tags where release < "0.21.4": return "The server refuses other tags."
    case .path(let use) where use.isFolder:
      return use == .configFolder && release >= "0.19.11" || use == .folder && release >= "0.23.1"
        ? "A '$' in front is taken literally; with the home of a user who is not there wandb.init() stops."
        : "A '$' in front is taken literally."
    case .never, .faultyBoolean: return "With any value wandb.init() stops."
    case .boolean(.unparsed) where release.era < .pydantic, .integer(.unparsed, _) where release.era < .pydantic:
      return release.era == .strict ? "With any value wandb.init() stops." : "A value stays text, with a warning."
    case .keptText, .path(.configFiles), .toggle(.anyText), .toggle(.exactlyTrue), .toggle(.wordOfTruth),
      .toggle(.reporting):
      return nil
    default: break
    }
    let samples = ["?", "", " ", "a/b", "~nobody/x", "$HOME", String(repeating: "a", count: 130)]
    let effects = samples.map { verdict(of: $0, at: release).effect }
    return effects.compactMap(\.sentence).first
  }
}

extension String {
  /// `is less than 1` as what is asked for: `is not less than 1`.
  fileprivate var replacingNegation: String {
    if hasPrefix("is not ") { return "is " + dropFirst("is not ".count) }
    return hasPrefix("is ") ? "is not " + dropFirst("is ".count) : self
  }
}

extension Verdict.Effect {
  /// What comes of it, as a sentence.
  fileprivate var sentence: String? {
    switch self {
    case .rejected(.importing): "With another value 'import wandb' fails."
    case .rejected(.loading): "With another value wandb.init() stops."
    case .rejected(.starting): "With another value no run starts."
    case .rejected(.login): "With another value the login fails."
    case .rejected(.later): "With another value the run may not start."
    case .misread: "Another value is taken for something else, without an error."
    case .accepted, .deprecated, .ignored: nil
    }
  }
}
