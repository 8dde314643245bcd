import Syntax

/// The forms in which AWS Batch jobs lie on disk.
enum BatchForm {
  /// The input of `aws batch register-job-definition --cli-input-json`.
  case register
  /// The input of `aws batch submit-job --cli-input-json`.
  case submit
  /// What `aws batch describe-job-definitions` prints.
  case describe
  /// What `--container-properties`, `--node-properties`, `--ecs-properties` and `--eks-properties` take.
  case containerProperties, nodeProperties, ecsProperties, eksProperties
  /// What `--container-overrides`, `--node-overrides`, `--ecs-properties-override` and `--eks-properties-override` take.
  case containerOverrides, nodeOverrides, ecsPropertiesOverride, eksPropertiesOverride

  /// Finds the form by the members of the outermost object.
  init(_ root: DataNode) {
    func has(_ names: String...) -> Bool { names.contains { root.member($0) != nil } }
    if root.member("jobDefinitions")?.items != nil {
      self = .describe
    } else if has("jobDefinitionName", "containerProperties", "nodeProperties", "ecsProperties", "eksProperties") {
      self = .register
    } else if has(
      "jobName", "jobQueue", "jobDefinition", "containerOverrides", "nodeOverrides", "ecsPropertiesOverride",
      "eksPropertiesOverride")
    {
      self = .submit
    } else if has("nodeRangeProperties") {
      self = .nodeProperties
    } else if has("taskProperties") {
      self = .ecsProperties
    } else if has("podProperties") {
      self = .eksProperties
    } else if has("image") {
      self = .containerProperties
    } else if has("environment") {
      self = .containerOverrides
    } else {
      self = .register
    }
  }

  /// The form of an option's value.
  init?(option: String, ofSubmission isSubmission: Bool) {
    switch option {
    case "cli-input-json", "cli-input-yaml": self = isSubmission ? .submit : .register
    case "container-properties": self = .containerProperties
    case "node-properties": self = .nodeProperties
    case "ecs-properties": self = .ecsProperties
    case "eks-properties": self = .eksProperties
    case "container-overrides": self = .containerOverrides
    case "node-overrides": self = .nodeOverrides
    case "ecs-properties-override": self = .ecsPropertiesOverride
    case "eks-properties-override": self = .eksPropertiesOverride
    default: return nil
    }
  }

  /// The shape that botocore holds it to; nil for an answer, which nobody sends.
  var shape: Shape? {
    switch self {
    case .register: BatchShapes.registerJobDefinitionRequest
    case .submit: BatchShapes.submitJobRequest
    case .describe: nil
    case .containerProperties: BatchShapes.containerProperties
    case .nodeProperties: BatchShapes.nodeProperties
    case .ecsProperties: BatchShapes.ecsProperties
    case .eksProperties: BatchShapes.eksProperties
    case .containerOverrides: BatchShapes.containerOverrides
    case .nodeOverrides: BatchShapes.nodeOverrides
    case .ecsPropertiesOverride: BatchShapes.ecsPropertiesOverride
    case .eksPropertiesOverride: BatchShapes.eksPropertiesOverride
    }
  }
}
