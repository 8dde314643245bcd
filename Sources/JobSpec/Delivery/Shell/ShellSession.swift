import Syntax

/// What all the shells share that run for one command line: how much work is left, and where each thing that runs is
/// recorded.
final class ShellSession {
  /// A place that runs, told apart by the calls that lead to it.
  struct Step: Hashable {
    /// The number of the calls that lead there.
    var path: Int
    var location: Location
    /// Which of the things that one command starts.
    var ordinal = 0
  }

  /// A process that is in the builder's list.
  struct RecordedProcess {
    var index: Int
    /// What its last run saw.
    var environment: Environment
  }

  /// The commands that may still be run. A loop or a recursion that would need more is cut short, and what it could have
  /// changed is not known from then on.
  var budget: Int
  /// The commands that ran; the others are recorded as code that nothing runs.
  var executed: Set<Location> = []
  /// The scripts that were surveyed, which are looked at again once all has run.
  var scripts: [(source: ScriptSource, phase: Phase)] = []
  /// The places of those scripts.
  var surveyed: Set<Location> = []
  private var assigned: Set<String> = []
  private var lookedAt = 0
  private var fresh = 0
  private var paths: [Step: Int] = [:]
  private var parsed: [Location: (text: [UInt8], dialect: ShellSyntaxDialect, script: ShellScript)] = [:]
  /// Where a process is in the builder's list.
  var processes: [Step: RecordedProcess] = [:]
  /// Where a command is in the builder's list.
  var commands: [Step: Int] = [:]
  /// The losses recorded so far; a file that sets thousands of variables in vain is not listed in full for each process.
  var recordedLosses = 0
  private var referred: Set<Location> = []
  private var values: [Location: (count: Int, id: Assignment.ID)] = [:]
  /// The last environment that a shell of each dialect started in, and what it made of it.
  var lastState:
    [ShellDialect: (
      entries: PersistentMap<String, Environment.Entry>, others: Environment.State, state: ShellState
    )] = [:]
  private var lossCache: (map: PersistentMap<String, Loss>, list: [Loss])?

  /// The variables whose losses are worth recording; nil for all.
  let follows: (@Sendable (String) -> Bool)?

  init(budget: Int, follows: (@Sendable (String) -> Bool)? = nil) {
    self.budget = budget
    self.follows = follows
  }

  /// Whether someone asks why a variable does not arrive.
  func isFollowed(_ name: String) -> Bool { follows?(name) ?? true }

  /// The number of the calls that lead to a place, those that lead to the caller's first.
  func path(from path: Int, at location: Location, ordinal: Int = 0) -> Int {
    let step = Step(path: path, location: location, ordinal: ordinal)
    if let number = paths[step] { return number }
    let number = paths.count + 1
    paths[step] = number
    return number
  }

  /// A number for calls that nothing in a script makes.
  func freshPath() -> Int {
    fresh -= 1
    return fresh
  }

  /// Reads a text as a script, once for each text.
  func parse(_ text: SourceText, as dialect: ShellSyntaxDialect) -> ShellScript {
    let location = text.location
    if let known = parsed[location], known.dialect == dialect, known.text.elementsEqual(text.bytes) {
      return known.script
    }
    let script = ShellParser.parse(text, dialect: dialect)
    parsed[location] = (Array(text.bytes), dialect, script)
    return script
  }

  /// Records an assignment. One place that carries ever new values, in a loop, is recorded for the first of them only.
  func record(_ assignment: Assignment, in builder: SpecBuilder) -> Assignment.ID {
    let place = assignment.location
    if let (count, id) = values[place], count >= 16, builder[id].name == assignment.name { return id }
    let before = builder.assignments.count
    let id = builder.add(assignment)
    if builder.assignments.count > before { values[place] = ((values[place]?.count ?? 0) + 1, id) }
    return id
  }

  /// Whether anything that was recorded gives a name a value.
  func assigns(_ name: String, in builder: SpecBuilder) -> Bool {
    for assignment in builder.assignments[lookedAt...] where assignment.value != nil {
      assigned.insert(assignment.name)
    }
    lookedAt = builder.assignments.count
    return assigned.contains(name)
  }

  /// Records that a script refers to a file, once for each place.
  func refer(to path: String, at location: Location, isFound: Bool, _ builder: SpecBuilder) {
    guard referred.insert(location).inserted else { return }
    builder.references.append(FileReference(path: path, at: location, isFound: isFound))
  }

  /// The losses as a list in a fixed order; the list of an unchanged map is made once.
  func list(_ losses: PersistentMap<String, Loss>) -> [Loss] {
    if losses.isEmpty || recordedLosses > 200_000 { return [] }
    if let lossCache, lossCache.map.isIdentical(to: losses) { return lossCache.list }
    let list = losses.map(\.value).sorted { ($0.assignment, $0.name) < ($1.assignment, $1.name) }
    lossCache = (losses, list)
    recordedLosses += list.count
    return list
  }
}
