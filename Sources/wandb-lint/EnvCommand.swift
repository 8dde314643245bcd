import ArgumentParser

/// `wandb-lint env`: shows the environment that each process will see.
struct EnvCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "env",
    abstract: "Show which variables each process will see, where each was set, and what does not arrive.",
    discussion: """
      Values that are secret are masked. What the caller's own environment holds is not known unless --assume and \
      --assume-clean say so. Exit status: 0, 2 a mistake in the arguments or the configuration, 3 an input that could \
      not be read or parsed.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @OptionGroup(title: "Inputs") var inputs: InputOptions

  @Option(help: "How to write the result.")
  var format = Format.text

  @Flag(help: "Show every variable, not only those of W&B.")
  var allVariables = false

  @Option(help: ArgumentHelp("A variable of the caller's environment (repeatable).", valueName: "name=value"))
  var assume: [String] = []

  @Flag(help: "The caller's environment holds nothing but what --assume says.")
  var assumeClean = false

  @OptionGroup(title: "Configuration") var configuration: ConfigurationOptions

  func run() throws {
    var request = EnvRequest(
      paths: inputs.paths, standardInputName: inputs.stdinFilename, kinds: inputs.kind, exclusions: inputs.exclude,
      forcesExclusion: inputs.forceExclude, configuration: configuration.mode, isJSON: format == .json,
      showsAllVariables: allVariables, assumesClean: assumeClean)
    for item in assume {
      let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else {
        throw ValidationError("'--assume' takes NAME=VALUE; an empty value is written NAME=.")
      }
      request.assumed[String(parts[0])] = String(parts[1])
    }
    let status = request.carryOut()
    if status != .clean { throw ExitCode(status.rawValue) }
  }
}
