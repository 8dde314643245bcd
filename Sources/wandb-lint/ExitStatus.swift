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

extension ExitStatus {
  /// The status of work that a mistake may stop; the mistake is told on standard error, in one line.
  static func of(_ work: () throws -> ExitStatus) -> ExitStatus {
    do {
      return try work()
    } catch let error as ConfigurationError {
      System.complain(of: error.line)
      return .usage
    } catch let error as OutputError {
      System.complain(of: error.message)
      return .failure
    } catch {
      System.complain(of: "\(error)")
      return .failure
    }
  }
}
