/// The exit status of a command, as far as it is known.
enum ExitStatus: Sendable, Hashable {
  case known(Int)
  /// Not 0, otherwise not known.
  case failure
  case unknown

  static let success = ExitStatus.known(0)

  /// Whether the command succeeded; nil when that is not known.
  var isSuccess: Bool? {
    switch self {
    case .known(let number): number == 0
    case .failure: false
    case .unknown: nil
    }
  }

  /// The status behind `!`.
  var negated: ExitStatus {
    switch isSuccess {
    case true: .known(1)
    case false: .success
    case nil: .unknown
    }
  }

  init(_ isSuccess: Bool?) {
    switch isSuccess {
    case true: self = .success
    case false: self = .known(1)
    case nil: self = .unknown
    }
  }

  func joined(with other: ExitStatus) -> ExitStatus {
    if self == other { return self }
    return isSuccess == false && other.isSuccess == false ? .failure : .unknown
  }

  /// What `$?` says.
  var text: ShellText {
    if case .known(let number) = self { ShellText(number) } else { .unknown(.word) }
  }
}
