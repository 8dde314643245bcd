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
    var lastProgram: [SourceFile: Int] = [:]
    for command in builder.commands[commands...] where command.role == .program {
      let place = command.location
      lastProgram[place.file] = max(lastProgram[place.file] ?? 0, place.range.start)
    }
    let used = Set(builder.uses[min(uses, builder.uses.count)...].map(\.name))
    for id in assignments..<max(assignments, builder.assignments.count) {
      let assignment = builder[id]
      guard assignment.carrier == .shellExport, assignment.isExecuted, !used.contains(assignment.name),
        lastProgram[assignment.location.file] ?? 0 <= assignment.location.range.end, !isSeen(assignment, id)
      else { continue }
      builder.report(
        Problem(
          .assignmentMalformed, variable: assignment.target, at: assignment.location, message(assignment.name),
          help: help(assignment.name)))
    }
  }

  /// Whether one of the processes that the script started last has it, as a loop or a function may bring about.
  private func isSeen(_ assignment: Assignment, _ id: Assignment.ID) -> Bool {
    builder.processes[processes...].suffix(64).contains {
      $0.environment.entries[assignment.name]?.assignment == id
    }
  }
}
