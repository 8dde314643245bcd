import Syntax

/// Commands that Python starts: `os.system("...")`, `subprocess.run("...", shell=True)`, `subprocess.run(["...", ...])`.
struct PythonCommands {
  let reader: PythonReader

  func run(_ names: [String], _ arguments: [(keyword: SourceText?, value: PythonExpression)]) {
    guard names.count == 2, let first = arguments.first(where: { $0.keyword == nil || $0.keyword?.string == "args" })
    else { return }
    switch (names[0], names[1]) {
    case ("os", "system"), ("os", "popen"), ("subprocess", "getoutput"), ("subprocess", "getstatusoutput"):
      runScript(first.value)
    case ("subprocess", "run"), ("subprocess", "call"), ("subprocess", "check_call"), ("subprocess", "check_output"),
      ("subprocess", "Popen"):
      let usesShell = arguments.contains { $0.keyword?.string == "shell" && $0.value.tokens.first?.is("True") == true }
      if usesShell { runScript(first.value) } else { runWords(first.value) }
    default: break
    }
  }

  private var context: ProcessContext {
    ProcessContext(environment: reader.builder.surroundings.callerEnvironment)
  }

  /// A text for a shell; replacement fields are not known.
  private func runScript(_ expression: PythonExpression) {
    guard let value = expression.string else { return }
    let script = EmbeddedScript.text(of: value)
    EmbeddedScript.run(script, dialect: .sh, in: context, reader.builder)
  }

  /// A list of words.
  private func runWords(_ expression: PythonExpression) {
    let open = expression.tokens.startIndex
    guard expression.tokens.first?.is("[") == true, let close = reader.code.closingIndex(of: open),
      close == expression.tokens.endIndex - 1
    else { return }
    let words = reader.code.arguments(from: open).map { reader.value(of: $0.value) }
    guard words.first?.known != nil else { return }
    CommandRunner(builder: reader.builder).run(words, in: context, at: expression.location)
  }
}
