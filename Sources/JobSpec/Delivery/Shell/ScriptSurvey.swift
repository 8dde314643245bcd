import Syntax

// What a script says, whether or not anything runs it.
extension ShellInterpreter {
  /// Looks at a script once: its comments, mistakes and the variables it reads.
  func survey(_ source: ScriptSource) {
    guard session.surveyed.insert(source.script.text.location).inserted else { return }
    let isOwn = source.file == builder.file
    if isOwn {
      builder.comments += source.script.comments
      for problem in source.script.problems { builder.report(Problem(.syntax, at: problem.location, problem.message)) }
    }
    session.scripts.append((source, context.phase))
    ScriptWalk(file: source.file, builder: builder).visit(source.script.body)
  }
}

/// Walks all of a script's words in the order of the text.
private struct ScriptWalk {
  let file: SourceFile
  let builder: SpecBuilder

  func visit(_ list: ShellList) {
    for item in list.items {
      visit(item.first)
      for (_, pipeline) in item.rest { visit(pipeline) }
    }
  }

  private func visit(_ pipeline: ShellPipeline) { for command in pipeline.commands { visit(command) } }

  private func visit(_ command: ShellCommand) {
    switch command.form {
    case .simple(let simple): visit(simple)
    case .group(let list), .subshell(let list): visit(list)
    case .ifClause(let branches, let elseBody):
      for branch in branches {
        visit(branch.condition)
        visit(branch.body)
      }
      if let elseBody { visit(elseBody) }
    case .forClause(_, let words, let body), .select(_, let words, let body):
      words?.forEach { visit($0) }
      visit(body)
    case .arithmeticFor(let initial, let condition, let step, let body):
      [initial, condition, step].forEach { visit($0) }
      visit(body)
    case .loop(_, let condition, let body):
      visit(condition)
      visit(body)
    case .caseClause(let word, let items):
      visit(word)
      for item in items {
        item.patterns.forEach { visit($0) }
        visit(item.body)
      }
    case .function(_, let body), .coprocess(_, let body): visit(body)
    case .conditional(let expression): visit(expression)
    case .arithmetic(let word): visit(word)
    }
    for redirection in command.redirections {
      if let document = redirection.hereDocument {
        document.body.forEach { visit($0) }
      } else {
        visit(redirection.target)
      }
    }
  }

  private func visit(_ simple: SimpleCommand) {
    for assignment in simple.assignments { visit(assignment) }
    for argument in simple.arguments {
      switch argument {
      case .word(let word): visit(word)
      case .assignment(let assignment): visit(assignment)
      }
    }
  }

  private func visit(_ assignment: ShellAssignment) {
    if let key = assignment.subscript { visit(key) }
    switch assignment.value {
    case .scalar(let word): visit(word)
    case .array(let elements):
      for element in elements {
        if let key = element.key { visit(key) }
        visit(element.value)
      }
    }
  }

  private func visit(_ expression: ConditionalExpression) {
    switch expression {
    case .word(let word), .unary(_, let word): visit(word)
    case .binary(let left, _, let right):
      visit(left)
      visit(right)
    case .not(let inner): visit(inner)
    case .and(let left, let right), .or(let left, let right):
      visit(left)
      visit(right)
    case .invalid: return
    }
  }

  private func visit(_ word: ShellWord) { word.parts.forEach { visit($0) } }

  private func visit(_ part: WordPart) {
    switch part {
    case .unquoted, .escaped, .singleQuoted, .ansiQuoted: return
    case .doubleQuoted(let parts, _): parts.forEach { visit($0) }
    case .parameter(let expansion): visit(expansion)
    case .command(let script, _), .process(let script, _, _): visit(script.body)
    case .arithmetic(let word, _): visit(word)
    }
  }

  private func visit(_ expansion: ParameterExpansion) {
    let name = expansion.name.string
    if name.isShellName { builder.uses.append(VariableUse(name, at: Location(file, expansion.range))) }
    if let key = expansion.subscript { visit(key) }
    switch expansion.operation {
    case .default(let word, _), .assign(let word, _), .error(let word, _), .alternate(let word, _),
      .removePrefix(let word, _), .removeSuffix(let word, _):
      visit(word)
    case .replace(let pattern, let word, _):
      visit(pattern)
      if let word { visit(word) }
    case .substring(let offset, let length):
      visit(offset)
      if let length { visit(length) }
    case .changeCase(_, _, let pattern): if let pattern { visit(pattern) }
    case .plain, .length, .transform, .keys, .names, .invalid: return
    }
  }
}
