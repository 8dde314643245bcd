import Syntax

/// Reads the builder's file, a launcher's configuration, into it.
func readLauncherConfig(into builder: SpecBuilder) {
  let style = LauncherConfigReader.Style(builder.kind)
  let roots: [DataNode]
  if style == .devcontainer {
    // The file is JSON with comments, which the reader mentions and passes over.
    roots = JSONReader.parse(builder.file.text).roots
  } else {
    roots = builder.readYAML(style == .skypilot ? .yaml11 : .core)
  }
  for root in roots { LauncherConfigReader(builder: builder, style: style).visit(root, inherited: [:], depth: 0) }
}

/// Reads configurations that hold maps of variables and commands side by side: SkyPilot tasks, dstack configurations,
/// Ray jobs and runtime environments, Vertex AI and Azure ML jobs, devcontainers.
///
/// A block of variables holds for the commands in its own map and below.
struct LauncherConfigReader {
  /// What the launchers do differently.
  enum Style {
    /// SkyPilot: values go through Python's `str()`.
    case skypilot
    /// devcontainer.json: `containerEnv` is the container's, `remoteEnv` the tools'.
    case devcontainer
    /// The others.
    case plain

    init(_ kind: Kind) {
      switch kind {
      case .skypilot: self = .skypilot
      case .devcontainer: self = .devcontainer
      default: self = .plain
      }
    }
  }

  let builder: SpecBuilder
  let style: Style
  private static let depthLimit = 48
  private static let variableKeys = [
    "env", "envs", "environment_variables", "environmentVariables", "env_vars", "containerEnv", "remoteEnv", "secrets",
  ]
  private static let commandKeys = ["setup", "run", "commands", "command", "args", "entrypoint", "postCreateCommand"]

  func visit(_ node: DataNode, inherited: [String: Environment.Entry], depth: Int) {
    guard depth < Self.depthLimit else { return }
    for item in node.items ?? [] { visit(item, inherited: inherited, depth: depth + 1) }
    guard let members = node.members else { return }
    let block = VariableBlock(builder: builder, scalars: style == .skypilot ? .python : .written)
    var entries = inherited
    for key in Self.variableKeys {
      for (name, entry) in block.entries(of: variables(node, key)) { entries[name] = resolved(entry) }
    }
    runCommands(of: node, entries)
    for member in members where !Self.variableKeys.contains(member.name) {
      visit(member.value, inherited: entries, depth: depth + 1)
    }
  }

  /// The variables under a key; Ray keeps them in `runtime_env`.
  private func variables(_ node: DataNode, _ key: String) -> DataNode? {
    node[key] ?? node["runtime_env"]?[key]
  }

  /// A value with `${...}` in it is a reference that the launcher or the shell resolves.
  private func resolved(_ entry: Environment.Entry) -> Environment.Entry {
    guard case .set(let value) = entry.state, value.contains("${") || value.contains("$(") else { return entry }
    return Environment.Entry(.setUnknown, by: entry.assignment)
  }

  private func runCommands(of node: DataNode, _ entries: [String: Environment.Entry]) {
    let environment = Environment(entries: PersistentMap(entries), others: .unknown)
    let context = ProcessContext(environment: environment)
    let runner = CommandRunner(builder: builder)
    // `command` and `args` as lists are words for exec; as texts they are scripts, as `run` and `setup` always are.
    let words = ["command", "args"].flatMap { node[$0]?.items ?? [] }.compactMap(TemplateScalar.value)
    if !words.isEmpty {
      runner.run(words, in: context, at: (node["command"] ?? node["args"])?.location ?? node.location)
    }
    for key in Self.commandKeys where !(["command", "args"].contains(key) && node[key]?.items != nil) {
      guard let script = EmbeddedScript.joined(node[key], in: builder.file) else { continue }
      runner.runScript(script, dialect: .bash, in: context)
    }
  }
}
