import Syntax

/// The source files of the programs that a spec's processes run, as far as they lie beside it: a variable that one of them
/// reads has a reader.
struct ProgramFiles {
  let processes: [Process]
  let read: @Sendable (String) -> SourceFile?
  /// How many files are looked at: a job starts few programs of its own.
  private static let limit = 8
  /// From where a path may be meant: the spec's folder, or one above, such as the repository of `.github/workflows`.
  private static let folders = ["", "../", "../../", "../../../"]

  func files() -> [SourceFile] {
    var paths: [String] = []
    for word in processes.flatMap(\.command) {
      guard var path = word.known, path.hasSuffix(".py") || path.hasSuffix(".sh"), !path.hasPrefix("-") else {
        continue
      }
      if path.hasPrefix("./") { path.removeFirst(2) }
      if !path.hasPrefix("/"), !path.hasPrefix("~"), !paths.contains(path) { paths.append(path) }
    }
    return paths.prefix(Self.limit).compactMap { path in
      Self.folders.lazy.compactMap { read($0 + path) }.first
    }
  }
}
