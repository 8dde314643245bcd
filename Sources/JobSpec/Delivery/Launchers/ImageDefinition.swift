import Syntax

/// What a Singularity or Apptainer definition file puts into its image.
struct ImageDefinition {
  /// The scripts that set the container's environment, in the order they run.
  var environmentScripts: [SourceText] = []
  /// What `run` starts.
  var runscript: (text: SourceText, dialect: ShellDialect)?

  /// What a script reads for `{{ name }}` without a value: the number of the process, which nobody knows either.
  static let unknownArgument = "$$"

  /// Reads the file; its last stage makes the image.
  init(_ text: SourceText) {
    guard let stage = DefinitionFile.parse(text, unknown: Self.unknownArgument).stages.last else { return }
    if let environment = stage.script("environment") { environmentScripts = [environment.body] }
    runscript = stage.script("runscript")?.shellScript
  }
}

extension DefinitionScript {
  /// The program of the script's first line, without `env`; nil where `/bin/sh` reads the script.
  var program: ArraySlice<SourceText>? {
    interpreter.map { $0.words.drop { baseName($0.string) == "env" || $0.string == "-S" } }
  }

  /// The script with the shell that reads it; nil where another program does.
  var shellScript: (text: SourceText, dialect: ShellDialect)? {
    guard let interpreter, let program = program?.first else { return (body, .sh) }
    return ShellDialect(program: baseName(program.string)).map { (interpreter.body, $0) }
  }
}
