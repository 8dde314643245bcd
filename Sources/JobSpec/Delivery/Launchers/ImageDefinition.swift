import Syntax

/// What a Singularity or Apptainer definition file makes its image of.
struct ImageDefinition {
  let file: SourceFile
  /// The last stage, which makes the image.
  let stage: DefinitionStage

  /// What a script reads for `{{ name }}` without a value: the number of the process, which nobody knows either.
  static let unknownArgument = "$$"

  /// Nil where the file holds no image. `arguments` are those of `--build-arg`.
  init?(_ text: SourceText, arguments: [String: String] = [:]) {
    let file = DefinitionFile.parse(text, arguments: arguments, unknown: Self.unknownArgument)
    guard let stage = file.stages.last else { return nil }
    self.file = text.file
    self.stage = stage
  }

  /// What `run` starts, where a shell reads it.
  var runscript: (text: SourceText, dialect: ShellDialect)? { stage.script("runscript")?.shellScript }
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
