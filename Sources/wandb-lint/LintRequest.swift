import JobSpec
import Syntax
import WandbLint

/// A check as it was asked for: what the options of `lint` come to.
struct LintRequest: Equatable {
  var paths: [String] = []
  var standardInputName: String?
  var kinds: [String] = []
  var exclusions: [String] = []
  var forcesExclusion = false
  var select: [String] = []
  var ignore: [String] = []
  var leastShown: Severity?
  var leastFailing: Severity?
  var release: Release?
  var configuration = ConfigurationSearch.Mode.nearest
  var showsConfiguration = false
  var output = OutputRequest()

  /// Checks the files and writes the reports; mistakes are told on standard error, one line each.
  func carryOut() -> ExitStatus { ExitStatus.of(lint) }

  private func lint() throws -> ExitStatus {
    let workingFolder = System.currentFolder
    var search = try ConfigurationSearch(configuration, try overrides(workingFolder))
    if showsConfiguration {
      try System.print(Array(try settings(&search, workingFolder).description.utf8))
      return .clean
    }
    var inputs = InputSearch(
      workingFolder: workingFolder, forcesExclusion: forcesExclusion, standardInputName: standardInputName,
      search: search)
    let list = try inputs.inputs(for: paths.isEmpty ? ["."] : paths)
    let run = LintRun(reader: InputReader(workingFolder: workingFolder, ignoresUnknownKinds: forcesExclusion))
    let verdict = Verdict(run.outcomes(of: list.inputs), failures: list.failures, workingFolder: workingFolder)
    for failure in verdict.failures { System.complain(of: failure.message) }
    try output.write(verdict.report)
    return verdict.status == .findings && output.forgivesFindings ? .clean : verdict.status
  }

  /// The settings that hold for the first path.
  private func settings(
    _ search: inout ConfigurationSearch, _ workingFolder: String
  ) throws(ConfigurationError) -> Settings {
    let path = paths.first ?? "."
    let folder = System.type(of: path) == .folder ? path : Path.folder(path)
    let absolute = System.realPath(folder.isEmpty ? "." : folder) ?? workingFolder
    return try search.settings(for: absolute, root: Root.around(absolute, workingFolder: workingFolder))
  }

  /// What goes before the configuration file, checked.
  private func overrides(_ workingFolder: String) throws(ConfigurationError) -> Overrides {
    var overrides = Overrides(workingFolder: workingFolder)
    overrides.select = Self.split(select)
    overrides.ignore = Self.split(ignore)
    overrides.leastShown = leastShown
    overrides.leastFailing = leastFailing
    overrides.release = release
    if let limits = release?.limits { System.complain("wandb-lint: note: " + limits) }
    overrides.exclusions = exclusions.map { ScopedGlob(folder: workingFolder, glob: Glob($0)) }
    try overrides.addKinds(kinds)
    return overrides
  }

  private static func split(_ texts: [String]) -> [String] {
    texts.flatMap { $0.split(separator: ",").map { String($0.filter { $0 != " " }) } }.filter { !$0.isEmpty }
  }
}

extension LintRequest {
  /// Reads arguments that are nothing but paths and the flag that pre-commit passes; nil for all others.
  ///
  /// Hooks call the command like this, many times a day, and the parser of arguments costs three times what checking a
  /// file does (16 of 22 million instructions): it looks every property up by reflection.
  init?(plain arguments: some Collection<String>, subcommands: [String]) {
    if let first = arguments.first, subcommands.contains(first) { return nil }
    for argument in arguments {
      if argument == "--force-exclude" {
        forcesExclusion = true
      } else if argument.utf8.first == UInt8(ascii: "-") && argument != "-" {
        return nil
      } else {
        paths.append(argument)
      }
    }
  }
}
