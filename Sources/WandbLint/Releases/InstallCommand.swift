import JobSpec
import Syntax

/// A command that installs Python packages or removes them, and what it takes them from.
struct InstallCommand {
  /// Something that may ask for a release of wandb.
  enum Source {
    /// A package, as the command names it.
    case requirement(String, Location)
    /// A file that the command names.
    case file(String, Location)
    /// The first of these files that there is.
    case project([String], Location)
  }

  /// Where the packages come from, in order.
  private(set) var sources: [Source] = []
  /// Whether packages that are there already are replaced by the newest ones that are allowed.
  private(set) var upgrades = false
  /// Whether packages are removed.
  private(set) var removes = false

  private enum Tool {
    case pip, uv, conda, poetry, pipenv, pdm, pixi
  }

  /// Reads a command; nil where it installs nothing.
  init?(_ words: [Value]) {
    let texts = words.map { $0.known ?? $0.lastName }
    guard let (tool, start) = Self.tool(in: texts), start < words.count else { return nil }
    let arguments = words[start...]
    let verb = texts[start..<min(start + 2, texts.count)].joined(separator: " ")
    switch tool {
    case .pip where verb.hasPrefix("install"): readPip(arguments.dropFirst())
    case .pip where verb.hasPrefix("uninstall"), .uv where verb == "pip uninstall":
      readPip(arguments.dropFirst())
      removes = true
    case .uv where verb == "pip install" || verb == "pip sync":
      readPip(arguments.dropFirst(2), filesAreNamed: verb == "pip sync")
    case .uv where verb.hasPrefix("add"): readPip(arguments.dropFirst())
    case .uv where verb.hasPrefix("sync"): sources = [.project(["uv.lock", "pyproject.toml"], words[start].location)]
    case .uv where verb.hasPrefix("run"): readUvRun(arguments)
    case .conda where ["install", "create", "env create", "env update"].contains(where: verb.hasPrefix):
      readConda(arguments, isFile: verb.hasPrefix("env"))
    case .poetry where verb.hasPrefix("add"), .pdm where verb.hasPrefix("add"): readPip(arguments.dropFirst())
    case .poetry where verb.hasPrefix("install"):
      sources = [.project(["poetry.lock", "pyproject.toml"], words[start].location)]
    case .pixi where verb.hasPrefix("add"): readConda(arguments.dropFirst(), isFile: false)
    case .pixi where ["install", "run"].contains(where: verb.hasPrefix):
      sources = [.project(["pixi.toml", "pyproject.toml"], words[start].location)]
    case .pdm where ["install", "sync"].contains(where: verb.hasPrefix):
      sources = [.project(["pdm.lock", "pyproject.toml"], words[start].location)]
    case .pipenv where verb.hasPrefix("install"):
      readPip(arguments.dropFirst())
      if sources.isEmpty { sources = [.project(["Pipfile"], words[start].location)] }
    default: return nil
    }
  }

  /// The tool, and the index of the word behind its name and its own options. `sudo` and the like may stand in front.
  private static func tool(in texts: [String]) -> (Tool, Int)? {
    for (index, text) in texts.prefix(12).enumerated() {
      let tool: Tool
      switch text.lastComponent {
      case let name where name == "pip" || name.hasPrefix("pip3") || name.hasPrefix("pip2"): tool = .pip
      case "uv": tool = .uv
      case "conda", "mamba", "micromamba": tool = .conda
      case "poetry": tool = .poetry
      case "pipenv": tool = .pipenv
      case "pdm": tool = .pdm
      case "pixi": tool = .pixi
      default: continue
      }
      var next = index + 1
      while next < texts.count, texts[next].hasPrefix("-") { next += 1 }
      let runsAnother = next < texts.count && texts[next] == "run" && texts[next...].contains("install")
      if runsAnother, tool != .uv { continue }
      return (tool, next)
    }
    return nil
  }

  private mutating func readPip(_ words: ArraySlice<Value>, filesAreNamed: Bool = false) {
    var words = words
    while let word = words.popFirst() {
      let text = word.known ?? word.projectFolder ?? ""
      switch text {
      case "-r", "-c", "--requirement", "--requirements", "--constraint", "--constraints":
        guard let path = words.popFirst() else { return }
        if let text = path.known { sources.append(.file(text, path.location)) }
      case "-U", "--upgrade": upgrades = true
      case "-i", "--index-url", "--extra-index-url", "-f", "--find-links", "-t", "--target", "--prefix", "--python",
        "-p", "--group", "--extra":
        words = words.dropFirst()
      case "-e", "--editable": continue
      default:
        if let path = Self.path(in: text) {
          sources.append(.file(path, word.location))
        } else if text.isProjectFolder, Release(address: text) == nil {
          let folder = text.prefix { $0 != "[" }
          let files = ["pyproject.toml", "setup.py", "setup.cfg"]
          sources.append(.project(files.map { folder == "." ? $0 : "\(folder)/\($0)" }, word.location))
        } else if filesAreNamed, !text.hasPrefix("-") {
          sources.append(.file(text, word.location))
        } else {
          sources.append(.requirement(text, word.location))
        }
      }
    }
  }

  /// The path in `-rfile` or `--requirement=file`.
  private static func path(in text: String) -> String? {
    for option in ["--requirement=", "--requirements=", "--constraint=", "--with-requirements="]
    where text.hasPrefix(option) {
      return String(text.dropFirst(option.count))
    }
    return text.hasPrefix("-r") && !text.hasPrefix("--") && text.count > 2 ? String(text.dropFirst(2)) : nil
  }

  /// `uv run` brings the project's environment up to date, and may add packages for the one command.
  private mutating func readUvRun(_ words: ArraySlice<Value>) {
    guard let verb = words.first else { return }
    sources.append(.project(["uv.lock", "pyproject.toml"], verb.location))
    var words = words.dropFirst()
    while let word = words.popFirst() {
      let text = word.known ?? ""
      switch text {
      case "--no-project": sources.removeAll { if case .project = $0 { true } else { false } }
      case "--with", "--with-requirements":
        guard let value = words.popFirst(), let added = value.known else { return }
        sources.append(
          text == "--with" ? .requirement(added, value.location) : .file(added, value.location))
      default: if !text.hasPrefix("-") { return }
      }
    }
  }

  private mutating func readConda(_ words: ArraySlice<Value>, isFile: Bool) {
    guard let verb = words.first else { return }
    var words = words
    while let word = words.popFirst() {
      let text = word.known ?? ""
      switch text {
      case "-f", "--file":
        guard let path = words.popFirst() else { return }
        if let text = path.known { sources.append(.file(text, path.location)) }
      case "-n", "--name", "-c", "--channel", "-p", "--prefix": words = words.dropFirst()
      default:
        let option = "--file="
        sources.append(
          text.hasPrefix(option)
            ? .file(String(text.dropFirst(option.count)), word.location) : .requirement(text, word.location))
      }
    }
    let namesFile = sources.contains { if case .file = $0 { true } else { false } }
    guard isFile, !namesFile else { return }
    sources.append(.project(["environment.yml", "environment.yaml"], verb.location))
  }
}

extension Value {
  /// The name behind the last slash of a path whose folder is not known: `$VENV/bin/pip`. Empty where none is written.
  fileprivate var lastName: String {
    guard case .literal(let text) = parts.last, text.string.contains("/") else { return "" }
    return text.string.lastComponent
  }

  /// A project's folder with its extras, as people write it without quotes: to a shell `.[dev]` is a pattern that no file has.
  fileprivate var projectFolder: String? {
    let bytes = location.file.bytes
    let range = location.range
    guard range.start >= 0, range.start <= range.end, range.end <= bytes.count else { return nil }
    let text = String(decoding: bytes[range.start..<range.end], as: UTF8.self)
    return text.isProjectFolder && text.contains("[") && !text.contains("$") ? text : nil
  }
}

extension String {
  /// Whether `pip install` takes it for the folder of a project: `.`, `.[dev]`, `./package`.
  fileprivate var isProjectFolder: Bool {
    let folder = prefix { $0 != "[" }
    return folder == "." || folder.hasPrefix("./") || folder.hasPrefix("../")
  }
}
