import Syntax

/// Dictionaries of variables: `env={"NAME": "value"}`, `{**os.environ, ...}`, `os.environ | {...}`, `dict(os.environ, ...)`,
/// and one variable as `{"name": ..., "value": ...}`.
extension PythonReader {
  /// Whether a variable, parameter or key of this name holds environment variables: `env`, `worker_env`, `Environment`.
  static func isEnvironment(_ name: String) -> Bool {
    var name = name.lowercased()
    while let last = name.utf8.last, last >= 0x30, last <= 0x39 { name.removeLast() }
    if environmentNames.contains(name) { return true }
    return environmentNames.contains { name.hasSuffix("_\($0)") }
  }

  private static let environmentNames: Set<String> = [
    "env", "envs", "environ", "environment", "env_vars", "env_dict", "environment_variables", "environmentvariables",
    "environment_vars", "envvars", "containerenv", "env_variables",
  ]

  /// Functions whose dictionary is one of variables: Modal, SkyPilot, `os.execve`.
  private static let environmentFunctions: Set<String> = [
    "env", "from_dict", "execve", "execvpe", "spawnve", "spawnvpe", "posix_spawn", "update_envs",
    "update_secrets",
  ]

  /// A dictionary of variables, or one variable of a list.
  func readDictionary(at open: Int) {
    if let carrier = carrier(ofDictionaryAt: open) {
      readEntries(at: open, carrier: carrier)
      return
    }
    let entries = code.entries(from: open)
    guard let key = entries.first(where: { $0.key.literal?.lowercased() == "name" })?.value,
      let name = value(of: key).literal,
      let value = entries.first(where: { $0.key.literal?.lowercased() == "value" })?.value
    else { return }
    set(name, key.location, to: value, from: tokens[open].text, carrier: .pythonDictionary)
  }

  /// What carries the entries of a dictionary display; nil when they are no variables.
  private func carrier(ofDictionaryAt open: Int) -> Carrier? {
    guard open >= 1 else { return nil }
    let before = tokens[open - 1]
    if before.is("="), open >= 2, Self.isEnvironment(tokens[open - 2].text.string) { return .pythonDictionary }
    if before.is(":"), open >= 2, let key = tokens[open - 2].string?.literal, Self.isEnvironment(key) {
      return .pythonDictionary
    }
    if before.is("|=") || before.is("|"), open >= 2 {
      let name = tokens[open - 2].text.string
      if before.is("|="), name == "environ" { return .pythonEnviron }
      if name == "environ" || Self.isEnvironment(name) { return .pythonDictionary }
    }
    if before.is("(") || before.is(","), let function = function(around: open),
      Self.environmentFunctions.contains(function)
    {
      return .pythonDictionary
    }
    return copiesEnvironment(open) ? .pythonDictionary : nil
  }

  /// The name of the function whose argument starts at an index.
  private func function(around index: Int) -> String? {
    var depth = 0
    var at = index - 1
    // Arguments in front are short; a long search would cost much in a long table.
    while at > 0, index - at < 200 {
      if tokens[at].is(")") || tokens[at].is("]") || tokens[at].is("}") { depth += 1 }
      if tokens[at].is("(") || tokens[at].is("[") || tokens[at].is("{") {
        if depth == 0 { return tokens[at].is("(") && tokens[at - 1].kind == .name ? tokens[at - 1].text.string : nil }
        depth -= 1
      }
      at -= 1
    }
    return nil
  }

  /// Whether `**os.environ` or the like stands in front in a dictionary display.
  private func copiesEnvironment(_ open: Int) -> Bool {
    guard code.has("**", at: open + 1), let source = code.dottedName(at: open + 2), let last = source.last else {
      return false
    }
    return last == "environ" || Self.isEnvironment(last)
  }

  /// Records the entries of a dictionary display.
  func readEntries(at open: Int, carrier: Carrier) {
    for entry in code.entries(from: open) {
      guard let name = entry.key.literal else { continue }
      set(name, entry.key.location, to: entry.value, from: nil, carrier: carrier)
    }
  }

  /// `dict(os.environ, NAME="value")`, and `env = dict(NAME="value")`.
  func readDictionaryCall(_ arguments: [(keyword: SourceText?, value: PythonExpression)], at start: Int) {
    let source = arguments.first { $0.keyword == nil }.flatMap { code.dottedName(at: $0.value.tokens.startIndex)?.last }
    let isCopy = source.map { $0 == "environ" || Self.isEnvironment($0) } ?? false
    let isNamed = start >= 2 && code.has("=", at: start - 1) && Self.isEnvironment(tokens[start - 2].text.string)
    guard isCopy || isNamed else { return }
    for argument in arguments {
      guard let keyword = argument.keyword else { continue }
      set(keyword.string, keyword.location, to: argument.value, from: keyword, carrier: .pythonDictionary)
    }
  }
}
