import Syntax

/// What a Singularity or Apptainer definition file puts into its image.
struct ImageDefinition {
  /// The scripts that set the container's environment, in the order they run.
  var environmentScripts: [SourceText] = []
  /// What `run` starts.
  var runscript: (text: SourceText, dialect: ShellDialect)?

  init(_ text: SourceText) {
  }
}
