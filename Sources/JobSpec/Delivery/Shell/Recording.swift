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
    if let index = session.processes[step], builder.processes.indices.contains(index),
      builder.processes[index].boundaries.map(\.kind) == process.boundaries.map(\.kind)
    {
      builder.processes[index].join(process)
    } else {
      session.processes[step] = builder.processes.count
      builder.processes.append(process)
    }
    return .unknown
  }

  /// Records a command with its words.
  func record(_ words: [Value], role: CommandRun.Role, at place: Location) {
    let step = ShellSession.Step(path: path, location: place, ordinal: role == .program ? 1 : 0)
    let context = programContext()
    if let index = session.commands[step], builder.commands.indices.contains(index) {
      builder.commands[index].join(words, context.environment, isTraced: state.options.mayHave(.xTrace))
      return
    }
    session.commands[step] = builder.commands.count
    let isConsumed = state.streams.hasReader && state.streams.sink(1) == .reader
    builder.commands.append(
      CommandRun(
        words: words, location: place, role: role, phase: context.phase, isTraced: state.options.mayHave(.xTrace),
        outputPath: redirected.outputPath ?? (isConsumed ? nil : groupOutputPath), isOutputConsumed: isConsumed,
        input: redirected.input, environment: context.environment))
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
  /// Adds what another run of the same process sees.
  mutating func join(_ other: Process) {
    command = Value.joined(command, other.command)
    environment.join(other.environment)
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
  mutating func join(_ words: [Value], _ environment: Environment, isTraced: Bool) {
    self.words = Value.joined(self.words, words)
    self.environment.join(environment)
    self.isTraced = self.isTraced || isTraced
  }
}

extension Value {
  /// Words of which either may hold: a word stays known where both say the same.
  static func joined(_ mine: [Value], _ theirs: [Value]) -> [Value] {
    let longer = mine.count >= theirs.count ? mine : theirs
    let shorter = mine.count >= theirs.count ? theirs : mine
    return longer.enumerated().map { index, value in
      if index < shorter.count, shorter[index].known == value.known { return value }
      return Value(
        value.parts.contains(where: \.isOpen) ? value.parts : [.dynamic(.other, value.location)], at: value.location)
    }
  }
}

extension Environment {
  /// What is known when either may hold.
  mutating func join(_ other: Environment) {
    if entries.isIdentical(to: other.entries), others == other.others { return }
    let mine = self
    var changes: [(String, Entry)] = []
    entries.forEachDifference(from: other.entries) { name, _, _ in
      let entry = mine[name]
      let theirs = other[name]
      let state = entry.state.joined(with: theirs.state)
      let assignment = entry.assignment ?? theirs.assignment
      if state != mine.entries[name]?.state { changes.append((name, Entry(state, by: assignment))) }
    }
    for (name, entry) in changes { entries[name] = entry }
    if others != other.others { others = .unknown }
    let names = Set(losses.map(\.name))
    losses += other.losses.filter { !names.contains($0.name) }
    losses.removeAll { loss in
      switch entries[loss.name]?.state ?? .absent {
      case .set, .setUnknown: true
      case .absent, .unknown: false
      }
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
