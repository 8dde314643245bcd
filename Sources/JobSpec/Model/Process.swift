public import Syntax

/// One program that will run, and the environment that it sees.
public struct Process: Sendable {
  /// The words of its command line; none when the image's own command runs.
  public var command: [Value]
  /// The place of the command.
  public var location: Location
  /// What stands between the file's own host and the process, outermost first.
  public var boundaries: [Boundary]
  /// What it sees.
  public var environment: Environment
  /// Whether it runs while an image is built or in the job.
  public var phase: Phase
  /// The container that the file itself describes, where it does.
  @Rare public var container: Container?
  /// Whether it can only run in a way that the file does not decide: inside an undecided branch or loop.
  public var isConditional: Bool

  /// Makes a process.
  public init(
    command: [Value], location: Location, boundaries: [Boundary] = [], environment: Environment, phase: Phase = .run,
    container: Container? = nil, isConditional: Bool = false
  ) {
    self.command = command
    self.location = location
    self.boundaries = boundaries
    self.environment = environment
    self.phase = phase
    self.container = container
    self.isConditional = isConditional
  }
}

/// Something that a variable has to cross: a container, a scheduler, another user, another machine.
public struct Boundary: Sendable {
  /// The boundaries that change the environment. The raw value is the name that people know it by.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case dockerRun = "docker run"
    case dockerExec = "docker exec"
    case podmanRun = "podman run"
    case podmanExec = "podman exec"
    case singularityExec = "singularity exec"
    case singularityRun = "singularity run"
    case singularityShell = "singularity shell"
    case singularityInstance = "singularity instance start"
    case apptainerExec = "apptainer exec"
    case apptainerRun = "apptainer run"
    case apptainerShell = "apptainer shell"
    case apptainerInstance = "apptainer instance start"
    case sbatch
    case srun
    case salloc
    case qsub
    case bsub
    case sudo
    case doas
    case su
    case ssh
    case mpirun
    case kubectlRun = "kubectl run"
    case kubectlExec = "kubectl exec"
    case systemdRun = "systemd-run"
    case batchSubmitJob = "aws batch submit-job"
  }

  /// Which boundary.
  public var kind: Kind
  /// The place of the command that makes it.
  public var location: Location

  /// Makes a boundary.
  public init(_ kind: Kind, at location: Location) {
    self.kind = kind
    self.location = location
  }
}

/// What a file says about the container that a process runs in.
public struct Container: Sendable {
  /// How many copies of the process start from one submission.
  public enum Replication: Hashable, Sendable {
    /// One, as far as the file says.
    case single
    /// One for each child of an array job.
    case array
    /// One for each node of a multi-node job.
    case multinode
  }

  /// The container's name, where it has one.
  public var name: String?
  /// The image.
  public var image: Value?
  /// The place where `readonlyRootFilesystem: true` is written; nil when the root can be written.
  public var readOnlyRoot: Location?
  /// The folders that are mounted and can be written.
  public var writablePaths: [String]
  /// How many copies run.
  public var replication: Replication
  /// The place of the container's description.
  public var location: Location

  /// Makes a container.
  public init(
    name: String? = nil, image: Value? = nil, readOnlyRoot: Location? = nil, writablePaths: [String] = [],
    replication: Replication = .single, at location: Location
  ) {
    self.name = name
    self.image = image
    self.readOnlyRoot = readOnlyRoot
    self.writablePaths = writablePaths
    self.replication = replication
    self.location = location
  }
}
