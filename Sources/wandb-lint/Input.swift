/// A file to judge.
struct Input: Sendable {
  /// Where it comes from.
  enum Source: Sendable {
    /// Named on the command line.
    case named
    /// Found in a folder.
    case walked
    /// Standard input.
    case standardInput
  }

  /// The path as reports show it.
  var path: String
  /// The absolute path, its folders without links.
  var absolutePath: String
  /// Where it comes from.
  var source: Source
  /// What holds for it.
  var settings: Settings
  /// The folder that bounds what it may refer to.
  var root: Root
}

/// The files of a run, and what stood in the way of finding them.
struct InputList {
  var inputs: [Input] = []
  var failures: [InputError] = []

  /// Puts the files in the order of their paths, each once; one that is named hides the same one found in a folder.
  mutating func sort() {
    var seen: Set<String> = []
    let named = inputs.filter { if case .walked = $0.source { false } else { true } }
    let walked = inputs.filter { if case .walked = $0.source { true } else { false } }
    inputs = (named + walked).filter { seen.insert($0.absolutePath).inserted }
    inputs.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}
