public import Syntax

/// A variable as a file sets it: name, value and carrier, with the place of each.
///
/// Every rule walks all assignments; behind one reference, a copy counts one reference and not a dozen.
public struct Assignment: Sendable {
  /// The position of an assignment in `JobSpec.assignments`.
  public typealias ID = Int

  private let written: Written

  /// The name as written, such as `SINGULARITYENV_X`.
  public var name: String { written.name }
  /// The name that the process is meant to see: `name`, or what is left behind a container prefix.
  public var target: String { written.target }
  /// The place of the name.
  public var nameLocation: Location { written.nameLocation }
  /// The value; nil where only a name is written (`-e NAME`, `export NAME`, `ARG NAME`).
  public var value: Value? { written.value }
  /// The place of the whole assignment, name through value.
  public var location: Location { written.location }
  /// The construct that carries the variable.
  public internal(set) var carrier: Carrier
  /// Whether it is for building an image or for running the job.
  public var phase: Phase
  /// Whether anything runs it: false in functions that are never called and behind `exit`.
  public internal(set) var isExecuted: Bool
  /// The innermost function or class around it in a program's source, as `ProgramCall.scope`; 0 elsewhere.
  public var scope: Int

  /// Makes an assignment; unless it is given, `target` is `name` without a container prefix.
  public init(
    name: String, target: String? = nil, nameLocation: Location, value: Value?, carrier: Carrier, location: Location,
    phase: Phase = .run, isExecuted: Bool = true, scope: Int = 0
  ) {
    self.written = Written(
      name: name, target: target ?? Self.target(of: name), nameLocation: nameLocation, value: value, location: location)
    self.carrier = carrier
    self.phase = phase
    self.isExecuted = isExecuted
    self.scope = scope
  }

  /// What stands in the file.
  private final class Written: Sendable {
    let name: String
    let target: String
    let nameLocation: Location
    let value: Value?
    let location: Location

    init(name: String, target: String, nameLocation: Location, value: Value?, location: Location) {
      self.name = name
      self.target = target
      self.nameLocation = nameLocation
      self.value = value
      self.location = location
    }
  }

  /// The name that a container sees: what stands behind the prefix that hands a variable into it.
  private static func target(of name: String) -> String {
    for prefix in ["SINGULARITYENV_", "APPTAINERENV_"] where name.hasPrefix(prefix) {
      let target = name.dropFirst(prefix.count)
      return target.isEmpty ? name : String(target)
    }
    return name
  }
}

/// When something happens.
public enum Phase: Hashable, Sendable {
  /// While an image is built: a Dockerfile's RUN, a definition's %post.
  case build
  /// When the job runs.
  case run
}

/// The construct that carries a variable from a file towards a process.
public enum Carrier: Hashable, Sendable {
  /// `environment` of an AWS Batch container, job definition or override.
  case batchEnvironment
  /// `secrets` of an AWS Batch container: the value is the ARN of a secret.
  case batchSecret
  /// `environment` of an Amazon ECS container definition.
  case ecsEnvironment
  /// `secrets` of an Amazon ECS container definition.
  case ecsSecret
  /// A Dockerfile's ENV.
  case dockerfileEnv
  /// A Dockerfile's ARG.
  case dockerfileArg
  /// A definition file's %environment.
  case definitionEnvironment
  /// A definition file's %arguments.
  case definitionArgument
  /// A shell assignment without export.
  case shellAssignment
  /// `export NAME=value`, `declare -x`, or an assignment under `set -a`.
  case shellExport
  /// An assignment in front of a command: for that command alone.
  case shellPrefix
  /// A line of an env file.
  case envFile(EnvFileDialect)
  /// An option or argument of a launcher: `docker run -e`, `singularity exec --env`, `sbatch --export`, `sudo K=V`.
  case option(Boundary.Kind)
  /// `docker build --build-arg`, `apptainer build --build-arg`.
  case buildArgument
  /// An argument of `env K=V command`.
  case envCommand
  /// `environment` of a Compose service, `env` of a Kubernetes container, a workflow's `env:` and the like.
  case yamlEnvironment
  /// `data` or `stringData` of a Kubernetes Secret.
  case kubernetesSecret
  /// `os.environ` of a Python program, or a notebook's `%env`.
  case pythonEnviron
  /// A dictionary of variables that Python code hands to a process or a service: `env={...}`.
  case pythonDictionary
  /// A literal argument of a library's function, which means what a variable would.
  case callArgument
}
