import JobSpec
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
