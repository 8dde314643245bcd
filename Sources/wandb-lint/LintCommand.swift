import ArgumentParser
import JobSpec
import Syntax
import WandbLint

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

  func run() throws {
    let status: ExitStatus
    do {
      status = try lint()
    } catch let error as ConfigurationError {
      System.complain("wandb-lint: error: " + error.line)
      status = .usage
    } catch let error as OutputError {
      System.complain("wandb-lint: error: " + error.message)
      status = .failure
    }
    if status != .clean { throw ExitCode(status.rawValue) }
  }

  private func lint() throws -> ExitStatus {
    let workingFolder = System.currentFolder
    let overrides = try rules.overrides(
      workingFolder: workingFolder, kinds: inputs.kind, exclusions: inputs.exclude)
    var search = try ConfigurationSearch(configuration.mode, overrides)
    if configuration.showConfig {
      return try show(&search, workingFolder)
    }
    var inputSearch = InputSearch(
      workingFolder: workingFolder, forcesExclusion: inputs.forceExclude, standardInputName: inputs.stdinFilename,
      search: search)
    let list = try inputSearch.inputs(for: inputs.paths.isEmpty ? ["."] : inputs.paths)
    let run = LintRun(workingFolder: workingFolder, ignoresUnknownKinds: inputs.forceExclude)
    let verdict = Verdict(run.outcomes(of: list.inputs), failures: list.failures, workingFolder: workingFolder)
    for failure in verdict.failures { System.complain("wandb-lint: error: " + failure.message) }
    try output.write(verdict.report)
    return verdict.status == .findings && output.exitZero ? .clean : verdict.status
  }

  private func show(_ search: inout ConfigurationSearch, _ workingFolder: String) throws -> ExitStatus {
    let path = inputs.paths.first ?? "."
    let folder = System.type(of: path) == .folder ? path : Path.folder(path)
    let absolute = System.realPath(folder.isEmpty ? "." : folder) ?? workingFolder
    let settings = try search.settings(for: absolute, root: Root.around(absolute, workingFolder: workingFolder))
    try System.print(Array(settings.description.utf8))
    return .clean
  }
}
