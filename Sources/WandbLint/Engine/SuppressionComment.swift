public import Syntax

/// A comment such as `# wandb-lint: ignore[WB101] the key is a test value`.
public struct SuppressionComment: Sendable {
  /// What the comment asks for.
  public enum Scope: Hashable, Sendable {
    /// `ignore`: findings on its line, or on the line (or continued command) below it.
    case line
    /// `ignore-file`: findings in the whole file.
    case file
    /// A word that the linter does not know.
    case unknown(String)
  }

  /// One rule, as the comment names it.
  public struct Target: Sendable {
    /// The text between the brackets and commas.
    public var text: SourceText
    /// The rules that it names; nil for none.
    public var selector: RuleSelector?
    /// Whether it hid a finding.
    public var isUsed = false
  }

  /// The comment, from its marker to its end.
  public var text: SourceText
  /// What it asks for.
  public var scope: Scope
  /// The rules.
  public var targets: [Target]
  /// Why; empty where no reason is given.
  public var reason: String

  /// Reads a comment; nil for one that is not addressed to the linter.
  init?(_ comment: SourceText) {
    guard let start = Self.start(in: comment) else { return nil }
    var scanner = Scanner(text: comment, offset: start.end)
    let word = scanner.text.slice(scanner.take { isNameByte($0) || $0 == UInt8(ascii: "-") }).string
    self.text = comment.slice(start.marker..<comment.count)
    self.scope = word == "ignore" ? .line : word == "ignore-file" ? .file : .unknown(word)
    self.targets = scanner.takeTargets().map { Target(text: $0, selector: try? RuleSelector($0.string)) }
    self.reason = scanner.rest()
  }

  /// The offsets of the comment marker in front of `wandb-lint:`, and of what follows it and its blanks.
  private static func start(in comment: SourceText) -> (marker: Int, end: Int)? {
    let address = Array("wandb-lint:".utf8)
    var marker: Int?
    var offset = 0
    while offset + address.count <= comment.count {
      let byte = comment[offset]
      if let marker, comment.bytes.dropFirst(offset).starts(with: address) {
        var end = offset + address.count
        while end < comment.count, isBlank(comment[end]) { end += 1 }
        return (marker, end)
      }
      if byte == UInt8(ascii: "#") || byte == UInt8(ascii: "/") {
        marker = marker ?? offset
      } else if !isBlank(byte) {
        marker = nil
      }
      offset += 1
    }
    return nil
  }
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }

private func isNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
    true
  default: false
  }
}

/// Reads what follows `wandb-lint:`.
private struct Scanner {
  let text: SourceText
  var offset: Int

  mutating func take(while accepts: (UInt8) -> Bool) -> Range<Int> {
    let start = offset
    while offset < text.count, accepts(text[offset]) { offset += 1 }
    return start..<offset
  }

  /// The texts between `[` and `]`, separated by commas or blanks.
  mutating func takeTargets() -> [SourceText] {
    guard offset < text.count, text[offset] == UInt8(ascii: "[") else { return [] }
    offset += 1
    var targets: [SourceText] = []
    while offset < text.count, text[offset] != UInt8(ascii: "]") {
      let part = take { !isBlank($0) && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "]") }
      if part.isEmpty { offset += 1 } else { targets.append(text.slice(part)) }
    }
    if offset < text.count { offset += 1 }
    return targets
  }

  /// What is left, without the blanks, dashes and colons around it.
  func rest() -> String {
    let isFiller: (UInt8) -> Bool = { isBlank($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") }
    var bytes = text.bytes.dropFirst(offset)
    bytes = bytes.drop(while: isFiller)
    while let last = bytes.last, isFiller(last) { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
