/// The variables that findings about delivery may speak of.
enum Vocabulary {
  /// Whether the newest SDK, or a library that works with it, reads a variable of this name.
  static func contains(_ name: String) -> Bool { Catalog.entry(named: name)?.reader(at: .newest) != nil }

  /// Whether a shell's variable of this name may be one of these, or may become one in a container.
  static func follows(_ name: String) -> Bool {
    if Catalog.mayConcern(name) { return true }
    for prefix in ["SINGULARITYENV_", "APPTAINERENV_"] where name.hasPrefix(prefix) { return true }
    return false
  }

  /// Whether a name holds the letters `wan`, in any case, as all do that people write for W&B's: a quick look before the
  /// name is taken apart.
  static func mayHoldName(_ name: String) -> Bool {
    var before: (UInt8, UInt8) = (0, 0)
    for byte in name.utf8 {
      let letter = byte | 0x20
      if letter == UInt8(ascii: "n"), before == (UInt8(ascii: "w"), UInt8(ascii: "a")) { return true }
      before = (before.1, letter)
    }
    return false
  }
}
