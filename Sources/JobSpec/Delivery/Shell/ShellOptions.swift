/// The options of a shell that bear on what its commands see; each is on, off or not known.
struct ShellOptions: Sendable, Equatable {
  /// One option.
  enum Name: UInt8, CaseIterable, Sendable {
    case allExport
    case errorExit
    case noUnset
    case keyword
    case pipeFail
    case lastPipe
    case posix
    case xTrace
    case verbose
    case noExec
    case noGlob
    case nullGlob
    case failGlob
    case extendedGlob
    case inheritErrorExit
    case noCaseMatch
    case braceExpand
    case errorTrace
    case expandAliases
    case wordSplit
    case globStar
    case dotGlob
    case noClobber

    /// Whether `set` switches it, and not `shopt`.
    var isOfSet: Bool {
      switch self {
      case .lastPipe, .nullGlob, .failGlob, .extendedGlob, .inheritErrorExit, .noCaseMatch, .expandAliases, .globStar,
        .dotGlob:
        false
      default: true
      }
    }
  }

  private var on: UInt32 = 0
  private var uncertain: UInt32 = 0

  private static func bit(_ name: Name) -> UInt32 { 1 << UInt32(name.rawValue) }

  /// Whether an option is on; nil when that is not known.
  subscript(name: Name) -> Bool? {
    get { uncertain & Self.bit(name) != 0 ? nil : on & Self.bit(name) != 0 }
    set {
      let bit = Self.bit(name)
      on &= ~bit
      uncertain &= ~bit
      switch newValue {
      case true: on |= bit
      case false: break
      case nil: uncertain |= bit
      }
    }
  }

  /// Whether an option is certainly on.
  func has(_ name: Name) -> Bool { self[name] == true }

  /// Whether an option can be on.
  func mayHave(_ name: Name) -> Bool { self[name] != false }

  func joined(with other: Self) -> Self {
    if self == other { return self }
    var result = self
    result.uncertain = uncertain | other.uncertain | (on ^ other.on)
    result.on &= ~result.uncertain
    return result
  }

  /// Brings back the options of `set`; what `shopt` switched stays.
  mutating func restore(_ saved: Self) {
    for name in Name.allCases where name.isOfSet { self[name] = saved[name] }
  }

  /// The option behind a letter of `set -x`.
  static func named(_ letter: UInt8) -> Name? {
    switch letter {
    case UInt8(ascii: "a"): .allExport
    case UInt8(ascii: "e"): .errorExit
    case UInt8(ascii: "u"): .noUnset
    case UInt8(ascii: "k"): .keyword
    case UInt8(ascii: "x"): .xTrace
    case UInt8(ascii: "v"): .verbose
    case UInt8(ascii: "n"): .noExec
    case UInt8(ascii: "f"): .noGlob
    case UInt8(ascii: "B"): .braceExpand
    case UInt8(ascii: "C"): .noClobber
    case UInt8(ascii: "E"): .errorTrace
    default: nil
    }
  }

  /// The option behind a name of `set -o` or `shopt`.
  static func named(_ name: String) -> Name? {
    switch name {
    case "allexport": .allExport
    case "errexit": .errorExit
    case "nounset": .noUnset
    case "keyword": .keyword
    case "pipefail": .pipeFail
    case "lastpipe": .lastPipe
    case "posix": .posix
    case "xtrace": .xTrace
    case "verbose": .verbose
    case "noexec": .noExec
    case "noglob": .noGlob
    case "nullglob": .nullGlob
    case "failglob": .failGlob
    case "extglob": .extendedGlob
    case "inherit_errexit": .inheritErrorExit
    case "nocasematch": .noCaseMatch
    case "braceexpand": .braceExpand
    case "errtrace": .errorTrace
    case "expand_aliases": .expandAliases
    case "shwordsplit": .wordSplit
    case "globstar": .globStar
    case "dotglob": .dotGlob
    case "noclobber": .noClobber
    default: nil
    }
  }
}
