import Syntax

/// Reads the builder's file, a Python module, into it.
func readPython(into builder: SpecBuilder) {
  var reader = PythonReader(builder.file.text, flavor: .module, builder: builder)
  reader.read()
}

/// Finds the places where Python code sets environment variables with literals, and the calls that it makes.
///
/// Only literals count: what is computed is dynamic. Positions come from the tokens, so strings and comments that merely
/// look like code are never taken for it.
struct PythonReader {
  private let code: PythonCode
  private let builder: SpecBuilder
  private var scopes = PythonScopes()

  init(_ text: SourceText, flavor: PythonTokenizer.Flavor, builder: SpecBuilder) {
    let (tokens, comments) = PythonTokenizer.read(text, flavor: flavor)
    builder.comments += comments
    self.code = PythonCode(tokens)
    self.builder = builder
  }

  private var tokens: [PythonToken] { code.tokens }

  mutating func read() {
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      scopes.enter(token, next: index + 1 < tokens.count ? tokens[index + 1] : nil)
      switch token.kind {
      case .magic: NotebookMagic(builder: builder).run(token.text)
      case .name: index = readName(at: index)
      case .symbol where token.is("{"): readDictionary(at: index)
      default: break
      }
      index += 1
    }
  }

  /// Reads a dotted name and what stands behind it; returns the index of its last token.
  private func readName(at start: Int) -> Int {
    var end = start
    while end + 2 < tokens.count, tokens[end + 1].is("."), tokens[end + 2].kind == .name { end += 2 }
    guard end + 1 < tokens.count else { return end }
    let names = stride(from: start, through: end, by: 2).map { tokens[$0].text.string }
    if tokens[end + 1].is("["), names.last == "environ" {
      readSubscript(at: end + 1)
    } else if tokens[end + 1].is("("), !(code.has("def", at: start - 1) || code.has("class", at: start - 1)) {
      readCall(names, from: start, at: end + 1)
    }
    return end
  }

  /// `os.environ["NAME"]`: an assignment in front of `=`, otherwise a use.
  private func readSubscript(at open: Int) {
    guard let key = code.expression(from: open + 1), let name = key.string, let text = name.literal,
      code.has("]", at: key.end)
    else { return }
    let equals = key.end + 1
    guard code.has("=", at: equals), let value = code.expression(from: equals + 1)
    else {
      builder.uses.append(VariableUse(text, at: name.location))
      return
    }
    set(text, name.location, to: value, from: tokens[max(0, open - 3)].text, carrier: .pythonEnviron)
  }

  private func readCall(_ names: [String], from start: Int, at open: Int) {
    let arguments = code.arguments(from: open)
    let isEnviron = names.count > 1 && names[names.count - 2] == "environ"
    switch names.last {
    case "setdefault" where isEnviron, "putenv":
      guard arguments.count >= 2, let name = arguments[0].value.string?.literal else { break }
      set(
        name, arguments[0].value.location, to: arguments[1].value, from: tokens[start].text, carrier: .pythonEnviron)
    case "update" where isEnviron:
      for argument in arguments {
        if let keyword = argument.keyword {
          set(keyword.string, keyword.location, to: argument.value, from: keyword, carrier: .pythonEnviron)
        } else if argument.value.tokens.first?.is("{") == true {
          readEntries(at: argument.value.tokens.startIndex, carrier: .pythonEnviron)
        }
      }
    case "get" where isEnviron, "pop" where isEnviron, "getenv":
      guard let name = arguments.first?.value.string, let text = name.literal else { break }
      builder.uses.append(VariableUse(text, at: name.location))
    default:
      builder.calls.append(
        ProgramCall(
          callee: names.joined(separator: "."), location: tokens[start].text.location,
          arguments: arguments.map { ($0.keyword?.string, $0.value.value) }, scope: scopes.current))
    }
  }

  private static let environmentNames: Set<String> = [
    "env", "envs", "environ", "environment", "env_vars", "environment_variables", "envVars", "containerEnv",
    "extra_env",
  ]

  /// A dictionary of variables (`env={"NAME": "value"}`), or one variable of a list (`{"name": ..., "value": ...}`).
  private func readDictionary(at open: Int) {
    if let name = nameInFront(of: open), Self.environmentNames.contains(name) {
      readEntries(at: open, carrier: .pythonDictionary)
      return
    }
    let entries = code.entries(from: open)
    guard let name = entries.first(where: { $0.key.literal?.lowercased() == "name" })?.value.string,
      let text = name.literal,
      let value = entries.first(where: { $0.key.literal?.lowercased() == "value" })?.value
    else { return }
    set(text, name.location, to: value, from: tokens[open].text, carrier: .pythonDictionary)
  }

  /// The name that a brace's dictionary is given: `env = {`, `env={`, `"env": {`.
  private func nameInFront(of open: Int) -> String? {
    guard open >= 2 else { return nil }
    if tokens[open - 1].is("=") { return tokens[open - 2].text.string }
    if tokens[open - 1].is(":") { return tokens[open - 2].string?.literal }
    return nil
  }

  private func readEntries(at open: Int, carrier: Carrier) {
    for entry in code.entries(from: open) {
      guard let name = entry.key.literal else { continue }
      set(name, entry.key.location, to: entry.value, from: nil, carrier: carrier)
    }
  }

  private func set(
    _ name: String, _ nameLocation: Location, to value: PythonExpression, from first: SourceText?, carrier: Carrier
  ) {
    guard EnvironmentName.isConventional(name) else { return }
    let start = first?.range ?? nameLocation.range
    _ = builder.add(
      Assignment(
        name: name, nameLocation: nameLocation, value: value.value, carrier: carrier,
        location: Location(nameLocation.file, start.union(value.location.range)), scope: scopes.current))
    if let type = value.typeOfOtherLiteral, carrier == .pythonEnviron {
      builder.problems.append(
        Problem(
          .valueNotString, variable: name, at: value.location,
          "The value of '\(name)' is \(type); Python raises TypeError, because 'os.environ' takes strings only.",
          help: "Put the value in quotes."))
    }
  }
}
