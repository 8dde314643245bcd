import Syntax

/// Reads the builder's file, a launcher's configuration, into it.
func readLauncherConfig(into builder: SpecBuilder) {
  if builder.kind == .devcontainer {
    // The file is JSON with comments, which the reader mentions and passes over.
    for root in JSONReader.parse(builder.file.text).roots { DevcontainerReader(builder: builder).read(root) }
    return
  }
  let isSkyPilot = builder.kind == .skypilot
  for root in builder.readYAML(isSkyPilot ? .yaml11 : .core) {
    LauncherConfigReader(builder: builder, isSkyPilot: isSkyPilot).visit(root, inherited: [:], depth: 0)
  }
}

/// Reads configurations that hold maps of variables and commands side by side: SkyPilot tasks, dstack configurations,
/// Ray jobs and runtime environments, Vertex AI and Azure ML jobs.
///
/// A block of variables holds for the commands in its own map and below.
struct LauncherConfigReader {
  let builder: SpecBuilder
  /// Whether values go through Python's `str()`.
  var isSkyPilot = false
  private static let depthLimit = 48
  private static let variableKeys = [
    "env", "envs", "environment_variables", "environmentVariables", "env_vars", "secrets",
  ]
  private static let commandKeys = ["setup", "run", "commands", "command", "args", "entrypoint"]

  func visit(
    _ node: DataNode, inherited: [String: Environment.Entry], depth: Int, replication: Container.Replication = .single
  ) {
    guard depth < Self.depthLimit else { return }
    for item in node.items ?? [] {
      visit(item, inherited: inherited, depth: depth + 1, replication: replication)
    }
    guard let members = node.members else { return }
    let copies = self.copies(of: node).map { $0 > 1 ? Container.Replication.multinode : .single } ?? replication
    var entries = inherited
    for key in Self.variableKeys { entries.merge(variables(of: node, key)) { $1 } }
    runCommands(of: node, entries, copies)
    for member in members where !Self.variableKeys.contains(member.name) {
      visit(member.value, inherited: entries, depth: depth + 1, replication: copies)
    }
  }

  /// On how many machines a job runs: SkyPilot, dstack, Vertex AI, Azure ML.
  private func copies(of node: DataNode) -> Int? {
    (node["num_nodes"] ?? node["nodes"] ?? node["replicaCount"] ?? node["resources"]?["instance_count"])?.integer
  }

  /// The variables under a key; Ray keeps them in `runtime_env`, and Vertex AI's list is that of Kubernetes.
  private func variables(of node: DataNode, _ key: String) -> [String: Environment.Entry] {
    guard let block = node[key] ?? node["runtime_env"]?[key] else { return [:] }
    if key == "env", node["imageUri"] != nil || node["image_uri"] != nil {
      var variables = KubernetesVariables(builder: builder, stores: KubernetesStores([], builder: builder))
      variables.add(block)
      return variables.entries
    }
    // Ray runs values through os.path.expandvars on the worker.
    let isRay = key == "env_vars"
    var reader = VariableBlock(
      builder: builder, scalars: isSkyPilot ? .python : .written, references: isRay ? [.bare, .braces] : .braces)
    if isRay { reader.rejectsOtherTypes = "Ray" }
    return reader.entries(of: block)
  }

  private func runCommands(
    of node: DataNode, _ entries: [String: Environment.Entry], _ replication: Container.Replication
  ) {
    let environment = Environment(entries: PersistentMap(entries), others: .unknown)
    var context = ProcessContext(environment: environment)
    if replication != .single { context.container = Container(replication: replication, at: node.location) }
    let runner = CommandRunner(builder: builder)
    // `command` and `args` as lists are words for exec; as texts they are scripts, as `run` and `setup` always are.
    let expansion = KubernetesExpansion(environment: environment)
    let words = ["command", "args"].flatMap { node[$0]?.items ?? [] }.compactMap { item in
      item.text.map { expansion.expand($0, at: item.location) }
    }
    if !words.isEmpty {
      runner.run(words, in: context, at: (node["command"] ?? node["args"])?.location ?? node.location)
    }
    for key in Self.commandKeys where !(["command", "args"].contains(key) && node[key]?.items != nil) {
      guard let script = EmbeddedScript.joined(node[key], in: builder.file) else { continue }
      runner.runScript(script, dialect: .bash, in: context)
    }
  }
}
