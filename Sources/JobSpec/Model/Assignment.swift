public import Syntax

/// A variable as a file sets it: name, value and carrier, with the place of each.
public struct Assignment: Sendable {
  /// The position of an assignment in `JobSpec.assignments`.
  public typealias ID = Int

  /// The name as written, such as `SINGULARITYENV_X`.
  public var name: String
  /// The name that the process is meant to see: `name`, or what is left behind a container prefix.
  public var target: String
  /// The place of the name.
  public var nameLocation: Location
  /// The value; nil where only a name is written (`-e NAME`, `export NAME`, `ARG NAME`).
  public var value: Value?
  /// The construct that carries the variable.
  public var carrier: Carrier
  /// The place of the whole assignment, name through value.
  public var location: Location
  /// Whether it is for building an image or for running the job.
  public var phase: Phase
  /// Whether anything runs it: false in functions that are never called and behind `exit`.
  public var isExecuted: Bool
  /// The innermost function or class around it in a program's source, as `ProgramCall.scope`; 0 elsewhere.
  public var scope: Int

  /// Makes an assignment; unless it is given, `target` is `name` without a container prefix.
  public init(
    name: String, target: String? = nil, nameLocation: Location, value: Value?, carrier: Carrier, location: Location,
    phase: Phase = .run, isExecuted: Bool = true, scope: Int = 0
  ) {
    self.name = name
    self.target = target ?? Self.target(of: name)
    self.nameLocation = nameLocation
    self.value = value
    self.carrier = carrier
    self.location = location
    self.phase = phase
    self.isExecuted = isExecuted
    self.scope = scope
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
