/// The folder that bounds a run: the git work tree around a file, or the working folder.
struct Root: Sendable, Equatable {
  /// The absolute path, without links.
  var path: String
  /// Whether it is a git work tree.
  var isRepository: Bool

  /// The root for the files of an absolute folder.
  static func around(_ folder: String, workingFolder: String) -> Root {
    if let repository = repository(around: folder) { return Root(path: repository, isRepository: true) }
    let isInside = Path.relative(folder, to: workingFolder) != nil
    return Root(path: isInside ? workingFolder : folder, isRepository: false)
  }

  /// The nearest folder upward that holds `.git`; a file of that name marks a linked work tree or a submodule.
  private static func repository(around folder: String) -> String? {
    var candidate = folder
    while true {
      if System.type(of: Path.join(candidate, ".git")) != nil { return candidate }
      if candidate == "/" || candidate.isEmpty { return nil }
      candidate = Path.folder(candidate)
    }
  }

  /// Whether an absolute path without links lies in the root.
  func contains(_ path: String) -> Bool {
    Path.relative(path, to: self.path) != nil
  }
}
