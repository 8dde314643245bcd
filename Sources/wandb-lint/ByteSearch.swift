/// Tells from the bytes alone which files a walk need not parse.
enum ByteSearch {
  /// What a file that concerns W&B holds, in any case: the name, and the slips of the fingers that rules know.
  private static let names = ["wandb", "wand_", "wanbd", "wadnb", "wnadb", "wndb"].map { Array($0.utf8) }

  /// Whether any name occurs.
  static func concernsWandb(_ bytes: UnsafeRawBufferPointer) -> Bool {
    typealias Block = SIMD32<UInt8>
    let toLower = Block(repeating: 0x20)
    var offset = 0
    // Every name starts with `wa` or `wn`: two loads a block find the few places that are worth a closer look.
    while offset + 33 <= bytes.count {
      let first = bytes.loadUnaligned(fromByteOffset: offset, as: Block.self) | toLower
      let second = bytes.loadUnaligned(fromByteOffset: offset + 1, as: Block.self) | toLower
      let isPair = (first .== UInt8(ascii: "w")) .& ((second .== UInt8(ascii: "a")) .| (second .== UInt8(ascii: "n")))
      if any(isPair), (offset..<offset + 32).contains(where: { startsName(bytes, at: $0) }) { return true }
      offset += 32
    }
    return (offset..<max(offset, bytes.count)).contains { startsName(bytes, at: $0) }
  }

  private static func startsName(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Bool {
    guard bytes[offset] | 0x20 == UInt8(ascii: "w") else { return false }
    return names.contains { name in
      guard offset + name.count <= bytes.count else { return false }
      return name.indices.allSatisfy { bytes[offset + $0] | 0x20 == name[$0] | 0x20 }
    }
  }

  /// Whether the bytes are no text: a NUL at their start, as git decides.
  static func isBinary(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.prefix(8192).contains(0)
  }
}
