import Syntax

/// Finds assignments that the shell reads as something else (measured on bash 5.2 and dash 0.5.12).
struct AssignmentMistakes {
  let builder: SpecBuilder
  let file: SourceFile

  /// Looks at a list: `&` in an unquoted value cuts it in two.
  func visit(_ list: ShellList) {
    for (index, item) in list.items.enumerated() {
      guard item.isBackground, index + 1 < list.items.count, let last = lastCommand(of: item),
        case .simple(let simple) = last.form, let name = lastAssigned(simple)
      else { continue }
      let next = list.items[index + 1]
      // `&` without blanks around it stands inside a value, with blanks it ends a command.
      guard next.range.start == item.range.end + 1 else { continue }
      let end = next.first.commands.first?.range.end ?? next.range.end
      report(
        name, SourceRange(last.range.start, end),
        "An unquoted '&' ends the value here, and the assignment runs in the background, where it is lost.",
        help: "Put the value in single quotes.")
    }
  }

  private func lastCommand(of item: ShellAndOr) -> ShellCommand? {
    (item.rest.last?.pipeline ?? item.first).commands.last
  }

  private func lastAssigned(_ simple: SimpleCommand) -> String? {
    if case .assignment(let assignment)? = simple.arguments.last { return assignment.name.string }
    return simple.arguments.isEmpty ? simple.assignments.last?.name.string : nil
  }

  /// Looks at one command.
  func visit(_ simple: SimpleCommand, _ command: ShellCommand) {
    checkRedirection(simple, command)
    guard let first = simple.arguments.first, let program = text(first) else {
      if let word = simple.arguments.first { checkDollar(word, command) }
      return
    }
    switch program {
    case "export", "declare", "typeset", "local", "readonly": checkDeclaration(program, simple, command)
    case "set": checkSet(simple, command)
    case "setenv":
      report(
        simple.arguments.dropFirst().first.flatMap { text($0) } ?? "", command.range,
        "'setenv' belongs to csh; this shell has no such command.", help: "Write 'export NAME=value'.")
    case "test", "[", "expr", "[[": return
    default:
      guard program.isShellName, let mark = simple.arguments.dropFirst().first, let text = text(mark),
        text.hasPrefix("="),
        text != "=="
      else { return }
      report(
        program, command.range, "A blank in front of '=' makes the name a command; the variable is not set.",
        help: "Write the assignment without blanks around '='.")
    }
  }

  /// `export NAME = value`, `export NAME= value`, `export NAME=two words`, `export "${NAME:=value}"`
  private func checkDeclaration(_ program: String, _ simple: SimpleCommand, _ command: ShellCommand) {
    let arguments = Array(simple.arguments.dropFirst())
    for (index, argument) in arguments.enumerated() {
      if let word = text(argument), word.hasPrefix("="), index > 0 {
        let name = text(arguments[index - 1]) ?? ""
        return report(
          name, command.range, "Blanks around '=' make '\(program)' take three names; the variable is not set.",
          help: "Write the assignment without blanks around '='.")
      }
      if case .word(let word) = argument, let name = assignedDefault(word) {
        report(
          name, command.range, "This exports a variable that is named like the value.",
          help: "Write ': \"${\(name):=...}\"', then 'export \(name)'.")
      }
      guard index > 0, case .assignment(let assignment) = arguments[index - 1], case .word(let word) = argument,
        let text = text(argument), isValue(text, word)
      else { continue }
      let isEmpty = if case .scalar(let value) = assignment.value { value.parts.isEmpty } else { false }
      report(
        assignment.name.string, command.range,
        isEmpty
          ? "A blank behind '=' makes the value empty."
          : "An unquoted blank ends the value; what follows is not part of it.",
        help: isEmpty ? "Write the assignment without blanks around '='." : "Put the value in quotes.")
      return
    }
    if let word = arguments.first { checkDollar(word, command) }
  }

  /// Whether a word behind an assignment is a piece of its value rather than another name to export.
  private func isValue(_ text: String, _ word: ShellWord) -> Bool {
    if text.hasPrefix("-") { return false }
    guard text.isShellName, case .unquoted? = word.parts.first else { return !text.contains("=") }
    return !builder.session.assigns(text, in: builder) && text.utf8.allSatisfy { !(0x41...0x5A).contains($0) }
  }

  /// The name in `"${NAME:=value}"`.
  private func assignedDefault(_ word: ShellWord) -> String? {
    guard word.parts.count == 1 else { return nil }
    var part = word.parts[0]
    if case .doubleQuoted(let inner, _) = part, inner.count == 1 { part = inner[0] }
    guard case .parameter(let expansion) = part, case .assign = expansion.operation else { return nil }
    return expansion.name.string
  }

  /// `set NAME=value` and `set NAME = value` give positional parameters.
  private func checkSet(_ simple: SimpleCommand, _ command: ShellCommand) {
    let words = simple.arguments.dropFirst()
    guard let first = words.first.flatMap({ text($0, isWhole: false) }), !first.hasPrefix("-"), !first.hasPrefix("+")
    else {
      return
    }
    let name = first.prefix { $0 != "=" }
    let isAssignment = first.contains("=") || words.dropFirst().first.flatMap { text($0) } == "="
    guard isAssignment, String(name).isShellName else { return }
    report(
      String(name), command.range, "'set' gives positional parameters here; the variable is not set.",
      help: "Write the assignment without 'set'.")
  }

  /// `$NAME=value` runs a command of that text.
  private func checkDollar(_ argument: SimpleCommand.Argument, _ command: ShellCommand) {
    guard case .word(let word) = argument, word.parts.count > 1, case .parameter(let expansion) = word.parts[0],
      case .plain = expansion.operation, case .unquoted(let rest) = word.parts[1], rest.bytes.first == 0x3D
    else { return }
    let name = expansion.name.string
    guard name.isShellName, !builder.session.assigns(name, in: builder) else { return }
    report(
      name, command.range, "A '$' in front of the name makes this no assignment.", help: "Write the name without '$'.")
  }

  /// `NAME=<value>` reads a file.
  private func checkRedirection(_ simple: SimpleCommand, _ command: ShellCommand) {
    guard let redirection = command.redirections.first,
      redirection.operator == .input || redirection.operator == .output
    else { return }
    var assignments = simple.assignments
    for case .assignment(let assignment) in simple.arguments { assignments.append(assignment) }
    guard let assignment = assignments.last(where: { $0.range.end == redirection.range.start }),
      case .scalar(let value) = assignment.value, value.parts.isEmpty
    else { return }
    report(
      assignment.name.string, command.range, "An unquoted '<' or '>' is a redirection; the value is empty.",
      help: "Put the value in quotes.")
  }

  /// The literal text of a word; with `isWhole` false, what stands in front of its first expansion.
  private func text(_ argument: SimpleCommand.Argument, isWhole: Bool = true) -> String? {
    guard case .word(let word) = argument else { return nil }
    let value = WrittenValue.value(of: word, in: file)
    if let literal = value.literal { return literal }
    guard !isWhole, case .literal(let text)? = value.parts.first else { return nil }
    return text.string
  }

  private func report(_ name: String, _ range: SourceRange, _ message: String, help: String) {
    builder.report(
      Problem(
        .assignmentMalformed, variable: name.isShellName ? name : "", at: Location(file, range), message, help: help))
  }
}
