import Syntax

/// Reads the builder's file, a GitHub Actions workflow or composite action, into it.
func readGitHubActions(into builder: SpecBuilder) {
  let roots = builder.readYAML()
  for root in roots { GitHubActionsReader(builder: builder).read(root) }
}

/// Turns the `run` steps of a workflow into processes. A step sees its own `env` over what earlier steps wrote to
/// `$GITHUB_ENV`, over the job's and the workflow's `env` (docs.github.com, "Variables").
struct GitHubActionsReader {
  let builder: SpecBuilder

  func read(_ root: DataNode) {
    let workflow = variables(root["env"])
    let shell = root["defaults"]?["run"]?["shell"]?.string
    for job in root["jobs"]?.members ?? [] {
      var environment = workflow.merging(variables(job.value["env"])) { $1 }
      if let container = job.value["container"] { environment.merge(variables(container["env"])) { $1 } }
      for service in job.value["services"]?.members ?? [] { _ = variables(service.value["env"]) }
      runSteps(
        of: job.value, environment, shell: job.value["defaults"]?["run"]?["shell"]?.string ?? shell)
    }
    if let action = root["runs"] { runSteps(of: action, workflow.merging(variables(action["env"])) { $1 }, shell: nil) }
  }

  private func variables(_ node: DataNode?) -> [String: Environment.Entry] {
    VariableBlock(builder: builder, scalars: .workflow).entries(of: node)
  }

  private func runSteps(of job: DataNode, _ environment: [String: Environment.Entry], shell: String?) {
    var environment = environment
    for step in job["steps"]?.items ?? [] {
      let own = variables(step["env"])
      guard let run = step["run"]?.text else { continue }
      guard let dialect = EmbeddedScript.dialect(step["shell"]?.string ?? shell ?? "bash") else { continue }
      let context = ProcessContext(
        environment: Environment(entries: PersistentMap(environment.merging(own) { $1 }), others: .unknown))
      let first = builder.commands.count
      EmbeddedScript.run(run, dialect: dialect, in: context, builder)
      for command in builder.commands[first...] { addWritten(by: command, to: &environment) }
    }
  }

  /// `echo "NAME=value" >> "$GITHUB_ENV"`: later steps see NAME.
  private func addWritten(by command: CommandRun, to environment: inout [String: Environment.Entry]) {
    guard command.outputPath?.references.contains("GITHUB_ENV") == true,
      ["echo", "printf"].contains(command.words.first?.known), let word = command.words.last
    else { return }
    guard let parts = split(word) else { return }
    let id = builder.add(
      Assignment(
        name: parts.name.string, nameLocation: parts.name.location, value: parts.value, carrier: .yamlEnvironment,
        location: word.location))
    environment[parts.name.string] = Environment.Entry(parts.value.known.map { .set($0) } ?? .setUnknown, by: id)
  }

  /// A word `NAME=value` at its first `=`, where the name is literal.
  private func split(_ word: Value) -> (name: SourceText, value: Value)? {
    guard case .literal(let head)? = word.parts.first,
      let equals = head.bytes.firstIndex(of: UInt8(ascii: "=")).map({ $0 - head.bytes.startIndex }), equals > 0
    else { return nil }
    let rest = head.slice(equals + 1..<head.count)
    var value = Value(
      (rest.isEmpty ? [] : [.literal(rest)]) + word.parts.dropFirst(),
      at: Location(head.file, SourceRange(rest.range.start, max(rest.range.end, word.location.range.end))))
    if let known = word.known { value.known = String(known.drop { $0 != "=" }.dropFirst()) }
    return (head.slice(0..<equals), value)
  }
}
