/// Collects the files of a folder and the folders in it: what git ignores, hidden files of unknown name and what the
/// configuration leaves out are passed over; links are followed only to files in the root.
struct FileWalk {
  private let root: Root
  private(set) var list = InputList()

  init(root: Root) { self.root = root }

  /// One folder on the way.
  private struct Folder {
    var path: String
    var absolutePath: String
    var ignoreRules: IgnoreRules?
  }

  /// Collects the files below a folder, given by the path to show and the absolute one.
  mutating func collect(
    _ path: String, at absolutePath: String, search: inout ConfigurationSearch
  ) throws(ConfigurationError) {
    let rules = IgnoreRules.inherited(by: absolutePath, root: root)
    var waiting = [Folder(path: path == "." ? "" : path, absolutePath: absolutePath, ignoreRules: rules)]
    while let folder = waiting.popLast() {
      let entries: [System.Entry]
      do { entries = try System.entries(ofFolder: folder.absolutePath) } catch {
        list.failures.append(InputError(folder.path.isEmpty ? "." : folder.path, error.reason))
        continue
      }
      let settings = try search.settings(for: folder.absolutePath, root: root)
      for entry in entries {
        if let found = visit(entry, in: folder, settings) { waiting.append(found) }
      }
    }
  }

  /// Adds a file to the list, or returns a folder to enter.
  private mutating func visit(_ entry: System.Entry, in folder: Folder, _ settings: Settings) -> Folder? {
    guard isLookedAt(entry) else { return nil }
    let path = Path.join(folder.path, entry.name)
    let absolutePath = Path.join(folder.absolutePath, entry.name)
    if folder.ignoreRules?.ignores(absolutePath, isFolder: entry.type == .folder) == true { return nil }
    if settings.excludes(absolutePath) { return nil }
    switch entry.type {
    case .file:
      list.inputs.append(
        Input(path: path, absolutePath: absolutePath, source: .walked, settings: settings, root: root))
      return nil
    case .folder:
      let own = Path.join(absolutePath, ".gitignore")
      let rules = root.isRepository ? IgnoreRules.reading(own, in: absolutePath, below: folder.ignoreRules) : nil
      return Folder(path: path, absolutePath: absolutePath, ignoreRules: rules)
    case .link:
      guard let target = System.realPath(absolutePath), root.contains(target), System.type(of: target) == .file else {
        return nil
      }
      list.inputs.append(Input(path: path, absolutePath: target, source: .walked, settings: settings, root: root))
      return nil
    case .other: return nil
    }
  }

  private func isLookedAt(_ entry: System.Entry) -> Bool {
    entry.type == .folder ? KnownNames.isFolder(entry.name) : KnownNames.isFile(entry.name)
  }
}
