import JobSpec
import WandbLint

/// What holds for the files of one folder tree: its configuration file and the command line, put together.
final class Settings: Sendable {
  /// The absolute folder that `patterns` of the configuration file are relative to; nil without such a file.
  let folder: String?
  /// The folder that patterns of the command line are relative to.
  let workingFolder: String
  /// The configuration file's path as reports show it; nil without such a file.
  let path: String?
  /// What the linter is asked.
  let configuration: LintConfiguration
  /// The linter with the rules that hold here.
  let linter: Linter
  /// Patterns that say what a file is; the last that matches holds.
  let kinds: [(pattern: ScopedGlob, kind: Kind)]
  /// Files and folders to leave out.
  let exclusions: [ScopedGlob]
  /// The least severity that is shown.
  let leastShown: Severity
  /// The least severity that makes the command fail.
  let leastFailing: Severity

  init(_ file: ConfigurationFile?, _ options: Overrides) throws(ConfigurationError) {
    folder = file?.folder
    workingFolder = options.workingFolder
    path = file?.path
    configuration = try options.lintConfiguration(over: file)
    linter = Linter(configuration: configuration)
    kinds = (file?.kinds ?? []) + options.kinds
    exclusions = (file?.exclusions ?? []) + options.exclusions
    leastShown = options.leastShown ?? file?.leastShown ?? .note
    leastFailing = options.leastFailing ?? file?.leastFailing ?? .warning
  }

  /// The kind that a pattern gives a file.
  func kind(of path: String) -> Kind? {
    kinds.last { $0.pattern.matches(path) }?.kind
  }

  /// Whether a pattern leaves a file or folder out.
  func excludes(_ path: String) -> Bool {
    exclusions.contains { $0.matches(path) }
  }
}

/// A pattern, and the folder that it is relative to.
struct ScopedGlob: Sendable {
  /// The absolute folder.
  var folder: String
  /// The pattern.
  var glob: Glob

  /// Whether an absolute path matches: by its part below the folder, or whole where it lies elsewhere or the pattern
  /// is absolute itself.
  func matches(_ path: String) -> Bool {
    let inside = Path.relative(path, to: folder) ?? path
    if !inside.isEmpty, glob.matches(inside) { return true }
    return glob.pattern.utf8.first == UInt8(ascii: "/") && glob.matches(path)
  }
}
