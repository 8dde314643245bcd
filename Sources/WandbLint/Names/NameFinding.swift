import JobSpec
import Syntax

extension Report {
  /// Adds a finding about a name; `instead` is the name that is meant.
  mutating func add(
    _ named: NamedVariable, _ message: String, help: String = "", instead: String? = nil, severity: Severity? = nil,
    related: [Diagnostic.Related] = []
  ) {
    let assignment = named.assignment
    add(
      assignment.nameLocation, message, help: help, variable: assignment.target, severity: severity, related: related,
      fix: instead.flatMap { assignment.renaming(to: $0) })
  }
}

extension Assignment {
  /// A fix that writes another name. What the job does with the variable then is new to it, so it is not safe.
  fileprivate func renaming(to other: String) -> Diagnostic.Fix? {
    let written = nameLocation.written
    guard written.hasSuffix(target) else { return nil }
    let start = nameLocation.range.end - target.utf8.count
    let place = Location(nameLocation.file, SourceRange(start, nameLocation.range.end))
    return Diagnostic.Fix("Write '\(other)'", edits: [(place, other)], isSafe: false)
  }
}

extension Confusion {
  /// What to do, as a sentence.
  var help: String {
    value.map { "Set '\(variable)' to '\($0)'." } ?? "Write '\(variable)'."
  }
}
