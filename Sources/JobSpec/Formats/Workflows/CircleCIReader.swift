import Syntax

/// Reads the builder's file, a CircleCI configuration, into it.
func readCircleCI(into builder: SpecBuilder) {
  let roots = builder.readYAML()
  for root in roots {
    let reader = CircleCIReader(builder: builder, root: root)
    for executor in root["executors"]?.members ?? [] { _ = reader.readExecutor(executor.value) }
    for job in (root["jobs"]?.members ?? []) + (root["commands"]?.members ?? []) { reader.read(job.value) }
  }
}

/// Turns the `run` steps of a CircleCI job into processes; a step's `environment` beats what earlier steps wrote to
/// `$BASH_ENV`, and that the job's (circleci.com/docs, "Introduction to environment variables").
struct CircleCIReader {
  let builder: SpecBuilder
  let root: DataNode
  private static let depthLimit = 12

  /// The state of a job between its steps.
  private struct Job {
    var environment: [String: Environment.Entry]
    var shell: String
    /// What the steps have written to `$BASH_ENV`, which every later step's bash sources.
    var bashEnvironment: [String: Environment.Entry] = [:]
  }

  func read(_ job: DataNode) {
    var environment = readExecutor(job)
    let executor = job["executor"].flatMap { $0.string ?? $0["name"]?.string }
    if let executor, let node = root["executors"]?[executor] {
      environment = readExecutor(node).merging(environment) { $1 }
    }
    var state = Job(environment: environment, shell: job["shell"]?.string ?? "bash")
    run(job["steps"]?.items ?? [], in: &state, depth: 0)
  }

  /// The environment of an executor, or of a job that describes its own: that of the first image, in which the steps
  /// run, and its own above it.
  func readExecutor(_ node: DataNode) -> [String: Environment.Entry] {
    let block = VariableBlock(builder: builder)
    let images = (node["docker"]?.items ?? []).map { block.entries(of: $0["environment"]) }
    return (images.first ?? [:]).merging(block.entries(of: node["environment"])) { $1 }
  }

  private func run(_ steps: [DataNode], in job: inout Job, depth: Int) {
    guard depth < Self.depthLimit else { return }
    for step in steps {
      if let run = step["run"] {
        self.run(run, in: &job)
      } else if let branch = step["when"] ?? step["unless"] {
        self.run(branch["steps"]?.items ?? [], in: &job, depth: depth + 1)
      } else if let name = step.string ?? step.members?.first?.name, let command = root["commands"]?[name] {
        self.run(command["steps"]?.items ?? [], in: &job, depth: depth + 1)
      }
    }
  }

  private func run(_ run: DataNode, in job: inout Job) {
    guard let script = (run["command"] ?? run).text else { return }
    let own = VariableBlock(builder: builder).entries(of: run["environment"])
    guard let dialect = EmbeddedScript.dialect(run["shell"]?.string ?? job.shell) else { return }
    let entries = job.environment.merging(job.bashEnvironment) { $1 }.merging(own) { $1 }
    let context = ProcessContext(environment: Environment(entries: PersistentMap(entries), others: .unknown))
    let first = builder.commands.count
    let exports = LostExports(builder)
    EmbeddedScript.run(script, dialect: dialect, in: context, builder)
    exports.report(
      { "The step's shell ends here, so '\($0)' is set for no later step." },
      help: { "Write 'echo \"export \($0)=...\" >> \"$BASH_ENV\"'." })
    for command in builder.commands[first...] { addWritten(by: command, to: &job.bashEnvironment) }
  }

  /// `echo 'export NAME=value' >> "$BASH_ENV"`: later steps see NAME.
  private func addWritten(by command: CommandRun, to environment: inout [String: Environment.Entry]) {
    guard command.outputPath?.references.contains("BASH_ENV") == true,
      ["echo", "printf"].contains(command.words.first?.known)
    else { return }
    for word in command.words.dropFirst() {
      guard case .literal(let text)? = word.parts.first, word.parts.count == 1 else { continue }
      let before = builder.assignments.count
      let context = ProcessContext(environment: Environment(others: .unknown))
      let result = CommandRunner(builder: builder).runScript(text, dialect: .bash, in: context)
      builder.carry(before..<builder.assignments.count, by: .yamlEnvironment)
      for (name, entry) in result.entries where entry.assignment.map({ $0 >= before }) == true {
        environment[name] = entry
      }
    }
  }
}
