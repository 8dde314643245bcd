public import JobSpec
public import Syntax

/// Judges files by a configuration. Pure: the same file and surroundings give the same result.
public struct Linter: Sendable {
  private let configuration: LintConfiguration
  private let rules: [Rule]
  private let audits: [Rule]

  /// Makes a linter.
  public init(configuration: LintConfiguration = LintConfiguration()) {
    let selected = Rule.all.filter { configuration.rules.contains($0) }
    self.configuration = configuration
    self.rules = selected.filter { $0.stage == .spec }
    self.audits = selected.filter { $0.stage == .suppressions }
  }

  /// Judges one file. A nil kind is one that nobody knows, which is a finding of its own.
  ///
  /// `path` is what the configuration's suppressions are compared with: relative to the configuration file's folder.
  public func lint(
    file: SourceFile, kind: Kind?, surroundings: Surroundings = Surroundings(), path: String? = nil
  ) -> LintResult {
    guard let kind else { return unknownKind(of: file) }
    var followed = surroundings
    followed.follows = Vocabulary.follows
    return lint(JobSpec.read(file, as: kind, in: followed), surroundings: surroundings, path: path)
  }

  /// Judges a job spec that has been read.
  public func lint(_ spec: JobSpec, surroundings: Surroundings = Surroundings(), path: String? = nil) -> LintResult {
    let spec = spec.addingCallSettings()
    let concealment = Concealment(spec)
    let pinned = configuration.release == nil ? PinnedRelease(in: spec, read: surroundings.read) : nil
    let subject = Subject(
      spec, judgedBy: JudgedRelease(requested: configuration.release, pinned: pinned),
      hasOtherReader: surroundings.hasOtherReader)
    let found = run(rules, on: subject, concealing: concealment)

    var sieve = SuppressionSieve(
      comments: spec.comments.compactMap(SuppressionComment.init), entries: configuration.suppressions,
      path: path ?? spec.file.path)
    var kept = found.filter { !sieve.suppresses($0) }
    kept = Diagnostic.sortedAndUnique(kept + run(audits, on: subject.with(sieve.comments), concealing: concealment))
    return LintResult(
      file: spec.file, kind: spec.kind, diagnostics: kept, suppressed: sieve.suppressed, usedEntries: sieve.usedEntries,
      variableFiles: Set(spec.assignments.lazy.map(\.location.file.path).filter { $0 != spec.file.path }),
      concealment: concealment)
  }

  private func run(_ rules: [Rule], on subject: Subject, concealing concealment: Concealment) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for rule in rules {
      var report = Report(rule, concealing: concealment)
      rule.check(subject, &report)
      let severity = configuration.rules.severity(of: rule)
      for var diagnostic in report.diagnostics {
        diagnostic.severity = severity ?? diagnostic.severity
        diagnostics.append(diagnostic)
      }
    }
    return concealment.marking(Diagnostic.withoutEchoes(Diagnostic.sortedAndUnique(diagnostics)))
  }

  private func unknownKind(of file: SourceFile) -> LintResult {
    let spec = JobSpec.read(SourceFile(path: file.path, bytes: []), as: .envFile)
    let concealment = Concealment(spec)
    let selected = configuration.rules.contains(.kindUnknown)
    var report = Report(.kindUnknown, concealing: concealment)
    if selected { Rule.reportUnknownKind(of: file, to: &report) }
    return LintResult(
      file: file, kind: nil, diagnostics: report.diagnostics, suppressed: [], usedEntries: [],
      variableFiles: [], concealment: concealment)
  }
}

extension Diagnostic {
  /// Leaves out the less grave of two findings that say the same of one place: that a value has quotes or blanks in it,
  /// and that the reader of an env file keeps them.
  static func withoutEchoes(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let echoes: Set = [Rule.valueQuoted.id, Rule.envFileDialect.id]
    var kept: [Location: Diagnostic] = [:]
    for diagnostic in diagnostics where echoes.contains(diagnostic.rule.id) {
      guard let other = kept[diagnostic.location], other.severity > diagnostic.severity else {
        kept[diagnostic.location] = diagnostic
        continue
      }
    }
    return diagnostics.filter { diagnostic in
      !echoes.contains(diagnostic.rule.id) || kept[diagnostic.location]?.rule.id == diagnostic.rule.id
    }
  }

  /// In the order of files, places, rules and messages; equal findings of a rule at one place once.
  static func sortedAndUnique(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    func isBefore(_ a: Diagnostic, _ b: Diagnostic) -> Bool {
      if a.location.file.path != b.location.file.path { return a.location.file.path < b.location.file.path }
      if a.location.range != b.location.range { return a.location.range < b.location.range }
      if a.rule.id != b.rule.id { return a.rule.id < b.rule.id }
      return a.message < b.message
    }
    var result: [Diagnostic] = []
    for diagnostic in diagnostics.sorted(by: isBefore) {
      if let last = result.last, !isBefore(last, diagnostic) { continue }
      result.append(diagnostic)
    }
    return result
  }
}
