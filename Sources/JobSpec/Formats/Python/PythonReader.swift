import Syntax

/// Reads the builder's file, a Python module, into it.
func readPython(into builder: SpecBuilder) {
  var reader = PythonReader(builder.file.text, flavor: .module, builder: builder)
  reader.read()
}

/// Finds the places where Python code sets environment variables with literals, and the calls that it makes.
///
/// Only literals count, and names that a module gives one literal to: what is computed is dynamic. Positions come from the
/// tokens, so strings and comments that merely look like code are never taken for it.
struct PythonReader {
  let code: PythonCode
  let builder: SpecBuilder
  /// What names stand for; a notebook's cells share them.
  var names: PythonNames
  private(set) var scopes = PythonScopes()

  init(_ text: SourceText, flavor: PythonTokenizer.Flavor, builder: SpecBuilder) {
    let (tokens, comments) = PythonTokenizer.read(text, flavor: flavor)
    builder.comments += comments
    self.code = PythonCode(tokens)
    self.names = PythonNames(code)
    self.builder = builder
  }

  var tokens: [PythonToken] { code.tokens }

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

  /// An expression as a value: its text, or dynamic.
  func value(of expression: PythonExpression) -> Value {
    if let string = expression.string { return string }
    if expression.tokens.count == 1, let token = expression.tokens.first, token.kind == .name,
      let constant = names.constant(token.text.string)?.string
    {
      return constant
    }
    if let name = variable(in: expression) {
      return Value([.reference(name, expression.location)], at: expression.location)
    }
    return Value([.dynamic(.other, expression.location)], at: expression.location)
  }

  /// The variable that an expression reads and that is all of it: `os.environ["NAME"]`, `os.getenv("NAME")`.
  private func variable(in expression: PythonExpression) -> String? {
    let start = expression.tokens.startIndex
    guard let written = code.dottedName(at: start) else { return nil }
    let open = start + written.count * 2 - 1
    let names = names.resolved(written).suffix(2)
    let isSubscript = code.has("[", at: open) && names.last == "environ"
    let isCall = code.has("(", at: open) && (names.last == "getenv" || Array(names) == ["environ", "get"])
    guard isSubscript || isCall, let close = code.closingIndex(of: open), close == expression.tokens.endIndex - 1,
      let key = code.expression(from: open + 1), key.end == close || code.has(",", at: key.end)
    else { return nil }
    return key.string?.literal
  }

  /// Reads a dotted name and what stands behind it; returns the index of its last token.
  private func readName(at start: Int) -> Int {
    guard let written = code.dottedName(at: start) else { return start }
    let end = start + (written.count - 1) * 2
    guard end + 1 < tokens.count else { return end }
    let resolved = names.resolved(written)
    if tokens[end + 1].is("["), let last = resolved.last, last == "environ" || Self.isEnvironment(last) {
      readSubscript(at: end + 1, from: start, isOwn: last == "environ")
    } else if tokens[end + 1].is("("), !Self.keywords.contains(resolved.last ?? ""),
      !(code.has("def", at: start - 1) || code.has("class", at: start - 1))
    {
      readCall(resolved, from: start, at: end + 1)
    }
    return end
  }

  /// Words that a parenthesis may follow without a call.
  private static let keywords: Set<String> = [
    "and", "as", "assert", "await", "case", "del", "elif", "except", "for", "from", "if", "import", "in", "is",
    "lambda",
    "match", "not", "or", "raise", "return", "while", "with", "yield",
  ]

  /// `os.environ["NAME"]`: an assignment in front of `=`, otherwise a use.
  private func readSubscript(at open: Int, from start: Int, isOwn: Bool) {
    guard let key = code.expression(from: open + 1), let name = value(of: key).literal, code.has("]", at: key.end)
    else { return }
    let equals = key.end + 1
    if code.has("=", at: equals), let value = code.expression(from: equals + 1) {
      set(
        name, key.location, to: value, from: tokens[start].text, carrier: isOwn ? .pythonEnviron : .pythonDictionary)
      return
    }
    if isOwn { builder.uses.append(VariableUse(name, at: key.location)) }
    guard code.has("+=", at: equals), let added = code.expression(from: equals + 1) else { return }
    add(
      name, key.location, Value([.dynamic(.other, added.location)], at: added.location), from: tokens[start].text.range,
      carrier: isOwn ? .pythonEnviron : .pythonDictionary)
  }

  private func readCall(_ names: [String], from start: Int, at open: Int) {
    let arguments = code.arguments(from: open)
    let object = names.count > 1 ? names[names.count - 2] : ""
    let isEnviron = object == "environ"
    let isCopy = !isEnviron && Self.isEnvironment(object)
    let carrier = isCopy ? Carrier.pythonDictionary : .pythonEnviron
    switch names.last {
    case "setdefault" where isEnviron || isCopy, "putenv":
      guard arguments.count >= 2, let name = value(of: arguments[0].value).literal else { break }
      set(
        name, arguments[0].value.location, to: arguments[1].value, from: tokens[start].text, carrier: carrier)
    case "update" where isEnviron || isCopy:
      for argument in arguments {
        if let keyword = argument.keyword {
          set(keyword.string, keyword.location, to: argument.value, from: keyword, carrier: carrier)
        } else if argument.value.tokens.first?.is("{") == true {
          readEntries(at: argument.value.tokens.startIndex, carrier: carrier)
        }
      }
    case "get" where isEnviron, "pop" where isEnviron, "getenv":
      guard let name = arguments.first?.value, let text = value(of: name).literal else { break }
      builder.uses.append(VariableUse(text, at: name.location))
    case "dict" where names.count == 1: readDictionaryCall(arguments, at: start)
    default:
      builder.calls.append(
        ProgramCall(
          callee: names.joined(separator: "."), location: tokens[start].text.location,
          arguments: arguments.map { ($0.keyword?.string, value(of: $0.value)) }, scope: scopes.current,
          blockEnd: code.blockEnd(at: start)))
      PythonCommands(reader: self).run(names, arguments)
    }
  }

  /// Records a variable that is given the value of an expression.
  func set(
    _ name: String, _ nameLocation: Location, to expression: PythonExpression, from first: SourceText?,
    carrier: Carrier
  ) {
    add(name, nameLocation, value(of: expression), from: first?.range ?? nameLocation.range, carrier: carrier)
    guard EnvironmentName.isConventional(name), carrier == .pythonEnviron, let type = expression.typeOfOtherLiteral
    else { return }
    builder.problems.append(
      Problem(
        .valueNotString, variable: name, at: expression.location,
        "The value of '\(name)' is \(type); Python raises TypeError, because 'os.environ' takes strings only.",
        help: "Put the value in quotes."))
  }

  private func add(_ name: String, _ nameLocation: Location, _ value: Value, from start: SourceRange, carrier: Carrier)
  {
    guard EnvironmentName.isConventional(name) else { return }
    // A constant's text stands elsewhere; the assignment does not reach that far.
    let isNear = value.location.file == nameLocation.file && value.location.range.start >= start.start
    let range = start.union(isNear ? value.location.range : nameLocation.range)
    _ = builder.add(
      Assignment(
        name: name, nameLocation: nameLocation, value: value, carrier: carrier,
        location: Location(nameLocation.file, range), scope: scopes.current))
  }
}
