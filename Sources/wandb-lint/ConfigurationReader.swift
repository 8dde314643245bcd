import JobSpec
import Syntax
import WandbLint

/// Reads the keys of a configuration file.
struct ConfigurationReader {
  let file: SourceFile
  let folder: String
  private let lines: LineTable

  init(file: SourceFile, folder: String) {
    self.file = file
    self.folder = folder
    self.lines = LineTable(file.bytes)
  }

  /// The keys that the file may hold.
  static let keys = [
    "select", "ignore", "severity", "exclude", "kind", "wandb-version", "fail-on", "min-severity", "suppress",
  ]

  mutating func read(into configuration: inout ConfigurationFile) throws(ConfigurationError) {
    let documents = YAMLReader.parse(file.text)
    if let problem = documents.problems.first { throw error(problem.location, problem.message) }
    guard let root = documents.roots.first else { return }
    if case .null = root.content { return }
    if documents.roots.count > 1 {
      throw error(documents.roots[1].location, "A configuration file holds one document.")
    }
    for member in try members(of: root, "the configuration", allowed: Self.keys) {
      try read(member, into: &configuration)
    }
  }

  private func read(
    _ member: DataMember, into configuration: inout ConfigurationFile
  ) throws(ConfigurationError) {
    let value = member.value
    switch member.name {
    case "select": configuration.select = try rules(value, member.name)
    case "ignore": configuration.ignore = try rules(value, member.name)
    case "severity": configuration.severities = try severities(value)
    case "exclude": configuration.exclusions = try strings(value, member.name).map { scoped($0.text) }
    case "kind": configuration.kinds = try kinds(value)
    case "wandb-version": configuration.release = try release(value)
    case "fail-on": configuration.leastFailing = try severity(value)
    case "min-severity": configuration.leastShown = try severity(value)
    case "suppress": configuration.suppressions = try suppressions(value)
    default: break
    }
  }

  private func scoped(_ pattern: String) -> ScopedGlob { ScopedGlob(folder: folder, glob: Glob(pattern)) }
}

// MARK: - Values

extension ConfigurationReader {
  private func rules(_ node: DataNode, _ key: String) throws(ConfigurationError) -> [String] {
    var texts: [String] = []
    for (text, node) in try strings(node, key) { texts.append(try rule(text, at: node)) }
    return texts
  }

  private func rule(_ text: String, at node: DataNode) throws(ConfigurationError) -> String {
    do {
      return try RuleSelector(text).text
    } catch {
      throw self.error(node.location, error.message, error.help)
    }
  }

  private func severities(_ node: DataNode) throws(ConfigurationError) -> [(rule: String, severity: Severity)] {
    var result: [(rule: String, severity: Severity)] = []
    for member in try members(of: node, "'severity'") {
      result.append((try rule(member.name, at: member.key), try severity(member.value)))
    }
    return result
  }

  private func severity(_ node: DataNode) throws(ConfigurationError) -> Severity {
    let text = try string(node, "A severity")
    guard let severity = Severity(rawValue: text) else {
      throw error(
        node.location, "'\(text)' is no severity.",
        suggestion(text, Severity.allCases.map(\.rawValue)) ?? "Write error, warning or note.")
    }
    return severity
  }

  private func kinds(_ node: DataNode) throws(ConfigurationError) -> [(pattern: ScopedGlob, kind: Kind)] {
    var result: [(pattern: ScopedGlob, kind: Kind)] = []
    for member in try members(of: node, "'kind'") {
      let text = try string(member.value, "A kind")
      guard let kind = Kind(rawValue: text) else {
        let names = Kind.allCases.map(\.rawValue)
        throw error(
          member.value.location, "'\(text)' is no kind of file.",
          suggestion(text, names) ?? "Kinds are \(names.joined(separator: ", ")).")
      }
      result.append((scoped(member.name), kind))
    }
    return result
  }

  private func release(_ node: DataNode) throws(ConfigurationError) -> Release {
    // A release such as 0.31 is a number to YAML; its text is what counts.
    let text = node.text?.string ?? ""
    guard let release = Release(written: text) else {
      throw error(node.location, "'wandb-version' is no release of wandb.", "Write it as 0.31.0.")
    }
    return release
  }

  private func suppressions(_ node: DataNode) throws(ConfigurationError) -> [ConfiguredSuppression] {
    guard let items = node.items else { throw error(node.location, "'suppress' is no list.") }
    var result: [ConfiguredSuppression] = []
    for item in items { result.append(try suppression(item)) }
    return result
  }

  private func suppression(_ node: DataNode) throws(ConfigurationError) -> ConfiguredSuppression {
    var path = "**"
    var selectors: [RuleSelector] = []
    var variable: String?
    var reason = ""
    for member in try members(of: node, "An entry of 'suppress'", allowed: ["path", "rule", "variable", "reason"]) {
      switch member.name {
      case "path": path = try string(member.value, "'path'")
      case "rule":
        for (text, node) in try strings(member.value, "rule") {
          do { selectors.append(try RuleSelector(text)) } catch {
            throw self.error(node.location, error.message, error.help)
          }
        }
      case "variable": variable = try string(member.value, "'variable'")
      default: reason = try string(member.value, "'reason'")
      }
    }
    if selectors.isEmpty { throw error(node.location, "An entry of 'suppress' needs a 'rule'.") }
    if reason.allSatisfy(\.isWhitespace) {
      throw error(node.location, "An entry of 'suppress' needs a 'reason'.", "Say why the finding is accepted.")
    }
    return ConfiguredSuppression(path: Glob(path), rules: selectors, variable: variable, reason: reason)
  }
}

// MARK: - Shapes

extension ConfigurationReader {
  /// The members of a map, each key once; with `allowed`, only those keys.
  private func members(
    of node: DataNode, _ what: String, allowed: [String]? = nil
  ) throws(ConfigurationError) -> [DataMember] {
    guard let members = node.members else {
      throw error(node.location, "\(capitalized(what)) is no map of keys and values.")
    }
    var seen: Set<String> = []
    for member in members {
      if !seen.insert(member.name).inserted {
        throw error(member.key.location, "The key '\(member.name)' stands twice.")
      }
      if let allowed, !allowed.contains(member.name) {
        throw error(
          member.key.location, "There is no key '\(member.name)'.",
          suggestion(member.name, allowed) ?? "Keys are \(allowed.joined(separator: ", ")).")
      }
    }
    return members
  }

  /// A text, or each text of a list.
  private func strings(
    _ node: DataNode, _ key: String
  ) throws(ConfigurationError) -> [(text: String, node: DataNode)] {
    if case .null = node.content { return [] }
    guard let items = node.items else { return [(try string(node, "'\(key)'"), node)] }
    var result: [(text: String, node: DataNode)] = []
    for item in items { result.append((try string(item, "An item of '\(key)'"), item)) }
    return result
  }

  private func string(_ node: DataNode, _ what: String) throws(ConfigurationError) -> String {
    guard let text = node.string else { throw error(node.location, "\(what) must be text.") }
    return text
  }

  private func suggestion(_ text: String, _ candidates: [String]) -> String? {
    Spelling.nearest(to: text, among: candidates).map { "Did you mean '\($0)'?" }
  }

  private func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  private func error(_ location: Location, _ message: String, _ help: String = "") -> ConfigurationError {
    let position = Position(of: location.range.start, in: file, lines: lines)
    return ConfigurationError(
      place: "\(file.path):\(position.line):\(position.column)", message: message, help: help)
  }
}
