import JobSpec
import Syntax
import WandbLint

/// What the command line says about linting; it goes before the configuration file.
struct Overrides: Sendable {
  /// The absolute folder that patterns are relative to.
  var workingFolder: String
  /// Rules to run; replaces the file's choice when it is not empty.
  var select: [String] = []
  /// Rules to leave out, besides the file's.
  var ignore: [String] = []
  /// The least severity to show.
  var leastShown: Severity?
  /// The least severity to fail on.
  var leastFailing: Severity?
  /// The SDK release to judge by.
  var release: Release?
  /// Patterns that say what a file is.
  var kinds: [(pattern: ScopedGlob, kind: Kind)] = []
  /// Files and folders to leave out.
  var exclusions: [ScopedGlob] = []

  /// The linter's configuration: the file's, changed by the command line.
  func lintConfiguration(over file: ConfigurationFile?) throws(ConfigurationError) -> LintConfiguration {
    do {
      let rules = try RuleSelection(
        select: select.isEmpty ? file?.select ?? [] : select, ignore: (file?.ignore ?? []) + ignore,
        severities: file?.severities ?? [])
      return LintConfiguration(
        rules: rules, release: release ?? file?.release, suppressions: file?.suppressions ?? [])
    } catch {
      throw ConfigurationError(place: "", message: error.message, help: error.help)
    }
  }

  /// Adds the arguments of `--kind`.
  mutating func addKinds(_ texts: [String]) throws(ConfigurationError) {
    for text in texts { kinds.append(try Self.kind(text, workingFolder)) }
  }

  private static func kind(
    _ text: String, _ workingFolder: String
  ) throws(ConfigurationError) -> (pattern: ScopedGlob, kind: Kind) {
    guard let equals = text.lastIndex(of: "="), equals > text.startIndex else {
      throw ConfigurationError(place: "", message: "'--kind \(text)' has no pattern.", help: "Write --kind GLOB=KIND.")
    }
    let name = String(text[text.index(after: equals)...])
    guard let kind = Kind(rawValue: name) else {
      let names = Kind.allCases.map(\.rawValue)
      throw ConfigurationError(
        place: "", message: "'\(name)' is no kind of file.",
        help: Spelling.nearest(to: name, among: names).map { "Did you mean '\($0)'?" }
          ?? "Kinds are \(names.joined(separator: ", ")).")
    }
    return (ScopedGlob(folder: workingFolder, glob: Glob(String(text[..<equals]))), kind)
  }
}

/// A mistake in the configuration file or in an option.
struct ConfigurationError: Error {
  /// `path:line:column`, empty for an option.
  var place: String
  /// What is wrong, as a full sentence.
  var message: String
  /// What to write instead, as a full sentence; empty where there is no general answer.
  var help: String

  init(place: String, message: String, help: String = "") {
    self.place = place
    self.message = message
    self.help = help
  }

  /// The mistake in one line.
  var line: String {
    (place.isEmpty ? "" : place + ": ") + message + (help.isEmpty ? "" : " " + help)
  }
}
