/// What a file's name says about its kind.
struct FileName {
  /// What a name leaves open.
  enum Verdict: Equatable {
    /// The name says it all.
    case kind(Kind)
    /// A definition file, where the content has its header or sections: other tools use `.def` as well.
    case definition
    /// A shell script, unless the content is a submission file of HTCondor.
    case condor
    /// JSON, whose keys decide; `hint` is what a file without any key is meant to be.
    case json(hint: Kind?)
    /// YAML, whose keys decide.
    case yaml(hint: Kind?)
    /// Only the content can tell.
    case unknown(mayBeEnvFile: Bool)
    /// No job spec.
    case other
  }

  /// The last component of the path, in lower case.
  private let name: String
  /// What stands behind the last dot, empty where there is none.
  private let suffix: String
  /// The components of the path in front of it.
  private let path: ArraySlice<Substring>

  init(_ path: String) {
    let components = path.split(separator: "/")
    let name = components.last?.lowercased() ?? ""
    self.name = name
    self.path = components.dropLast()
    self.suffix = name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? ""
  }

  var verdict: Verdict {
    if name.isEmpty || name.hasSuffix("~") { return .other }
    if isDockerfile { return .kind(.dockerfile) }
    if Self.shellSuffixes.contains(suffix) || Self.shellStartupFiles.contains(name) { return .kind(.shell) }
    if let envFile { return .kind(envFile) }
    if let configuration { return .kind(configuration) }
    switch suffix {
    case "def", "singularity", "apptainer": return .definition
    case "sub", "job", "batch", "submit": return .condor
    case "json": return .json(hint: hint)
    case "yaml", "yml": return .yaml(hint: hint)
    default: break
    }
    if Self.otherSuffixes.contains(suffix) { return .other }
    if name == "singularity" || name == "apptainer" { return .kind(.definition) }
    if name.hasPrefix("singularity.") || name.hasPrefix("apptainer.") { return .definition }
    if name.hasPrefix(".") { return .other }
    return .unknown(mayBeEnvFile: has("env"))
  }

  private var isDockerfile: Bool {
    if suffix == "dockerfile" || suffix == "containerfile" { return true }
    for prefix in ["dockerfile", "containerfile"] where name.hasPrefix(prefix) {
      guard let separator = name.dropFirst(prefix.count).first else { return true }
      return "._-".contains(separator) && !isSource
    }
    return false
  }

  /// The dialect of a file that is named as an env file, as far as the name tells it.
  private var envFile: Kind? {
    let isNamedSo =
      suffix == "env" || suffix == "envfile" || name == "env.list" || name.hasPrefix(".env.") || name.hasPrefix(".env-")
      || name.hasPrefix(".env_") || (Self.templateSuffixes.contains(suffix) && has(".env."))
    guard isNamedSo, !isSource else { return nil }
    if has("singularity") || has("apptainer") { return .envSingularityHost }
    if has("compose") { return .envCompose }
    return has("docker") || name == "env.list" ? .envDocker : .envFile
  }

  /// The kind of a file that its platform finds by its name.
  private var configuration: Kind? {
    if ["makefile", "gnumakefile"].contains(name) || suffix == "mk" { return .makefile }
    if name == "justfile" || name == ".justfile" || suffix == "just" { return .justfile }
    switch suffix {
    case "py": return .python
    case "ipynb": return .notebook
    case "tf": return .terraform
    case "json": return name == "devcontainer.json" || name == ".devcontainer.json" ? .devcontainer : nil
    case "yaml", "yml": break
    default: return nil
    }
    let folders = folders
    let isForge = [".github", ".gitea", ".forgejo"].contains(folders.dropLast().last)
    if folders.last == "workflows" && isForge || name.hasPrefix("action.") { return .githubActions }
    if name.hasSuffix(".gitlab-ci.\(suffix)") || folders.contains(".gitlab") { return .gitlab }
    if folders.last == ".circleci" { return .circleCI }
    if name.hasPrefix("kustomization.") || isHelmValues { return .kubernetes }
    if name.hasPrefix("cloudbuild") { return .cloudBuild }
    if name.hasPrefix("docker-compose") || name.hasPrefix("compose.") || name.hasPrefix("compose-") { return .compose }
    return name.hasSuffix(".sky.\(suffix)") ? .skypilot : name.hasSuffix("dstack.\(suffix)") ? .launcher : nil
  }

  /// Whether a word stands in the name. Byte by byte: a walk asks this of every name, and the standard library's search
  /// goes by characters.
  private func has(_ word: StaticString) -> Bool {
    word.withUTF8Buffer { word in
      var rest = name.utf8[...]
      while rest.count >= word.count {
        if rest.starts(with: word) { return true }
        rest = rest.dropFirst()
      }
      return false
    }
  }

  /// The folders on the path, in lower case, the innermost last.
  private var folders: [String] { path.map { $0.lowercased() } }

  /// Whether it holds the values of a Helm chart: `values.yaml`, `values-prod.yaml`, `prod.values.yaml`.
  private var isHelmValues: Bool {
    let stem = name.dropLast(suffix.utf8.count + 1)
    return ["values.", "values-", "values_"].contains { name.hasPrefix($0) }
      || [".values", "-values", "_values"].contains { stem.hasSuffix($0) }
  }

  /// Whether the suffix is another language's: `.env.py`, `Dockerfile.md`.
  private var isSource: Bool {
    Self.otherSuffixes.contains(suffix) || Self.shellSuffixes.contains(suffix)
      || ["json", "yaml", "yml", "dockerignore", "py", "ipynb", "tf", "mk", "just"].contains(suffix)
  }

  /// What a JSON or YAML file is meant to be while its keys do not tell: an empty one, a truncated one.
  private var hint: Kind? {
    let plain = name.filter { $0 != "-" && $0 != "_" }
    if ["jobdef", "containerproperties", "containeroverrides", "submitjob"].contains(where: plain.contains) {
      return .batch
    }
    return plain.contains("taskdef") ? .ecs : nil
  }

  private static let templateSuffixes: Set<String> = ["example", "sample", "template", "dist", "local", "default"]

  private static let shellSuffixes: Set<String> = [
    "sh", "bash", "zsh", "ksh", "dash", "sbatch", "slurm", "pbs", "lsf", "bsub", "qsub", "sge",
  ]

  private static let shellStartupFiles: Set<String> = [
    ".bashrc", ".bash_profile", ".bash_login", ".bash_aliases", ".profile", ".zshrc", ".zshenv", ".zprofile", ".kshrc",
    ".envrc",
  ]

  /// Files that no job starts from: pictures, archives, weights, data, documents, sources.
  private static let otherSuffixes: Set<String> = [
    "7z", "a", "apk", "arrow", "avi", "bin", "bmp", "bz2", "ckpt", "class", "dat", "db", "deb", "dll", "dmg", "dylib",
    "egg", "eot", "exe", "feather", "flac", "gguf", "gif", "gz", "h5", "hdf5", "ico", "iso", "jar", "jpeg", "jpg",
    "lz4", "lzma", "mkv", "mov", "mp3", "mp4", "msgpack", "npy", "npz", "o", "obj", "ogg", "onnx", "orc", "otf",
    "parquet", "pb", "pdf", "pickle", "pkl", "ply", "png", "ppt", "pptx", "pt", "pth", "pyc", "pyd", "rar", "rpm",
    "safetensors", "sif", "so", "sqlite", "stl", "svg", "tar", "tfrecord", "tflite", "tgz", "tif", "tiff", "ttf", "wav",
    "webm", "webp", "whl", "woff", "woff2", "xls", "xlsx", "xz", "zip", "zst",
    "bib", "cff", "csv", "css", "diff", "doc", "docx", "html", "htm", "jsonl", "lock", "log", "map", "md", "mdx",
    "patch", "pem", "po", "rst", "scss", "tex", "tsv", "xml",
    "adb", "asm", "bat", "c", "cc", "clj", "cmake", "cpp", "cs", "csh", "cu", "cuh", "cxx", "dart", "el", "erl", "ex",
    "exs", "f", "f90", "fish", "go", "gradle", "groovy", "h", "hcl", "hpp", "hs", "in", "ini", "ipp", "j2",
    "java", "jinja", "jinja2", "jl", "js", "jsx", "kt", "lua", "m", "m4", "mjs", "ml", "mm", "nim", "nix", "php",
    "pl", "pm", "proto", "ps1", "psm1", "pyi", "pyx", "r", "rb", "rs", "s", "scala", "sql", "swift", "tcl",
    "tcsh", "tfvars", "tmpl", "toml", "tpl", "ts", "tsx", "v", "vim", "vue", "zig",
  ]
}
