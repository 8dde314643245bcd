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
    case "aws_ecs_task_definition":
      if let node = block["container_definitions"].flatMap(document) {
        TaskDefinitionReader(builder: builder, root: node).read()
      }
    default: break
    }
    visit(block, depth: 0)
  }

  /// The value itself, or the JSON that its text holds.
  private func document(_ node: DataNode) -> DataNode? {
    guard let text = node.text else { return node }
    let documents = JSONReader.parse(text)
    // Interpolations may stand where JSON wants a value, so mistakes are not the author's.
    return documents.roots.first
  }

  /// Containers of pods, scripts that a machine starts with, and variables anywhere else.
  private func visit(_ node: DataNode, depth: Int) {
    guard depth < 40 else { return }
    if isContainer(node) { return readContainer(node) }
    readVariables(node)
    for member in node.members ?? [] {
      if Self.scriptNames.contains(member.name), let script = member.value.text { run(script) }
      visit(member.value, depth: depth + 1)
    }
    for item in node.items ?? [] { visit(item, depth: depth + 1) }
  }

  private static let scriptNames = [
    "user_data", "user_data_base64", "metadata_startup_script", "startup-script", "startup_script", "custom_data",
  ]

  private func run(_ script: SourceText) {
    let start = script.bytes.first { $0 > 0x20 }
    guard start == UInt8(ascii: "#") else { return }
    EmbeddedScript.run(script, dialect: .bash, in: ProcessContext(environment: Environment(others: .unknown)), builder)
  }

  // MARK: Containers

  /// Whether a map describes a container as Kubernetes does: an image, and blocks `env` with a name in each (the
  /// resources of the kubernetes provider, `eks_properties` of AWS Batch, Vertex AI, Cloud Run).
  private func isContainer(_ node: DataNode) -> Bool {
    guard let members = node.members, members.contains(where: { ["image", "image_uri"].contains($0.name) }) else {
      return false
    }
    return members.contains { $0.name == "env" && $0.value["name"] != nil }
  }

  private func readContainer(_ node: DataNode) {
    var variables = KubernetesVariables(
      builder: builder, stores: KubernetesStores([], builder: builder), checksTypes: false)
    for member in node.members ?? [] where member.name == "env_from" { variables.addAll(of: member.value) }
    for member in node.members ?? [] where member.name == "env" { variables.add(item: member.value) }
    let words = ["command", "args"].flatMap { node[$0]?.items ?? [] }.compactMap { item in
      item.text.map { variables.value(of: $0, at: item.location) }
    }
    let image = (node["image"] ?? node["image_uri"]).flatMap(TemplateScalar.value)
    let container = Container(name: node["name"]?.string, image: image, at: node.location)
    CommandRunner(builder: builder).run(
      words, in: ProcessContext(environment: variables.environment, container: container),
      at: (node["command"] ?? node["args"])?.location ?? node.location)
  }

  // MARK: Variables

  /// A map whose keys are all written as variables are, or one variable as `{ name = ..., value = ... }`.
  private func readVariables(_ node: DataNode) {
    guard let members = node.members, !members.isEmpty else { return }
    let block = VariableBlock(builder: builder)
    if members.allSatisfy({ EnvironmentName.isConventional($0.name) && $0.name.contains("_") }) {
      _ = block.entries(of: node)
    } else if let name = node["name"]?.string, EnvironmentName.isConventional(name), node["value"]?.text != nil {
      block.add(item: node)
    }
  }
}
