import WandbLint

extension Release {
  /// Reads a release as people write it, with or without the third number.
  init?(written text: String) { self.init(parsing: text) }

  /// What is done about a release that the catalog does not cover, as a sentence; nil for all others.
  var limits: String? {
    let known = nearestKnown
    guard known != self, description != known.description else { return nil }
    return self < known
      ? "wandb \(self) is older than \(known), the oldest release that is known; values are judged by \(known)."
      : "wandb \(self) is newer than \(known), the newest release that is known; values are judged by \(known)."
  }
}
