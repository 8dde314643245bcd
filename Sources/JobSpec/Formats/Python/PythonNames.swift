import Syntax

/// What the names of a module stand for: modules and functions that it imports under other names, and texts that it
/// gives to a name once and for all.
struct PythonNames {
  private var imported: [String: [String]] = [:]
  private var constants: [String: PythonExpression] = [:]

  init(_ code: PythonCode) {
    var bindings: [String: Int] = [:]
    var index = 0
    while index < code.tokens.count {
      let token = code.tokens[index]
      if token.indentation != nil {
        if token.is("import") { readImport(code, from: index + 1) }
        if token.is("from") { readFromImport(code, from: index + 1) }
        if token.indentation == 0, token.kind == .name { readConstant(code, at: index) }
      }
      if token.kind == .name, !code.has(".", at: index - 1), Self.binds(code, at: index) {
        bindings[token.text.string, default: 0] += 1
      }
      if token.is("def") || token.is("lambda") {
        for parameter in Self.parameters(code, behind: index) { bindings[parameter, default: 0] += 1 }
      }
      index += 1
    }
    constants = constants.filter { bindings[$0.key] == 1 && imported[$0.key] == nil }
  }

  /// A dotted name with the import behind its first part put in: `wb.init` behind `import wandb as wb` is `wandb.init`.
  func resolved(_ names: [String]) -> [String] {
    guard let first = names.first, let module = imported[first] else { return names }
    return module + names.dropFirst()
  }

  /// The text that a name stands for throughout the module.
  func constant(_ name: String) -> PythonExpression? { constants[name] }

  /// `import a.b, c as d`
  private mutating func readImport(_ code: PythonCode, from start: Int) {
    var index = start
    while let names = code.dottedName(at: index) {
      index += names.count * 2 - 1
      if code.has("as", at: index), index + 1 < code.tokens.count {
        imported[code.tokens[index + 1].text.string] = names
        index += 2
      }
      guard code.has(",", at: index) else { break }
      index += 1
    }
  }

  /// `from a.b import c, d as e`, in parentheses or not.
  private mutating func readFromImport(_ code: PythonCode, from start: Int) {
    guard let module = code.dottedName(at: start) else { return }
    var index = start + module.count * 2 - 1
    guard code.has("import", at: index) else { return }
    index += code.has("(", at: index + 1) ? 2 : 1
    while index < code.tokens.count, code.tokens[index].kind == .name {
      let name = code.tokens[index].text.string
      if code.has("as", at: index + 1), index + 2 < code.tokens.count {
        imported[code.tokens[index + 2].text.string] = module + [name]
        index += 3
      } else {
        imported[name] = module + [name]
        index += 1
      }
      guard code.has(",", at: index) else { break }
      index += 1
    }
  }

  /// `NAME = "text"` or `NAME: str = "text"` at the margin.
  private mutating func readConstant(_ code: PythonCode, at index: Int) {
    var equals = index + 1
    if code.has(":", at: equals) {
      while equals < code.tokens.count, !code.has("=", at: equals), code.tokens[equals].kind != .newline { equals += 1 }
    }
    guard code.has("=", at: equals), let value = code.expression(from: equals + 1), value.string != nil,
      value.end >= code.tokens.count || code.tokens[value.end].kind == .newline || code.has(";", at: value.end)
    else { return }
    constants[code.tokens[index].text.string] = value
  }

  /// Whether a name may be bound where it stands: in front of an assignment, or behind `for`, `as`, `global` and the like.
  private static func binds(_ code: PythonCode, at index: Int) -> Bool {
    if index > 0, code.tokens[index - 1].kind == .name, binders.contains(code.tokens[index - 1].text.string) {
      return true
    }
    guard index + 1 < code.tokens.count, code.tokens[index + 1].kind == .symbol else { return false }
    let next = code.tokens[index + 1].text.string
    if next == ":=" { return true }
    guard code.isOutsideBrackets(index) else { return false }
    if next == "=" || (next == ":" && code.tokens[index].indentation != nil) { return true }
    if next == "," || code.has(",", at: index - 1) { return true }
    return next.count > 1 && next.hasSuffix("=") && !["==", "!=", "<=", ">="].contains(next)
  }

  private static let binders: Set<String> = ["for", "as", "global", "nonlocal", "def", "class", "import"]

  /// The names between `def` or `lambda` and the colon.
  private static func parameters(_ code: PythonCode, behind start: Int) -> [String] {
    var names: [String] = []
    var index = start + 1
    var depth = 0
    while index < code.tokens.count, index < start + 400 {
      let token = code.tokens[index]
      if token.is("(") || token.is("[") || token.is("{") { depth += 1 }
      if token.is(")") || token.is("]") || token.is("}") { depth -= 1 }
      if depth == 0, token.is(":") || token.kind == .newline { break }
      if token.kind == .name, depth <= 1 { names.append(token.text.string) }
      index += 1
    }
    return names
  }
}
