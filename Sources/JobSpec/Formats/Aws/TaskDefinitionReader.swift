import Syntax

/// Reads the builder's file into it: an Amazon ECS task definition.
func readTaskDefinition(into builder: SpecBuilder) {
  let roots = DataFile.read(into: builder)
  for root in roots { TaskDefinitionReader(builder: builder, root: root).read() }
  RequestFile(builder: builder, roots: roots).check { root in
    if root.member("taskDefinition") != nil { return nil }
    return root.items != nil ? .list(TaskShapes.containerDefinition) : TaskShapes.request
  }
}

/// Reads one document of Amazon ECS: the input of `register-task-definition`, what `describe-task-definition` prints,
/// the list that `--container-definitions` takes, or the overrides of `run-task`.
struct TaskDefinitionReader {
  let builder: SpecBuilder
  let root: DataNode

  func read() {
    let task = root.member("taskDefinition") ?? root
    let hasRole = root.items != nil || task.member("executionRoleArn")?.value != nil
    for node in task.items ?? task.list("containerDefinitions") {
      read(node, others: .absent, hasExecutionRole: hasRole)
    }
    let overrides = root.member("overrides") ?? root
    for node in overrides.list("containerOverrides") { read(node, others: .unknown, hasExecutionRole: true) }
  }

  private func read(_ node: DataNode, others: Environment.State, hasExecutionRole: Bool) {
    var base = Environment(others: others)
    for name in ["HOSTNAME", "PATH", "HOME", "ECS_CONTAINER_METADATA_URI_V4"] {
      base.entries[name] = .init(.setUnknown)
    }
    for name in ["AWS_REGION", "AWS_DEFAULT_REGION"] { base.entries[name] = .init(.unknown) }
    // The files lie in S3; `environment` wins over them, and any other name may be set there.
    if !node.list("environmentFiles").isEmpty { base.others = .unknown }
    ContainerDescription(builder: builder, node: node, dialect: .ecs, base: base, hasExecutionRole: hasExecutionRole)
      .read()
  }
}
