import Syntax

/// Reads the builder's file, a Step Functions state machine, into it: the requests that its tasks send.
func readStateMachine(into builder: SpecBuilder) {
  for root in DataFile.read(into: builder) { StateMachineReader(builder: builder).visit(root, depth: 0) }
}

/// Finds the requests in a state machine's tasks (docs.aws.amazon.com/step-functions, "Run AWS Batch workloads").
struct StateMachineReader {
  let builder: SpecBuilder
  private static let depthLimit = 48

  func visit(_ node: DataNode, depth: Int) {
    guard depth < Self.depthLimit else { return }
    let request = node["Parameters"] ?? node["Arguments"]
    if let resource = node["Resource"]?.string, let request {
      if resource.contains(":batch:submitJob") {
        BatchReader(builder: builder, root: request).read()
      } else if resource.contains(":ecs:runTask") {
        TaskDefinitionReader(builder: builder, root: request["Overrides"] ?? request).read()
      } else if resource.contains(":sagemaker:") {
        SageMakerReader(builder: builder).read(request)
      } else {
        AwsVariables(builder: builder).read(request)
      }
    }
    for member in node.members ?? [] { visit(member.value, depth: depth + 1) }
    for item in node.items ?? [] { visit(item, depth: depth + 1) }
  }
}
