import Syntax

/// Reads the builder's file, a CloudFormation or SAM template, into it.
func readCloudFormation(into builder: SpecBuilder) {
  for root in DataFile.read(into: builder) { CloudFormationReader(builder: builder).read(root) }
}

/// Reads the builder's file, the input of SageMaker's CreateTrainingJob and its kin, into it.
func readSageMaker(into builder: SpecBuilder) {
  for root in DataFile.read(into: builder) { SageMakerReader(builder: builder).read(root) }
}

/// Finds the resources of a template that start containers or processes: their properties are the members of the service's
/// API with a capital in front, which the service's own reader takes as they are.
struct CloudFormationReader {
  let builder: SpecBuilder

  func read(_ root: DataNode) {
    // SAM puts these into every function of the template.
    if let globals = root["Globals"] { AwsVariables(builder: builder).read(globals) }
    for resource in root["Resources"]?.members ?? [] {
      guard let properties = resource.value["Properties"] else { continue }
      switch resource.value["Type"]?.string {
      case "AWS::Batch::JobDefinition": BatchReader(builder: builder, root: properties).read()
      case "AWS::ECS::TaskDefinition": TaskDefinitionReader(builder: builder, root: properties).read()
      case "AWS::StepFunctions::StateMachine", "AWS::Serverless::StateMachine": readStateMachine(properties)
      case "AWS::EC2::Instance", "AWS::EC2::LaunchTemplate": readUserData(properties)
      default: AwsVariables(builder: builder).read(properties)
      }
    }
  }

  /// A state machine as an object, or as JSON in a text, `Fn::Sub` around it or not.
  private func readStateMachine(_ properties: DataNode) {
    let reader = StateMachineReader(builder: builder)
    if let definition = properties["Definition"] { reader.visit(definition, depth: 0) }
    guard let text = properties["DefinitionString"].flatMap(text) else { return }
    for root in JSONReader.parse(text).roots { reader.visit(root, depth: 0) }
  }

  /// The script that an instance runs when it starts.
  private func readUserData(_ properties: DataNode) {
    let node = (properties["LaunchTemplateData"] ?? properties)["UserData"]
    guard let script = node.flatMap({ text(of: $0["Fn::Base64"] ?? $0) }), script.count > 2,
      script[0] == UInt8(ascii: "#"), script[1] == UInt8(ascii: "!")
    else { return }
    let context = ProcessContext(environment: Environment(others: .unknown))
    EmbeddedScript.run(script, dialect: .bash, in: context, builder)
  }

  private func text(of node: DataNode) -> SourceText? {
    guard let sub = node["Fn::Sub"] else { return node.text }
    return sub.text ?? sub.items?.first?.text
  }
}
