import Syntax

/// Reads the builder's file into it: one process without a command, whose environment the file makes.
func readEnvFile(into builder: SpecBuilder) {
  let caller = builder.surroundings.callerEnvironment
  let call = LaunchCall(builder: builder, location: builder.file.text.slice(0..<0).location)
  let environment: Environment
  switch builder.kind {
  case .envDocker: environment = delivered(EnvFileContent(builder.file.text, .docker, call, caller), caller)
  case .envCompose: environment = delivered(EnvFileContent(builder.file.text, .compose, call, caller), caller)
  case .envApptainer:
    environment = injected(EnvFileContent(builder.wholeText, .apptainer, call, caller), caller, builder)
  case .envShell, .envSingularityHost: environment = sourced(builder, caller)
  default: environment = EnvFileAgreement(builder, caller).environment()
  }
  builder.processes.append(Process(command: [], location: call.location, environment: environment))
}

extension SpecBuilder {
  /// The file with its byte order mark, which a shell takes for the start of the first word.
  fileprivate var wholeText: SourceText { SourceText(file: file, SourceRange(0, file.bytes.count)) }
}

/// The variables of the file alone. Whether there are others is as open as the caller's environment is.
private func delivered(_ content: EnvFileContent, _ caller: Environment) -> Environment {
  Environment(entries: content.entries, others: caller.others)
}

/// What arrives in an Apptainer container, whose shell evaluates each value once more.
private func injected(_ content: EnvFileContent, _ caller: Environment, _ builder: SpecBuilder) -> Environment {
  var shell = ImageEnvironment().environment
  for (name, _) in content.variables { shell.entries[name] = Environment.Entry(.unknown) }
  var result = delivered(content, caller)
  var isBroken = false
  for (name, entry) in content.entries {
    guard case .set(let text) = entry.state else { continue }
    switch InjectedText(text, in: shell) {
    case .text(text): continue
    case .text(let read): result.entries[name] = Environment.Entry(.set(read), by: entry.assignment)
    case .unknown: result.entries[name] = Environment.Entry(.setUnknown, by: entry.assignment)
    case .broken: isBroken = true
    }
    guard let location = entry.assignment.flatMap({ builder[$0].value?.location }) else { continue }
    builder.report(
      Problem(
        .valueEvaluated, variable: name, at: location,
        "A shell in the container reads this value once more, and it does not arrive as written.",
        help: #"Write '\$' for a dollar sign that is to arrive, or start the container with '--no-eval'."#))
  }
  if isBroken {
    for (name, entry) in content.entries { result.entries[name] = Environment.Entry(.absent, by: entry.assignment) }
  }
  return result
}

/// What a shell exports after `set -a; . file`. The file starts no process of its own.
private func sourced(_ builder: SpecBuilder, _ caller: Environment) -> Environment {
  let text = builder.wholeText
  var script = SourceTextBuilder(file: builder.file, anchor: 0)
  script.append(Array("set -a\n".utf8), standingFor: SourceRange(0, 0))
  script.append(text)
  let processes = builder.processes.count
  let result = CommandRunner(builder: builder).runScript(
    script.finish(), dialect: .bash, in: ProcessContext(environment: caller))
  builder.processes.removeLast(builder.processes.count - processes)
  return result
}
