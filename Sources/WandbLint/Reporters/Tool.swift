/// What the tool says about itself.
public enum Tool {
  /// The command's name.
  public static let name = "wandb-lint"
  /// The release, by semantic versioning.
  public static let version = "0.1.0"
  /// Where the project lives.
  public static let homepage = "https://github.com/wandb-lint/wandb-lint"

  /// The address of a rule's documentation.
  public static func documentation(of rule: Rule) -> String { "\(homepage)/blob/main/docs/rules/\(rule.id).md" }
}
