import JobSpec
import WandbLint

/// Which files of a project look variables up: `os.environ["NAME"]`, `$NAME`, `env.NAME`.
///
/// A name that W&B does not read may well be read by the project's own code, in a file that the job spec does not name. The
/// project is searched once, and only when such a name comes up: first the folder next below the root that holds the spec,
/// which may be a project of its own among many, then everything.
final class ProjectReaders: Sendable {
  /// More files than this are not looked at: a folder that large is no project.
  private static let limit = 20_000

  /// By the folder that was searched.
  private let readers = Locked<[String: [String: Set<String>]]>([:])

  /// Whether a file in the root, other than the one at a path, looks a variable up.
  func hasReader(of name: String, in root: Root, otherThan path: String) -> Bool {
    readers.with { found in
      Self.folders(of: path, in: root).contains { folder in
        let names = found[folder] ?? Self.search(folder, in: root)
        found[folder] = names
        return names[name]?.contains { $0 != path } == true
      }
    }
  }

  /// The folder next below the root that holds a file, where there is one, and the root.
  private static func folders(of path: String, in root: Root) -> [String] {
    let start = root.path.hasSuffix("/") ? root.path : root.path + "/"
    guard path.hasPrefix(start), let end = path.dropFirst(start.count).firstIndex(of: "/") else { return [root.path] }
    return [String(path[..<end]), root.path]
  }

  /// The files that look variables up, by name; two for each name are enough to tell a file from all others.
  private static func search(_ folder: String, in root: Root) -> [String: Set<String>] {
    var result: [String: Set<String>] = [:]
    var count = 0
    var waiting: [(path: String, rules: IgnoreRules?)] = [
      (folder, IgnoreRules.inherited(by: folder, root: root))
    ]
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { room.deallocate() }
    while let folder = waiting.popLast(), count < limit {
      for entry in (try? System.entries(ofFolder: folder.path)) ?? [] {
        let path = Path.join(folder.path, entry.name)
        if folder.rules?.ignores(path, isFolder: entry.type == .folder) == true { continue }
        if entry.type == .folder, KnownNames.isFolder(entry.name) {
          let own = Path.join(path, ".gitignore")
          waiting.append(
            (path, root.isRepository ? IgnoreRules.reading(own, in: path, below: folder.rules) : nil))
        }
        guard entry.type == .file, mayBeCode(entry.name) else { continue }
        count += 1
        guard let size = System.peek(path, into: room) else { continue }
        let bytes = UnsafeRawBufferPointer(rebasing: room[..<size])
        guard ByteSearch.concernsWandb(bytes), !ByteSearch.isBinary(bytes) else { continue }
        for name in VariableLookups.names(in: Array(bytes)) where result[name, default: []].count < 2 {
          result[name, default: []].insert(path)
        }
      }
    }
    return result
  }

  /// Whether a file may hold code that runs: prose and data only tell of it.
  private static func mayBeCode(_ name: String) -> Bool {
    ![".md", ".rst", ".txt", ".html", ".json", ".jsonl", ".csv", ".lock", ".svg"].contains { name.hasSuffix($0) }
  }
}
