import Syntax

/// Finds the configuration file of each folder, and reads each file once.
struct ConfigurationSearch {
  /// How the file is chosen.
  enum Mode: Equatable {
    /// Nearest upward, to the root.
    case nearest
    /// The file at this path, for everything.
    case file(String)
    /// None.
    case none
  }

  private let overrides: Overrides
  private let given: Settings?
  private let without: Settings
  private let isSearching: Bool
  private var byFolder: [String: Settings] = [:]

  init(_ mode: Mode, _ overrides: Overrides) throws(ConfigurationError) {
    self.overrides = overrides
    without = try Settings(nil, overrides)
    switch mode {
    case .nearest:
      given = nil
      isSearching = true
    case .none:
      given = nil
      isSearching = false
    case .file(let path):
      let folder = System.realPath(Path.folder(path).isEmpty ? "." : Path.folder(path)) ?? overrides.workingFolder
      given = try Settings(Self.read(path, in: folder, overrides), overrides)
      isSearching = false
    }
  }

  /// The settings for files of an absolute folder.
  mutating func settings(for folder: String, root: Root) throws(ConfigurationError) -> Settings {
    guard isSearching else { return given ?? without }
    if let settings = byFolder[folder] { return settings }
    let settings: Settings
    let path = Path.join(folder, ConfigurationFile.name)
    if System.type(of: path) != nil {
      settings = try Settings(Self.read(path, in: folder, overrides), overrides)
    } else if folder == "/" || (root.isRepository && folder == root.path) {
      settings = without
    } else {
      settings = try self.settings(for: Path.folder(folder), root: root)
    }
    byFolder[folder] = settings
    return settings
  }

  private static func read(
    _ path: String, in folder: String, _ overrides: Overrides
  ) throws(ConfigurationError) -> ConfigurationFile {
    let bytes: [UInt8]
    do { bytes = try System.readFile(path) } catch {
      throw ConfigurationError(place: "", message: error.message)
    }
    let shown = Path.shown(path, from: overrides.workingFolder)
    return try ConfigurationFile(SourceFile(path: shown, bytes: bytes), folder: folder)
  }
}
