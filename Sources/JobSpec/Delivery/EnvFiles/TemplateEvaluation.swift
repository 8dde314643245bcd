import Syntax

/// Replaces the variables of a template by what is known of them.
struct TemplateEvaluation {
  /// What is known of a variable.
  let lookup: (String) -> Environment.State
  /// The variables that were asked for.
  private(set) var uses: [VariableUse] = []
  /// The variables that must be set and are not.
  private(set) var missing: [SyntaxProblem] = []

  init(lookup: @escaping (String) -> Environment.State) {
    self.lookup = lookup
  }

  /// The value that a template stands for, written at a place.
  mutating func value(of template: Template, at location: Location) -> Value {
    var text = SourceTextBuilder(file: location.file, anchor: location.range.start)
    let isKnown = evaluate(template, into: &text) && template.invalid.isEmpty
    let parts: [Value.Part] = template.parts.map { part in
      switch part {
      case .literal(let text): .literal(text)
      case .variable(let variable): .reference(variable.name.string, Location(location.file, variable.range))
      }
    }
    let result = text.finish()
    let invalid = template.invalid.map { Value.Part.dynamic(.template, Location(location.file, $0)) }
    return Value(
      parts + invalid, at: location, known: isKnown ? result.string : nil, mapped: isKnown ? result : nil)
  }

  /// Appends the template's text; false when only the run decides it.
  private mutating func evaluate(_ template: Template, into text: inout SourceTextBuilder) -> Bool {
    var isKnown = true
    for part in template.parts {
      switch part {
      case .literal(let literal): text.append(literal)
      case .variable(let variable): if !evaluate(variable, into: &text) { isKnown = false }
      }
    }
    return isKnown
  }

  private mutating func evaluate(_ variable: Template.Variable, into text: inout SourceTextBuilder) -> Bool {
    let name = variable.name.string
    let state = lookup(name)
    uses.append(VariableUse(name, at: variable.name.location))
    switch (variable.operation, state) {
    case (.default(let operand, _), .absent), (.default(let operand, colon: true), .set("")):
      return evaluate(operand, into: &text)
    case (.alternate, .absent), (.alternate(_, colon: true), .set("")): return true
    case (.alternate(let operand, _), .set), (.alternate(let operand, colon: false), .setUnknown):
      return evaluate(operand, into: &text)
    case (.alternate, _): return false
    case (.required, .absent), (.required(_, colon: true), .set("")):
      missing.append(
        SyntaxProblem("The variable '\(name)' must be set here, and it is not.", at: variable.name.location))
      return false
    case (_, .set(let known)):
      text.append(Array(known.utf8), standingFor: variable.range)
      return true
    case (_, .absent): return true
    case (_, .setUnknown), (_, .unknown): return false
    }
  }
}
