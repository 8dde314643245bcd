import Syntax

/// The exports of a script that ends with its own shell, seen by nothing that the shell started: a workflow's step, a
/// recipe's line, a notebook's `!`.
struct LostExports {
  private let builder: SpecBuilder
  private let assignments: Int
  private let processes: Int
  private let commands: Int
  private let uses: Int

  /// Notes where the builder stands before the script runs.
  init(_ builder: SpecBuilder) {
    self.builder = builder
    assignments = builder.assignments.count
    processes = builder.processes.count
    commands = builder.commands.count
    uses = builder.uses.count
  }

  /// Reports the exports since then that nothing saw; `message` and `help` get the name.
  func report(_ message: (String) -> String, help: (String) -> String) {
    let used = Set(builder.uses[min(uses, builder.uses.count)...].map(\.name))
    for id in assignments..<max(assignments, builder.assignments.count) {
      let assignment = builder[id]
      guard assignment.carrier == .shellExport, assignment.isExecuted, !used.contains(assignment.name),
        !isSeen(assignment, id)
      else { continue }
      builder.report(
        Problem(
          .assignmentMalformed, variable: assignment.target, at: assignment.location, message(assignment.name),
          help: help(assignment.name)))
    }
  }

  /// Whether a process that the script starts has it, or a program runs behind it.
  private func isSeen(_ assignment: Assignment, _ id: Assignment.ID) -> Bool {
    let place = assignment.location
    return builder.processes[processes...].contains { $0.environment.entries[assignment.name]?.assignment == id }
      || builder.commands[commands...].contains { command in
        command.role == .program && command.location.file == place.file
          && command.location.range.start > place.range.end
      }
  }
}
