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
    // make reads the whole file before it runs a recipe.
    for statement in statements { scope.enter(statement) }
    for case .rule(let name, let recipe) in statements {
      for line in recipe { run(line, of: name.string, in: scope) }
    }
  }

  private func run(_ line: SourceText, of target: String, in scope: MakeScope) {
    var line = line
    while !line.isEmpty, [UInt8(ascii: "@"), UInt8(ascii: "-"), UInt8(ascii: "+"), 0x20, 0x09].contains(line[0]) {
      line = line.slice(1..<line.count)
    }
    guard !line.isEmpty else { return }
    let context = ProcessContext(environment: scope.environment(of: target))
    let script = isJustfile ? EmbeddedScript.text(of: line) : scope.expansion.shellText(of: line)
    CommandRunner(builder: builder).runScript(script, dialect: isJustfile ? .bash : .sh, in: context)
  }
}
