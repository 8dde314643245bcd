import JobSpec
import Syntax
import WandbLint

/// A question for environments as it was asked: what the options of `env` come to.
struct EnvRequest {
  var paths: [String]
  var standardInputName: String?
  var kinds: [String]
  var exclusions: [String]
  var forcesExclusion: Bool
  var configuration: ConfigurationSearch.Mode
  var isJSON: Bool
  var showsAllVariables: Bool
  /// What the caller's environment holds.
  var assumed: [String: String] = [:]
  /// Whether it holds nothing else.
  var assumesClean: Bool

  /// Writes the report to standard output; mistakes are told on standard error, one line each.
  func carryOut() -> ExitStatus { ExitStatus.of(report) }

  private func report() throws -> ExitStatus {
    let workingFolder = System.currentFolder
    var overrides = Overrides(workingFolder: workingFolder)
    overrides.exclusions = exclusions.map { ScopedGlob(folder: workingFolder, glob: Glob($0)) }
    try overrides.addKinds(kinds)
    var search = InputSearch(
      workingFolder: workingFolder, forcesExclusion: forcesExclusion, standardInputName: standardInputName,
      search: try ConfigurationSearch(configuration, overrides))
    let list = try search.inputs(for: paths.isEmpty ? ["."] : paths)
    var failures = list.failures
    var reports: [EnvironmentReport] = []
    let reader = InputReader(workingFolder: workingFolder, ignoresUnknownKinds: forcesExclusion)
    let envFiles = EnvFileMentions(in: list.inputs, reader)
    for input in list.inputs {
      do throws(InputError) {
        if let report = try report(of: input, reader, envFiles) { reports.append(report) }
      } catch {
        failures.append(error)
      }
    }
    failures.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    for message in failures.map(\.message) + reports.flatMap(\.mistakes) {
      System.complain(of: message)
    }
    try System.print(isJSON ? EnvironmentJSON.render(reports) : EnvironmentText.render(reports))
    return failures.isEmpty && !reports.contains(where: \.isBroken) ? .clean : .failure
  }

  /// The report of a file; nil where it is none of the command's business.
  private func report(
    of input: Input, _ reader: InputReader, _ envFiles: EnvFileMentions
  ) throws(InputError) -> EnvironmentReport? {
    let reading = try reader.read(input) { bytes in
      !ByteSearch.isBinary(bytes)
        && (showsAllVariables || ByteSearch.concernsWandb(bytes) || envFiles.isMentioned(in: bytes, of: input))
    }
    guard case .file(let file, let kind) = reading else { return nil }
    guard let kind else { throw InputError(input.path, .unknownKind) }
    let surroundings = reader.surroundings(of: input, assumed: assumed, assumesClean: assumesClean)
    let report = EnvironmentReport(
      of: JobSpec.read(file, as: kind, in: surroundings), showsAllVariables: showsAllVariables)
    if case .walked = input.source, report.spec.processes.isEmpty, !report.isBroken { return nil }
    return report
  }
}
