import Syntax

/// The variables of a makefile, and which of them its recipes see.
struct MakeScope {
  /// One variable.
  private struct Variable {
    var value: Value
    var assignment: Assignment.ID
    var isExported: Bool
  }

  private let builder: SpecBuilder
  private var variables: [String: Variable] = [:]
  private var ofTarget: [String: [String: Variable]] = [:]
  private var inherited: [String: Environment.Entry] = [:]
  private var exported: Set<String> = []
  private var exportsAll = false

  init(builder: SpecBuilder) { self.builder = builder }

  /// Expands references from what is known so far.
  var expansion: MakeExpansion {
    let variables = variables
    let builder = builder
    return MakeExpansion(
      lookup: { variables[$0]?.value.known }, use: { builder.uses.append(VariableUse($0, at: $1)) })
  }

  /// Takes a statement in.
  mutating func enter(_ statement: MakeStatement) {
    switch statement {
    case .assignment(let assignment): enter(assignment)
    case .export(let names):
      if names.isEmpty { exportsAll = true }
      exported.formUnion(names.map(\.string))
    case .unexport(let names):
      for name in names { exported.remove(name.string) }
    case .rule(let name, _):
      if name.string == ".EXPORT_ALL_VARIABLES" { exportsAll = true }
    case .include, .setting: break
    }
  }

  private mutating func enter(_ assignment: MakeAssignment) {
    let name = assignment.name.string
    let isUnknown = assignment.operator == .command || assignment.operator == .append
    var value = expansion.value(of: assignment.value)
    if isUnknown || assignment.operator == .setIfAbsent { value.known = nil }
    let id = builder.add(
      Assignment(
        name: name, nameLocation: assignment.name.location, value: value,
        carrier: assignment.isExported ? .shellExport : .shellAssignment,
        location: Location(assignment.name.file, assignment.range)))
    let variable = Variable(value: value, assignment: id, isExported: assignment.isExported)
    if let target = assignment.target {
      ofTarget[target.string, default: [:]][name] = variable
    } else {
      variables[name] = variable
    }
  }

  /// Takes a variable in that every recipe inherits.
  mutating func inherit(_ name: String, _ entry: Environment.Entry) { inherited[name] = entry }

  /// The text of a variable of the whole file, where it is known.
  func known(_ name: String) -> String? { variables[name]?.value.known }

  /// What the recipe of a target sees.
  func environment(of target: String) -> Environment {
    var entries = inherited
    var losses: [Loss] = []
    for (name, variable) in variables.merging(ofTarget[target] ?? [:], uniquingKeysWith: { $1 }) {
      if variable.isExported || exportsAll || exported.contains(name) {
        let state = variable.value.known.map { Environment.State.set($0) } ?? .setUnknown
        entries[name] = Environment.Entry(state, by: variable.assignment)
      } else {
        // make hands a variable on that it found in its own environment; whether it did is not known.
        entries[name] = Environment.Entry(.unknown, by: variable.assignment)
        losses.append(Loss(name, assignment: variable.assignment, reason: .notExported))
      }
    }
    losses.sort { $0.assignment < $1.assignment }
    return Environment(entries: PersistentMap(entries), others: .unknown, losses: losses)
  }
}

/// Expands make's `$(NAME)`, `${NAME}` and `$N`; `$$` is a dollar.
struct MakeExpansion {
  /// The text of a variable, where it is known.
  var lookup: (String) -> String?
  /// Takes every variable that is read.
  var use: (String, Location) -> Void

  /// A value with its references resolved.
  func value(of text: SourceText) -> Value {
    var parts: [Value.Part] = []
    var known: String? = ""
    forEachPiece(of: text) { piece in
      switch piece {
      case .literal(let text):
        parts.append(.literal(text))
        known? += text.string
      case .reference(let name, let location):
        parts.append(.reference(name, location))
        known = known.flatMap { head in lookup(name).map { head + $0 } }
      case .dynamic: break
      }
    }
    var value = Value(parts, at: text.location)
    value.known = known
    return value
  }

  /// A recipe line as the shell reads it; an unknown reference becomes a variable that nobody sets.
  func shellText(of line: SourceText) -> SourceText {
    var builder = SourceTextBuilder(file: line.file, anchor: line.range.start)
    forEachPiece(of: line) { piece in
      switch piece {
      case .literal(let text): builder.append(text)
      case .reference(let name, let location):
        // make has taken a name that no file sets from its own environment, and so does the shell.
        let stand = EnvironmentName.isConventional(name) ? "${\(name)}" : EmbeddedScript.unknownExpansion
        builder.append(Array((lookup(name) ?? stand).utf8), standingFor: location.range)
      case .dynamic: break
      }
    }
    return builder.finish()
  }

  private func forEachPiece(of text: SourceText, _ body: (Value.Part) -> Void) {
    var index = 0
    var start = 0
    func literal(to end: Int) { if end > start { body(.literal(text.slice(start..<end))) } }
    while index + 1 < text.count {
      guard text[index] == UInt8(ascii: "$") else {
        index += 1
        continue
      }
      if text[index + 1] == UInt8(ascii: "$") {
        literal(to: index + 1)
        index += 2
      } else {
        literal(to: index)
        let end = referenceEnd(in: text, from: index + 1)
        let isBracketed = text[index + 1] == UInt8(ascii: "(") || text[index + 1] == UInt8(ascii: "{")
        let name = text.slice(index + (isBracketed ? 2 : 1)..<max(index + 2, isBracketed ? end - 1 : end)).string
        use(name, text.location(index..<end))
        body(.reference(name, text.location(index..<end)))
        index = end
      }
      start = index
    }
    literal(to: text.count)
  }

  /// The offset behind a reference whose name or bracket stands at an index.
  private func referenceEnd(in text: SourceText, from index: Int) -> Int {
    let open = text[index]
    guard open == UInt8(ascii: "(") || open == UInt8(ascii: "{") else { return index + 1 }
    let close = open == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "}")
    var depth = 0
    var end = index
    while end < text.count {
      if text[end] == open { depth += 1 }
      if text[end] == close { depth -= 1 }
      end += 1
      if depth == 0 { return end }
    }
    return text.count
  }
}
