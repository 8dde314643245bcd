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
}
