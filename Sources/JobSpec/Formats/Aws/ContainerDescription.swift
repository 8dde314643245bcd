import Syntax

/// One container of a Batch job definition, a SubmitJob request or an ECS task definition, whatever its members are
/// called there.
struct ContainerDescription {
  /// How a format names the members.
  enum Dialect {
    /// `containerProperties` and the containers of `ecsProperties`, with their overrides.
    case batch
    /// The containers of `eksProperties`, with their overrides: a Kubernetes pod.
    case eks
    /// An Amazon ECS task definition.
    case ecs
  }

  let builder: SpecBuilder
  let node: DataNode
  let dialect: Dialect
  /// What every container of the job sees.
  var base = Environment(others: .absent)
  /// How many copies run.
  var replication = Container.Replication.single
  /// Whether a role is given that may read the secrets.
  var hasExecutionRole = false
  /// The pod's volumes that cannot be written.
  var readOnlyVolumes: Set<String> = []

  /// Records the container's variables and runs its command.
  func read() {
    var variables = ContainerVariables(
      builder: builder, carriers: dialect == .ecs ? .ecs : .batch, dropsEmpty: dialect != .ecs, environment: base)
    variables.expandsReferences = dialect == .eks
    if let list = node.member(dialect == .eks ? "env" : "environment")
      ?? node.member(dialect == .eks ? "environment" : "env")
    {
      variables.readEnvironment(list)
    }
    if let secrets = node.member("secrets"), variables.readSecrets(secrets), !hasExecutionRole {
      reportMissingRole(secrets)
    }
    let words = words(in: variables.environment)
    let context = ProcessContext(environment: variables.environment, container: container)
    let location = node.member("command")?.location ?? node.member("args")?.location ?? node.location
    if words.isEmpty {
      builder.processes.append(
        Process(command: [], location: location, environment: context.environment, container: container))
    } else {
      CommandRunner(builder: builder).run(words, in: context, at: location)
    }
  }

  private func reportMissingRole(_ secrets: DataNode) {
    builder.problems.append(
      Problem(
        .secretsWithoutExecutionRole,
        at: node.members?.last { $0.name.lowercased() == "secrets" }?.key.location ?? secrets.location,
        "The container has 'secrets' and no 'executionRoleArn': nothing may read them when the container starts.",
        help: "Set 'executionRoleArn' to a role that may read the secrets."))
  }

  /// The command line; none when the image's own runs.
  private func words(in environment: Environment) -> [Value] {
    let members =
      switch dialect {
      case .batch: ["command"]
      case .eks: ["command", "args"]
      case .ecs: ["entryPoint", "command"]
      }
    let expansion = KubernetesExpansion(environment: environment)
    return members.flatMap { member in
      words(of: member) { text, location in
        switch dialect {
        case .batch: ParameterPlaceholder.word(text, at: location)
        case .eks: expansion.expand(text, at: location)
        case .ecs: Value(literal: text, at: location)
        }
      }
    }
  }

  private func words(of member: String, _ word: (SourceText, Location) -> Value) -> [Value] {
    guard let list = node.member(member) else { return [] }
    return (list.items ?? [list]).compactMap { item in item.text.map { word($0, item.location) } }
  }

  private var container: Container {
    let rootFlag =
      dialect == .eks
      ? node.member("securityContext")?.member("readOnlyRootFilesystem") : node.member("readonlyRootFilesystem")
    return Container(
      name: node.member("name")?.string, image: node.member("image")?.value,
      readOnlyRoot: rootFlag.flatMap { $0.isTrue ? $0.location : nil }, writablePaths: writablePaths,
      replication: replication, at: node.location)
  }

  private var writablePaths: [String] {
    guard dialect != .eks else {
      return node.list("volumeMounts").compactMap { mount in
        let isReadOnly =
          mount.member("readOnly")?.isTrue ?? false || readOnlyVolumes.contains(mount.member("name")?.string ?? "")
        return isReadOnly ? nil : mount.member("mountPath")?.string
      }
    }
    let mounts = node.list("mountPoints").filter { !($0.member("readOnly")?.isTrue ?? false) }
    let memory = node.member("linuxParameters")?.list("tmpfs") ?? []
    return (mounts + memory.filter { !$0.list("mountOptions").contains { $0.string == "ro" } })
      .compactMap { $0.member("containerPath")?.string }
  }
}
