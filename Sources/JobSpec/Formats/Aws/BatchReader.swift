import Syntax

/// Reads the builder's file into it: one of the forms in which AWS Batch jobs lie on disk.
func readBatch(into builder: SpecBuilder) {
  let roots = DataFile.read(into: builder)
  for root in roots { BatchReader(builder: builder, root: root).read() }
  RequestFile(builder: builder, roots: roots).check { BatchForm($0).shape }
}

/// Reads one document of AWS Batch.
struct BatchReader {
  let builder: SpecBuilder
  let root: DataNode
  /// How many copies of a submitted job run, where the file does not say.
  var replication = Container.Replication.single

  func read() { read(as: BatchForm(root)) }

  /// Reads the document as what it is known to be.
  func read(as form: BatchForm) {
    var override = Placement(isOverride: true)
    override.replication = replication
    switch form {
    case .describe: for definition in root.list("jobDefinitions") { readDefinition(definition) }
    case .register: readDefinition(root)
    case .submit: readSubmission()
    case .containerProperties: readContainer(root)
    case .nodeProperties: readNodes(root)
    case .ecsProperties: readTasks(root)
    case .eksProperties: readPod(root)
    case .containerOverrides: readContainer(root, override)
    case .nodeOverrides: readNodeOverrides(root)
    case .ecsPropertiesOverride: readTasks(root, override)
    case .eksPropertiesOverride: readPod(root, override)
    }
  }

  /// The variables that Batch and the container runtime set themselves
  /// (docs.aws.amazon.com/batch/latest/userguide/job_env_vars.html).
  private static func environment(isMultinode: Bool, others: Environment.State) -> Environment {
    var entries: PersistentMap<String, Environment.Entry> = [:]
    for name in [
      "AWS_BATCH_JOB_ID", "AWS_BATCH_JOB_ATTEMPT", "AWS_BATCH_CE_NAME", "AWS_BATCH_JQ_NAME", "HOSTNAME", "PATH", "HOME",
    ] {
      entries[name] = .init(.setUnknown)
    }
    // Whoever submits the job decides whether it is an array.
    for name in ["AWS_BATCH_JOB_ARRAY_INDEX", "AWS_BATCH_JOB_ARRAY_SIZE", "AWS_REGION", "AWS_DEFAULT_REGION"] {
      entries[name] = .init(.unknown)
    }
    if isMultinode {
      for name in ["JOB_MAIN_NODE_INDEX", "JOB_NODE_INDEX", "JOB_NUM_NODES"] {
        entries["AWS_BATCH_\(name)"] = .init(.setUnknown)
      }
      entries["AWS_BATCH_JOB_MAIN_NODE_PRIVATE_IPV4_ADDRESS"] = .init(.unknown)
    }
    return Environment(entries: entries, others: others)
  }

  private func container(_ node: DataNode, _ dialect: ContainerDescription.Dialect, _ placement: Placement)
    -> ContainerDescription
  {
    ContainerDescription(
      builder: builder, node: node, dialect: dialect,
      base: Self.environment(isMultinode: placement.isMultinode, others: placement.isOverride ? .unknown : .absent),
      replication: placement.replication)
  }

  private func readDefinition(_ definition: DataNode) {
    if let properties = definition.member("containerProperties") { readContainer(properties) }
    if let properties = definition.member("ecsProperties") { readTasks(properties) }
    if let properties = definition.member("eksProperties") { readPod(properties) }
    if let properties = definition.member("nodeProperties") { readNodes(properties) }
  }

  private func readContainer(_ properties: DataNode, _ placement: Placement = Placement()) {
    var container = container(properties, .batch, placement)
    container.hasExecutionRole = properties.member("executionRoleArn")?.value != nil
    container.read()
  }

  private func readTasks(_ properties: DataNode, _ placement: Placement = Placement()) {
    for task in properties.list("taskProperties") {
      for node in task.list("containers") {
        var container = container(node, .batch, placement)
        container.hasExecutionRole = task.member("executionRoleArn")?.value != nil
        container.read()
      }
    }
  }

  private func readPod(_ properties: DataNode, _ placement: Placement = Placement()) {
    let pod = properties.member("podProperties") ?? properties
    let secrets = pod.list("volumes").filter { $0.member("secret") != nil }
    for node in pod.list("initContainers") + pod.list("containers") {
      var container = container(node, .eks, placement)
      container.readOnlyVolumes = Set(secrets.compactMap { $0.member("name")?.string })
      container.read()
    }
  }

  private func readNodes(_ properties: DataNode) {
    let count = properties.member("numNodes")?.integer
    for range in properties.list("nodeRangeProperties") {
      let placement = Placement(targetNodes: range.member("targetNodes")?.string ?? "", of: count)
      if let properties = range.member("container") { readContainer(properties, placement) }
      if let properties = range.member("ecsProperties") { readTasks(properties, placement) }
      if let properties = range.member("eksProperties") { readPod(properties, placement) }
    }
  }

  private func readSubmission() {
    var placement = Placement(isOverride: true)
    placement.replication = replication
    if let size = root.member("arrayProperties")?.member("size")?.integer, size > 1 { placement.replication = .array }
    readOverrides(root, placement)
    if let nodes = root.member("nodeOverrides") { readNodeOverrides(nodes) }
  }

  private func readNodeOverrides(_ nodes: DataNode) {
    let count = nodes.member("numNodes")?.integer
    for range in nodes.list("nodePropertyOverrides") {
      var placement = Placement(targetNodes: range.member("targetNodes")?.string ?? "", of: count)
      placement.isOverride = true
      readOverrides(range, placement)
    }
  }

  private func readOverrides(_ node: DataNode, _ placement: Placement) {
    if let overrides = node.member("containerOverrides") { readContainer(overrides, placement) }
    if let overrides = node.member("ecsPropertiesOverride") { readTasks(overrides, placement) }
    if let overrides = node.member("eksPropertiesOverride") { readPod(overrides, placement) }
  }
}
