/// The variables that findings about delivery may speak of.
enum Vocabulary {
  /// Whether the newest SDK, or a library that works with it, reads a variable of this name.
  static func contains(_ name: String) -> Bool { Catalog.entry(named: name)?.reader(at: .newest) != nil }
}
