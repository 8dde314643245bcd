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
    var file = GitHubEnvironmentFile(builder: builder)
    let steps = job["steps"]?.items ?? []
    for (index, step) in steps.enumerated() {
      let own = variables(step["env"])
      guard let run = step["run"]?.text else { continue }
      let entries = environment.merging(file.entries) { $1 }.merging(own) { $1 }
      let context = ProcessContext(
        environment: Environment(entries: PersistentMap(entries), others: .unknown))
      let program = step["shell"]?.string ?? shell ?? "bash"
      guard let dialect = EmbeddedScript.dialect(program) else {
        runForeign(run, program, writing: &file)
        continue
      }
      let commands = builder.commands.count
      let exports = LostExports(builder)
      EmbeddedScript.run(run, dialect: dialect, in: context, builder)
      file.read(builder.commands[commands...])
      if steps[(index + 1)...].contains(where: { $0["run"] != nil }) {
        exports.report(
          { "The step's shell ends here, so '\($0)' is set for no later step." },
          help: { "Write 'echo \"\($0)=...\" >> \"$GITHUB_ENV\"'." })
      }
    }
  }

  /// A step in another language than the shell's.
  private func runForeign(_ script: SourceText, _ program: String, writing file: inout GitHubEnvironmentFile) {
    if program.hasPrefix("python") {
      var reader = PythonReader(script, flavor: .module, builder: builder)
      reader.read()
    } else if program.hasPrefix("pwsh") || program.hasPrefix("powershell") {
      let script = PowerShellScript(script)
      for (name, value) in script.variables {
        _ = builder.add(
          Assignment(
            name: name.string, nameLocation: name.location, value: value, carrier: .shellExport,
            location: Location(name.file, name.range.union(value.location.range))))
      }
      for line in script.written { file.add(line) }
    }
  }
}
