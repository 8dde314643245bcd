import JobSpec
import WandbLint

extension Settings: CustomStringConvertible {
  /// The settings as a configuration file would say them; for `--show-config`.
  var description: String {
    var rows = ["# \(path.map { "from \($0)" } ?? "no configuration file")"]
    rows.append("fail-on: \(leastFailing.rawValue)")
    rows.append("min-severity: \(leastShown.rawValue)")
    rows.append(
      "wandb-version: \(configuration.release.map(\.description) ?? "# pinned by the job, else \(Release.newest)")")
    rows += list("exclude", exclusions.map(\.glob.pattern))
    if !kinds.isEmpty {
      rows.append("kind:")
      rows += kinds.map { "  \(quoted($0.pattern.glob.pattern)): \($0.kind.rawValue)" }
    }
    rows.append("# rules that run, with their severity")
    rows.append("severity:")
    for rule in Rule.all where configuration.rules.contains(rule) {
      rows.append("  \(rule.id): \((configuration.rules.severity(of: rule) ?? rule.severity).rawValue)  # \(rule.name)")
    }
    if !configuration.suppressions.isEmpty {
      rows.append("suppress:")
      for entry in configuration.suppressions {
        rows.append("  - rule: [\(entry.rules.map(\.text).joined(separator: ", "))]")
        rows.append("    path: \(quoted(entry.path.pattern))")
        if let variable = entry.variable { rows.append("    variable: \(quoted(variable))") }
        rows.append("    reason: \(quoted(entry.reason))")
      }
    }
    return rows.joined(separator: "\n") + "\n"
  }

  private func list(_ key: String, _ items: [String]) -> [String] {
    items.isEmpty ? [] : ["\(key):"] + items.map { "  - \(quoted($0))" }
  }

  /// A YAML scalar in single quotes.
  private func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }
}
