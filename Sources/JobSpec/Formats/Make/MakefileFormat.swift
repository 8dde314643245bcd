import Syntax

/// Reads the builder's file, a makefile, into it.
func readMakefile(into builder: SpecBuilder) {
  let (statements, comments) = MakefileReader.read(builder.file.text)
  builder.comments += comments
  MakefileFormat(builder: builder).read(statements)
}

/// Reads the builder's file, a justfile, into it.
func readJustfile(into builder: SpecBuilder) {
  let (statements, comments) = JustfileReader.read(builder.file.text)
  builder.comments += comments
  MakefileFormat(builder: builder, isJustfile: true).read(statements)
}

/// Turns the recipes of a makefile or justfile into processes: each line is a shell of its own, which sees the caller's environment
/// and the exported variables (GNU make manual, "Communicating Variables to a Sub-make").
struct MakefileFormat {
  let builder: SpecBuilder
  /// Whether `$` is the shell's and `{{ }}` is just's, instead of `$$` and `$( )`.
  var isJustfile = false

  func read(_ statements: [MakeStatement]) {
    var scope = MakeScope(builder: builder)
    var dialect = ShellDialect.sh
    var isOneShell = false
    // make reads the whole file before it runs a recipe.
    for statement in statements {
      enter(statement, into: &scope)
      if case .setting(let name, let value) = statement, name.string == "shell" {
        dialect = value.string.contains("bash") ? .bash : value.string.contains("zsh") ? .zsh : .sh
      }
      if case .rule(let name, _) = statement, name.string == ".ONESHELL" { isOneShell = true }
    }
    if let shell = scope.known("SHELL"), !isJustfile { dialect = EmbeddedScript.dialect(shell) ?? .sh }
    for case .rule(let name, let recipe) in statements {
      let context = ProcessContext(environment: scope.environment(of: name.string))
      let lines = recipe.map(command).filter { !$0.isEmpty }
      let shell = Shell(dialect: dialect, context: context, expansion: scope.expansion)
      if isOneShell {
        run(joined(lines), in: shell, isLast: true)
      } else {
        for (index, line) in lines.enumerated() { run(line, in: shell, isLast: index == lines.count - 1) }
      }
    }
  }

  /// What the lines of a recipe are run with.
  private struct Shell {
    var dialect: ShellDialect
    var context: ProcessContext
    var expansion: MakeExpansion
  }

  private func enter(_ statement: MakeStatement, into scope: inout MakeScope) {
    scope.enter(statement)
    switch statement {
    case .include(let paths):
      for path in paths where !path.bytes.contains(UInt8(ascii: "$")) { include(path, into: &scope) }
    case .setting(let name, let value) where name.string == "dotenv-load" && value.string != "false":
      loadEnvironmentFile(at: name.location, into: &scope)
    default: break
    }
  }

  /// An included file, often `.env`: make reads it as a makefile, where quotes are part of the value.
  private func include(_ path: SourceText, into scope: inout MakeScope) {
    let file = builder.surroundings.read(path.string)
    builder.references.append(FileReference(path: path.string, at: path.location, isFound: file != nil))
    guard let file else { return }
    for statement in MakefileReader.read(file.text).statements { scope.enter(statement) }
  }

  /// `set dotenv-load`: just puts the variables of `.env` into the environment of every recipe.
  private func loadEnvironmentFile(at location: Location, into scope: inout MakeScope) {
    guard let file = builder.surroundings.read(".env") else { return }
    builder.references.append(FileReference(path: ".env", at: location, isFound: true))
    let content = EnvFileContent(
      file.text, .compose, LaunchCall(builder: builder, location: location), builder.surroundings.callerEnvironment)
    for (name, entry) in content.variables { scope.inherit(name, entry) }
  }

  /// A recipe's line without the marks in front of its command.
  private func command(_ line: SourceText) -> SourceText {
    var line = line
    while !line.isEmpty, [UInt8(ascii: "@"), UInt8(ascii: "-"), UInt8(ascii: "+"), 0x20, 0x09].contains(line[0]) {
      line = line.slice(1..<line.count)
    }
    return line
  }

  private func joined(_ lines: [SourceText]) -> SourceText {
    guard let first = lines.first else { return builder.file.text.slice(0..<0) }
    var script = SourceTextBuilder(file: first.file, anchor: first.range.start)
    for line in lines {
      script.append(line)
      script.append([0x0A], standingFor: SourceRange(line.range.end, line.range.end))
    }
    return script.finish()
  }

  private func run(_ line: SourceText, in shell: Shell, isLast: Bool) {
    guard !line.isEmpty else { return }
    guard isJustfile else {
      let exports = LostExports(builder)
      CommandRunner(builder: builder).runScript(
        shell.expansion.shellText(of: line), dialect: shell.dialect, in: shell.context)
      if !isLast { report(exports, "make") }
      return
    }
    let script = EmbeddedScript.text(of: line)
    if script.bytes.starts(with: "#!".utf8) { return runScript(script, in: shell.context) }
    let exports = LostExports(builder)
    CommandRunner(builder: builder).runScript(script, dialect: shell.dialect, in: shell.context)
    if !isLast { report(exports, "just") }
  }

  private func report(_ exports: LostExports, _ program: String) {
    exports.report(
      { "\(program) runs every line in a shell of its own, so '\($0)' is set for no other line." },
      help: { "Put 'export \($0)' at the margin, or join the lines with '&& \\'." })
  }

  /// A recipe that is one script for the program in its first line.
  private func runScript(_ script: SourceText, in context: ProcessContext) {
    let head = FileHead(script.bytes)
    if let interpreter = head.interpreter, FileHead.shells.contains(interpreter) {
      CommandRunner(builder: builder).runScript(
        script, dialect: EmbeddedScript.dialect(interpreter) ?? .sh, in: context)
    } else if head.interpreter == "python" {
      var reader = PythonReader(script, flavor: .module, builder: builder)
      reader.read()
    }
  }
}
