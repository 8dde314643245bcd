import Syntax

/// What a script of assignments leaves behind when a shell reads it with `set -a`: an env file that is sourced, or one
/// for `apptainer exec --env-file`, whose embedded shell runs no programs (Apptainer 1.5.3, EvaluateEnv; mvdan.cc/sh).
///
/// It follows assignments, `export` and its kin, `unset`, and lists of these. What only a real run decides, such as what
/// stands inside `if`, is not known.
struct SourcedVariables {
  /// A variable that the script concerns.
  struct Variable {
    var name: String
    var state: Environment.State
    /// Where it is assigned; nil where it is only exported or removed.
    var written: Written?
  }

  /// An assignment as the file holds it.
  struct Written {
    var name: SourceText
    var value: Value?
    var range: SourceRange
  }

  let isEmbedded: Bool
  let host: Environment
  let script: ShellScript
  /// What happens to variables, in order; the last thing counts.
  private(set) var variables: [Variable] = []
  /// The commands that are no builtins. The embedded shell refuses them, and the file with them.
  private(set) var refused: [SyntaxProblem] = []
  var uses: [VariableUse] = []
  private var states: [String: Environment.State] = [:]
  private var isDone = false

  /// Variables that the embedded shell keeps for itself (Apptainer 1.5.3, env.ReadOnlyVars).
  private static let kept: Set<String> = ["EUID", "GID", "HOME", "IFS", "OPTIND", "PWD", "UID"]

  init(_ text: SourceText, isEmbedded: Bool, host: Environment) {
    self.isEmbedded = isEmbedded
    self.host = host
    self.script = ShellParser.parse(isEmbedded ? text.withoutCarriageReturns : text)
  }

  var comments: [SourceText] { script.comments }
  var problems: [SyntaxProblem] { script.problems }

  /// Runs the script.
  mutating func run() {
    run(script.body)
    if isEmbedded { variables.removeAll { Self.kept.contains($0.name) } }
  }

  /// What the script reads for a variable at this point.
  func state(of name: String) -> Environment.State {
    states[name] ?? host[name].state
  }

  mutating func set(_ name: String, _ state: Environment.State, _ written: Written?) {
    states[name] = state
    variables.append(Variable(name: name, state: state, written: written))
  }
}

// MARK: - Commands

extension SourcedVariables {
  private mutating func run(_ list: ShellList) {
    for item in list.items where !isDone {
      guard !item.isBackground, item.first.commands.count == 1, let command = item.first.commands.first else {
        continue
      }
      run(command)
      guard !item.rest.isEmpty else { continue }
      // An assignment succeeds, so that `&&` goes on and `||` does not; of other commands that is not known.
      if command.isAssignment, !item.first.isNegated {
        for (joint, pipeline) in item.rest where joint == .and && pipeline.commands.count == 1 {
          pipeline.commands.forEach { run($0) }
        }
      } else {
        item.rest.flatMap(\.pipeline.commands).forEach { forget($0) }
      }
    }
  }

  private mutating func run(_ command: ShellCommand) {
    switch command.form {
    case .simple(let simple): run(simple, command)
    case .group(let list): run(list)
    case .subshell, .function, .coprocess: break
    default: forget(command)
    }
  }

  private mutating func run(_ simple: SimpleCommand, _ command: ShellCommand) {
    guard let first = simple.arguments.first else {
      return simple.assignments.forEach { assign($0) }
    }
    guard case .word(let word) = first, let name = word.literal else { return refuse(command) }
    switch name {
    case "export", "readonly", "declare", "typeset", "local": declare(simple.arguments.dropFirst())
    case "unset": unset(simple.arguments.dropFirst())
    case "exit", "return": isDone = true
    case ":", "true", "false", "echo", "printf", "test", "[", "set", "shopt", "cd", "pwd", "shift", "trap", "alias",
      "unalias", "umask", "wait", "type", "read", "eval", "source", ".", "command", "builtin", "exec":
      break
    default: refuse(command)
    }
  }

  private mutating func refuse(_ command: ShellCommand) {
    refused.append(
      SyntaxProblem(
        "Apptainer runs no commands in an env file, and refuses it for this one.",
        at: Location(script.text.file, command.range)))
  }

  private mutating func declare(_ arguments: ArraySlice<SimpleCommand.Argument>) {
    for argument in arguments {
      switch argument {
      case .assignment(let assignment): assign(assignment)
      case .word(let word):
        guard let name = word.literal, name.isVariableName else { continue }
        set(name, state(of: name), nil)
      }
    }
  }

  private mutating func unset(_ arguments: ArraySlice<SimpleCommand.Argument>) {
    for case .word(let word) in arguments {
      guard let name = word.literal, name.isVariableName else { continue }
      set(name, .absent, nil)
    }
  }

  private mutating func assign(_ assignment: ShellAssignment) {
    let name = assignment.name.string
    guard case .scalar(let word) = assignment.value, assignment.subscript == nil else {
      return set(name, .absent, nil)
    }
    let (value, newUses, assigned) = evaluated(assignment, word)
    uses += newUses
    for (name, state) in assigned { set(name, state, nil) }
    set(
      name, value.known.map(Environment.State.set) ?? .setUnknown,
      Written(name: assignment.name, value: value, range: assignment.range))
  }

  private func evaluated(
    _ assignment: ShellAssignment, _ word: ShellWord
  ) -> (Value, [VariableUse], [(name: String, state: Environment.State)]) {
    let file = script.text.file
    var evaluation = SourcedWord(isEmbedded: isEmbedded, file: file, anchor: word.range.start, lookup: state)
    if assignment.isAppend { evaluation.append(state(of: assignment.name.string), standingFor: assignment.name.range) }
    evaluation.append(word.parts)
    return (evaluation.value(at: Location(file, word.range)), evaluation.uses, evaluation.assigned)
  }

  /// Holds what a command may assign for not known.
  private mutating func forget(_ command: ShellCommand) {
    for assignment in command.assignments {
      let name = assignment.name.string
      var value: Value?
      if case .scalar(let word) = assignment.value {
        value = Value(
          [.dynamic(.other, Location(script.text.file, word.range))], at: Location(script.text.file, word.range))
      }
      set(name, .unknown, Written(name: assignment.name, value: value, range: assignment.range))
    }
  }
}

extension ShellWord {
  /// The text of a word that is written without quotes or expansions.
  var literal: String? {
    guard parts.count == 1, case .unquoted(let text)? = parts.first else { return nil }
    return text.string
  }
}

extension ShellCommand {
  /// Whether it only assigns, and cannot fail.
  fileprivate var isAssignment: Bool {
    guard case .simple(let simple) = form else { return false }
    return simple.arguments.isEmpty
  }

  /// Every assignment in it that may run, however deep.
  fileprivate var assignments: [ShellAssignment] {
    switch form {
    case .simple(let simple):
      guard !simple.arguments.isEmpty else { return simple.assignments }
      return simple.arguments.compactMap { if case .assignment(let assignment) = $0 { assignment } else { nil } }
    case .group(let list), .forClause(_, _, let list), .arithmeticFor(_, _, _, let list), .select(_, _, let list):
      return list.assignments
    case .loop(_, let condition, let body): return condition.assignments + body.assignments
    case .ifClause(let branches, let elseBody):
      return branches.flatMap { $0.condition.assignments + $0.body.assignments } + (elseBody?.assignments ?? [])
    case .caseClause(_, let items): return items.flatMap(\.body.assignments)
    case .subshell, .function, .conditional, .arithmetic, .coprocess: return []
    }
  }
}

extension ShellList {
  fileprivate var assignments: [ShellAssignment] {
    items.flatMap { [$0.first] + $0.rest.map(\.pipeline) }.flatMap(\.commands).flatMap(\.assignments)
  }
}
