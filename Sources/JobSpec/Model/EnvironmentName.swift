/// How the names of environment variables look.
enum EnvironmentName {
  /// Whether a name is written as such names are by convention: capitals, digits and underscores.
  static func isConventional(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        byte == UInt8(ascii: "_") || (byte >= 0x41 && byte <= 0x5A) || (byte >= 0x30 && byte <= 0x39)
      }
  }
}
