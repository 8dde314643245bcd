import Syntax

/// Reads the builder's file, a Compose file, into it.
func readCompose(into builder: SpecBuilder) {
  var roots = builder.readYAML()
  guard builder.problems.isEmpty else { return }
  for path in ComposeReader.overridePaths(of: builder.file.path) {
    guard let file = builder.surroundings.read(path) else { continue }
    roots += YAMLReader.parse(file.text).roots
  }
  ComposeReader(builder: builder).read(roots)
}

/// Turns the services of a Compose project into processes.
struct ComposeReader {
  let builder: SpecBuilder

  /// The override files that Compose reads together with a file of this name.
  static func overridePaths(of path: String) -> [String] {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), ["compose", "docker-compose"].contains(name[..<dot]) else { return [] }
    return ["yml", "yaml"].map { "\(name[..<dot]).override.\($0)" }
  }

  func read(_ roots: [DataNode]) {
    for root in roots {
      reportKeys(in: root, depth: 0)
      ComposeSchema(builder: builder).check(root)
    }
    let template = template()
    let services = ComposeProject(roots, builder: builder).services
    ComposeReferences(builder: builder, roots: roots, services: services).check()
    for service in services {
      var environment = ComposeEnvironment(builder: builder, template: template)
      for layer in service.values("env_file") { environment.addFiles(layer.node, in: layer.folder) }
      for layer in service.values("environment") { environment.add(layer.node) }
      for layer in service.values("build") { addBuildArguments(layer.node, template) }
      start(service, in: environment.entries, template)
    }
  }

  private func start(_ service: ComposeService, in entries: [String: Environment.Entry], _ template: ComposeTemplate) {
    var environment = Environment(entries: PersistentMap(entries), others: .absent)
    environment.losses = template.host.entries.compactMap { name, entry in
      guard entries[name] == nil, let assignment = entry.assignment else { return nil }
      return Loss(name, assignment: assignment, reason: .interpolationOnly)
    }.sorted { $0.assignment < $1.assignment }
    let image = service.value("image").flatMap { $0.text }.map { template.value(of: $0, at: $0.location) }
    let container = Container(
      name: service.name, image: image,
      readOnlyRoot: service.value("read_only").flatMap { $0.text?.string == "true" ? $0.location : nil },
      at: service.location)
    let entrypoint = service.value("entrypoint").map { words($0, template) } ?? []
    let command = service.value("command").map { words($0, template) } ?? []
    CommandRunner(builder: builder).run(
      entrypoint + command, in: ProcessContext(environment: environment, container: container),
      at: service.value("command")?.location ?? service.location)
  }

  /// The words of a `command` or `entrypoint`: a list as it is, a string split like a shell would, never expanded in
  /// the container.
  private func words(_ node: DataNode, _ template: ComposeTemplate) -> [Value] {
    if let items = node.items {
      return items.compactMap { item in item.text.map { template.value(of: $0, at: item.location) } }
    }
    guard let text = node.text, !text.isEmpty else { return [] }
    if case .null = node.content { return [] }
    let value = template.value(of: text, at: node.location)
    guard let words = ComposeCommand.words(of: value.text ?? text) else {
      builder.report(Problem(.shapeRejected, at: node.location, "A quote in this command is not closed."))
      return []
    }
    return words.map { word in
      let isKnown = value.known != nil || !word.bytes.contains(UInt8(ascii: "$"))
      return isKnown ? Value(literal: word) : template.value(of: word, at: word.location)
    }
  }

  private func addBuildArguments(_ build: DataNode, _ template: ComposeTemplate) {
    guard let arguments = build["args"] else { return }
    for member in arguments.members ?? [] {
      let value = member.value.text.map { template.value(of: $0, at: member.value.location) }
      addBuildArgument(member.name, member.key.location, value, whole: member.key.location)
    }
    for item in arguments.items ?? [] {
      guard let raw = item.text else { continue }
      let text = template.value(of: raw, at: item.location).text ?? raw
      let equals = text.bytes.firstIndex(of: UInt8(ascii: "=")).map { $0 - text.bytes.startIndex } ?? text.count
      let value = equals < text.count ? Value(literal: text.slice(equals + 1..<text.count)) : nil
      let name = text.slice(0..<equals)
      addBuildArgument(name.string, name.location, value, whole: item.location)
    }
  }

  private func addBuildArgument(_ name: String, _ location: Location, _ value: Value?, whole: Location) {
    if value == nil { builder.uses.append(VariableUse(name, at: location)) }
    _ = builder.add(
      Assignment(
        name: name, nameLocation: location, value: value, carrier: .buildArgument, location: whole, phase: .build))
  }

  /// The host as Compose sees it: the caller's environment, then `.env` next to the file.
  private func template() -> ComposeTemplate {
    var host = builder.surroundings.callerEnvironment
    if let file = builder.surroundings.read(".env") {
      let content = EnvFileContent(
        file.text, .compose, LaunchCall(builder: builder, location: file.text.location), host)
      for (name, entry) in content.entries where host.entries[name] == nil { host.entries[name] = entry }
    }
    return ComposeTemplate(builder: builder, host: host)
  }

  /// go-yaml refuses a map with the same key twice, and compose-go a key that is no string.
  private func reportKeys(in node: DataNode, depth: Int) {
    guard depth < 64 else { return }
    if let members = node.members {
      var seen: [String: Location] = [:]
      // Members that a merge key brings in are written elsewhere, and the map's own ones replace them.
      for member in members where node.location.range.contains(member.key.location.range) {
        if let first = seen[member.name], first != member.key.location {
          builder.report(
            Problem(
              .duplicateVariable, variable: member.name, at: member.key.location,
              "The key '\(member.name)' stands twice in this map, which Compose rejects.",
              help: "Remove one of the two.", related: [(first, "the first one")]))
        }
        seen[member.name] = member.key.location
        let isText = member.key.style != .plain || member.key.tag != nil || ComposeScalar.isText(member.name)
        if !isText || member.name.isEmpty {
          builder.report(
            Problem(.shapeRejected, at: member.key.location, "A key must be a string; put it in quotes."))
        }
        reportKeys(in: member.value, depth: depth + 1)
      }
    }
    for item in node.items ?? [] { reportKeys(in: item, depth: depth + 1) }
    if node.style == .doubleQuoted, node.text?.bytes.contains(UInt8(ascii: "/")) == true { reportEscape(in: node) }
  }

  /// go-yaml refuses `\/`, which YAML 1.2 has for the sake of JSON.
  private func reportEscape(in node: DataNode) {
    let bytes = node.location.bytes
    var index = bytes.startIndex
    while let found = bytes[index...].firstIndex(of: UInt8(ascii: "\\")), found + 1 < bytes.endIndex {
      index = found + 2
      guard bytes[found + 1] == UInt8(ascii: "/") else { continue }
      let start = node.location.range.start + found - bytes.startIndex
      builder.report(
        Problem(
          .shapeRejected, at: Location(node.location.file, SourceRange(start, start + 2)),
          "Compose knows no escape '\\/'; write '/'."))
    }
  }
}
