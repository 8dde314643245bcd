import Syntax

// Writing down what runs.
extension ShellInterpreter {
  /// Records a process. One that a loop starts again and again is one process, which sees what all of them have in common.
  func recordProcess(_ words: [Value], in context: ProcessContext, at place: Location) -> ExitStatus {
    write(.unknown(.lines))
    let step = ShellSession.Step(path: path, location: place, ordinal: ordinal)
    ordinal += 1
    let process = Process(
      command: words, location: place, boundaries: context.boundaries, environment: context.environment,
      phase: context.phase, container: context.container, isConditional: context.isConditional)
    if let recorded = session.processes[step], builder.processes.indices.contains(recorded.index),
      builder.processes[recorded.index].boundaries.map(\.kind) == process.boundaries.map(\.kind)
    {
      builder.processes[recorded.index].join(process, after: recorded.environment)
      session.processes[step]?.environment = process.environment
    } else {
      session.processes[step] = ShellSession.RecordedProcess(
        index: builder.processes.count, environment: process.environment)
      builder.processes.append(process)
    }
    return .unknown
  }

  /// Records a command with its words.
  func record(_ words: [Value], role: CommandRun.Role, at place: Location) {
    let step = ShellSession.Step(path: path, location: place, ordinal: role == .program ? 1 : 0)
    let isTraced = state.options.mayHave(.xTrace)
    let environment = CommandRun.canPrintVariables(words) ? programContext().environment : nil
    if let index = session.commands[step], builder.commands.indices.contains(index) {
      builder.commands[index].join(words, environment, isTraced: isTraced)
      return
    }
    session.commands[step] = builder.commands.count
    let isConsumed = state.streams.hasReader && state.streams.sink(1) == .reader
    builder.commands.append(
      CommandRun(
        words: words, location: place, role: role, phase: context.phase, isTraced: isTraced,
        outputPath: redirected.outputPath ?? (isConsumed ? nil : groupOutputPath), isOutputConsumed: isConsumed,
        input: redirected.input, isConditional: undecided > 0, environment: environment))
  }

  /// Tells earlier processes of variables that this shell exported only after they had started.
  func recordLateAssignments(since first: Int) {
    var later: [String: Assignment.ID] = [:]
    var next = history.count - 1
    for index in stride(from: builder.processes.count - 1, through: first, by: -1) {
      while next >= 0, history[next].started > index {
        later[history[next].name] = history[next].assignment
        next -= 1
      }
      if later.isEmpty { continue }
      session.recordedLosses += later.count
      guard session.recordedLosses < 200_000 else { return }
      builder.processes[index].addLateLosses(later)
    }
  }
}

extension Process {
  /// Adds what another run of the same process sees; `last` is what the run before it saw, which is part of this.
  mutating func join(_ other: Process, after last: Environment) {
    Value.join(&command, other.command)
    environment.join(other.environment, after: last)
    isConditional = isConditional && other.isConditional
  }

  /// Adds the variables that are set after the process has started, where nothing else sets them.
  mutating func addLateLosses(_ later: [String: Assignment.ID]) {
    let lost = Set(environment.losses.map(\.name))
    for (name, assignment) in later.sorted(by: { $0.value < $1.value }) where !lost.contains(name) {
      let entry = environment[name]
      switch entry.state {
      case .set, .setUnknown: continue
      case .unknown where entry.assignment != nil: continue
      case .absent, .unknown: environment.losses.append(Loss(name, assignment: assignment, reason: .setTooLate))
      }
    }
  }
}

extension CommandRun {
  /// Adds another run of the same command.
  mutating func join(_ words: [Value], _ environment: Environment?, isTraced: Bool) {
    Value.join(&self.words, words)
    if let environment { self.environment?.join(environment, after: nil) }
    self.isTraced = self.isTraced || isTraced
  }

  /// Whether a command with these words may print variables that its words do not name.
  static func canPrintVariables(_ words: [Value]) -> Bool {
    switch words.first?.known {
    case "printenv": true
    case "env", "set": words.count == 1
    case "export", "declare", "typeset": words.count == 2 && words[1].known?.hasPrefix("-") == true
    default: false
    }
  }
}

extension Value {
  /// Adds words of another run: a word stays known where both say the same.
  static func join(_ mine: inout [Value], _ theirs: [Value]) {
    let shared = min(mine.count, theirs.count)
    for index in 0..<shared where mine[index].known != theirs[index].known {
      mine[index] = (mine.count >= theirs.count ? mine[index] : theirs[index]).unknown
    }
    for index in shared..<mine.count { mine[index] = mine[index].unknown }
    for value in theirs.dropFirst(shared) { mine.append(value.unknown) }
  }

  /// The same word with a text that is not known.
  private var unknown: Value {
    Value(parts.contains(where: \.isOpen) ? parts : [.dynamic(.other, location)], at: location)
  }
}

extension Environment {
  /// What is known when either may hold. `last` is an environment that this one has been joined with already: what the
  /// other has in common with it is not looked at again, so that many joins cost what each brings.
  mutating func join(_ other: Environment, after last: Environment?) {
    if entries.isIdentical(to: other.entries), others == other.others { return }
    let mine = self
    let covered = last.flatMap { $0.others == other.others ? $0 : nil }
    if let covered, covered.entries.isIdentical(to: other.entries), covered.hasSameLosses(as: other) { return }
    var changes: [(String, Entry)] = []
    (covered ?? self).entries.forEachDifference(from: other.entries) { name, _, _ in
      let entry = mine[name]
      let theirs = other[name]
      let state = entry.state.joined(with: theirs.state)
      let assignment = entry.assignment ?? theirs.assignment
      if state != mine.entries[name]?.state { changes.append((name, Entry(state, by: assignment))) }
    }
    for (name, entry) in changes { entries[name] = entry }
    if others != other.others { others = .unknown }
    joinLosses(other.losses)
  }

  private mutating func joinLosses(_ others: [Loss]) {
    if !others.isEmpty {
      let names = Set(losses.map(\.name))
      losses += others.filter { !names.contains($0.name) }
    }
    losses.removeAll { loss in
      switch entries[loss.name]?.state ?? .absent {
      case .set, .setUnknown: true
      case .absent, .unknown: false
      }
    }
  }

  /// Whether both hold the very same list of losses.
  private func hasSameLosses(as other: Environment) -> Bool {
    losses.count == other.losses.count
      && losses.withUnsafeBufferPointer { mine in
        other.losses.withUnsafeBufferPointer { mine.baseAddress == $0.baseAddress }
      }
  }
}

extension Environment.State {
  /// What is known when either may hold.
  fileprivate func joined(with other: Self) -> Self {
    switch (self, other) {
    case _ where self == other: self
    case (.set, .set), (.set, .setUnknown), (.setUnknown, .set): .setUnknown
    default: .unknown
    }
  }
}
