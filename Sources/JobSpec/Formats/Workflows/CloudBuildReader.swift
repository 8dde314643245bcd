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
  private static let substitutions: ScalarReferences = [.bare, .braces, .doubledDollar]

  func read(_ root: DataNode) {
    let global = variables(of: root["options"])
    for step in root["steps"]?.items ?? [] {
      let entries = global.merging(variables(of: step)) { $1 }
      let image = step["name"].flatMap(TemplateScalar.value)
      let context = ProcessContext(
        environment: Environment(entries: PersistentMap(entries), others: .absent),
        container: Container(name: step["id"]?.string, image: image, at: step.location))
      let runner = CommandRunner(builder: builder)
      if let script = step["script"]?.text {
        runner.runScript(script, dialect: .bash, in: context)
        continue
      }
      let words = (step["args"]?.items ?? step["args"].map { [$0] } ?? []).compactMap(word)
      let location = step["args"]?.location ?? step.location
      let program = step["entrypoint"].flatMap(word) ?? builderProgram(step["name"], image)
      runner.run([program].compactMap { $0 } + words, in: context, at: location)
    }
  }

  /// The program that one of Google's builder images starts, which has the image's name: `gcr.io/cloud-builders/docker`.
  private func builderProgram(_ node: DataNode?, _ image: Value?) -> Value? {
    guard let node, let text = node.text, let path = image?.known else { return nil }
    let components = path.split(separator: "/")
    let name = components.last.map { String($0.prefix { $0 != ":" && $0 != "@" }) } ?? ""
    guard components.contains("cloud-builders") || path == name, ["docker", "kubectl", "gcloud", "bash"].contains(name)
    else { return nil }
    var program = SourceTextBuilder(file: text.file, anchor: text.range.start)
    program.append(Array(name.utf8), standingFor: text.range)
    return Value(literal: program.finish(), at: node.location)
  }

  private func variables(of node: DataNode?) -> [String: Environment.Entry] {
    let block = VariableBlock(builder: builder, references: Self.substitutions)
    var entries = block.entries(of: node?["env"])
    for name in node?["secretEnv"]?.items ?? [] {
      guard let text = name.text else { continue }
      let value = Value([.dynamic(.secret, name.location)], at: name.location)
      let id = builder.add(
        Assignment(
          name: text.string, nameLocation: text.location, value: value, carrier: .yamlEnvironment,
          location: name.location))
      entries[text.string] = Environment.Entry(.setUnknown, by: id)
    }
    return entries
  }

  /// A word with `$$` read as a dollar for the container's shell; a substitution is not known, and left as a variable that
  /// nothing in the container sets.
  private func word(_ node: DataNode) -> Value? {
    guard let text = node.text else { return nil }
    var builder = SourceTextBuilder(file: text.file, anchor: text.range.start)
    for part in Self.substitutions.parts(of: text) {
      switch part {
      case .literal(let piece): builder.append(piece)
      case .reference(_, let place), .dynamic(_, let place):
        builder.append(Array(place.written.utf8), standingFor: place.range)
      }
    }
    return Value(literal: builder.finish(), at: node.location)
  }
}
