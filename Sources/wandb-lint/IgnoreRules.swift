/// The `.gitignore` files that hold for one folder: its own, those above it up to the root, `.git/info/exclude` last.
final class IgnoreRules: Sendable {
  private let parent: IgnoreRules?
  private let file: IgnoreFile
  /// The length of the folder's absolute path and its separator.
  private let prefix: Int

  private init(parent: IgnoreRules?, file: IgnoreFile, folder: String) {
    self.parent = parent
    self.file = file
    self.prefix = folder == "/" ? 1 : folder.utf8.count + 1
  }

  /// The rules that hold in a folder below the root, the folder's own file included.
  static func inherited(by folder: String, root: Root) -> IgnoreRules? {
    guard root.isRepository, let inside = Path.relative(folder, to: root.path) else { return nil }
    var rules = reading(Path.join(root.path, ".git/info/exclude"), in: root.path, below: nil)
    rules = reading(Path.join(root.path, ".gitignore"), in: root.path, below: rules)
    var current = root.path
    for name in inside.split(separator: "/") {
      current = Path.join(current, String(name))
      rules = reading(Path.join(current, ".gitignore"), in: current, below: rules)
    }
    return rules
  }

  /// The rules with those of one more file; the same rules when it has none.
  static func reading(_ path: String, in folder: String, below parent: IgnoreRules?) -> IgnoreRules? {
    guard let bytes = try? System.readFile(path) else { return parent }
    let file = IgnoreFile(bytes)
    return file.isEmpty ? parent : IgnoreRules(parent: parent, file: file, folder: folder)
  }

  /// Whether git ignores an absolute path; the nearest file that says something holds.
  func ignores(_ path: String, isFolder: Bool) -> Bool {
    let bytes = Array(path.utf8)
    var rules: IgnoreRules? = self
    while let current = rules {
      if current.prefix < bytes.count, let verdict = current.file.ignores(bytes[current.prefix...], isFolder: isFolder)
      {
        return verdict
      }
      rules = current.parent
    }
    return false
  }
}
