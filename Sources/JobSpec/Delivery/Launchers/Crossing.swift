import Syntax

extension Environment {
  /// An environment of a place of its own, a container or another machine: nothing of the caller's, and what every such
  /// place sets for itself.
  static func fresh(setting names: String, others: State = .absent) -> Environment {
    var result = Environment(others: others)
    result.setUnknown(names)
    return result
  }

  /// Holds these names (separated by blanks) for set to something that only the run decides.
  mutating func setUnknown(_ names: String) {
    for name in names.utf8.split(separator: UInt8(ascii: " ")) { entries[String(Substring(name))] = Entry(.setUnknown) }
  }

  /// Sets a variable.
  mutating func deliver(_ name: String, _ value: Value, by assignment: Assignment.ID) {
    entries[name] = Entry(value.known.map(State.set) ?? .setUnknown, by: assignment)
  }

  /// Records what was set outside and is not set here, and keeps what was lost on the way.
  ///
  /// A variable that was never exported counts as stopped here, because exporting it alone would not bring it across; but
  /// not where `isPassed` says that the boundary lets the name through.
  mutating func recordLosses(
    from outside: Environment, reason: Loss.Reason, cause: Location, isPassed: (String) -> Bool = { _ in false }
  ) {
    var recorded: Set<LossKey> = []
    var result = losses.filter { recorded.insert(LossKey($0)).inserted }
    for var loss in outside.losses where !mayHold(loss.name) {
      if loss.reason == .notExported, !isPassed(loss.name) {
        loss = Loss(loss.name, assignment: loss.assignment, reason: reason, cause: cause, needsExport: true)
      }
      if recorded.insert(LossKey(loss)).inserted { result.append(loss) }
    }
    var stopped: [(name: String, entry: Entry)] = []
    outside.entries.forEach { name, entry in
      guard outside.follows?(name) ?? true, entry.state != .absent else { return }
      stopped.append((name, entry))
    }
    for (name, entry) in stopped.sorted(by: { $0.name < $1.name }) where !mayHold(name) {
      guard let assignment = entry.assignment else { continue }
      let loss = Loss(
        name, assignment: assignment, reason: reason, cause: cause, needsExport: entry.state == .unknown)
      if recorded.insert(LossKey(loss)).inserted { result.append(loss) }
    }
    losses = result
  }

  /// Whether a variable is set, as far as is known.
  func mayHold(_ name: String) -> Bool { self[name].state != .absent }

  private struct LossKey: Hashable {
    var name: String
    var assignment: Assignment.ID

    init(_ loss: Loss) {
      name = loss.name
      assignment = loss.assignment
    }
  }

  /// The same with every claim about the variables that `names` accepts withdrawn.
  mutating func forget(where isConcerned: (String) -> Bool = { _ in true }) {
    for (name, entry) in entries where isConcerned(name) {
      entries[name] = Entry(.unknown, by: entry.assignment)
    }
  }
}

extension ProcessContext {
  /// The situation behind a boundary.
  func crossing(_ kind: Boundary.Kind, at location: Location, into environment: Environment) -> ProcessContext {
    var context = self
    context.boundaries.append(Boundary(kind, at: location))
    context.environment = environment
    return context
  }

  /// The same situation with another environment.
  func with(_ environment: Environment) -> ProcessContext {
    var context = self
    context.environment = environment
    return context
  }
}

extension LaunchCall {
  /// The command line that a launcher was given to run: nothing when there is none, and a mistake when an assignment
  /// stands where a program's name belongs (`nohup K=V program`). `isBoundary` says that an assignment in front of the
  /// launcher would not reach the program either.
  func run(_ words: [Value], in context: ProcessContext, behind launcher: String, isBoundary: Bool = false) -> Launch {
    guard let program = words.first else { return isBoundary ? .failure : .nothing }
    guard let (name, _) = program.split(at: UInt8(ascii: "=")), let name = name.known, name.isVariableName else {
      return .command(words, context)
    }
    builder.report(
      Problem(
        .assignmentMalformed, variable: name, at: program.location,
        "'\(launcher)' takes this assignment for the name of a program.",
        help: isBoundary
          ? "Put 'env' in front of it."
          : "Write the assignment in front of '\(launcher)', or put 'env' between the two."))
    return .failure
  }

  /// Records an assignment that an option or argument makes.
  func assign(
    _ name: String, _ nameLocation: Location, _ value: Value?, carrier: Carrier, phase: Phase = .run
  ) -> Assignment.ID {
    var place = nameLocation
    if let value, value.location.file == place.file { place.range = place.range.union(value.location.range) }
    return builder.add(
      Assignment(
        name: name, nameLocation: nameLocation, value: value, carrier: carrier, location: place, phase: phase))
  }

  /// Records an option that hands a variable over by its name alone.
  func forward(_ name: String, _ word: Value, carrier: Carrier, phase: Phase = .run) -> Assignment.ID {
    builder.uses.append(VariableUse(name, at: word.location))
    return assign(name, word.location, nil, carrier: carrier, phase: phase)
  }

  /// Reads a file that an argument names, and records the reference.
  func open(_ path: Value) -> SourceText? {
    guard let name = path.known else { return nil }
    let text = read(name)
    builder.references.append(FileReference(path: name, at: path.location, isFound: text != nil))
    return text
  }
}
