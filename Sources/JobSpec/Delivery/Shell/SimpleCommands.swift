import Syntax

/// An argument of a command that is about to run.
enum CommandArgument {
  case field(Field)
  /// `NAME=value` behind `export` and its kin, not expanded yet.
  case assignment(ShellAssignment)
}

/// A command with its words, as a builtin or function gets it.
struct BuiltinCall {
  var name: String
  /// The arguments behind the name, in which assignments are ordinary words.
  var arguments: [Field]
  /// The arguments as a declaration builtin takes them.
  var declared: [CommandArgument] = []
  var location: Location
}

// Simple commands.
extension ShellInterpreter {
  /// Runs assignments, or a command with its words.
  func runSimple(_ simple: SimpleCommand, of command: ShellCommand) {
    _ = spend()
    let place = location(command.range)
    session.executed.insert(place)
    (commandLocation, failure, substitutionStatus, refinement) = (place, nil, nil, nil)
    var prefixes = simple.assignments
    let outerStatus = expansionStatus
    if dialect == .sh { expansionStatus = state.status }
    let arguments = expandArguments(simple.arguments, &prefixes)
    let ownStatus = expansionStatus
    expansionStatus = outerStatus
    if giveUpAfterFailure() { return }
    let streams = state.streams
    redirected = Redirected()
    let opened = command.redirections.isEmpty ? true : redirect(command.redirections)
    if giveUpAfterFailure() { return }
    commandLocation = place
    expansionStatus = ownStatus
    defer { expansionStatus = outerStatus }
    guard opened != false else { return failToOpen(arguments, streams, command) }
    if arguments.isEmpty {
      runAssignments(prefixes)
    } else if isExecWithoutCommand(arguments) {
      // Its redirections stay.
      record(arguments, role: .builtin, at: place)
      runAssignments(prefixes)
      state.status = .success
      return
    } else {
      runCommand(arguments, prefixes: prefixes, at: place)
    }
    if state.isReachable, !command.redirections.isEmpty { restore(streams, after: command.redirections) }
    if opened == nil, state.status.isSuccess == true { state.status = .unknown }
  }

  private func failToOpen(_ arguments: [CommandArgument], _ streams: ShellStreams, _ command: ShellCommand) {
    restore(streams, after: command.redirections)
    state.status = .known(1)
    if dialect == .sh, case .field(let first)? = arguments.first, let name = first.text.string,
      BuiltinTable.isSpecial(name)
    {
      exitShell()
    }
  }

  private func isExecWithoutCommand(_ arguments: [CommandArgument]) -> Bool {
    guard arguments.count == 1, case .field(let field) = arguments[0] else { return false }
    return field.text.string == "exec" && state.functions["exec"] == nil
  }

  /// Expands the words of a command. Under `set -k`, assignments among them join those in front.
  private func expandArguments(
    _ arguments: [SimpleCommand.Argument], _ prefixes: inout [ShellAssignment]
  ) -> [CommandArgument] {
    var result: [CommandArgument] = []
    result.reserveCapacity(arguments.count)
    for (index, argument) in arguments.enumerated() {
      switch argument {
      case .word(let word):
        if index > 0, state.options.has(.keyword), let assignment = keywordAssignment(word) {
          prefixes.append(assignment)
          continue
        }
        appendFields(of: word) { result.append(.field($0)) }
      case .assignment(let assignment):
        if state.options.has(.keyword) {
          prefixes.append(assignment)
          continue
        }
        for expanded in expandBraces(in: assignment) { result.append(.assignment(expanded)) }
      }
    }
    return result
  }

  /// `export NAME={a,b}` is two arguments to bash, in which no tilde is live.
  private func expandBraces(in assignment: ShellAssignment) -> [ShellAssignment] {
    guard dialect == .bash, case .scalar(let word) = assignment.value else { return [assignment] }
    let words = expandBraces(word.parts)
    return words.count == 1
      ? [assignment]
      : words.map { parts in
        var copy = assignment
        let plain = parts.map { part in if case .unquoted(let text) = part { WordPart.escaped(text) } else { part } }
        copy.value = .scalar(ShellWord(plain, range: word.range))
        return copy
      }
  }

  /// A word like `NAME=value` as an assignment.
  private func keywordAssignment(_ word: ShellWord) -> ShellAssignment? {
    guard case .unquoted(let text)? = word.parts.first, let equals = text.bytes.firstIndex(of: 0x3D) else { return nil }
    let count = equals - text.bytes.startIndex
    let name = text.slice(0..<count)
    guard name.string.isShellName else { return nil }
    let rest = text.slice(count + 1..<text.count)
    let parts = (rest.isEmpty ? [] : [.unquoted(rest)]) + word.parts.dropFirst()
    let value = ShellWord(parts, range: SourceRange(rest.range.start, word.range.end))
    return ShellAssignment(name: name, isAppend: false, value: .scalar(value), range: word.range)
  }

  /// Assignments without a command: they stay.
  private func runAssignments(_ assignments: [ShellAssignment]) {
    for assignment in assignments {
      let isStored = assign(assignment)
      if giveUpAfterFailure() { return }
      if !isStored {
        state.status = .known(1)
        return dialect == .sh ? exitShell() : discardLine()
      }
    }
    state.status = substitutionStatus ?? .success
  }

  /// Runs a command by its name: a function, a builtin or a program.
  func runCommand(_ arguments: [CommandArgument], prefixes: [ShellAssignment] = [], at place: Location) {
    guard case .field(let first)? = arguments.first, let name = first.text.string else {
      return withPrefixes(prefixes) { _ in self.runProgram(arguments, at: place) }
    }
    let isSpecial = dialect == .sh && BuiltinTable.isSpecial(name)
    if !isSpecial, let functions = state.functions[name] {
      record(arguments, role: .function, at: place)
      return withPrefixes(prefixes, isCall: true, exports: dialect != .ksh) { hidden in
        self.call(functions, arguments, at: place, hidden: hidden)
      }
    }
    if BuiltinTable.has(name, dialect) {
      if name != "command" && name != "builtin" { record(arguments, role: .builtin, at: place) }
      let persists = BuiltinTable.isSpecial(name) && (dialect != .bash || state.options.has(.posix))
      if persists, name != "exec" {
        for assignment in prefixes {
          if !assign(assignment, carrier: state.options.has(.posix) ? .shellExport : .shellAssignment) {
            return dialect == .bash ? discardLine() : exitShell()
          }
          if state.options.has(.posix) { export(resolve(assignment.name.string)) }
        }
        expansionStatus = nil
        return runBuiltin(name, arguments, at: place)
      }
      return runBuiltin(name, arguments, prefixes, at: place)
    }
    withPrefixes(prefixes) { _ in self.runProgram(arguments, at: place) }
  }

  /// Records a command with its words.
  func record(_ arguments: [CommandArgument], role: CommandRun.Role, at place: Location) {
    let words = arguments.map { argument in
      switch argument {
      case .field(let field): field.value
      case .assignment(let assignment): word(of: assignment)
      }
    }
    record(words, role: role, at: place)
  }

  /// An assignment argument as the word that it is.
  private func word(of assignment: ShellAssignment) -> Value {
    let place = location(assignment.range)
    guard assignment.subscript == nil, case .scalar(let word) = assignment.value else {
      return Value([.dynamic(.other, place)], at: place)
    }
    var parts: [Value.Part] = [
      .literal(SourceText(file: source.file, SourceRange(place.range.start, word.range.start)))
    ]
    for part in word.parts { parts += WrittenValue.parts(of: part, in: source.file) }
    return Value(parts, at: place)
  }
}
