public import Syntax

/// What one file says about jobs, in the terms that every format shares.
public struct JobSpec: Sendable {
  /// The file.
  public var file: SourceFile
  /// What kind of file it is.
  public var kind: Kind
  /// Every variable that it sets, in the order of the file.
  public var assignments: [Assignment]
  /// Every program that it starts, in the order they start.
  public var processes: [Process]
  /// Every command that its scripts run, builtins and launchers included, in the order they run.
  public var commands: [CommandRun]
  /// Every function call in a program's source, in the order of the file.
  public var calls: [ProgramCall]
  /// Every place where the file itself reads a variable.
  public var uses: [VariableUse]
  /// What its platform rejects or reads in another way than it looks, in the order of the file.
  public var problems: [Problem]
  /// Its comments, markers included, in the order of the file.
  public var comments: [SourceText]
  /// The other files that it refers to.
  public var references: [FileReference]
  /// Reads the source files of the programs that its processes run, as far as they lie beside it; nothing is read before.
  public var programFiles: @Sendable () -> [SourceFile] = { [] }
}

/// A command as a shell runs it, after expansion.
public struct CommandRun: Sendable {
  /// What the first word names.
  public enum Role: Hashable, Sendable {
    /// A builtin of the shell: `echo`, `export`, `set`.
    case builtin
    /// A function of the script.
    case function
    /// A program, launchers such as `docker` and `sudo` included.
    case program
  }

  /// The words, after expansion as far as it is known.
  public var words: [Value]
  /// The place of the command.
  public var location: Location
  /// What the first word names.
  public var role: Role
  /// Whether it runs while an image is built or in the job.
  public var phase: Phase
  /// Whether `set -x` prints it, with its values.
  public var isTraced: Bool
  /// The file that its standard output goes to, where a redirection says so.
  @Rare public var outputPath: Value?
  /// Whether its standard output goes to another command or into a value: in front of `|`, inside `$(...)`.
  public var isOutputConsumed: Bool
  /// The text of a here-document or here-string on its standard input.
  @Rare public var input: Value?
  /// Whether anything runs it: false in functions that are never called and behind `exit`.
  public var isExecuted: Bool
  /// Whether it runs only in some runs: in a branch, a loop or behind `&&` that is not decided.
  public var isConditional: Bool
  /// What it sees, where it can print that (`env`, `export -p`); nothing is recorded of other commands.
  @Rare public var environment: Environment?

  /// Makes a command.
  public init(
    words: [Value], location: Location, role: Role, phase: Phase, isTraced: Bool = false, outputPath: Value? = nil,
    isOutputConsumed: Bool = false, input: Value? = nil, isExecuted: Bool = true, isConditional: Bool = false,
    environment: Environment? = nil
  ) {
    self.words = words
    self.location = location
    self.role = role
    self.phase = phase
    self.isTraced = isTraced
    self.outputPath = outputPath
    self.isOutputConsumed = isOutputConsumed
    self.input = input
    self.isExecuted = isExecuted
    self.isConditional = isConditional
    self.environment = environment
  }
}

/// A place where a file reads a variable: `$NAME`, `${NAME}`, a bare `-e NAME`.
public struct VariableUse: Sendable {
  /// The variable.
  public var name: String
  /// The place.
  public var location: Location

  /// Makes a use.
  public init(_ name: String, at location: Location) {
    self.name = name
    self.location = location
  }
}

/// Another file that a spec names.
public struct FileReference: Sendable {
  /// The path as it is written, relative to the referring file's folder.
  public var path: String
  /// The place of the reference.
  public var location: Location
  /// Whether the file could be read.
  public var isFound: Bool

  /// Makes a reference.
  public init(path: String, at location: Location, isFound: Bool) {
    self.path = path
    self.location = location
    self.isFound = isFound
  }
}
