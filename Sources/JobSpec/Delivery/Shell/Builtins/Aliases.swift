import Syntax

// `alias`. A shell puts an alias's text in place of its name when it reads a command; here the name may also call a
// function with that text and the command's words behind it, which comes to the same for whole commands.
extension ShellInterpreter {
  /// Whether a command means the alias depends on what was read before the alias was made: a line, a function, a group.
  /// So both stay open.
  func runAlias(_ call: BuiltinCall) -> ExitStatus {
    guard dialect != .bash || state.options.mayHave(.posix) || state.options.mayHave(.expandAliases) else {
      return .success
    }
    for argument in call.arguments {
      guard argument.count == .one, let text = argument.text.string, let equals = text.firstIndex(of: "=") else {
        continue
      }
      let name = String(text[..<equals])
      let body = String(text[text.index(after: equals)...])
      guard !name.isEmpty, !name.contains(" "), !body.isEmpty else { continue }
      let alias = alias(name, body, at: argument.value.location)
      state.functions[name] = ShellFunction.alternatives(state.functions[name] ?? [nil], [alias])
    }
    return .success
  }

  private func alias(_ name: String, _ body: String, at place: Location) -> ShellFunction {
    // Within its own text the name is the command again.
    var words = body.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    if let own = words.firstIndex(of: name) { words[own] = "command " + name }
    let text = ShellText(words.joined(separator: " ") + " \"$@\"")
    let script = session.parse(text.source(at: place), as: syntax)
    let command = ShellCommand(.group(script.body), range: script.text.range)
    return ShellFunction(name: name, body: command, script: ScriptSource(script, name: source.name))
  }
}
