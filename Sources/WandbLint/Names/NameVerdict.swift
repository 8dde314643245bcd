import Syntax

/// What a release of the SDK makes of a variable's name.
enum NameVerdict: Equatable, Sendable {
  /// It is read, or it is nobody's business here.
  case known
  /// It is read in spite of its letters' case.
  case oddCase(usual: String)
  /// It is not read because of its letters' case.
  case wrongCase(usual: String)
  /// It is read, and has no effect.
  case withoutEffect
  /// No value of it can be right.
  case unusable(Verdict)
  /// It was read up to a release; nil where no release since 0.12 read it.
  case removed(last: Release?)
  /// It is read from a later release on.
  case tooNew(since: Release, instead: String?)
  /// Another name is meant.
  case misnamed(Confusion)
  /// Only another package reads it, and its name suggests otherwise.
  case libraryOnly(String, Confusion)
  /// Nobody reads it; perhaps a name close by is meant.
  case unknown(nearest: String?)

  init(_ name: String, at release: Release) {
    if let entry = Catalog.entry(named: name) {
      self = Self.verdict(of: entry, at: release)
    } else {
      self = Self.verdict(ofUnknown: name, at: release)
    }
  }

  private static func verdict(of entry: Catalog.Entry, at release: Release) -> NameVerdict {
    let variable = entry.variable
    guard let grammar = entry.grammar(at: release), let reader = entry.reader(at: release) else {
      if variable.readings.isEmpty { return .removed(last: nil) }
      if let until = variable.until, until < release { return .removed(last: until) }
      let isSpelling = release < entry.since && variable.reading(at: release) != nil
      return .tooNew(
        since: max(entry.since, variable.readings.first { $0.since > release }?.since ?? entry.since),
        instead: isSpelling ? variable.name : nil)
    }
    if case .library(let package) = reader {
      return Confusion(String(entry.name.dropFirst("WANDB_".count))).map { .libraryOnly(package, $0) } ?? .known
    }
    if grammar == .noEffect { return .withoutEffect }
    let verdict = grammar.verdict(of: "", at: release)
    if verdict.isHopeless { return .unusable(verdict) }
    return entry.isUnusual ? .oddCase(usual: Catalog.uppercased(entry.name)) : .known
  }

  /// Judges a name that nothing has ever read. Names of other things, and those that only hold W&B's name somewhere, are
  /// nobody's business.
  private static func verdict(ofUnknown name: String, at release: Release) -> NameVerdict {
    guard let plain = plainName(name) else { return .known }
    if let entry = Catalog.entry(named: plain), entry.reader(at: release) != nil {
      let isCase = Catalog.uppercased(name) == plain
      return isCase ? .wrongCase(usual: plain) : .unknown(nearest: plain)
    }
    let tail = String(plain.dropFirst("WANDB_".count))
    if let confusion = Confusion(tail) { return .misnamed(confusion) }
    let isPrivate = Catalog.entry(named: "WANDB__" + tail)?.reader(at: release) != nil
    if isPrivate { return .unknown(nearest: release.era == .pydantic ? "WANDB_X_" + tail : "WANDB__" + tail) }
    let near = nearest(to: plain, at: release)
    guard near != nil || name.utf8.count > 5 && hasPrefix(name) || name == "WANDB" else { return .known }
    return .unknown(nearest: near)
  }

  /// The name as it would be spelled: in upper case, with `WANDB_` in front; nil for a name of something else.
  private static func plainName(_ name: String) -> String? {
    let trimmed = PythonText.strip(name)
    guard (4...64).contains(trimmed.utf8.count) else { return nil }
    var plain = Catalog.uppercased(trimmed)
    plain = String(decoding: plain.utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : $0 }, as: UTF8.self)
    if plain.hasPrefix("_WANDB_") { plain.removeFirst() }
    if plain.hasPrefix("WANDB_") || plain == "WANDB" { return plain }
    if plain.hasPrefix("WANDB") { return "WANDB_" + plain.dropFirst("WANDB".count) }
    guard let end = plain.firstIndex(of: "_"), (4...6).contains(plain[..<end].utf8.count) else { return nil }
    let tail = plain[plain.index(after: end)...]
    guard Spelling.distance(Array(plain[..<end].utf8), Array("WANDB".utf8)) == 1, tail.utf8.count > 2 else {
      return nil
    }
    let right = "WANDB_" + tail
    return Catalog.documented.contains { $0.name == right } || Confusion(String(tail)) != nil ? right : nil
  }

  /// Whether a name is in W&B's space of names, whatever its case.
  private static func hasPrefix(_ name: String) -> Bool {
    let upper = Catalog.uppercased(PythonText.strip(name))
    return upper.hasPrefix("WANDB_") || upper.hasPrefix("_WANDB_") || upper.hasPrefix("WANDB-")
  }

  /// The name of a variable of the release that is close by.
  private static func nearest(to name: String, at release: Release) -> String? {
    let tail = String(name.dropFirst("WANDB_".count))
    guard tail.utf8.count > 2 else { return nil }
    for prefix in ["_", "X_"] where tail.hasPrefix(prefix) {
      let settings = Catalog.privateSettings.filter { $0.reading(at: release) != nil }
      let tails = settings.map { String($0.name.dropFirst("WANDB__".count)) }
      guard let near = Spelling.nearest(to: String(tail.dropFirst(prefix.count)), among: tails) else { break }
      return "WANDB_" + (release.era == .pydantic ? prefix : "_") + near
    }
    let tables = [Catalog.documented, Catalog.publicSettings]
    let tails = tables.joined().filter { $0.reading(at: release) != nil }.map {
      String($0.name.dropFirst("WANDB_".count))
    }
    return Spelling.nearest(to: tail, among: tails).map { "WANDB_" + $0 }
  }
}
