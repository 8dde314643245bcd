import Syntax

/// Reads the builder's file, a GitLab CI configuration, into it.
func readGitLab(into builder: SpecBuilder) {
  let roots = builder.readYAML()
  for root in roots { GitLabReader(builder: builder, root: root).read() }
}

/// Turns the jobs of a GitLab CI configuration into processes: `before_script` and `script` are one shell,
/// `after_script` is another; a job's variables beat the global ones (docs.gitlab.com, "Where variables can be used").
struct GitLabReader {
  let builder: SpecBuilder
  let root: DataNode
  private static let keywords: Set<String> = [
    "default", "include", "stages", "variables", "workflow", "image", "services", "cache", "before_script",
    "after_script", "spec", "pages",
  ]

  func read() {
    let global = variables(root["variables"])
    for job in root.members ?? [] where job.value.members != nil && !Self.keywords.contains(job.name) {
      let layers = chain(of: job.value, depth: 0)
      var entries = global
      for layer in layers { entries.merge(variables(layer["variables"])) { $1 } }
      // A name with a dot in front is a template that never runs.
      guard !job.name.hasPrefix(".") else { continue }
      func last(_ key: String) -> DataNode? { layers.reversed().lazy.compactMap { $0[key] }.first }
      let before = last("before_script") ?? root["default"]?["before_script"] ?? root["before_script"]
      run([before, last("script")], entries)
      run([last("after_script") ?? root["default"]?["after_script"] ?? root["after_script"]], entries)
    }
  }

  private func variables(_ node: DataNode?) -> [String: Environment.Entry] {
    var entries = VariableBlock(builder: builder).entries(of: node)
    // GitLab expands `$NAME` in values itself, from variables that mostly live in its settings.
    for (name, entry) in entries {
      if case .set(let value) = entry.state, value.contains("$") { entries[name]?.state = .setUnknown }
    }
    return entries
  }

  /// A job behind those that it extends.
  private func chain(of job: DataNode, depth: Int) -> [DataNode] {
    guard depth < 11, let extends = job["extends"] else { return [job] }
    let bases = (extends.items ?? [extends]).compactMap { $0.string.flatMap { root[$0] } }
    return bases.flatMap { chain(of: $0, depth: depth + 1) } + [job]
  }

  private func run(_ parts: [DataNode?], _ entries: [String: Environment.Entry]) {
    let file = builder.file
    let scripts = parts.compactMap { EmbeddedScript.joined($0, in: file) }
    guard let first = scripts.first else { return }
    var script = SourceTextBuilder(file: file, anchor: first.range.start)
    for part in scripts { script.append(part) }
    let context = ProcessContext(environment: Environment(entries: PersistentMap(entries), others: .unknown))
    CommandRunner(builder: builder).runScript(script.finish(), dialect: .bash, in: context)
  }
}
