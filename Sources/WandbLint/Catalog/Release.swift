/// A release of the wandb package.
public struct Release: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The first number.
  public let major: Int
  /// The second number.
  public let minor: Int
  /// The third number.
  public let patch: Int

  /// Makes a release from its numbers.
  public init(_ major: Int, _ minor: Int, _ patch: Int) {
    self.major = major
    self.minor = minor
    self.patch = patch
  }

  /// The newest release that the catalog covers.
  public static let newest = Release(0, 31, 0)

  /// The usual spelling, `0.31.0`.
  public var description: String { "\(major).\(minor).\(patch)" }

  /// Orders by the three numbers.
  public static func < (a: Release, b: Release) -> Bool {
    (a.major, a.minor, a.patch) < (b.major, b.minor, b.patch)
  }
}
