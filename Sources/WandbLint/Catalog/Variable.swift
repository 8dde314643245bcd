/// An environment variable that something around W&B reads.
public struct Variable: Sendable {
  /// The name as it is usually written; a private setting's with two underscores, `WANDB__LABEL`.
  public let name: String
  /// What it says, in one line.
  public let meaning: String
  /// How it is read, by release: in order, not overlapping.
  let readings: [Reading]

  /// One way of reading a variable, in a range of releases.
  struct Reading: Sendable {
    /// The first release that reads it so.
    var since: Release
    /// The last one; nil where the newest release does.
    var until: Release?
    /// What reads it.
    var reader: Reader
    /// How.
    var grammar: Grammar

    func covers(_ release: Release) -> Bool { since <= release && until.map { release <= $0 } ?? true }
  }

  /// What reads a variable.
  public enum Reader: Hashable, Sendable {
    /// The settings, by their own name: the part of the name behind `WANDB_` in any case.
    case setting
    /// The settings, by a special name that is exact.
    case alias
    /// Other code of the SDK, by the exact name.
    case code
    /// The launch agent and the runs that it starts, by the exact name.
    case launch
    /// Other packages, by the exact name.
    case library(String)
  }

  /// What a release does with a value.
  public func judge(_ value: String, at release: Release) -> Verdict {
    reading(at: release)?.grammar.verdict(of: value, at: release)
      ?? Verdict(.ignored, "is read by nothing", advice: "Remove the variable.")
  }

  /// How a release reads it; nil where that release does not know it.
  func reading(at release: Release) -> Reading? { readings.first { $0.covers(release) } }

  /// How a release reads its value; nil where that release does not know it.
  public func grammar(at release: Release) -> Grammar? { reading(at: release)?.grammar }

  /// What reads it in a release; nil where that release does not know it.
  public func reader(at release: Release) -> Reader? { reading(at: release)?.reader }

  /// The first release that knows it.
  public var since: Release { readings.first?.since ?? .oldest }

  /// The last release that knows it; nil where the newest does.
  public var until: Release? { readings.last?.until }

  /// Whether it is a private setting, which is also spelled `WANDB_X_...`.
  public var isPrivate: Bool { name.hasPrefix("WANDB__") }
}

extension Variable {
  /// A row of the tables: a variable that is read in one way from a release on.
  init(
    _ name: String, _ grammar: Grammar, _ since: Release, _ meaning: String, until: Release? = nil,
    by reader: Reader = .setting
  ) {
    self.init(
      name: name, meaning: meaning,
      readings: [Reading(since: since, until: until, reader: reader, grammar: grammar)])
  }

  /// The same variable, read in another way by earlier releases.
  func before(_ grammar: Grammar, _ since: Release, until: Release, by reader: Reader? = nil) -> Variable {
    let reading = Reading(
      since: since, until: until, reader: reader ?? readings.first?.reader ?? .setting, grammar: grammar)
    return Variable(name: name, meaning: meaning, readings: [reading] + readings)
  }
}
