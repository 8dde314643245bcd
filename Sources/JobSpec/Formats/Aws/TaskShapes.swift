/// What the requests of Amazon ECS hold where they concern variables: the service model of botocore 1.43.11.
///
/// Other members are not judged. Task definitions are often kept as `describe-task-definition` prints them, and the tools
/// that register them again drop what only the answer has.
enum TaskShapes {
  /// The input of `register-task-definition`, or the overrides of `run-task`.
  static let request = Shape.structure(
    ["containerDefinitions": .list(containerDefinition), "containerOverrides": .list(containerDefinition)], isOpen: true
  )

  static let containerDefinition = Shape.structure(
    [
      "name": .string, "image": .string, "command": .list(.string), "entryPoint": .list(.string),
      "environment": .list(.structure(["name": .string, "value": .string])),
      "environmentFiles": .list(.structure(["value": .string, "type": .string], required: ["value", "type"])),
      "secrets": .list(.structure(["name": .string, "valueFrom": .string], required: ["name", "valueFrom"])),
    ], isOpen: true)
}
