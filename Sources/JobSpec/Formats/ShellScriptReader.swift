import Syntax

/// Reads the builder's file into it: a script that someone runs in the folder where it lies, with arguments that are not
/// known.
func readShellScript(into builder: SpecBuilder) {
  // A byte order mark is part of the first word to a shell.
  let text = SourceText(file: builder.file, SourceRange(0, builder.file.bytes.count))
  var dialect = ShellDialect.bash
  var options: Set<Character> = []
  if case .shell(let named, let given) = Shebang(text) {
    dialect = named
    options = given
  } else if builder.file.path.hasSuffix(".zsh") {
    dialect = .zsh
  } else if builder.file.path.hasSuffix(".ksh") {
    dialect = .ksh
  }
  let context = ProcessContext(environment: submitted(text, builder))
  CommandRunner(builder: builder).runFile(text, dialect: dialect, options: options, in: context)
}

/// The environment that the script starts in: the caller's, as far as the script's own `#SBATCH` lines let it through.
private func submitted(_ text: SourceText, _ builder: SpecBuilder) -> Environment {
  let caller = builder.surroundings.callerEnvironment
  guard text.bytes.contains(UInt8(ascii: "#")), !BatchDirectives.slurm.words(in: text).isEmpty else { return caller }
  let place = SourceText(file: builder.file, SourceRange(0, 0)).location
  let words = [Value([], at: place, known: "sbatch"), Value([], at: place, known: "job")]
  let call = LaunchCall(builder: builder, location: place, read: { _ in text })
  guard case .file(_, _, let inside) = Launchers.sbatch(words, ProcessContext(environment: caller), call) else {
    return caller
  }
  // It may also be run without Slurm, which then sets nothing of its own.
  var environment = inside.environment
  for (name, entry) in environment.entries where entry.state == .setUnknown && entry.assignment == nil {
    if caller.entries[name] == nil { environment.entries[name] = Environment.Entry(.unknown) }
  }
  return environment
}
