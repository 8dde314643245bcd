import Syntax

/// The values of a Helm chart. Which of them become variables is the chart's choice, so the usual names are taken:
/// `env`, `extraEnv`, `envVars` and the like, as a map or as a list of names and values.
struct HelmValues {
  let builder: SpecBuilder
  private static let depthLimit = 32

  /// Whether a document is no manifest, in a file that is named as values are.
  static func matches(_ root: DataNode, _ file: SourceFile) -> Bool {
    let name = file.path.split(separator: "/").last ?? ""
    return name.contains("values") && root["apiVersion"] == nil && root["kind"] == nil
  }

  func visit(_ node: DataNode, depth: Int) {
    guard depth < Self.depthLimit else { return }
    for member in node.members ?? [] {
      if Self.isVariables(member.name) { _ = VariableBlock(builder: builder).entries(of: member.value) }
      visit(member.value, depth: depth + 1)
    }
    for item in node.items ?? [] { visit(item, depth: depth + 1) }
  }

  private static func isVariables(_ name: String) -> Bool {
    let name = name.lowercased()
    return ["env", "envs", "envvars", "env_vars", "environment", "environmentvariables"].contains { name.hasSuffix($0) }
  }
}
