public import JobSpec
public import Syntax

/// What the linter found in one file.
public struct LintResult: Sendable {
  /// The file.
  public let file: SourceFile
  /// What it was read as; nil where nobody knows its kind.
  public let kind: Kind?
  /// The findings, sorted by file, place, rule and message. Some may lie in files that this one refers to.
  public private(set) var diagnostics: [Diagnostic]
  /// The findings that somebody accepted, with the reason.
  public let suppressed: [SuppressedDiagnostic]
  /// The positions of the configuration's suppressions that hid a finding here.
  public let usedEntries: Set<Int>
  /// The paths of the other files whose variables it takes, read as their use wants it.
  public let variableFiles: Set<String>
  /// What no report may show.
  public let concealment: Concealment

  /// The places of all secrets in the files that findings point at, sorted; empty where there is nothing to show.
  ///
  /// Every excerpt, diff and snippet hides these bytes.
  public var concealed: [Location] {
    let shown = diagnostics + suppressed.map(\.diagnostic)
    guard !shown.isEmpty else { return [] }
    let files = Set([file] + shown.flatMap { [$0.location.file] + $0.related.map(\.location.file) })
    return files.sorted { $0.path < $1.path }.flatMap { file in
      concealment.ranges(in: file).map { Location(file, $0) }
    }
  }

  /// The result for a run in which other files are judged as well: where one of them takes this env file's variables, it
  /// is known who reads it, and what else its lines could mean does not matter.
  public func beside(readers variableFiles: Set<String>) -> LintResult {
    guard kind == .envFile, variableFiles.contains(file.path) else { return self }
    var result = self
    result.diagnostics.removeAll { $0.rule.id == Rule.envFileDialect.id }
    return result
  }

  /// Whether the file was read to its end: its kind is known and its text has no syntax error.
  public var isFullyRead: Bool {
    kind != nil && !diagnostics.contains { $0.rule.id == Rule.syntaxInvalid.id && $0.location.file == file }
  }
}

/// A finding that somebody accepted.
public struct SuppressedDiagnostic: Sendable {
  /// Where it was accepted.
  public enum Source: Sendable {
    /// In a comment.
    case comment(Location)
    /// In the configuration, by its position among the suppressions.
    case configuration(Int)
  }

  /// The finding.
  public var diagnostic: Diagnostic
  /// Why; empty where no reason is given.
  public var reason: String
  /// Where it was accepted.
  public var source: Source
}
