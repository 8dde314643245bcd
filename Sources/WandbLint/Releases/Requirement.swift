/// What a line of a requirements file, an argument of `pip install` or an entry of a project file asks for.
///
/// The operators are those of PEP 440; conda's single `=` and Poetry's `^` and `~` count as well (conda's match
/// specifications, Poetry's dependency specification).
struct Requirement: Equatable {
  /// The clauses; all of them hold.
  private var clauses: [Clause] = []
  /// The requirement as written, without extras, marker and comment.
  private(set) var text: String

  /// The release that gets installed: the one that is named, or the newest known one that is allowed. Nil where the newest
  /// release of all is allowed, or none.
  var release: Release? {
    if let exact { return exact }
    guard !clauses.isEmpty,
      let found = Release.known.last(where: { release in clauses.allSatisfy { $0.allows(release) } })
    else { return nil }
    return found == .newest ? nil : found
  }

  /// Whether it names one release.
  var isExact: Bool { exact != nil }

  private var exact: Release? {
    clauses.first { $0.sign == .equal && !$0.isPrefix }.map { $0.first }
  }

  /// Reads `wandb==0.16.6`, `wandb[media]~=0.16.0 ; python_version > "3.8"`, `conda-forge::wandb=0.16`, `wandb@^0.16`, a
  /// line with hashes behind it, and an address that says which release it leads to; nil for another package.
  init?(_ text: some StringProtocol) {
    if let release = Release(address: String(text)) {
      self.init(exactly: release)
      return
    }
    var rest = Array(text.utf8)[...]
    rest = rest.drop(while: Self.isBlank)
    if rest.starts(with: "conda-forge::".utf8) { rest = rest.dropFirst("conda-forge::".utf8.count) }
    guard String(decoding: rest.prefix(5), as: UTF8.self).lowercased() == "wandb" else { return nil }
    rest = rest.dropFirst(5).drop(while: Self.isBlank)
    if rest.first == UInt8(ascii: "[") {
      guard let end = rest.firstIndex(of: UInt8(ascii: "]")) else { return nil }
      rest = rest[(end + 1)...].drop(while: Self.isBlank)
    }
    var end = Self.end(of: rest)
    while end > rest.startIndex, Self.isBlank(rest[end - 1]) { end -= 1 }
    self.init(constraints: rest[..<end], isPoetry: false)
  }

  /// Reads what stands behind `wandb =` in a Poetry or Pipenv table: `^0.16`, `0.16.6`, `*`.
  init?(tableEntry text: some StringProtocol) { self.init(constraints: Array(text.utf8)[...], isPoetry: true) }

  private init(exactly release: Release) {
    text = "wandb==\(release)"
    clauses = [Clause(release)]
  }

  private init?(constraints: ArraySlice<UInt8>, isPoetry: Bool) {
    var isPoetry = isPoetry
    var rest = constraints
    if rest.first == UInt8(ascii: "@") {
      isPoetry = true
      rest = rest.dropFirst()
    }
    text = "wandb" + String(decoding: rest.filter { !Self.isBlank($0) }, as: UTF8.self)
    if rest.isEmpty || rest.elementsEqual("*".utf8) || rest.elementsEqual("latest".utf8) { return }
    // A name that goes on, such as wandb-core, is another package; an address says nothing of a release.
    guard let first = rest.first, "=<>!~^*".utf8.contains(first) || isPoetry && (0x30...0x39).contains(first) else {
      return nil
    }
    for part in rest.split(separator: UInt8(ascii: ",")) {
      guard let clause = Clause(part, isPoetry: isPoetry) else { return nil }
      clauses.append(clause)
    }
  }

  /// Where a marker, a comment, an option such as `--hash` or the backslash of a continued line begins.
  private static func end(of line: ArraySlice<UInt8>) -> Int {
    line.indices.first { index in
      switch line[index] {
      case UInt8(ascii: ";"), UInt8(ascii: "#"), UInt8(ascii: "\\"): true
      case UInt8(ascii: "-"): index > line.startIndex && isBlank(line[index - 1])
      default: false
      }
    } ?? line.endIndex
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
}

extension Requirement {
  /// One condition, such as `>=0.16`.
  private struct Clause: Equatable {
    enum Sign: Equatable { case equal, different, less, most, least, greater, compatible, caret, tilde }

    var sign: Sign
    var numbers: [Int]
    /// Whether only the numbers that are written count: `==0.16.*`.
    var isPrefix: Bool

    /// The release and no other.
    init(_ release: Release) {
      sign = .equal
      numbers = [release.major, release.minor, release.patch]
      isPrefix = false
    }

    init?(_ text: ArraySlice<UInt8>, isPoetry: Bool) {
      let bytes = text.filter { !Requirement.isBlank($0) }
      let operatorBytes = bytes.prefix { "=<>!~^".utf8.contains($0) }
      var version = String(decoding: bytes.dropFirst(operatorBytes.count), as: UTF8.self)
      guard let sign = Self.signs[String(decoding: operatorBytes, as: UTF8.self)] else { return nil }
      self.sign = sign
      // conda: one equals sign asks for a prefix of the release, and a build may stand behind a second one.
      let isCondaPrefix = operatorBytes.elementsEqual("=".utf8) && !isPoetry
      if let build = version.firstIndex(of: "=") { version = String(version[..<build]) }
      isPrefix = isCondaPrefix
      if version.hasSuffix(".*") {
        isPrefix = true
        version.removeLast(2)
      }
      guard let numbers = Self.numbers(of: version) else { return nil }
      self.numbers = numbers
      if isCondaPrefix, !text.contains(UInt8(ascii: "*")), numbers.count == 3 { isPrefix = false }
    }

    private static let signs: [String: Sign] = [
      "": .equal, "=": .equal, "==": .equal, "===": .equal, "!=": .different, "<": .less, "<=": .most, ">=": .least,
      ">": .greater, "~=": .compatible, "^": .caret, "~": .tilde,
    ]

    private static func numbers(of version: String) -> [Int]? {
      let parts = version.split(separator: ".", omittingEmptySubsequences: false)
      if let release = Release(parsing: version) {
        return Array([release.major, release.minor, release.patch].prefix(max(parts.count, 2)))
      }
      return UInt16(version).map { [Int($0)] }
    }

    var first: Release { Release(number(0), number(1), number(2)) }

    private func number(_ index: Int) -> Int { index < numbers.count ? numbers[index] : 0 }

    func allows(_ release: Release) -> Bool {
      switch sign {
      case .equal: isPrefix ? starts(release, numbers.count) : release == first
      case .different: !(isPrefix ? starts(release, numbers.count) : release == first)
      case .less: release < first
      case .most: release <= first
      case .least: release >= first
      case .greater: release > first
      case .compatible: release >= first && starts(release, max(numbers.count - 1, 1))
      case .tilde: release >= first && starts(release, min(numbers.count, 2))
      // The first number that is not zero stays: ^0.16.1 is below 0.17, ^1.2 below 2.
      case .caret: release >= first && starts(release, number(0) > 0 ? 1 : min(numbers.count, 2))
      }
    }

    private func starts(_ release: Release, _ count: Int) -> Bool {
      [release.major, release.minor, release.patch].prefix(count).elementsEqual(numbers.prefix(count))
    }
  }
}
