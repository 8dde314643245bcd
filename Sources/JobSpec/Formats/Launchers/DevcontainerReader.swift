import Syntax

/// Reads a devcontainer.json: `containerEnv` is what every process sees, `remoteEnv` what the tools and the commands see
/// above it; `runArgs` are options of `docker run`, `build.args` build arguments (containers.dev, "Dev Container metadata
/// reference").
struct DevcontainerReader {
  let builder: SpecBuilder
  private static let commandKeys = [
    "onCreateCommand", "updateContentCommand", "postCreateCommand", "postStartCommand", "postAttachCommand",
  ]

  func read(_ root: DataNode) {
    addBuildArguments(root["build"]?["args"])
    var entries = runArguments(root)
    entries.merge(variables(root["containerEnv"])) { $1 }
    let image = root["image"].flatMap(TemplateScalar.value)
    let container = Container(name: root["name"]?.string, image: image, at: root.location)
    for (name, entry) in variables(root["remoteEnv"]) {
      // `null` takes a variable away from the tools.
      entries[name] = builder[entry.assignment ?? 0].value == nil ? .init(.absent, by: entry.assignment) : entry
    }
    let context = ProcessContext(
      environment: Environment(entries: PersistentMap(entries), others: .unknown), container: container)
    for key in Self.commandKeys { if let command = root[key] { run(command, in: context) } }
  }

  private func variables(_ node: DataNode?) -> [String: Environment.Entry] {
    VariableBlock(builder: builder, references: .braces).entries(of: node)
  }

  /// The variables that `-e` and `--env-file` among `runArgs` set.
  private func runArguments(_ root: DataNode) -> [String: Environment.Entry] {
    guard let list = root["runArgs"], let items = list.items, !items.isEmpty else { return [:] }
    // A `docker run` without an image starts nothing, so one is put behind the options.
    let place = list.location.range
    func word(_ text: String) -> Value {
      var builder = SourceTextBuilder(file: list.location.file, anchor: place.start)
      builder.append(Array(text.utf8), standingFor: SourceRange(place.start, place.start))
      return Value(literal: builder.finish(), at: Location(list.location.file, SourceRange(place.start, place.start)))
    }
    let options = items.compactMap { item in
      item.text.map { Value(ScalarReferences.braces.parts(of: $0), at: item.location) }
    }
    let first = builder.processes.count
    CommandRunner(builder: builder).run(
      [word("docker"), word("run")] + options + [word("image")],
      in: ProcessContext(environment: builder.surroundings.callerEnvironment), at: list.location)
    let started = builder.processes[first...]
    builder.processes.removeSubrange(first...)
    var entries: [String: Environment.Entry] = [:]
    for process in started {
      for (name, entry) in process.environment.entries where entry.assignment != nil { entries[name] = entry }
    }
    return entries
  }

  private func addBuildArguments(_ arguments: DataNode?) {
    for member in arguments?.members ?? [] {
      guard let text = member.value.text else { continue }
      let value = Value(ScalarReferences.braces.parts(of: text), at: member.value.location)
      _ = builder.add(
        Assignment(
          name: member.name, nameLocation: member.key.location, value: value, carrier: .buildArgument,
          location: Location(builder.file, member.key.location.range.union(member.value.location.range)), phase: .build
        ))
    }
  }

  /// A command: a text for a shell, a list of words, or a map of commands that run side by side.
  private func run(_ command: DataNode, in context: ProcessContext) {
    if let members = command.members {
      for member in members where member.value.members == nil { run(member.value, in: context) }
    } else if let items = command.items {
      CommandRunner(builder: builder).run(items.compactMap(TemplateScalar.value), in: context, at: command.location)
    } else if let text = command.text {
      CommandRunner(builder: builder).runScript(text, dialect: .sh, in: context)
    }
  }
}
