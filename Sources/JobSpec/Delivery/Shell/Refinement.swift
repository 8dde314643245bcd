/// What a condition that is not decided says about variables, once it is known to hold or not to hold.
struct Refinement {
  /// Something that a condition tests.
  enum Fact {
    /// `[ -n "$NAME" ]`
    case isNonEmpty(String)
    /// `[ "$NAME" = text ]`
    case equals(String, ShellText)
    /// `[ -v NAME ]`
    case isSet(String)
  }

  /// What holds where the condition does: all of them.
  var facts: [Fact]
  /// Whether the condition is the opposite of the facts.
  var isNegated = false
  /// Whether all of the condition rests on the facts, so that one fact alone fails where the condition does.
  var isComplete = true

  /// Narrows a state to where the condition holds, or to where it does not.
  func apply(holds: Bool, to state: inout ShellState) {
    guard state.isReachable else { return }
    let factsHold = holds != isNegated
    if factsHold {
      for fact in facts { Self.apply(fact, to: &state) }
    } else if facts.count == 1, isComplete {
      Self.exclude(facts[0], from: &state)
    }
  }

  /// What is known where neither of two conditions holds. Where one does, nothing is.
  static func either(_ first: Self?, _ second: Self?) -> Self? { both(first?.opposite, second?.opposite)?.opposite }

  private var opposite: Self {
    var result = self
    result.isNegated.toggle()
    return result
  }

  /// What is known where two conditions hold. Where they do not, nothing is: either may have failed.
  static func both(_ first: Self?, _ second: Self?) -> Self? {
    let facts = [first, second].flatMap { $0?.isNegated == false ? $0?.facts ?? [] : [] }
    return facts.isEmpty ? nil : Self(facts: facts, isComplete: false)
  }

  private static func apply(_ fact: Fact, to state: inout ShellState) {
    switch fact {
    case .isNonEmpty(let name): set(name, in: &state, to: .unknown(.nonEmpty))
    case .isSet(let name): set(name, in: &state, to: .unknown(.any))
    case .equals(let name, let text):
      if text.isEmpty == false { set(name, in: &state, to: text) }
    }
  }

  private static func exclude(_ fact: Fact, from state: inout ShellState) {
    switch fact {
    case .isNonEmpty(let name):
      // Set, yet empty; where it may not be set, it is not known which of the two.
      if case .scalar(let text) = state.variable(name).content, !text.isKnown { set(name, in: &state, to: .empty) }
    case .isSet(let name):
      var variable = state.variable(name)
      guard case .maybe = variable.content, !variable.attributes.contains(.reference) else { return }
      variable.content = .unset
      variable.export = variable.export == .inherited ? .no : variable.export
      state.set(name, variable)
    case .equals(let name, let text):
      if text.isEmpty == true, case .scalar(let old) = state.variable(name).content, !old.isKnown {
        set(name, in: &state, to: .unknown(.nonEmpty))
      }
    }
  }

  private static func set(_ name: String, in state: inout ShellState, to text: ShellText) {
    var variable = state.variable(name)
    switch variable.content {
    case .maybe:
      // A name that only the caller can have set is there because the caller exports it.
      if variable.export == .inherited { variable.export = .yes }
    case .scalar(let old):
      if old.isKnown || (text.isKnown == false && old.isEmpty == false) { return }
    case .unset, .indexed, .associative: return
    }
    variable.content = .scalar(text)
    if ShellState.ownNames.contains(name) { state.setOwn(name, variable) } else { state.set(name, variable) }
  }
}

extension ShellInterpreter {
  /// The refinement that the last condition left, for whoever branches on it.
  func takeRefinement() -> Refinement? {
    defer { refinement = nil }
    return refinement
  }
}
