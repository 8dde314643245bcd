import Syntax

/// The variables of an env file, as one of its readers takes them.
struct EnvFileContent {
  /// Each with its value, in the order of the file; a name may come more than once, and the last one counts.
  var variables: [(name: String, entry: Environment.Entry)] = []
  /// Whether its reader refuses the file, and the command with it.
  var isRejected = false
  /// Whether a shell that reads it runs programs, which is hardly meant.
  var runsPrograms = false

  /// Reads the file's text as one of the readers does; `host` is what a bare name or a `$NAME` takes its value from.
  init(_ text: SourceText, _ dialect: EnvFileDialect, _ call: LaunchCall, _ host: Environment) {
    switch dialect {
    case .shell, .apptainer: readScript(text, dialect, call.builder, host)
    default: readEntries(text, dialect, call.builder, host)
    }
  }

  /// The variables as a map.
  var entries: PersistentMap<String, Environment.Entry> {
    var map = PersistentMap<String, Environment.Entry>()
    for (name, entry) in variables { map[name] = entry }
    return map
  }

  private mutating func readEntries(
    _ text: SourceText, _ dialect: EnvFileDialect, _ builder: SpecBuilder, _ host: Environment
  ) {
    let file = EnvFile.parse(dialect == .ecs ? text : text.withoutByteOrderMark, dialect: dialect)
    if text.file == builder.file { builder.comments += file.comments }
    for problem in file.problems { report(problem, dialect, builder) }
    isRejected = !file.problems.isEmpty && dialect != .xargs
    var states: [String: Environment.State] = [:]
    for entry in file.entries {
      entry.reportTrap(for: dialect, to: builder)
      let name = entry.name.meantName
      if name.isEmpty { continue }
      var evaluation = TemplateEvaluation { Self.value(of: $0, in: host, states) }
      let value = entry.value.map { evaluation.value(of: $0, at: entry.written.location) }
      builder.uses += evaluation.uses
      for problem in evaluation.missing { report(problem, dialect, builder) }
      if !evaluation.missing.isEmpty { isRejected = true }
      let assignment = builder.add(
        Assignment(
          name: name, nameLocation: entry.name.location, value: value, carrier: .envFile(dialect),
          location: Location(text.file, entry.range)))
      if name.utf8.count != entry.name.count { continue }
      let state: Environment.State
      if let value {
        state = value.known.map(Environment.State.set) ?? .setUnknown
      } else {
        builder.uses.append(VariableUse(name, at: entry.name.location))
        state = host[name].state == .absent && dialect == .kubectl ? .set("") : host[name].state
        if state == .absent { continue }
      }
      states[name] = state
      variables.append((name, Environment.Entry(state, by: assignment)))
    }
  }

  /// A variable for Compose: the caller's, or one of an earlier line.
  private static func value(
    of name: String, in host: Environment, _ states: [String: Environment.State]
  ) -> Environment.State {
    let state = host[name].state
    return state == .absent ? states[name] ?? .absent : state
  }

  private func report(_ problem: SyntaxProblem, _ dialect: EnvFileDialect, _ builder: SpecBuilder) {
    let written = problem.location.written
    let words = written.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ":") }
    let names = words.map { String(Substring($0)) }.drop { $0 == "export" }
    let name = names.first.flatMap { $0.isVariableName ? $0 : nil }
    builder.report(
      Problem(
        name == nil ? .syntax : .assignmentMalformed, variable: name ?? "", at: problem.location, problem.message,
        help: name == nil ? "" : "Write the name, '=' and the value, without 'export' and without blanks around '='."))
  }

  /// A file that a shell reads.
  private mutating func readScript(
    _ text: SourceText, _ dialect: EnvFileDialect, _ builder: SpecBuilder, _ host: Environment
  ) {
    var script = SourcedVariables(text, isEmbedded: dialect == .apptainer, host: host)
    script.run()
    if text.file == builder.file { builder.comments += script.comments }
    builder.uses += script.uses
    runsPrograms = !script.refused.isEmpty
    for problem in script.refused where dialect == .apptainer {
      let name = problem.location.written.prefix { $0 != "=" && $0 != " " }
      let variable = String(name).isVariableName ? String(name) : ""
      builder.report(
        Problem(
          .assignmentMalformed, variable: variable, at: problem.location, problem.message,
          help: "Quote a value with blanks, and write no blanks around '='."))
    }
    builder.add(script.problems)
    isRejected = !script.problems.isEmpty || (dialect == .apptainer && runsPrograms)
    for variable in script.variables {
      var id: Assignment.ID?
      if let written = variable.written {
        id = builder.add(
          Assignment(
            name: variable.name, nameLocation: written.name.location, value: written.value,
            carrier: .envFile(dialect), location: Location(text.file, written.range)))
      }
      variables.append((variable.name, Environment.Entry(variable.state, by: id)))
    }
  }
}

extension SourceText {
  /// The name that was meant where blanks or `export` stand in it, for which the reader refuses the file.
  fileprivate var meantName: String {
    let words = words.filter { !$0.isEmpty && $0.string != "export" }
    return words.count == 1 ? words[0].string : string
  }

  /// The text without the byte order mark of its file, which most readers pass over.
  fileprivate var withoutByteOrderMark: SourceText {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? slice(3..<count) : self
  }
}
