import Syntax

/// Runs shell scripts abstractly: with values that may be unknown, along every way that is not ruled out.
///
/// Where a condition is not decided, both branches run and their states are joined; a loop that is not decided runs until
/// its state no longer changes. A command's effect is exact where everything it rests on is known, and "not known"
/// otherwise.
final class ShellInterpreter {
  /// Where `break` and `continue` of one loop lead.
  struct LoopExits {
    var afterBreak: ShellState?
    var afterContinue: ShellState?
  }

  /// What an expansion that fails does to the shell.
  enum Failure {
    /// The shell exits.
    case exit
    /// The command and the rest of its line are given up.
    case discard
    /// The command is given up.
    case command
  }

  let runner: CommandRunner
  let session: ShellSession
  let dialect: ShellDialect
  /// The boundaries and so on around this shell; its environment is where the shell started.
  let context: ProcessContext
  var state: ShellState
  /// What programs would have seen when the shell started.
  let initialExports: PersistentMap<String, Environment.Entry>
  /// The script that is running.
  var source: ScriptSource
  /// The number of the calls that lead here.
  var path: Int
  /// How many things the running command has started.
  var ordinal = 0
  var loops: [LoopExits] = []
  /// The states at `return`, for each function and sourced file that is running.
  var returns: [ShellState?] = []
  /// The state at `exit`, of this shell or of the subshell that is running.
  var exits: ShellState?
  /// The states where the rest of the line was given up.
  var discards: ShellState?
  /// Whether the state at `exit` matters to anyone.
  var keepsExits = false
  /// How many undecided branches and loops lead here.
  var undecided: Int
  /// How many conditions are being run, in which `set -e` does nothing.
  var conditions = 0
  /// How deep calls and compound commands are nested.
  var depth: Int
  /// What the condition that just ran says about variables.
  var refinement: Refinement?
  /// Whether a pattern of `[[ ]]` is being expanded.
  var isInConditional = false
  /// Set by an expansion that fails.
  var failure: Failure?
  /// The status of the last command substitution of a command; nil when there was none.
  var substitutionStatus: ExitStatus?
  /// What `$?` is in the words of the running command, where the substitutions in them do not change it: in dash.
  var expansionStatus: ExitStatus?
  /// How many loops are being run iteration by iteration.
  var unrolled = 0
  /// How many functions of the same body are running and where the first was called, by body.
  var activations: [ObjectIdentifier: Activation] = [:]
  /// What was assigned in this shell, in order, with how many processes had started.
  var history: [(name: String, assignment: Assignment.ID, started: Int)] = []
  /// The place of the command that is running.
  var commandLocation: Location
  /// The variables that a builtin exports or makes read-only, where assignments in front of it are to stay for that.
  var keptPrefixes: Set<String>?
  /// Whether an assignment in front of a command is being expanded behind others of that command.
  var isBehindPrefixes = false
  /// What the redirections of the command that is running name.
  var redirected = Redirected()
  /// The file that the standard output of the group around the running command goes to.
  var groupOutputPath: Value?
  /// Whether this is a subshell that works on a copy.
  var subshells = 0

  /// What a command's redirections name.
  struct Redirected {
    /// The file that standard output goes to.
    var outputPath: Value?
    /// The text of a here-document or here-string.
    var input: Value?
  }

  /// A function that is running.
  struct Activation {
    var count = 0
    var path: Int
    var entries: [ShellState] = []
  }

  /// How deep calls and compound commands may be nested before what happens inside is given up.
  static let depthLimit = 1_000
  /// What a function, a subshell, a sourced file or `eval` counts for: it takes as much of the stack as this many
  /// compound commands. Without optimisation 150 of them take 5 MB.
  static let callDepth = 6

  init(
    runner: CommandRunner, dialect: ShellDialect, context: ProcessContext, source: ScriptSource, path: Int, depth: Int
  ) {
    self.runner = runner
    self.session = runner.builder.session
    self.dialect = dialect
    self.context = context
    self.source = source
    self.path = path
    self.depth = depth
    self.commandLocation = source.script.text.location
    self.undecided = context.isConditional ? 1 : 0
    let state = session.initialState(context.environment, dialect)
    self.state = state
    self.initialExports = state.exports
  }

  var builder: SpecBuilder { runner.builder }

  /// A place in the running script.
  func location(_ range: SourceRange) -> Location { Location(source.file, range) }

  /// Runs the script to its end, its EXIT trap included; the state is then what the shell leaves behind.
  func runToEnd() {
    runSource()
    finishShell()
  }

  /// Ends a shell or a subshell: ways that ended early join, and the EXIT trap runs.
  func finishShell() {
    if let exits {
      state = exits.joined(with: state)
      self.exits = nil
    }
    let trap = state.exitTrap
    guard state.isReachable, !trap.commands.isEmpty else { return }
    state.exitTrap = .none
    let status = state.status
    if case .command(let value) = trap {
      evaluate(value, as: .trap)
    } else {
      undecided += 1
      let before = state
      var after = before
      for value in trap.commands {
        state = before
        evaluate(value, as: .trap)
        after = after.joined(with: exitsJoined())
      }
      state = after
      undecided -= 1
    }
    state = exitsJoined()
    state.status = status
  }

  private func exitsJoined() -> ShellState {
    defer { exits = nil }
    return exits.map { $0.joined(with: state) } ?? state
  }

  /// Runs the commands of the running script line by line, as a shell reads them: it runs what it has read before it sees
  /// a mistake further down.
  func runSource() {
    survey(source)
    let items = source.script.body.items
    let end = endOfReadableItems()
    let frames = state.frames.count
    var index = 0
    while index < end, state.isReachable {
      let item = items[index]
      run(item)
      index += 1
      guard let given = discards else { continue }
      // What follows on the same line is given up with the command that failed.
      while index < end, !items[index].startsLine { index += 1 }
      discards = nil
      state = unwound(given, to: frames).joined(with: state)
      state.status = .known(1)
    }
    if end < items.count || !source.script.problems.isEmpty, state.isReachable, end < items.count || end == 0 {
      state.status = .known(2)
    }
  }

  /// How many of the script's commands the shell gets to run: it stops where it cannot read on.
  private func endOfReadableItems() -> Int {
    let items = source.script.body.items
    guard
      let problem = source.script.problems.map({ $0.location }).filter({ $0.file == source.file })
        .min(by: { $0.range < $1.range })
    else { return items.count }
    var end = items.firstIndex { $0.range.end >= problem.range.start } ?? items.count
    while end > 0 {
      let startsLine = end == items.count || items[end].startsLine
      if startsLine, hasNewline(between: items[end - 1].range.end, and: problem.range.start) { break }
      end -= 1
    }
    return end
  }

  private func hasNewline(between start: Int, and end: Int) -> Bool {
    let bytes = source.file.bytes
    guard start < end, end <= bytes.count, start >= 0 else { return false }
    return bytes[start..<end].contains(0x0A)
  }

  /// Takes one command from the budget; false when none is left.
  func spend() -> Bool {
    session.budget -= 1
    return session.budget > 0
  }

  /// Leaves the shell.
  func exitShell() {
    if keepsExits || !state.exitTrap.commands.isEmpty { exits = exits.map { $0.joined(with: state) } ?? state }
    state.isReachable = false
  }

  /// Ends the running function or sourced file.
  func returnFromCall() {
    guard let last = returns.indices.last else { return }
    returns[last] = returns[last].map { $0.joined(with: state) } ?? state
    state.isReachable = false
  }

  /// Gives up the rest of the line.
  func discardLine() {
    discards = discards.map { $0.joined(with: state) } ?? state
    state.isReachable = false
  }

  /// Acts on an expansion that failed; true when one did.
  func giveUpAfterFailure() -> Bool {
    guard let failure else { return false }
    self.failure = nil
    state.status = .known(1)
    switch failure {
    case .exit: exitShell()
    case .discard where dialect == .bash || dialect == .zsh: discardLine()
    case .discard: exitShell()
    case .command: break
    }
    return true
  }
}
