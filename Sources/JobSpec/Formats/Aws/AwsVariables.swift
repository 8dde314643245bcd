import Syntax

/// The variables of services that take them as a map: SageMaker `Environment`, Lambda `Environment.Variables`, and
/// CodeBuild's list `EnvironmentVariables`.
struct AwsVariables {
  let builder: SpecBuilder
  /// Whether the values are held to be strings: SageMaker's API rejects others, CloudFormation turns them into strings.
  var rejectsOtherTypes: String?
  private static let keys = ["Environment", "EnvironmentVariables", "Variables"]
  private static let depthLimit = 24

  func read(_ node: DataNode, depth: Int = 0) {
    guard depth < Self.depthLimit else { return }
    for member in node.members ?? [] {
      let inner = Self.keys.lazy.compactMap { member.value[$0] }.first
      if Self.keys.contains(member.name), inner == nil {
        _ = entries(of: member.value)
      } else {
        read(member.value, depth: depth + 1)
      }
    }
    for item in node.items ?? [] { read(item, depth: depth + 1) }
  }

  /// The variables of one map or list.
  func entries(of node: DataNode?) -> [String: Environment.Entry] {
    var block = VariableBlock(builder: builder, references: .jsonata)
    block.rejectsOtherTypes = rejectsOtherTypes
    return block.entries(of: node)
  }
}

/// Reads the input of SageMaker's CreateTrainingJob, CreateProcessingJob and CreateModel: the container sees the map
/// `Environment`, and every instance of a training job the same one.
struct SageMakerReader {
  let builder: SpecBuilder
  /// What rejects values that are no strings; nil where something turns them into strings first.
  var rejectsOtherTypes: String? = "SageMaker"

  func read(_ request: DataNode) {
    let training = request["AlgorithmSpecification"]
    guard let specification = training ?? request["AppSpecification"], request["Environment"] != nil else {
      return AwsVariables(builder: builder, rejectsOtherTypes: rejectsOtherTypes).read(request)
    }
    let entries = AwsVariables(builder: builder, rejectsOtherTypes: rejectsOtherTypes)
      .entries(of: request["Environment"])
    let resources = request["ResourceConfig"] ?? request["ProcessingResources"]?["ClusterConfig"]
    let instances = resources?["InstanceCount"]?.integer ?? 1
    let image = (specification["TrainingImage"] ?? specification["ImageUri"])?.value
    let container = Container(
      image: image, replication: instances > 1 ? .multinode : .single, at: specification.location)
    let words = ["ContainerEntrypoint", "ContainerArguments"].flatMap { specification[$0]?.items ?? [] }
    let context = ProcessContext(
      environment: Environment(entries: PersistentMap(entries), others: .unknown), container: container)
    CommandRunner(builder: builder).run(words.compactMap(\.value), in: context, at: specification.location)
  }
}
