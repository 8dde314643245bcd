import Syntax

/// Reads the builder's file, a CloudFormation or SAM template, into it.
func readCloudFormation(into builder: SpecBuilder) {
  for root in DataFile.read(into: builder) { CloudFormationReader(builder: builder).read(root) }
}

/// Finds the resources of a template that start containers or processes: their properties are the members of the service's
/// API with a capital in front, which the service's own reader takes as they are.
struct CloudFormationReader {
  let builder: SpecBuilder

  func read(_ root: DataNode) {
    for resource in root["Resources"]?.members ?? [] {
      guard let properties = resource.value["Properties"] else { continue }
      switch resource.value["Type"]?.string {
      case "AWS::Batch::JobDefinition": BatchReader(builder: builder, root: properties).read()
      case "AWS::ECS::TaskDefinition": TaskDefinitionReader(builder: builder, root: properties).read()
      default: AwsVariables(builder: builder).read(properties)
      }
    }
  }
}

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
        TaskDefinitionReader(builder: builder, root: request).read()
      } else {
        AwsVariables(builder: builder).read(request)
      }
    }
    for member in node.members ?? [] { visit(member.value, depth: depth + 1) }
    for item in node.items ?? [] { visit(item, depth: depth + 1) }
  }
}

/// Reads the builder's file, the input of SageMaker's CreateTrainingJob and its kin, into it.
func readSageMaker(into builder: SpecBuilder) {
  for root in DataFile.read(into: builder) { AwsVariables(builder: builder).read(root) }
}

/// The variables of services that take them as a map: SageMaker `Environment`, Lambda `Environment.Variables`, and
/// CodeBuild's list `EnvironmentVariables`.
struct AwsVariables {
  let builder: SpecBuilder
  private static let keys = ["Environment", "EnvironmentVariables", "Variables"]
  private static let depthLimit = 24

  func read(_ node: DataNode, depth: Int = 0) {
    guard depth < Self.depthLimit else { return }
    for member in node.members ?? [] {
      let inner = Self.keys.lazy.compactMap { member.value[$0] }.first
      if Self.keys.contains(member.name), inner == nil {
        _ = VariableBlock(builder: builder, carrier: .batchEnvironment).entries(of: member.value)
      } else {
        read(member.value, depth: depth + 1)
      }
    }
    for item in node.items ?? [] { read(item, depth: depth + 1) }
  }
}
