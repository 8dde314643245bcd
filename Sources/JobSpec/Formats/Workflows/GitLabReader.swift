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
  /// The files that `include` names in the repository, weaker than the file itself.
  private let included: [DataNode]
  private static let keywords: Set<String> = [
    "default", "include", "stages", "types", "variables", "workflow", "image", "services", "cache", "before_script",
    "after_script", "spec",
  ]

  init(builder: SpecBuilder, root: DataNode) {
    self.builder = builder
    self.root = root
    let entries = root["include"].map { $0.items ?? [$0] } ?? []
    included = entries.compactMap { entry -> DataNode? in
      guard let node = entry.members == nil ? entry : entry["local"], let path = node.string,
        !path.contains("://"), !path.contains("*")
      else { return nil }
      let file = builder.surroundings.read(path.hasPrefix("/") ? String(path.dropFirst()) : path)
      builder.references.append(FileReference(path: path, at: node.location, isFound: file != nil))
      return file.flatMap { YAMLReader.parse($0.text).roots.first }
    }
  }

  func read() {
    var global: [String: Environment.Entry] = [:]
    for file in included + [root] { global.merge(variables(file["variables"])) { $1 } }
    let rules = conditional(root["workflow"])
    for job in root.members ?? [] where job.value.members != nil && !Self.keywords.contains(job.name) {
      let layers = chain(of: job.value, depth: 0)
      var entries = inherited(global, by: layers)
      for (name, entry) in rules { entries[name] = .init(.unknown, by: entry.assignment) }
      for layer in layers { entries.merge(variables(layer["variables"])) { $1 } }
      for layer in layers {
        for (name, entry) in conditional(layer) { entries[name] = .init(.unknown, by: entry.assignment) }
        for service in layer["services"]?.items ?? [] { _ = variables(service["variables"]) }
      }
      // A name with a dot in front is a template that never runs.
      guard !job.name.hasPrefix(".") else { continue }
      run(layers, entries)
    }
  }

  private func run(_ layers: [DataNode], _ entries: [String: Environment.Entry]) {
    func last(_ key: String) -> DataNode? { layers.reversed().lazy.compactMap { $0[key] }.first }
    let takesDefault = last("inherit")?["default"]?.content != .bool(false)
    func script(_ key: String) -> DataNode? {
      last(key) ?? (takesDefault ? global("default")?[key] ?? global(key) : nil)
    }
    run([script("before_script"), last("script")], entries)
    run([script("after_script")], entries)
  }

  /// A key at the top of the file, or of one that it includes.
  private func global(_ key: String) -> DataNode? {
    root[key] ?? included.reversed().lazy.compactMap { $0[key] }.first
  }

  /// The global variables that a job takes: all, none, or those that `inherit` names.
  private func inherited(
    _ global: [String: Environment.Entry], by layers: [DataNode]
  ) -> [String: Environment.Entry] {
    guard let inherit = layers.reversed().lazy.compactMap({ $0["inherit"]?["variables"] }).first else { return global }
    if let names = inherit.items { return global.filter { entry in names.contains { $0.string == entry.key } } }
    return inherit.content == .bool(false) ? [:] : global
  }

  /// The variables that a rule sets where it applies.
  private func conditional(_ node: DataNode?) -> [String: Environment.Entry] {
    var entries: [String: Environment.Entry] = [:]
    for rule in node?["rules"]?.items ?? [] { entries.merge(variables(rule["variables"])) { $1 } }
    return entries
  }

  /// GitLab expands `$NAME` in values itself, from variables that mostly live in its settings.
  private func variables(_ node: DataNode?) -> [String: Environment.Entry] {
    VariableBlock(builder: builder, references: [.bare, .braces, .doubledDollar]).entries(of: node)
  }

  /// A job behind those that it extends.
  private func chain(of job: DataNode, depth: Int) -> [DataNode] {
    guard depth < 11, let extends = job["extends"] else { return [job] }
    let bases = (extends.items ?? [extends]).compactMap { $0.string.flatMap(global) }
    return bases.flatMap { chain(of: $0, depth: depth + 1) } + [job]
  }

  private func run(_ parts: [DataNode?], _ entries: [String: Environment.Entry]) {
    let lines = parts.compactMap { $0 }.flatMap { commands($0, depth: 0) }
    guard let file = lines.first?.location.file else { return }
    // A text keeps its map to one file, so what another file adds is left out.
    let own = lines.filter { $0.location.file == file }
    guard let script = EmbeddedScript.joined(own, in: file) else { return }
    let context = ProcessContext(environment: Environment(entries: PersistentMap(entries), others: .unknown))
    CommandRunner(builder: builder).runScript(script, dialect: .bash, in: context)
  }

  /// The lines of a script, lists in lists laid flat and `!reference [job, key]` replaced by what it names.
  private func commands(_ node: DataNode, depth: Int) -> [DataNode] {
    guard depth < 10 else { return [] }
    if node.tag == "!reference" {
      guard let path = node.items, path.count == 2, let job = path[0].string, let key = path[1].string else {
        return []
      }
      return global(job)?[key].map { commands($0, depth: depth + 1) } ?? []
    }
    return node.items?.flatMap { commands($0, depth: depth + 1) } ?? [node]
  }
}
