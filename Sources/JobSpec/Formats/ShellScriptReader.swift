import Syntax

/// Reads the builder's file into it: a script that someone runs in the folder where it lies, with arguments that are not
/// known.
func readShellScript(into builder: SpecBuilder) {
  // A byte order mark is part of the first word to a shell.
  let text = SourceText(file: builder.file, SourceRange(0, builder.file.bytes.count))
  var dialect = ShellDialect.bash
  var options: Set<Character> = []
  if case .shell(let named, let given) = Shebang(text) {
    dialect = named == .sh && isForBash(text) ? .bash : named
    options = given
  } else if builder.file.path.hasSuffix(".zsh") {
    dialect = .zsh
  } else if builder.file.path.hasSuffix(".ksh") {
    dialect = .ksh
  }
  let caller = ProcessContext(environment: builder.surroundings.callerEnvironment)
  let start = LaunchCall(builder: builder, location: SourceText(file: builder.file, SourceRange(0, 0)).location)
  let context = BatchDirectives.apply(to: text, in: caller, start)
  CommandRunner(builder: builder).runFile(text, dialect: dialect, options: options, in: context)
}

/// Whether a script for `sh` has what only bash can read, such as an array: then it is run where `sh` is bash.
private func isForBash(_ text: SourceText) -> Bool {
  !ShellParser.parse(text, dialect: .posix).problems.isEmpty && ShellParser.parse(text, dialect: .bash).problems.isEmpty
}
