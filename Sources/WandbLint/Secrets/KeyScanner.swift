/// Finds text that looks like a credential, whatever stands around it: the second line of defence behind what the model
/// knows to be secret.
///
/// Found are W&B keys (40 or more hex digits, `wandb_v1_...`, `local-...`), JSON web tokens, long words behind a word
/// such as `key` or `token`, credentials in URLs, and the password of a netrc line.
public enum KeyScanner {
  /// The ranges of `bytes` that look like a credential: in order, not overlapping.
  public static func ranges(in bytes: ArraySlice<UInt8>) -> [Range<Int>] {
    var scan = KeyScan(bytes: bytes)
    scan.run()
    return scan.found
  }

  /// Whether a text holds a key in one of the shapes that W&B hands out.
  public static func isKeyShaped(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return KeyShape(bytes[...]) != nil
  }

  /// The text with every credential replaced by stars.
  public static func masked(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let ranges = ranges(in: bytes[...])
    guard !ranges.isEmpty else { return text }
    var result: [UInt8] = []
    var offset = 0
    for range in ranges {
      result += bytes[offset..<range.lowerBound]
      result += mask
      offset = range.upperBound
    }
    result += bytes[offset...]
    return String(decoding: result, as: UTF8.self)
  }

  static let mask = Array("***".utf8)
}

/// What a W&B key looks like (shapes seen in public job specs, and `wandb/sdk/lib/wbauth` from release 0.23.1).
enum KeyShape {
  /// 40 or more hex digits and nothing else.
  case hex
  /// A word in front of a dash or underscore, then at least 40 hex digits: `local-...`.
  case prefixedHex
  /// `wandb_v1_...`
  case versioned
  /// A variable's name with the key in it, where a separator was forgotten: `WANDB_API_KEY0123...`.
  case glued

  /// Judges one run of letters, digits, `_` and `-`.
  init?(_ word: ArraySlice<UInt8>) {
    guard word.count >= 40 else { return nil }
    let hexTail = word.reversed().prefix(while: isHex).count
    if hexTail == word.count {
      self = .hex
    } else if word.starts(with: Array("wandb_v".utf8)) {
      self = .versioned
    } else if hexTail >= 40,
      word.dropLast(hexTail).last.map({ $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") })
        == true
    {
      self = .prefixedHex
    } else if word.starts(with: Array("WANDB_".utf8)),
      hexTail >= 40 || contains(Array(word), Array("wandb_v".utf8))
    {
      self = .glued
    } else {
      return nil
    }
  }
}

/// One pass over some bytes.
private struct KeyScan {
  let bytes: ArraySlice<UInt8>
  var found: [Range<Int>] = []
  /// The word in front of the one at hand, and where the line starts that holds it.
  private var previous: Range<Int>
  private var beforePrevious: Range<Int>

  init(bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    previous = bytes.startIndex..<bytes.startIndex
    beforePrevious = previous
  }

  mutating func run() {
    var offset = bytes.startIndex
    while offset < bytes.endIndex {
      if isWord(bytes[offset]) {
        var end = offset
        while end < bytes.endIndex, isWord(bytes[end]) { end += 1 }
        visit(offset..<end)
        beforePrevious = previous
        previous = offset..<end
        offset = end
      } else if bytes[offset] == UInt8(ascii: ":"), bytes[offset...].starts(with: [0x3A, 0x2F, 0x2F]) {
        offset = visitAuthority(at: offset + 3)
      } else {
        offset += 1
      }
    }
  }

  private mutating func add(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    if let last = found.last, range.lowerBound <= last.upperBound {
      found[found.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
    } else {
      found.append(range)
    }
  }

  private mutating func visit(_ run: Range<Int>) {
    // A dash in front belongs to something else: an option, or the operator of `${NAME:-word}`.
    guard let start = bytes[run].firstIndex(where: { $0 != UInt8(ascii: "-") }) else { return }
    let word = start..<run.upperBound
    if let shape = KeyShape(bytes[word]) {
      if case .hex = shape, isDigest(at: word.lowerBound) { return }
      add(word)
    } else if word.count >= 16, follows("password") {
      add(word)
    } else if word.count >= 40, followsKeyWord(word) {
      add(word)
    } else if word.count >= 16, bytes[word].starts(with: Array("eyJ".utf8)) {
      addToken(from: word)
    }
  }

  /// A JSON web token: three words joined by dots.
  private mutating func addToken(from word: Range<Int>) {
    var end = word.upperBound
    var parts = 1
    while parts < 3, end < bytes.endIndex, bytes[end] == UInt8(ascii: ".") {
      var next = end + 1
      while next < bytes.endIndex, isWord(bytes[next]) { next += 1 }
      guard next > end + 1 else { break }
      end = next
      parts += 1
    }
    if parts == 3 { add(word.lowerBound..<end) }
  }

  /// `sha256:` and the like in front make it an image digest, which anybody may see.
  private func isDigest(at start: Int) -> Bool {
    guard start > previous.upperBound, start - previous.upperBound == 1, bytes[previous.upperBound] == UInt8(ascii: ":")
    else { return false }
    return lowercased(previous).starts(with: Array("sha".utf8))
  }

  private func follows(_ word: String) -> Bool { lowercased(previous) == Array(word.utf8) }

  /// Whether only punctuation stands between a word that announces a key and this one.
  private func followsKeyWord(_ word: Range<Int>) -> Bool {
    guard !previous.isEmpty, word.lowerBound - previous.upperBound <= 8,
      !bytes[previous.upperBound..<word.lowerBound].contains(0x0A)
    else { return false }
    let name = lowercased(previous)
    return Self.keyWords.contains { contains(name, $0) }
  }

  private static let keyWords = ["key", "token", "secret", "passw", "login", "credential", "auth"].map {
    Array($0.utf8)
  }

  private func lowercased(_ range: Range<Int>) -> [UInt8] {
    bytes[range].prefix(64).map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
  }

  /// Conceals the part of a URL between `//` and `@`; returns where to go on.
  private mutating func visitAuthority(at start: Int) -> Int {
    var end = start
    var at: Int?
    while end < bytes.endIndex, isAuthority(bytes[end]) {
      if bytes[end] == UInt8(ascii: "@") { at = end }
      end += 1
    }
    guard let at, at > start, bytes[start..<at] != Array("git".utf8)[...] else { return start }
    add(start..<at)
    return at
  }
}

private func contains(_ text: [UInt8], _ word: [UInt8]) -> Bool {
  guard text.count >= word.count else { return false }
  return (0...(text.count - word.count)).contains { text[$0...].starts(with: word) }
}

private func isAuthority(_ byte: UInt8) -> Bool {
  switch byte {
  case 0...0x20, UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\""), UInt8(ascii: "'"),
    UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "`"):
    false
  default: true
  }
}

private func isWord(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
    true
  default: false
  }
}

private func isHex(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
    UInt8(ascii: "A")...UInt8(ascii: "F"):
    true
  default: false
  }
}
