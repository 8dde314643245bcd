import ArgumentParser

/// `wandb-lint lint`: judges files; the default subcommand.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Check job specs (the default).",
    discussion: """
      Kinds of files are found by name, then by content. A folder is searched for files that can concern W&B; what \
      .gitignore ignores is passed over. Exit status: 0 nothing to fail on, 1 findings, 2 a mistake in the arguments or \
      the configuration, 3 an input that could not be read or parsed.
      """)

  @OptionGroup(title: "Inputs") var inputs: InputOptions
  @OptionGroup(title: "Rules") var rules: RuleOptions
  @OptionGroup(title: "Report") var output: OutputOptions
  @OptionGroup(title: "Configuration") var configuration: ConfigurationOptions

  @Flag(help: "Show the configuration that holds for the first path, and stop.")
  var showConfig = false

  func run() throws {
    let status = request.carryOut()
    if status != .clean { throw ExitCode(status.rawValue) }
  }

  /// What the options come to.
  var request: LintRequest {
    LintRequest(
      paths: inputs.paths, standardInputName: inputs.stdinFilename, kinds: inputs.kind, exclusions: inputs.exclude,
      forcesExclusion: inputs.forceExclude, select: rules.select, ignore: rules.ignore, leastShown: rules.minSeverity,
      leastFailing: rules.failOn, release: rules.wandbVersion, configuration: configuration.mode,
      showsConfiguration: showConfig, output: output.request)
  }
}
