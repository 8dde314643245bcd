/// How the command ends; the greatest status of a run wins.
enum ExitStatus: Int32, Comparable {
  /// Nothing at or above `--fail-on`.
  case clean = 0
  /// Findings at or above `--fail-on`.
  case findings = 1
  /// A mistake in the arguments or in the configuration.
  case usage = 2
  /// An input that could not be read or parsed, a report that could not be written, or an internal error.
  case failure = 3

  static func < (a: ExitStatus, b: ExitStatus) -> Bool { a.rawValue < b.rawValue }
}
