import JobSpec
import Syntax

extension Rule {
  static let apiKeyMalformed = Rule(
    "WB107", "ApiKeyMalformed", .error,
    summary: "The API key is none that a login accepts.",
    rationale: """
      Every release of the SDK refuses a key with blanks around it. From 0.23.1 an online login also wants at least 40 \
      letters, digits, dashes and underscores behind the prefix; earlier releases send anything to the server, which \
      refuses it later. A placeholder that was left in place fails in both ways.
      """,
    references: ["https://docs.wandb.ai/guides/track/environment-variables"],
    examples: [
      .shell("export WANDB_API_KEY=⟦your_api_key_here⟧\npython train.py\n"),
      .shell("export WANDB_API_KEY='⟦ 0123456789abcdef0123456789abcdef01234567⟧'\npython train.py\n"),
      .shell("export WANDB_API_KEY=⟦0123456789abcdef⟧\npython train.py\n"),
      .shell("export WANDB_API_KEY=0123456789abcdef\nexport WANDB_MODE=offline\npython train.py\n"),
      .shell("export WANDB_API_KEY=\"${WANDB_API_KEY:-}\"\npython train.py\n"),
    ]
  ) { subject, report in
    let isTemplate = subject.spec.file.isTemplate
    for assignment in subject.spec.assignments where assignment.target == "WANDB_API_KEY" {
      guard let value = assignment.value, let place = value.literalLocation else { continue }
      if value.startsWithParameter, let key = value.keyLocation {
        report.add(
          value.location,
          "The shell takes the '$' and what follows it for a parameter, so the key loses its beginning.",
          help: "Remove the '$'.", variable: assignment.name, conceals: [key])
        continue
      }
      guard let text = value.literal, !(isTemplate && ApiKeyText(text).isPlaceholder), !assignment.mayBeFilledIn(text)
      else { continue }
      let verdict = Catalog.variable(named: "WANDB_API_KEY")?.judge(text, at: subject.release) ?? .accepted
      if case .rejected(.loading) = verdict.effect {
        report.add(
          place, "The value of '\(assignment.name)' \(verdict.reason).", help: verdict.advice, variable: assignment.name
        )
      } else if ApiKeyText(text).isPlaceholder {
        report.add(
          place, "'\(assignment.name)' holds a placeholder, with which no login succeeds.",
          help: "Take the key from the environment of whoever starts the job, or leave the line out.",
          variable: assignment.name, severity: .warning)
      } else if verdict.isRejection, subject.spec.logsIn(with: assignment) {
        report.add(
          place, "The value of '\(assignment.name)' \(verdict.reason).", help: verdict.advice, variable: assignment.name
        )
      }
    }
  }
}

extension SourceFile {
  /// Whether the file is a pattern for others to fill in, by its name.
  fileprivate var isTemplate: Bool {
    let name = path.lowercased()
    return ["example", "sample", "template", ".dist", ".tmpl", ".tpl"].contains { name.contains($0) }
  }
}

extension Assignment {
  /// Whether a tool may replace the text before the platform sees it, as people do with JSON and YAML.
  fileprivate func mayBeFilledIn(_ text: String) -> Bool {
    ApiKeyText(text).isTemplate && [.batchEnvironment, .ecsEnvironment, .yamlEnvironment].contains(carrier)
  }
}

extension Value {
  /// Whether it starts with a parameter such as `$1` and goes on with text: a key in front of which a `$` slipped in.
  fileprivate var startsWithParameter: Bool {
    guard parts.count > 1, case .reference(let name, let location) = parts[0] else { return false }
    return location.bytes.count == 1 + name.utf8.count && name.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}

extension JobSpec {
  /// Whether a process that may use the key of an assignment logs in online.
  fileprivate func logsIn(with assignment: Assignment) -> Bool {
    let users = situations.filter { $0.assignment(of: "WANDB_API_KEY")?.location == assignment.location }
    if !users.isEmpty { return users.contains(where: \.isOnline) }
    return !assignments.contains { $0.target == "WANDB_MODE" }
  }
}
