/// Turns the paths of the command line into the files of a run.
struct InputSearch {
  let workingFolder: String
  /// Whether files that are named are left out when the configuration excludes them.
  let forcesExclusion: Bool
  /// The name to judge standard input by.
  let standardInputName: String?
  var search: ConfigurationSearch

  /// Finds the files; a mistake in a configuration file ends the run.
  mutating func inputs(for paths: [String]) throws(ConfigurationError) -> InputList {
    var list = InputList()
    for path in paths { try add(path, to: &list) }
    list.sort()
    return list
  }

  private mutating func add(_ path: String, to list: inout InputList) throws(ConfigurationError) {
    if path == "-" {
      list.inputs.append(try standardInput())
      return
    }
    let shown = Path.shown(path, from: workingFolder)
    switch System.type(of: path) {
    case nil:
      let isLink = System.linkType(of: path) == .link
      list.failures.append(InputError(shown, isLink ? .danglingLink : reasonForAbsence(of: path)))
    case .folder: try addFolder(path, shown: shown, to: &list)
    case .file, .link, .other: try addFile(path, shown: shown, to: &list)
    }
  }

  /// A path that cannot be looked up: in a folder without permission, it may well exist.
  private func reasonForAbsence(of path: String) -> InputError.Reason {
    do {
      _ = try System.readFile(path)
      return .missing
    } catch {
      return error.reason
    }
  }

  private mutating func addFolder(
    _ path: String, shown: String, to list: inout InputList
  ) throws(ConfigurationError) {
    guard let absolutePath = System.realPath(path) else {
      list.failures.append(InputError(shown, .noPermission))
      return
    }
    let root = Root.around(absolutePath, workingFolder: workingFolder)
    var walk = FileWalk(root: root)
    try walk.collect(shown, at: absolutePath, search: &search)
    list.inputs += walk.list.inputs
    list.failures += walk.list.failures
  }

  private mutating func addFile(
    _ path: String, shown: String, to list: inout InputList
  ) throws(ConfigurationError) {
    let parent = Path.folder(path)
    let folder = System.realPath(parent.isEmpty ? "." : parent) ?? workingFolder
    let root = Root.around(folder, workingFolder: workingFolder)
    let settings = try search.settings(for: folder, root: root)
    let absolutePath = Path.join(folder, Path.name(path))
    if forcesExclusion && isExcluded(absolutePath, root: root, settings) { return }
    list.inputs.append(
      Input(path: shown, absolutePath: absolutePath, source: .named, settings: settings, root: root))
  }

  /// Whether a pattern leaves out the file or a folder that holds it.
  private func isExcluded(_ path: String, root: Root, _ settings: Settings) -> Bool {
    var current = path
    while Path.relative(current, to: root.path)?.isEmpty == false {
      if settings.excludes(current) { return true }
      current = Path.folder(current)
    }
    return false
  }

  private mutating func standardInput() throws(ConfigurationError) -> Input {
    let name = standardInputName.map { Path.shown($0, from: workingFolder) } ?? "<stdin>"
    let absolutePath = Path.clean(Path.join(workingFolder, name))
    let root = Root.around(Path.folder(absolutePath), workingFolder: workingFolder)
    let settings = try search.settings(for: Path.folder(absolutePath), root: root)
    return Input(path: name, absolutePath: absolutePath, source: .standardInput, settings: settings, root: root)
  }
}
