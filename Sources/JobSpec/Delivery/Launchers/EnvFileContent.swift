import Syntax

/// The variables of an env file that an option names.
struct EnvFileContent {
  /// Each with its value, in the order of the file.
  var variables: [(name: String, entry: Environment.Entry)] = []
  /// Whether its reader refuses the file, and the command with it.
  var isRejected = false

  /// Reads the file's text as one of the readers does; `host` is what a bare name or a `$NAME` takes its value from.
  init(_ text: SourceText, _ dialect: EnvFileDialect, _ call: LaunchCall, _ host: Environment) {
  }
}
