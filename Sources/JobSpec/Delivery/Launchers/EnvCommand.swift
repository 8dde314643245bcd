import Syntax

extension Launchers {
  /// `env [OPTION]... [NAME=VALUE]... COMMAND...`
  static func env(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    var environment = context.environment
    var rest = words[...].dropFirst()
    var isComplete = true
    // A lone `-` is the old way to write `-i`; `-S` puts words in its own place.
    while true {
      let parsed = envOptions.read(rest)
      if parsed.isRejected { return .failure }
      isComplete = isComplete && parsed.isComplete
      apply(parsed.options, to: &environment)
      rest = parsed.operands[...]
      if let text = parsed.last("split-string")?.value {
        guard let words = EnvSplitString.words(of: text, in: context.environment) else { return .failure }
        rest = words + rest
      } else if rest.first?.known == "-" {
        clear(&environment, at: rest.first?.location ?? call.location)
        rest = rest.dropFirst()
      } else {
        break
      }
    }
    var delivered: Set<String> = []
    while let word = rest.first, let (name, value) = word.split(at: UInt8(ascii: "=")), let text = name.known {
      guard !text.isEmpty else { return .failure }
      let assignment = call.assign(text, name.location, value, carrier: .envCommand)
      environment.deliver(text, value, by: assignment)
      delivered.insert(text)
      rest = rest.dropFirst()
    }
    environment.losses.removeAll { delivered.contains($0.name) }
    // `env $VARS command`: what the word holds is not known, and it may set or drop anything.
    if rest.first?.isOpaque == true, rest.count > 1 {
      isComplete = false
      rest = rest.dropFirst()
    }
    if !isComplete {
      environment.forget()
      environment.others = .unknown
    }
    return call.run(Array(rest), in: context.with(environment), behind: "env")
  }

  private static let envOptions = OptionTable(
    .gnu, values: "unset|u chdir|C split-string|S argv0|a", flags: "ignore-environment|i null|0 debug|v",
    glued: "block-signal default-signal ignore-signal")

  private static func apply(_ options: [ParsedWords.Option], to environment: inout Environment) {
    for option in options {
      if option.name == "ignore-environment" {
        clear(&environment, at: option.location)
      } else if option.name == "unset", let name = option.value?.known {
        if let assignment = environment[name].assignment {
          environment.losses.append(Loss(name, assignment: assignment, reason: .removed, cause: option.location))
        }
        environment.entries[name] = Environment.Entry(.absent)
      }
    }
  }

  private static func clear(_ environment: inout Environment, at location: Location) {
    var empty = Environment(others: .absent)
    empty.recordLosses(from: environment, reason: .removed, cause: location)
    environment = empty
  }
}
