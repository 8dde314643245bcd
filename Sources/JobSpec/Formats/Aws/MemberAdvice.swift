import Syntax

/// What to do about members that AWS Batch rejects.
enum MemberAdvice {
  /// The member that somebody meant: in another case, under the name that a neighbouring format has for it, or misspelt.
  static func suggestion(for name: String, among members: some Collection<String>) -> String? {
    if strangers[name] != nil { return nil }
    if let same = members.first(where: { $0.lowercased() == name.lowercased() }) { return same }
    if let cousin = cousins[name.lowercased()]?.first(where: members.contains) { return cousin }
    return Spelling.nearest(to: name, among: members.sorted())
  }

  /// Members that stand for nothing here, though others are spelt nearly alike.
  private static let strangers = [
    "jobDefinitionArn": answer, "revision": answer, "status": answer, "containerOrchestrationType": answer,
    "secrets": "Overrides take no secrets; set them in the job definition.",
    "environmentFiles": "AWS Batch reads no environment files; write the variables into 'environment'.",
    "valueFrom": "A variable whose value is a secret stands in 'secrets'.",
  ]

  private static let answer =
    "Only the answer of describe-job-definitions has it; remove it before the definition is registered."

  /// Names that Kubernetes, Compose or another part of the API has for the same thing.
  private static let cousins: [String: [String]] = [
    "env": ["environment"], "environment": ["env"], "environmentvariables": ["environment", "env"],
    "envs": ["environment", "env"],
    "args": ["command"], "cmd": ["command"], "entrypoint": ["command"], "key": ["name"], "val": ["value"],
    "volumemounts": ["mountPoints"], "mountpoints": ["volumeMounts"], "value": ["valueFrom"],
    "cpu": ["resourceRequirements", "resources"], "gpus": ["resourceRequirements", "resources"],
    "resources": ["resourceRequirements"], "resourcerequirements": ["resources"],
    "containeroverrides": ["containerProperties"],
    "container": ["containerProperties"], "containerproperties": ["containerOverrides", "container"],
  ]

  static func help(for name: String, suggestion: String?, in members: [String]) -> String {
    if let suggestion {
      return suggestion.lowercased() == name.lowercased()
        ? "Write '\(suggestion)': AWS tells upper and lower case apart." : "Did you mean '\(suggestion)'?"
    }
    if name == "secrets", members.contains("podProperties") { return "A pod takes secrets as volumes only." }
    return strangers[name] ?? "Remove it."
  }

  static func help(for node: DataNode, wanting shape: Shape, in members: [String]) -> String {
    switch (shape, node.content) {
    case (_, .null): return "Leave it out, or write \(shape.name)."
    case (.string, .number), (.string, .bool), (.string, .timestamp), (.nonEmptyString, .number),
      (.nonEmptyString, .bool):
      return "Put the value in double quotes."
    case (.string, .sequence): return "Join the items into one string."
    case (.integer, .string), (.boolean, .string): return "Write it without quotes, as \(shape.name)."
    case (.list, .string):
      return members.last == "command"
        ? "Write each word as a string of its own: [\"python\", \"train.py\"]." : "Put it in a list."
    default: return "Write \(shape.name)."
    }
  }
}
