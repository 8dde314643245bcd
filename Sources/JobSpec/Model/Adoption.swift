import Syntax

extension SpecBuilder {
  /// Takes over what another builder has found in a file that this one refers to.
  func adopt(_ other: SpecBuilder) {
    let ids = other.assignments.map { add($0) }
    for var process in other.processes {
      process.environment = process.environment.renumbered(by: ids)
      processes.append(process)
    }
    for var command in other.commands {
      command.environment = command.environment?.renumbered(by: ids)
      commands.append(command)
    }
    calls += other.calls
    uses += other.uses
    references += other.references
    for problem in other.problems { report(problem) }
  }
}

extension Environment {
  /// The same environment with other numbers for its assignments.
  fileprivate func renumbered(by ids: [Assignment.ID]) -> Environment {
    func number(_ id: Assignment.ID?) -> Assignment.ID? { id.flatMap { ids.indices.contains($0) ? ids[$0] : nil } }
    var result = self
    result.entries = entries.mapValues { Entry($0.state, by: number($0.assignment)) }
    result.losses = losses.compactMap { loss in
      number(loss.assignment).map { Loss(loss.name, assignment: $0, reason: loss.reason, cause: loss.cause) }
    }
    return result
  }
}
