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

  /// Reads a release as people write it: `0.18.7`, `v0.18`, `0.19.0rc1`, `0.18.7.post1`. Nil for anything else.
  public init?(parsing text: some StringProtocol) {
    var bytes = Array(text.utf8)[...]
    if bytes.first == UInt8(ascii: "v") { bytes.removeFirst() }
    var numbers: [Int] = []
    while numbers.count < 3 {
      let digits = bytes.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard (1...6).contains(digits.count) else { return nil }
      numbers.append(digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) })
      bytes = bytes.dropFirst(digits.count)
      guard bytes.first == UInt8(ascii: "."), numbers.count < 3 else { break }
      bytes.removeFirst()
    }
    guard numbers.count > 1, Self.isSuffix(bytes) else { return nil }
    self.init(numbers[0], numbers[1], numbers.count > 2 ? numbers[2] : 0)
  }

  /// Whether the bytes behind the numbers mark a pre-release, a development or a post release (PEP 440), or a local
  /// version.
  private static func isSuffix(_ bytes: ArraySlice<UInt8>) -> Bool {
    if bytes.isEmpty { return true }
    let text = String(decoding: bytes, as: UTF8.self)
    return ["a", "b", "rc", ".dev", ".post", "+"].contains { text.hasPrefix($0) }
      && bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }

  /// The newest release that the catalog covers.
  public static let newest = Release(0, 31, 0)

  /// The first release that the catalog covers.
  public static let oldest = Release(0, 12, 10)

  /// The usual spelling, `0.31.0`.
  public var description: String { "\(major).\(minor).\(patch)" }

  /// Orders by the three numbers.
  public static func < (a: Release, b: Release) -> Bool {
    (a.major, a.minor, a.patch) < (b.major, b.minor, b.patch)
  }
}

extension Release: ExpressibleByStringLiteral {
  /// Makes a release from a literal in the catalog's tables, such as `"0.18.7"`; an invalid one counts as 0.0.0, which
  /// the tests of the tables reject.
  public init(stringLiteral text: StaticString) {
    var numbers = (0, 0, 0)
    text.withUTF8Buffer { bytes in
      for byte in bytes {
        if byte == UInt8(ascii: ".") {
          numbers = (numbers.1, numbers.2, 0)
        } else {
          numbers.2 = numbers.2 &* 10 &+ Int(byte & 0x0F)
        }
      }
    }
    self.init(numbers.0, numbers.1, numbers.2)
  }
}

/// The three generations of the code with which the SDK reads its settings.
enum Era: Comparable {
  /// Up to 0.15.5 most bad values only raise a warning, and the setting keeps the raw text.
  case lenient
  /// From 0.15.6 through 0.18.7 every bad value raises.
  case strict
  /// From 0.19.0 the settings are a pydantic model.
  case pydantic
}

extension Release {
  var era: Era { self < "0.15.6" ? .lenient : self < "0.19.0" ? .strict : .pydantic }
}
