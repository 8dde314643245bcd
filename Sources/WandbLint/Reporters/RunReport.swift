import Syntax

/// What a run has to say: the same findings in the same order for every reporter.
public struct RunReport: Sendable {
  /// An input that could not be read.
  public struct Failure: Sendable {
    /// The path as the user knows it.
    public var path: String
    /// One line that says why, the path in front.
    public var message: String

    /// Makes a failure.
    public init(path: String, message: String) {
      self.path = path
      self.message = message
    }
  }

  /// The findings to show, sorted by path, place and rule, each once.
  public let diagnostics: [Diagnostic]
  /// The findings that somebody accepted.
  public let suppressed: [SuppressedDiagnostic]
  /// The inputs that could not be read.
  public let failures: [Failure]
  /// How many files were judged.
  public let fileCount: Int
  /// How many findings are less severe than what is shown.
  public let hiddenCount: Int
  /// The paths relative to the repository's root, by the path of the file; equal where none is given.
  public let repositoryPaths: [String: String]
  /// The rules that reports describe.
  let rules: [Rule]
  private let concealed: [SourceFile: [SourceRange]]

  /// Puts the results of a run together; of each file, findings below its least severity are counted and left out.
  public init(
    _ results: [(result: LintResult, leastShown: Severity)], failures: [Failure] = [],
    repositoryPaths: [String: String] = [:]
  ) {
    self.init(results, failures: failures, repositoryPaths: repositoryPaths, rules: Rule.all)
  }

  init(
    _ results: [(result: LintResult, leastShown: Severity)], failures: [Failure], repositoryPaths: [String: String],
    rules: [Rule]
  ) {
    var concealed: [SourceFile: [SourceRange]] = [:]
    var all: [Diagnostic] = []
    var hidden = 0
    for (result, least) in results {
      let secrets = Dictionary(grouping: result.concealed, by: \.file).mapValues { $0.map(\.range) }
      concealed.merge(secrets) { $0 + $1 }
      for diagnostic in result.diagnostics {
        for place in diagnostic.conceals { concealed[place.file, default: []].append(place.range) }
        if diagnostic.severity < least {
          hidden += 1
        } else {
          all.append(diagnostic.withoutLeakingFix(secrets, result.concealment))
        }
      }
    }
    self.diagnostics = Self.sortedOnce(all)
    self.suppressed = results.flatMap { result, least in
      result.suppressed.filter { $0.diagnostic.severity >= least }
    }
    self.concealed = concealed.mapValues { $0.sorted() }
    self.failures = failures
    self.fileCount = results.count
    self.hiddenCount = hidden
    self.repositoryPaths = repositoryPaths
    self.rules = rules
  }

  /// The ranges of a file that no report may show, in order.
  func concealedRanges(in file: SourceFile) -> [SourceRange] { concealed[file] ?? [] }

  /// The path of a file relative to the repository's root.
  func repositoryPath(of file: SourceFile) -> String { repositoryPaths[file.path] ?? file.path }

  /// The number of findings of a severity.
  func count(_ severity: Severity) -> Int { diagnostics.count { $0.severity == severity } }

  /// A file that many specs refer to is read for each of them: what is found in it again is the same finding.
  private static func sortedOnce(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let sorted = diagnostics.enumerated().sorted { a, b in
      let (x, y) = (a.element, b.element)
      if x.location.file.path != y.location.file.path {
        return x.location.file.path.utf8.lexicographicallyPrecedes(y.location.file.path.utf8)
      }
      if x.location.range != y.location.range { return x.location.range < y.location.range }
      if x.rule.id != y.rule.id { return x.rule.id < y.rule.id }
      return x.message == y.message ? a.offset < b.offset : x.message < y.message
    }.map(\.element)
    var result: [Diagnostic] = []
    for diagnostic in sorted {
      if let last = result.last, last.location.file.path == diagnostic.location.file.path,
        last.location.range == diagnostic.location.range, last.rule.id == diagnostic.rule.id,
        last.message == diagnostic.message
      {
        continue
      }
      result.append(diagnostic)
    }
    return result
  }
}

extension Diagnostic {
  /// The finding, without its fix where the fix writes out bytes that no report may show.
  fileprivate func withoutLeakingFix(_ secrets: [SourceFile: [SourceRange]], _ concealment: Concealment) -> Diagnostic {
    guard let fix else { return self }
    let leaks = fix.edits.contains { edit in
      guard !edit.replacement.isEmpty else { return false }
      let touched = edit.location.range
      return (secrets[edit.location.file] ?? []).contains { $0.overlaps(touched) }
        || concealment.masked(edit.replacement) != edit.replacement
    }
    var copy = self
    if leaks { copy.fix = nil }
    return copy
  }
}

extension Rule {
  /// Whether its findings say that an input could not be read as what it is.
  public var isAboutReading: Bool { id == Rule.syntaxInvalid.id || id == Rule.kindUnknown.id }
}
