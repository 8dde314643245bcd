import Syntax

/// Looks at scripts once all has run: records the commands that nothing runs (in functions that are never called, behind
/// `exit`, in branches not taken) and finds assignments that are none.
struct UnreachedCommands {
  let builder: SpecBuilder
  let file: SourceFile
  let phase: Phase
  let mistakes: AssignmentMistakes

  /// Records what no run has come by in the scripts that ran.
  static func record(in builder: SpecBuilder) {
    let scripts = builder.session.scripts
    builder.session.scripts = []
    guard !scripts.isEmpty else { return }
    for (source, phase) in scripts {
      let mistakes = AssignmentMistakes(builder: builder, file: source.file)
      UnreachedCommands(builder: builder, file: source.file, phase: phase, mistakes: mistakes).visit(source.script.body)
    }
  }

  private func visit(_ list: ShellList) {
    mistakes.visit(list)
    for item in list.items {
      for command in item.first.commands { visit(command) }
      for (_, pipeline) in item.rest { for command in pipeline.commands { visit(command) } }
    }
  }

  private func visit(_ command: ShellCommand) {
    switch command.form {
    case .simple(let simple):
      mistakes.visit(simple, command)
      let place = Location(file, command.range)
      if !builder.session.executed.contains(place) { record(simple, at: place) }
    case .group(let list), .subshell(let list): visit(list)
    case .ifClause(let branches, let elseBody):
      for branch in branches {
        visit(branch.condition)
        visit(branch.body)
      }
      if let elseBody { visit(elseBody) }
    case .forClause(_, _, let body), .select(_, _, let body), .arithmeticFor(_, _, _, let body): visit(body)
    case .loop(_, let condition, let body):
      visit(condition)
      visit(body)
    case .caseClause(_, let items): for item in items { visit(item.body) }
    case .function(_, let body), .coprocess(_, let body): visit(body)
    case .conditional, .arithmetic: return
    }
  }

  private func record(_ simple: SimpleCommand, at place: Location) {
    let hasCommand = !simple.arguments.isEmpty
    for assignment in simple.assignments { record(assignment, hasCommand ? .shellPrefix : .shellAssignment) }
    var words: [Value] = []
    for argument in simple.arguments {
      switch argument {
      case .word(let word): words.append(WrittenValue.value(of: word, in: file))
      case .assignment(let assignment):
        record(assignment, words.first?.known == "export" ? .shellExport : .shellAssignment)
        words.append(Value([.dynamic(.other, Location(file, assignment.range))], at: Location(file, assignment.range)))
      }
    }
    guard let name = words.first?.known else { return }
    let isBuiltin = BuiltinTable.has(name, .bash)
    builder.commands.append(
      CommandRun(
        words: words, location: place, role: isBuiltin ? .builtin : .program, phase: phase, isExecuted: false))
  }

  private func record(_ assignment: ShellAssignment, _ carrier: Carrier) {
    guard case .scalar(let word) = assignment.value, assignment.subscript == nil else { return }
    _ = builder.add(
      Assignment(
        name: assignment.name.string, nameLocation: assignment.name.location,
        value: WrittenValue.value(of: word, in: file), carrier: carrier,
        location: Location(file, assignment.range), phase: phase, isExecuted: false))
  }
}
