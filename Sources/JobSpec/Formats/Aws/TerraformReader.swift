import Syntax

/// Reads the builder's file, a Terraform configuration, into it.
func readTerraform(into builder: SpecBuilder) {
  let documents = HCLReader.parse(builder.file.text)
  builder.comments += documents.comments
  for block in documents.roots.first?.items ?? [] { TerraformReader(builder: builder, block: block).read() }
}

/// Finds the container descriptions in a resource of Terraform's AWS provider: JSON in a here-document or a string, or an
/// object in `jsonencode`.
struct TerraformReader {
  let builder: SpecBuilder
  let block: DataNode

  func read() {
    switch block["resource"]?.string {
    case "aws_batch_job_definition":
      for member in ["container_properties", "node_properties", "ecs_properties"] {
        guard let node = block[member].flatMap(document) else { continue }
        BatchReader(builder: builder, root: node).read()
      }
      visit(block, depth: 0)
    case "aws_ecs_task_definition":
      guard let node = block["container_definitions"].flatMap(document) else { return }
      TaskDefinitionReader(builder: builder, root: node).read()
    default: visit(block, depth: 0)
    }
  }

  /// The value itself, or the JSON that its text holds.
  private func document(_ node: DataNode) -> DataNode? {
    guard let text = node.text else { return node }
    let documents = JSONReader.parse(text)
    // Interpolations may stand where JSON wants a value, so mistakes are not the author's.
    return documents.roots.first
  }

  /// Maps of variables anywhere else: `environment = { ... }`, `env { name, value }` blocks of Kubernetes resources.
  private func visit(_ node: DataNode, depth: Int) {
    guard depth < 40 else { return }
    for member in node.members ?? [] {
      if ["environment", "env", "variables", "environment_variables", "env_vars"].contains(member.name) {
        addVariables(of: member.value)
      }
      visit(member.value, depth: depth + 1)
    }
    for item in node.items ?? [] { visit(item, depth: depth + 1) }
  }

  private func addVariables(of node: DataNode) {
    let block = VariableBlock(builder: builder)
    if let name = node["name"]?.text, let value = node["value"].flatMap(TemplateScalar.value) {
      _ = builder.add(
        Assignment(
          name: name.string, nameLocation: name.location, value: value, carrier: .yamlEnvironment,
          location: node.location))
    } else {
      _ = block.entries(of: node)
    }
  }
}
