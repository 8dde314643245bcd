/// Which names a walk enters and reads at all.
enum KnownNames {
  /// Whether a hidden file is looked at: job settings live in dot files, and so does much else.
  static func isKnownHiddenFile(_ name: String) -> Bool {
    hiddenFiles.contains(name) || name.hasPrefix(".env.") || name.hasSuffix(".env")
  }

  /// Whether a hidden folder is entered.
  static func isKnownHiddenFolder(_ name: String) -> Bool { hiddenFolders.contains(name) }

  /// Whether a name's ending says that the file is program text or data of another kind.
  static func isForeign(_ name: String) -> Bool {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else { return false }
    return foreignEndings.contains(name[name.utf8.index(after: dot)...])
  }

  private static let hiddenFiles: Set = [
    ".env", ".envrc", ".bashrc", ".bash_profile", ".bash_login", ".profile", ".zshrc", ".zshenv", ".zprofile",
  ]

  private static let hiddenFolders: Set = [
    ".aws", ".buildkite", ".ci", ".circleci", ".devcontainer", ".docker", ".github", ".gitlab",
  ]

  private static let foreignEndings: Set<Substring> = [
    "py", "pyc", "pyi", "ipynb", "c", "cc", "cpp", "cu", "cuh", "cxx", "h", "hh", "hpp", "go", "rs", "java", "kt",
    "scala", "js", "jsx", "mjs", "cjs", "ts", "tsx", "css", "scss", "html", "htm", "vue", "svelte", "rb", "php", "pl",
    "lua", "jl", "swift", "m", "mm", "cs", "fs", "r", "R", "tf", "hcl", "md", "markdown", "rst", "tex", "bib", "txt",
    "csv", "tsv", "jsonl", "parquet", "arrow", "npy", "npz", "pt", "pth", "ckpt", "safetensors", "bin", "onnx", "pb",
    "h5", "hdf5", "pkl", "pickle", "db", "sqlite", "png", "jpg", "jpeg", "gif", "svg", "webp", "ico", "pdf", "mp3",
    "mp4", "wav", "flac", "ogg", "mov", "ttf", "woff", "woff2", "zip", "gz", "bz2", "xz", "zst", "tar", "tgz", "7z",
    "whl", "jar", "so", "a", "o", "dylib", "dll", "exe", "sif", "lock", "map", "patch", "diff", "log", "out", "err",
  ]
}
