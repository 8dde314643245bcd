/// The variables that findings about delivery may speak of.
enum Vocabulary {
  /// Whether W&B, or a library that works with it, reads a variable of this name.
  static func contains(_ name: String) -> Bool { name.hasPrefix("WANDB_") }
}
