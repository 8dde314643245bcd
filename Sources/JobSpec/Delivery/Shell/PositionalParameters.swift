/// `$1`, `$2` and so on.
enum PositionalParameters: Sendable {
  case known([ShellText])
  /// Neither how many nor which.
  case unknown

  /// `$#`
  var count: ShellText {
    if case .known(let texts) = self { ShellText(texts.count) } else { .unknown(.word) }
  }

  /// Whether `shift` alone can have made these of others.
  func isShifted(from before: Self) -> Bool {
    switch (self, before) {
    case (.unknown, _): false
    case (.known, .unknown): false
    case (.known(let mine), .known(let theirs)):
      mine.count <= theirs.count && zip(mine, theirs.suffix(mine.count)).allSatisfy { $0.isSame(as: $1) }
    }
  }

  /// Whether both say the same.
  func isSame(as other: Self) -> Bool {
    switch (self, other) {
    case (.unknown, .unknown): true
    case (.known(let mine), .known(let theirs)):
      mine.count == theirs.count && zip(mine, theirs).allSatisfy { $0.isSame(as: $1) }
    default: false
    }
  }

  func joined(with other: Self) -> Self {
    guard case .known(let mine) = self, case .known(let theirs) = other, mine.count == theirs.count else {
      return .unknown
    }
    return .known(zip(mine, theirs).map { $0.joined(with: $1) })
  }
}
