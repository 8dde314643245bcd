import Syntax

/// A file that says which packages a job gets: requirements, a lock file, a project file, a conda environment.
struct PackageFile {
  /// The file.
  let file: SourceFile
  /// The path by which it was found.
  let path: String

  /// What it asks for of wandb, in its order; `read` finds the requirements that it includes.
  func requirements(read: (String) -> SourceFile?) -> [FoundRequirement] {
    switch path.lastComponent {
    case "uv.lock", "poetry.lock", "pdm.lock": locked.map { [$0] } ?? []
    case let name where name.hasSuffix(".toml") || name == "Pipfile" || name == "setup.py": quoted + tableEntries
    case "setup.cfg": file.lines.compactMap { Requirement($0).map { found($0) } }
    case let name where name.hasSuffix(".yml") || name.hasSuffix(".yaml"): listed
    default: lines(depth: 0, read: read)
    }
  }

  /// A requirement, and the name of the file that holds it.
  struct FoundRequirement {
    var requirement: Requirement
    var fileName: String
    /// Whether a tool wrote it down after it had chosen the release.
    var isLock = false
  }

  private func found(_ requirement: Requirement, isLock: Bool = false) -> FoundRequirement {
    FoundRequirement(requirement: requirement, fileName: path.lastComponent, isLock: isLock)
  }

  /// The lines of a requirements file, those of the files that it includes in their place.
  private func lines(depth: Int, read: (String) -> SourceFile?) -> [FoundRequirement] {
    var result: [FoundRequirement] = []
    for line in file.lines {
      if let requirement = Requirement(line) {
        result.append(found(requirement))
        continue
      }
      let words = line.split { $0 == " " || $0 == "\t" || $0 == "=" }
      guard depth < 4, let option = words.first, words.count == 2,
        ["-r", "-c", "--requirement", "--constraint"].contains(option)
      else { continue }
      let other = path.folder + words[1]
      guard let included = read(other) else { continue }
      result += PackageFile(file: included, path: other).lines(depth: depth + 1, read: read)
    }
    return result
  }

  /// The entry of a lock file: `name = "wandb"`, and the version behind it.
  private var locked: FoundRequirement? {
    var isEntry = false
    for line in file.lines {
      if line == "name = \"wandb\"" {
        isEntry = true
      } else if isEntry, let version = line.value(of: "version") {
        return Requirement("wandb==\(version)").map { found($0, isLock: true) }
      } else if line.hasPrefix("[[package]]") {
        isEntry = false
      }
    }
    return nil
  }

  /// Requirements in quotes, as in `dependencies = ["wandb>=0.16"]`.
  private var quoted: [FoundRequirement] {
    file.lines.filter { !$0.hasPrefix("#") }.flatMap { line -> [FoundRequirement] in
      let texts = line.split(omittingEmptySubsequences: false) { $0 == "\"" || $0 == "'" }
      return texts.indices.filter { $0 % 2 == 1 }.compactMap { Requirement(texts[$0]).map { found($0) } }
    }
  }

  /// Entries of Poetry's and Pipenv's tables: `wandb = "^0.16"`, `wandb = {version = "^0.16", extras = ["media"]}`.
  private var tableEntries: [FoundRequirement] {
    file.lines.compactMap { line in
      guard let text = line.value(of: "wandb") ?? line.tableVersion else { return nil }
      return Requirement(tableEntry: text).map { found($0) }
    }
  }

  /// Entries of a conda environment: `- wandb=0.16`, `- wandb==0.16.6` below `pip:`.
  private var listed: [FoundRequirement] {
    file.lines.compactMap { line in
      guard line.hasPrefix("- ") else { return nil }
      return Requirement(line.dropFirst(2).filter { $0 != "\"" && $0 != "'" }).map { found($0) }
    }
  }
}

extension SourceFile {
  /// The lines that hold the package's name or may belong to its entry, without blanks around them.
  fileprivate var lines: [String] {
    bytes.split(separator: 0x0A).map { line in
      let start = line.drop { $0 == 0x20 || $0 == 0x09 }
      var end = start.endIndex
      while end > start.startIndex, start[end - 1] <= 0x20 { end -= 1 }
      return String(decoding: start[..<end], as: UTF8.self)
    }
  }
}

extension String {
  /// The quoted text behind `name =`.
  fileprivate func value(of name: String) -> String? {
    guard hasPrefix(name) else { return nil }
    var rest = dropFirst(name.count).drop { $0 == " " }
    guard rest.first == "=" else { return nil }
    rest = rest.dropFirst().drop { $0 == " " }
    guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
    return String(rest.dropFirst().prefix { $0 != quote })
  }

  /// The version in `wandb = {version = "...", ...}`.
  fileprivate var tableVersion: String? {
    guard hasPrefix("wandb"), let brace = firstIndex(of: "{") else { return nil }
    return self[index(after: brace)...].split(separator: ",").lazy
      .compactMap { String($0.drop { $0 == " " }).value(of: "version") }.first
  }

  /// The part behind the last slash.
  var lastComponent: String { lastIndex(of: "/").map { String(self[index(after: $0)...]) } ?? self }

  /// The part up to the last slash, the slash included.
  fileprivate var folder: String { lastIndex(of: "/").map { String(self[...$0]) } ?? "" }
}
