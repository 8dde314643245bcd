/// What is known of a file that the script wrote, changed or removed.
enum VirtualFile: Sendable {
  /// As it was before the script ran.
  case unchanged
  case written(ShellText)
  case removed
  /// It may be there, with a content that only the run decides.
  case unknown

  func joined(with other: VirtualFile) -> VirtualFile {
    switch (self, other) {
    case (.unchanged, .unchanged), (.removed, .removed): self
    case (.written(let mine), .written(let theirs)) where mine.isSame(as: theirs): self
    default: .unknown
    }
  }

  func isSame(as other: VirtualFile) -> Bool {
    switch (self, other) {
    case (.unchanged, .unchanged), (.removed, .removed), (.unknown, .unknown): true
    case (.written(let mine), .written(let theirs)): mine.isSame(as: theirs)
    default: false
    }
  }
}

/// The shell's working folder, relative to the folder of the file that started it all, or absolute.
enum WorkingFolder: Sendable, Hashable {
  case known(String)
  /// The first, or the second where `cd` failed.
  case either(String, String)
  case unknown

  /// The folder that the script means to be in.
  var path: String? {
    switch self {
    case .known(let path), .either(let path, _): path
    case .unknown: nil
    }
  }

  func joined(with other: WorkingFolder) -> WorkingFolder { self == other ? self : .unknown }
}

/// What `trap ... EXIT` set.
enum ExitTrap: Sendable {
  case none
  case command(Value)
  /// It depends on the way that leads here.
  case unknown([Value])

  func joined(with other: ExitTrap) -> ExitTrap {
    switch (self, other) {
    case (.none, .none): return .none
    case (.command(let mine), .command(let theirs))
    where mine.location == theirs.location && mine.known == theirs.known:
      return self
    default:
      var commands = self.commands
      for value in other.commands where !commands.contains(where: { $0.location == value.location }) {
        commands.append(value)
      }
      return .unknown(commands)
    }
  }

  /// Every text that may be run.
  var commands: [Value] {
    switch self {
    case .none: []
    case .command(let value): [value]
    case .unknown(let values): values
    }
  }
}
