extension Release {
  /// The releases on PyPI from the oldest that the catalog covers to the newest, in their order. Each minor release has had
  /// every patch up to its last one.
  public static let known: [Release] = lastPatches.flatMap { minor, last in
    ((minor == oldest.minor ? oldest.patch : 0)...last).map { Release(0, minor, $0) }
  }

  /// The last patch of each minor release.
  private static let lastPatches: KeyValuePairs = [
    12: 21, 13: 11, 14: 2, 15: 12, 16: 6, 17: 9, 18: 7, 19: 11, 20: 1, 21: 4, 22: 3, 23: 1, 24: 2, 25: 1, 26: 1, 27: 2,
    28: 2, 29: 0, 30: 0, 31: 0,
  ]

  /// The release whose rows of the catalog hold for this one: itself, or the oldest or newest that is known.
  public var nearestKnown: Release { min(max(self, .oldest), .newest) }
}
