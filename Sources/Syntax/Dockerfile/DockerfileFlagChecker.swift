/// Checks the flags of an instruction against those that BuildKit knows (frontend/dockerfile/instructions/bflag.go).
enum DockerfileFlagChecker {
  private enum Kind {
    case boolean
    case string
    /// A string that may be given several times.
    case strings
  }

  static func check(
    _ instruction: DockerfileInstruction, _ keyword: DockerfileInstruction.Keyword, escape: UInt8,
    problems: inout [SyntaxProblem]
  ) {
    guard let known = flags(of: keyword, instruction) else { return }
    var seen: Set<String> = []
    for flag in instruction.flags {
      guard let kind = known[flag.name] else {
        problems.append(SyntaxProblem(unknown(flag.name, keyword, among: known.keys.sorted()), at: flag.location))
        return
      }
      if !seen.insert(flag.name).inserted, kind != .strings {
        problems.append(SyntaxProblem("Docker accepts `--\(flag.name)` only once.", at: flag.location))
      }
      if let message = valueProblem(flag, kind) {
        problems.append(SyntaxProblem(message, at: flag.location))
      }
    }
    if keyword == .run { checkRun(instruction, problems: &problems) }
    for flag in instruction.flags {
      guard let value = flag.value, value.firstOffset(of: UInt8(ascii: "$")) == nil,
        let message = DockerfileFlagValue.problem(value.string, flag.name, keyword)
      else { continue }
      problems.append(SyntaxProblem(message, at: value.location))
    }
    if keyword == .copy, let from = instruction.flag("from"),
      DockerfileWord.parse(from, escape: escape).parts.contains(where: \.isVariable)
    {
      problems.append(
        SyntaxProblem("`--from` takes no variable; name a stage that is FROM the variable.", at: from.location))
    }
  }

  private static func valueProblem(_ flag: DockerfileFlag, _ kind: Kind) -> String? {
    switch kind {
    case .string, .strings:
      return flag.value == nil ? "`--\(flag.name)` needs a value: `--\(flag.name)=...`." : nil
    case .boolean:
      guard let value = flag.value else { return nil }
      return ["true", "false"].contains(value.string.lowercased()) ? nil : "`--\(flag.name)` is `true` or `false`."
    }
  }

  /// The flags of an instruction; nil for one whose flags BuildKit does not look at.
  private static func flags(
    of keyword: DockerfileInstruction.Keyword, _ instruction: DockerfileInstruction
  ) -> [String: Kind]? {
    switch keyword {
    case .from: ["platform": .string]
    case .run: ["mount": .strings, "network": .string, "security": .string, "device": .strings]
    case .copy:
      [
        "chown": .string, "from": .string, "chmod": .string, "link": .boolean, "exclude": .strings,
        "parents": .boolean,
      ]
    case .add:
      [
        "chown": .string, "chmod": .string, "link": .boolean, "keep-git-dir": .boolean, "checksum": .string,
        "unpack": .boolean, "exclude": .strings,
      ]
    case .healthcheck:
      instruction.arguments.string.uppercased() == "NONE"
        ? nil
        : [
          "interval": .string, "timeout": .string, "start-period": .string, "start-interval": .string,
          "retries": .string,
        ]
    case .arg, .stopsignal: nil
    default: [:]
    }
  }

  private static func unknown(
    _ name: String, _ keyword: DockerfileInstruction.Keyword, among known: [String]
  ) -> String {
    guard DockerfileSuggestion.isPlain(name) else { return "\(keyword.rawValue) has no such flag." }
    let suggestion = DockerfileSuggestion.question(for: name, in: known, prefix: "--")
    return "\(keyword.rawValue) has no flag `--\(name)`\(suggestion)"
  }

  private static func checkRun(_ instruction: DockerfileInstruction, problems: inout [SyntaxProblem]) {
    for flag in instruction.flags {
      guard let value = flag.value else { continue }
      switch flag.name {
      case "network" where !["default", "none", "host"].contains(value.string):
        problems.append(SyntaxProblem("`--network` is `default`, `none` or `host`.", at: value.location))
      case "security" where !["insecure", "sandbox"].contains(value.string):
        problems.append(SyntaxProblem("`--security` is `insecure` or `sandbox`.", at: value.location))
      case "mount":
        problems += DockerfileMount(value).problems
      default:
        break
      }
    }
  }
}

extension DockerfileWord.Part {
  fileprivate var isVariable: Bool {
    if case .variable = self { true } else { false }
  }
}
