import JobSpec
import Syntax
import WandbLint

/// A `.wandb-lint.yaml` as it was read.
struct ConfigurationFile: Sendable {
  /// The name that is looked for.
  static let name = ".wandb-lint.yaml"

  /// The file's path as reports show it.
  let path: String
  /// The absolute folder that its patterns are relative to.
  let folder: String
  var select: [String] = []
  var ignore: [String] = []
  var severities: [(rule: String, severity: Severity)] = []
  var exclusions: [ScopedGlob] = []
  var kinds: [(pattern: ScopedGlob, kind: Kind)] = []
  var release: Release?
  var leastFailing: Severity?
  var leastShown: Severity?
  var suppressions: [ConfiguredSuppression] = []

  /// Reads a file's bytes; the first mistake is thrown with its place.
  init(_ file: SourceFile, folder: String) throws(ConfigurationError) {
    self.path = file.path
    self.folder = folder
    var reader = ConfigurationReader(file: file, folder: folder)
    try reader.read(into: &self)
  }
}
