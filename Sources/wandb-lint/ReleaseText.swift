import WandbLint

extension Release {
  /// Reads the usual spelling, with or without the third number.
  init?(written text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { UInt16($0).map(Int.init) }
    guard numbers.count == parts.count, numbers.count == 2 || numbers.count == 3 else { return nil }
    self.init(numbers[0], numbers[1], numbers.count == 3 ? numbers[2] : 0)
  }
}
