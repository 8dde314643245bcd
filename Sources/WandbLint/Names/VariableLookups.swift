/// Finds in the text of any language the names of W&B's kind that it looks up in its environment.
public enum VariableLookups {
  /// The names that are looked up: behind a `$`, in quotes behind `environ`, `getenv`, `env[` or `env.get(`, behind `env.`
  /// or `printenv`. A value that is only handed on under its own name, as in `-e NAME=$NAME`, is not looked up.
  public static func names(in bytes: [UInt8]) -> Set<String> {
    var found: Set<String> = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] | 0x20 == UInt8(ascii: "w"), index == 0 || !isNamePart(bytes[index - 1]) else {
        index += 1
        continue
      }
      var end = index
      while end < bytes.count, isNamePart(bytes[end]) { end += 1 }
      let name = bytes[index..<end]
      if (6..<80).contains(name.count), isLookup(of: name, behind: bytes[max(0, index - 100)..<index]),
        !isAssigned(bytes[end...].prefix(8))
      {
        found.insert(String(decoding: name, as: UTF8.self))
      }
      index = end
    }
    return found
  }

  /// Whether `"] =` follows: a place in the environment that is set, not looked up.
  private static func isAssigned(_ text: ArraySlice<UInt8>) -> Bool {
    let rest = text.drop { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
    guard rest.first == UInt8(ascii: "]") else { return false }
    let sign = rest.dropFirst().drop { $0 == 0x20 }
    return sign.first == UInt8(ascii: "=") && sign.dropFirst().first != UInt8(ascii: "=")
  }

  private static func isNamePart(_ byte: UInt8) -> Bool { PythonText.isDigit(byte) || byte == 0x5F || isLetter(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func isLookup(of name: ArraySlice<UInt8>, behind text: ArraySlice<UInt8>) -> Bool {
    var before = text
    while before.last == UInt8(ascii: "{") || before.last == UInt8(ascii: "!") { before.removeLast() }
    if before.last == UInt8(ascii: "$") { return !isHandedOn(name, before.dropLast()) }
    let tail = String(decoding: text.suffix(28), as: UTF8.self)
    switch text.last {
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      return ["environ", "getenv", "env[", "ENV[", "env.get(", "env::var", "Getenv"].contains { tail.contains($0) }
    case UInt8(ascii: "."): return tail.hasSuffix("env.")
    default: return tail.hasSuffix("printenv ") || tail.hasSuffix("-v ")
    }
  }

  /// Whether `NAME=` stands in front of `$NAME`.
  private static func isHandedOn(_ name: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Bool {
    var before = text
    while let last = before.last, [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\")].contains(last) {
      before.removeLast()
    }
    guard let sign = before.popLast(), sign == UInt8(ascii: "=") || sign == UInt8(ascii: ":") || sign == 0x20 else {
      return false
    }
    if sign == 0x20, before.last == UInt8(ascii: ":") { before.removeLast() }
    return before.suffix(name.count).elementsEqual(name)
  }
}
