/// Paths of files and folders.
public enum PathUse: Hashable, Sendable {
  /// A folder; `~` is expanded.
  case folder
  /// A folder; `~` is taken literally.
  case plainFolder
  /// `WANDB_CONFIG_DIR`: a folder, expanded while the settings load.
  case configFolder
  /// A file.
  case file
  /// `WANDB_SWEEP_PARAM_PATH`: a YAML file that must exist.
  case sweepParameters
  /// `WANDB_CONFIG_PATHS`: YAML files.
  case configFiles

  /// Whether it names one folder that W&B writes to.
  var isFolder: Bool { self == .folder || self == .plainFolder || self == .configFolder }
}

/// Judges paths as far as that can be done without the machine that the job runs on.
enum PathGrammar {
  static func verdict(of text: String, at release: Release, use: PathUse) -> Verdict {
    switch use {
    case .configFiles: return configFiles(text, at: release)
    case .sweepParameters: return sweepParameters(text)
    case .configFolder where release >= "0.19.11" && namesUser(text):
      return .rejected(
        "names the home of a user, and the SDK stops where there is none of that name",
        advice: "Write an absolute path.")
    case .folder where release >= "0.23.1" && namesUser(text):
      return .rejected(
        "names the home of a user, and the SDK stops where there is none of that name", at: .later,
        advice: "Write an absolute path.")
    case .plainFolder where PythonText.starts(text, with: "~"):
      return Verdict(
        .misread, "names a folder called '~': the SDK does not expand it", advice: "Write an absolute path.")
    default: break
    }
    guard use.isFolder else { return .accepted }
    if PythonText.starts(text, with: "$") {
      return Verdict(.misread, "is taken literally: the SDK expands no variables", advice: "Write an absolute path.")
    }
    // NAME_MAX of Linux. Some releases stop, others go on in a temporary folder.
    if text.utf8.split(separator: UInt8(ascii: "/")).contains(where: { $0.count > 255 }) {
      return .rejected("holds a name of more than 255 bytes", at: .later, advice: "Write a shorter path.")
    }
    return .accepted
  }

  /// Whether `os.path.expanduser` looks a user up; root exists everywhere.
  private static func namesUser(_ text: String) -> Bool {
    guard PythonText.starts(text, with: "~") else { return false }
    let name = text.utf8.dropFirst().prefix { $0 != UInt8(ascii: "/") }
    return !name.isEmpty && !name.elementsEqual("root".utf8)
  }

  /// The W&B agent sets the variable for the runs that it starts; a file that is not there stops every mode.
  private static func sweepParameters(_ text: String) -> Verdict {
    if text.isEmpty || text == "/dev/null" { return .accepted }
    let isFile = [".yaml", ".yml", ".json"].contains { text.hasSuffix($0) }
    if isFile, !text.hasPrefix("~"), !text.hasPrefix("$") { return .accepted }
    return .rejected(
      "names no file of sweep parameters, and the SDK stops where that file is missing",
      advice: "Leave the variable to the W&B agent, which sets it for its own runs.")
  }

  /// From 0.13.11 through 0.15.5 the text is read letter by letter, and each letter is a path of its own.
  private static func configFiles(_ text: String, at release: Release) -> Verdict {
    if release >= "0.13.11", release < "0.15.6" {
      if text.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") }) {
        return .rejected("is read letter by letter, and '.' and '/' are folders", advice: "Remove the variable.")
      }
      return Verdict(.misread, "is read letter by letter, so no file is found", advice: "Remove the variable.")
    }
    guard PythonText.elements(text).contains(where: { isKnownFolder(String($0)) }) else { return .accepted }
    return .rejected("names a folder", advice: "Write the paths of YAML files, with commas between them.")
  }

  /// Whether a path is a folder on every Linux machine.
  private static func isKnownFolder(_ path: String) -> Bool {
    if [".", "..", "/"].contains(path) { return true }
    let names = path.split(separator: "/", omittingEmptySubsequences: true)
    if names.allSatisfy({ $0 == "." || $0 == ".." }), !names.isEmpty { return true }
    let folders: Set<Substring> = [
      "bin", "dev", "etc", "home", "lib", "media", "mnt", "opt", "proc", "root", "run", "sbin", "srv", "sys", "tmp",
      "usr", "var",
    ]
    return path.hasPrefix("/") && names.count == 1 && names.allSatisfy(folders.contains)
  }
}
