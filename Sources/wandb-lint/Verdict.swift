import Syntax
import WandbLint

/// What the outcomes of a run come to: the report, and how the command ends.
struct Verdict {
  /// What reporters show.
  let report: RunReport
  /// How the command ends.
  let status: ExitStatus
  /// The inputs that could not be read, in the order of their paths.
  let failures: [InputError]

  init(_ outcomes: [LintRun.Outcome], failures found: [InputError], workingFolder: String) {
    var failures = found
    var judged: [(result: LintResult, leastShown: Severity)] = []
    var paths: [String: String] = [:]
    var status = ExitStatus.clean
    for outcome in outcomes {
      switch outcome {
      case .passedOver: continue
      case .unreadable(let error): failures.append(error)
      case .judged(let result, let input):
        judged.append((result, input.settings.leastShown))
        if result.diagnostics.contains(where: { $0.severity >= input.settings.leastFailing }) {
          status = max(status, .findings)
        }
        if result.diagnostics.contains(where: \.rule.isAboutReading) { status = max(status, .failure) }
        for diagnostic in result.diagnostics + result.suppressed.map(\.diagnostic) {
          for path in [diagnostic.location.file.path] + diagnostic.related.map(\.location.file.path)
          where paths[path] == nil {
            paths[path] = Self.repositoryPath(path, input, workingFolder)
          }
        }
      }
    }
    if !failures.isEmpty { status = max(status, .failure) }
    var seen: Set<String> = []
    self.failures = failures.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
      .filter { seen.insert($0.path).inserted }
    self.status = status
    report = RunReport(
      judged, failures: self.failures.map { RunReport.Failure(path: $0.path, message: $0.message) },
      repositoryPaths: paths)
  }

  /// A path relative to the root, links resolved; absolute for what lies outside.
  private static func repositoryPath(_ path: String, _ input: Input, _ workingFolder: String) -> String {
    let absolute = Path.clean(Path.join(workingFolder, path))
    let resolved = System.realPath(absolute) ?? absolute
    return Path.relative(resolved, to: input.root.path) ?? Path.relative(absolute, to: input.root.path) ?? absolute
  }
}
