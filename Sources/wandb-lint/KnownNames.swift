import JobSpec

/// Which names a walk enters and reads at all.
enum KnownNames {
  /// Whether a file is looked at: hidden files only where the name says what they are, as `.env` does.
  static func isFile(_ name: String) -> Bool {
    name.utf8.first == UInt8(ascii: ".") ? Kind.isTold(byName: name) : Kind.mayBeJobSpec(name: name)
  }

  /// Whether a folder is entered: hidden ones only where job specs are kept in them.
  static func isFolder(_ name: String) -> Bool {
    name.utf8.first != UInt8(ascii: ".") || hiddenFolders.contains(name)
  }

  private static let hiddenFolders: Set = [
    ".aws", ".buildkite", ".ci", ".circleci", ".devcontainer", ".docker", ".github", ".gitlab",
  ]
}
