#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Tells from the bytes alone which files a walk need not parse.
enum ByteSearch {
  /// What a file that concerns W&B holds, in any case: the name, and the slips of the fingers that rules know.
  private static let names = ["wandb", "wand_", "wanbd", "wadnb", "wnadb", "wndb"].map { Array($0.utf8) }

  /// Whether any name occurs. The C library's search for one byte is the fastest there is; every name starts with a `w`.
  static func concernsWandb(_ bytes: UnsafeRawBufferPointer) -> Bool {
    contains(bytes, nameStartingWith: UInt8(ascii: "W")) || contains(bytes, nameStartingWith: UInt8(ascii: "w"))
  }

  private static func contains(_ bytes: UnsafeRawBufferPointer, nameStartingWith letter: UInt8) -> Bool {
    guard let start = bytes.baseAddress else { return false }
    var offset = 0
    while offset < bytes.count, let found = memchr(start + offset, Int32(letter), bytes.count - offset) {
      offset = start.distance(to: found)
      if startsName(bytes, at: offset) { return true }
      offset += 1
    }
    return false
  }

  private static func startsName(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Bool {
    guard offset + 4 <= bytes.count else { return false }
    // Nearly every `w` is told apart here, without a look at the list.
    let second = bytes[offset + 1] | 0x20
    guard second == UInt8(ascii: "a") || second == UInt8(ascii: "n") else { return false }
    return names.contains { name in
      guard offset + name.count <= bytes.count else { return false }
      return name.indices.allSatisfy { bytes[offset + $0] | 0x20 == name[$0] | 0x20 }
    }
  }

  /// Whether the bytes are no text: a NUL at their start, as git decides.
  static func isBinary(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let start = bytes.baseAddress else { return false }
    return memchr(start, 0, min(bytes.count, 8192)) != nil
  }
}
