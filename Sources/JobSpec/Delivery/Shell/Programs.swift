import Syntax

// Starting programs: launchers are followed, shells are run, anything else is a process.
extension ShellInterpreter {
  /// Starts the program that the arguments name.
  func runProgram(_ arguments: [CommandArgument], at place: Location) {
    let fields = arguments.map { field(of: $0) }
    if giveUpAfterFailure() { return }
    guard let first = fields.first else { return state.status = .success }
    record(fields.map(\.value), role: .program, at: place)
    if let name = first.text.string, isNoProgram(name) { return state.status = .known(127) }
    ordinal = 0
    state.status = start(fields, in: programContext(), at: place)
  }

  /// What a program that starts now starts in.
  func programContext() -> ProcessContext {
    var context = context
    context.environment = Environment(
      entries: state.exports, others: state.mayHoldOthers ? .unknown : .absent, losses: session.list(state.losses))
    context.environment.follows = session.follows
    context.isConditional = undecided > 0
    return context
  }

  /// Whether no program has a command's name: a failed assignment such as `NAME+=x` in dash, or another shell's builtin.
  private func isNoProgram(_ name: String) -> Bool {
    name.isEmpty || BuiltinTable.isForeign(name, dialect)
      || (name.utf8.contains(UInt8(ascii: "=")) && !name.utf8.contains(UInt8(ascii: "/")))
  }

  /// Starts a command line whose first word is no function or builtin.
  func start(_ words: [Field], in context: ProcessContext, at place: Location) -> ExitStatus {
    guard let first = words.first else { return .success }
    guard let program = first.text.string, depth < Self.depthLimit else {
      return recordProcess(words.map(\.value), in: context, at: place)
    }
    let base = baseName(program)
    if let utility = TextUtilities.utility(for: base) {
      var call = TextUtilities.Call(name: base, arguments: Array(words.dropFirst()), shell: self, location: place)
      return utility(&call)
    }
    if let launcher = Launchers.launcher(for: base) {
      let launch = launcher(words.map(\.value), context, launchCall(words, at: place))
      return perform(launch, words, in: context, at: place)
    }
    if let status = runScriptFile(words, in: context, at: place) { return status }
    if NoiseCommands.names.contains(base) {
      write(.unknown(.lines))
      return .unknown
    }
    return recordProcess(words.map(\.value), in: context, at: place)
  }

  private func launchCall(_ words: [Field], at place: Location) -> LaunchCall {
    var input: Value?
    if let text = state.streams.input, text.isKnown || text.segments.count > 1 {
      let location = text.firstWritten?.location ?? place
      let isPartial = !text.isKnown
      input = Value(
        text.isKnown ? [.literal(text.source(at: location))] : [.dynamic(.other, location)], at: location,
        known: text.string, mapped: isPartial ? nil : text.source(at: location))
    }
    return LaunchCall(
      builder: builder, location: place, input: input,
      read: { path in
        guard let text = self.read(ShellText(path), at: place), text.isKnown else { return nil }
        return text.source(at: place)
      },
      path: { value in
        let field = words.first { $0.value.location == value.location }
        return self.fileKey(field?.text ?? ShellText(value, hasUnknowns: false))
      })
  }

  /// Does what a launcher says.
  private func perform(_ launch: Launch, _ words: [Field], in context: ProcessContext, at place: Location) -> ExitStatus
  {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthLimit else { return .unknown }
    switch launch {
    case .program: return recordProcess(words.map(\.value), in: context, at: place)
    case .command(let values, let inner):
      return start(values.map { Field($0, hasUnknowns: source.hasUnknowns) }, in: inner, at: place)
    case .script(let value, let call, let inner):
      let isInput = value.known == nil && state.streams.input.map { !$0.isKnown } == true
      let text = isInput ? state.streams.input ?? .unknown() : ShellText(value, hasUnknowns: source.hasUnknowns)
      return runShell(text, call, in: inner, at: place)
    case .file(let value, let call, let inner): return runFile(value, call, words, in: inner, at: place)
    case .imageCommand(let words, let inner), .process(let words, let inner):
      return recordProcess(words, in: inner, at: place)
    case .nothing:
      if words.first?.text.string.map(baseName) == "xargs" {
        write(XargsWords.output(of: state.streams.input, options: Array(words.dropFirst())))
        return .success
      }
      write(.unknown(.lines))
      return .unknown
    case .failure: return .failure
    case .several(let launches):
      var status = ExitStatus.success
      for launch in launches { status = perform(launch, words, in: context, at: place) }
      return status
    case .printing(let output, let inner):
      let before = state.streams.output
      let status = perform(inner, words, in: context, at: place)
      state.streams.output = before
      write(.unknown(output))
      return status
    }
  }

  /// A file that a shell is told to run; one that cannot be read is a process of its own.
  private func runFile(
    _ value: Value, _ call: ShellCall, _ words: [Field], in context: ProcessContext, at place: Location
  ) -> ExitStatus {
    let path = ShellText(value, hasUnknowns: source.hasUnknowns)
    guard case .found(let text) = file(at: path, value.location) else {
      return recordProcess(words.map(\.value), in: context, at: place)
    }
    return runShell(text, call, name: path, in: context, at: place)
  }

  /// A script that is started by its path: `./run.sh`.
  private func runScriptFile(_ words: [Field], in context: ProcessContext, at place: Location) -> ExitStatus? {
    guard let first = words.first, let path = first.text.string, path.contains("/"),
      case .found(let text) = file(at: first.text, first.value.location)
    else { return nil }
    var call = ShellCall(dialect: .bash, arguments: words.dropFirst().map(\.value))
    switch Shebang(text.source(at: place)) {
    case .shell(let dialect, let options):
      call.dialect = dialect
      call.options = options
    case .none where path.hasSuffix(".sh"): break
    case .none, .other: return nil
    }
    return runShell(text, call, name: first.text, in: context, at: place)
  }

  /// Runs a text in a shell of its own, which hands nothing back but files and output.
  func runShell(
    _ text: ShellText, _ call: ShellCall, name: ShellText? = nil, in context: ProcessContext, at place: Location
  ) -> ExitStatus {
    guard spend(), depth < Self.depthLimit - 10 else { return .unknown }
    let script = session.parse(text.source(at: place), as: call.dialect == .sh ? .posix : .bash)
    let zero = call.zero.map { ShellText($0, hasUnknowns: source.hasUnknowns) } ?? name
    let inner = ShellInterpreter(
      runner: runner, dialect: call.dialect, context: context,
      source: ScriptSource(script, name: name ?? .empty, hasUnknowns: !text.isKnown || source.hasUnknowns),
      path: session.path(from: path, at: place, ordinal: ordinal), depth: depth + 4)
    ordinal += 1
    inner.takeFrom(self, call, zero: zero)
    let started = builder.processes.count
    inner.runToEnd()
    inner.recordLateAssignments(since: started)
    state.files = inner.state.files
    state.streams.output = inner.state.streams.output
    state.streams.input = inner.state.streams.input
    if !inner.state.isReachable { return .unknown }
    noteChildLosses(inner)
    return inner.state.status
  }

  /// Starts with what the shell around hands on: files, streams, exported functions.
  private func takeFrom(_ outer: ShellInterpreter, _ call: ShellCall, zero: ShellText?) {
    state.files = outer.state.files
    state.folder = outer.state.folder
    setFolderVariables()
    state.streams = outer.state.streams
    state.name = zero ?? ShellText(call.dialect == .bash ? "bash" : "sh")
    let arguments = call.arguments.map { Field($0, hasUnknowns: outer.source.hasUnknowns) }
    state.positional = arguments.allSatisfy { $0.count == .one } ? .known(arguments.map(\.text)) : .unknown
    for option in call.options {
      if let name = option.asciiValue.flatMap({ ShellOptions.named($0) }) { state.options[name] = true }
    }
    guard dialect == .bash else { return }
    for (name, functions) in outer.state.functions {
      let variable = ExportedFunctions.variable(of: name)
      if case .setUnknown? = context.environment.entries[variable]?.state { state.functions[name] = functions }
    }
  }

  /// What a child shell exports is not handed back.
  private func noteChildLosses(_ inner: ShellInterpreter) {
    var found: [Loss] = []
    inner.state.exports.forEachDifference(from: inner.initialExports) { name, mine, theirs in
      guard let mine, let assignment = mine.assignment, assignment != theirs?.assignment else { return }
      switch mine.state {
      case .set, .setUnknown: break
      case .absent, .unknown: return
      }
      switch state.exports[name]?.state ?? .absent {
      case .set, .setUnknown: return
      case .absent, .unknown: found.append(Loss(name, assignment: assignment, reason: .subshell))
      }
    }
    for loss in found { noteLoss(loss) }
  }
}

extension Field {
  /// A word that a launcher hands on.
  init(_ value: Value, hasUnknowns: Bool) {
    self.init(text: ShellText(value, hasUnknowns: hasUnknowns), value: value)
    if value.known == nil, value.parts.count == 1, case .reference("@", _) = value.parts[0] { count = .any }
  }
}

extension ShellText {
  /// The text of a value.
  init(_ value: Value, hasUnknowns: Bool) {
    guard let text = value.text else {
      self = ShellText.pieces(of: value)
      return
    }
    self = hasUnknowns ? ShellText(withStandIns: text) : ShellText(text)
  }

  /// The literal parts of a value that is not known as a whole, with unknown ones between.
  private static func pieces(of value: Value) -> ShellText {
    var result = ShellText.empty
    for part in value.parts {
      if case .literal(let text) = part { result.append(ShellText(text)) } else { result.append(.unknown()) }
    }
    return result.isKnown ? .unknown() : result
  }

  /// The first piece that stands in a file.
  var firstWritten: SourceText? {
    for case .written(let text) in segments { return text }
    return nil
  }
}

/// The first line of a script, where it says who runs it.
enum Shebang {
  case none
  case shell(ShellDialect, Set<Character>)
  case other

  init(_ text: SourceText) {
    guard text.count > 2, text[0] == UInt8(ascii: "#"), text[1] == UInt8(ascii: "!") else {
      self = .none
      return
    }
    let line = text.bytes.dropFirst(2).prefix { $0 != 0x0A && $0 != 0x0D }
    var words = line.split(whereSeparator: \.isShellBlank).map { String(decoding: $0, as: UTF8.self) }
    if words.first.map(baseName) == "env" {
      words.removeFirst()
      while let first = words.first, first.hasPrefix("-") || first.contains("=") { words.removeFirst() }
    }
    guard let program = words.first, let dialect = ShellDialect(program: baseName(program)) else {
      self = .other
      return
    }
    var options: Set<Character> = []
    for word in words.dropFirst() where word.hasPrefix("-") && !word.hasPrefix("--") {
      options.formUnion(word.dropFirst())
    }
    self = .shell(dialect, options)
  }
}
