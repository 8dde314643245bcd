import Syntax

/// Reads the builder's file, a Google Cloud Build configuration, into it.
func readCloudBuild(into builder: SpecBuilder) {
  let roots = builder.readYAML()
  for root in roots { CloudBuildReader(builder: builder).read(root) }
}

/// Turns the steps of a Cloud Build configuration into processes: `env` holds `NAME=value` texts, `secretEnv` names whose
/// values Secret Manager has, `$NAME` and `${NAME}` are substitutions, `$$` is a dollar (cloud.google.com/build/docs,
/// "Substituting variable values").
struct CloudBuildReader {
  let builder: SpecBuilder

  func read(_ root: DataNode) {
    let global = variables(of: root["options"])
    for step in root["steps"]?.items ?? [] {
      let entries = global.merging(variables(of: step)) { $1 }
      let context = ProcessContext(
        environment: Environment(entries: PersistentMap(entries), others: .absent),
        container: Container(
          name: step["id"]?.string, image: step["name"].flatMap(TemplateScalar.value), at: step.location))
      let runner = CommandRunner(builder: builder)
      if let script = step["script"]?.text {
        runner.runScript(script, dialect: .bash, in: context)
        continue
      }
      let words = [step["entrypoint"]].compactMap { $0 } + (step["args"]?.items ?? step["args"].map { [$0] } ?? [])
      runner.run(words.compactMap(word), in: context, at: step["args"]?.location ?? step.location)
    }
  }

  private func variables(of node: DataNode?) -> [String: Environment.Entry] {
    var entries = VariableBlock(builder: builder).entries(of: node?["env"])
    for name in node?["secretEnv"]?.items ?? [] {
      guard let text = name.text else { continue }
      entries[text.string] = Environment.Entry(.setUnknown)
    }
    for (name, entry) in entries {
      if case .set(let value) = entry.state, value.contains("$") { entries[name]?.state = .setUnknown }
    }
    return entries
  }

  /// A word with `$$` read as a dollar for the container's shell; a substitution is not known.
  private func word(_ node: DataNode) -> Value? {
    guard let text = node.text else { return nil }
    var builder = SourceTextBuilder(file: text.file, anchor: text.range.start)
    var index = 0
    var start = 0
    while index + 1 < text.count {
      guard text[index] == UInt8(ascii: "$") else {
        index += 1
        continue
      }
      builder.append(text.slice(start..<index))
      if text[index + 1] == UInt8(ascii: "$") {
        builder.append([UInt8(ascii: "$")], standingFor: text.range(index..<index + 2))
        index += 2
      } else {
        // A substitution: left as a variable that nothing in the container sets.
        builder.append(text.slice(index..<index + 1))
        index += 1
      }
      start = index
    }
    builder.append(text.slice(min(start, text.count)..<text.count))
    return Value(literal: builder.finish(), at: node.location)
  }
}
