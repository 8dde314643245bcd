/// Texts of job specs that tests write into folders.
enum SampleFiles {
  static let key = "fedcba9876543210fedcba9876543210fedcba98"

  /// A job definition that holds a key: one error, on line 4.
  static let leaking = jobDefinition(#"{"name": "WANDB_API_KEY", "value": "\#(key)"}"#)

  /// A job definition that nothing is wrong with.
  static let clean = jobDefinition(#"{"name": "WANDB_MODE", "value": "offline"}"#)

  /// A job definition that gives one note: nothing in it supplies a key.
  static let noted = jobDefinition(#"{"name": "WANDB_PROJECT", "value": "vision"}"#)

  static func jobDefinition(_ variable: String) -> String {
    """
    {"jobDefinitionName": "train", "type": "container", "containerProperties": {
      "image": "train", "command": ["python", "train.py"], "vcpus": 1, "memory": 2048,
      "environment": [
        \(variable)
      ]}}

    """
  }
}
