public import Syntax

/// What is known outside the file at hand.
public struct Surroundings: Sendable {
  /// Reads a file that a spec refers to; the path is relative to the folder of the spec that started it, or absolute.
  /// Nil when it does not exist, cannot be read, or lies outside the root.
  public var read: @Sendable (String) -> SourceFile?
  /// Whether another file of the project looks a variable up, by its name.
  public var hasOtherReader: @Sendable (String) -> Bool
  /// The variables of which someone asks why they do not arrive, by the name that the shell holds; nil for all. In a
  /// script that sets thousands of variables, the losses of all the others cost more than everything else.
  public var follows: (@Sendable (String) -> Bool)?
  /// What the caller's environment holds.
  public var assumed: [String: String]
  /// Whether the caller's environment holds nothing else.
  public var assumesClean: Bool

  /// Makes surroundings; by default no file can be read and nothing is known of the caller.
  public init(
    read: @escaping @Sendable (String) -> SourceFile? = { _ in nil }, assumed: [String: String] = [:],
    assumesClean: Bool = false, hasOtherReader: @escaping @Sendable (String) -> Bool = { _ in false },
    follows: (@Sendable (String) -> Bool)? = nil
  ) {
    self.read = read
    self.hasOtherReader = hasOtherReader
    self.follows = follows
    self.assumed = assumed
    self.assumesClean = assumesClean
  }

  /// The environment of whoever runs the job.
  public var callerEnvironment: Environment {
    Environment(
      entries: PersistentMap(assumed.mapValues { Environment.Entry(.set($0)) }),
      others: assumesClean ? .absent : .unknown)
  }
}

/// Collects what the readers of one file find, and hands out assignment numbers.
final class SpecBuilder {
  let file: SourceFile
  let kind: Kind
  /// What is known outside the file; a container's commands find other files than the host's.
  var surroundings: Surroundings
  var processes: [Process] = []
  var commands: [CommandRun] = []
  var calls: [ProgramCall] = []
  var uses: [VariableUse] = []
  var problems: [Problem] = []
  var comments: [SourceText] = []
  var references: [FileReference] = []
  /// What the shells that run for this file share.
  let session: ShellSession
  /// What the file's scripts have built and started so far.
  var started = StartedContainers()
  private(set) var assignments: [Assignment] = []
  private var reported: Set<ProblemKey> = []
  /// The assignments by their place: a loop or a function may run one many times.
  private var known: [Location: [Assignment.ID]] = [:]

  private struct ProblemKey: Hashable {
    var location: Location
    var kind: Problem.Kind
    var variable: String
  }

  init(file: SourceFile, kind: Kind, surroundings: Surroundings) {
    self.file = file
    self.kind = kind
    self.surroundings = surroundings
    session = ShellSession(budget: 60_000 + file.bytes.count, follows: surroundings.follows)
  }

  /// Records an assignment once for each value that it is seen to carry.
  func add(_ assignment: Assignment) -> Assignment.ID {
    let place = assignment.location
    let same = known[place]?.first { id in
      let other = assignments[id]
      return other.name == assignment.name && other.value?.known == assignment.value?.known
    }
    if let same {
      if assignment.isExecuted { assignments[same].isExecuted = true }
      return same
    }
    let id = assignments.count
    assignments.append(assignment)
    known[place, default: []].append(id)
    return id
  }

  subscript(id: Assignment.ID) -> Assignment { assignments[id] }

  /// Records a problem once, however often a loop comes by.
  func report(_ problem: Problem) {
    let key = ProblemKey(location: problem.location, kind: problem.kind, variable: problem.variable)
    if reported.insert(key).inserted { problems.append(problem) }
  }

  /// Says that another construct carries the exports among some assignments than the shell that reads them.
  func carry(_ ids: Range<Assignment.ID>, by carrier: Carrier) {
    for id in ids where assignments[id].carrier == .shellExport { assignments[id].carrier = carrier }
  }

  /// Turns a parser's problems into problems of the spec.
  func add(_ syntaxProblems: [SyntaxProblem]) {
    problems += syntaxProblems.map { Problem(.syntax, at: $0.location, $0.message) }
  }

  func finish() -> JobSpec {
    JobSpec(
      file: file, kind: kind, assignments: assignments, processes: processes, commands: commands, calls: calls,
      uses: uses,
      problems: problems, comments: comments, references: references)
  }
}
