import Syntax

/// Reads the builder's file, a CircleCI configuration, into it.
func readCircleCI(into builder: SpecBuilder) {
  let roots = builder.readYAML()
  for root in roots {
    for job in (root["jobs"]?.members ?? []) + (root["commands"]?.members ?? []) {
      CircleCIReader(builder: builder).read(job.value)
    }
    for executor in root["executors"]?.members ?? [] { CircleCIReader(builder: builder).readImages(executor.value) }
  }
}

/// Turns the `run` steps of a CircleCI job into processes; a step's `environment` beats the job's (circleci.com/docs,
/// "Environment variables").
struct CircleCIReader {
  let builder: SpecBuilder

  func read(_ job: DataNode) {
    let block = VariableBlock(builder: builder)
    let images = readImages(job)
    let environment = images.merging(block.entries(of: job["environment"])) { $1 }
    let jobShell = job["shell"]?.string ?? "bash"
    for step in job["steps"]?.items ?? [] {
      guard let run = step["run"], let script = (run["command"] ?? run).text else { continue }
      let own = block.entries(of: run["environment"])
      guard let dialect = EmbeddedScript.dialect(run["shell"]?.string ?? jobShell) else { continue }
      let context = ProcessContext(
        environment: Environment(entries: PersistentMap(environment.merging(own) { $1 }), others: .unknown))
      EmbeddedScript.run(script, dialect: dialect, in: context, builder)
    }
  }

  /// The environment of the first image, in which the steps run.
  @discardableResult
  func readImages(_ job: DataNode) -> [String: Environment.Entry] {
    let block = VariableBlock(builder: builder)
    let images = (job["docker"]?.items ?? []).map { block.entries(of: $0["environment"]) }
    return images.first ?? [:]
  }
}
