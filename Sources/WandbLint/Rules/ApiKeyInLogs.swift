import JobSpec
import Syntax

extension Rule {
  static let apiKeyInLogs = Rule(
    "WB104", "ApiKeyInLogs", .warning,
    summary: "The API key is printed into the job's log.",
    rationale: """
      Logs are kept for long, shared freely and read by many tools. `echo`, `env`, `printenv` and `export -p` write the \
      value there, and under `set -x` the shell prints every command with its values filled in.
      """,
    examples: [
      .shell("echo \"key: ⟦$WANDB_API_KEY⟧\"\n"),
      .shell("set -x\nexport ⟦WANDB_API_KEY=$(cat ~/.wandb-key)⟧\npython train.py\n"),
      .shell("export WANDB_API_KEY=$(cat ~/.wandb-key)\n⟦printenv⟧\n"),
      .shell("export WANDB_API_KEY=$(cat ~/.wandb-key)\n⟦env⟧ | grep WANDB\nenv | grep CUDA\n"),
      .shell("echo \"${WANDB_API_KEY:+a key is set}\"\n{ set +x; } 2>/dev/null\n"),
      .shell("echo \"$WANDB_API_KEY\" > ~/.wandb-key\n"),
      .shell("echo \"$WANDB_API_KEY\" | docker login --password-stdin\n"),
    ]
  ) { subject, report in
    let flow = subject.keyFlow
    for (index, command) in subject.spec.commands.enumerated() where command.isExecuted {
      for exposure in command.printedExposures where flow.contains(exposure.name) {
        if command.isPrinting {
          report.add(
            exposure.location, "'\(command.program)' prints the value of '\(exposure.name)'.",
            help: "Print '${\(exposure.name):+set}' to show whether there is a key.", variable: exposure.name)
        } else {
          report.add(
            exposure.location, "Under 'set -x' the shell prints the value of '\(exposure.name)'.",
            help: command.program == "[" || command.program == "test"
              ? "Ask for '${\(exposure.name):+set}', which shows whether there is a key."
              : "Put '{ set +x; } 2>/dev/null' in front and 'set -x' behind.", variable: exposure.name)
        }
      }
      for word in command.tracedAssignments where flow.contains(word.name) {
        report.add(
          word.location, "Under 'set -x' the shell prints the value of '\(word.name)'.",
          help: "Put '{ set +x; } 2>/dev/null' in front and 'set -x' behind.", variable: word.name)
      }
      let dumped = command.dumpedNames.filter { flow.contains($0) }
      if let name = subject.spec.namesLogged(byCommandAt: index, printing: dumped).first {
        report.add(
          command.location, "'\(command.program)' prints the values of variables, that of '\(name)' among them.",
          help: "Print the names alone, or the variables that you look for.", variable: name)
      }
    }
  }
}

extension CommandRun {
  /// Whether its words go to standard output, and so into the log.
  fileprivate var isPrinting: Bool {
    ["echo", "printf", "print"].contains(program) && outputPath == nil && !isOutputConsumed
  }

  /// Where a variable's text goes to standard output or, under `set -x`, to standard error.
  fileprivate var printedExposures: [Exposure] {
    guard isPrinting || (isTraced && program != "export") else { return [] }
    return words.dropFirst().flatMap(\.exposures)
  }

  /// The assignments of `export NAME=value` under `set -x`.
  fileprivate var tracedAssignments: [Exposure] {
    guard isTraced, ["export", "declare", "typeset", "readonly"].contains(program) else { return [] }
    return words.dropFirst().compactMap { word in
      guard word.literal == nil, case .literal(let head) = word.parts.first,
        let end = head.bytes.firstIndex(of: UInt8(ascii: "="))
      else { return nil }
      return Exposure(name: head.slice(0..<(end - head.bytes.startIndex)).string, location: word.location)
    }
  }

  /// The variables that a command such as `env` prints with their values.
  fileprivate var dumpedNames: [String] {
    let arguments = words.dropFirst().map { $0.known ?? "?" }
    let isDump =
      switch program {
      case "env", "set": arguments.isEmpty
      case "printenv": true
      case "export", "declare", "typeset": arguments == ["-p"] || arguments == ["-px"] || arguments == ["-x"]
      default: false
      }
    guard isDump else { return [] }
    let names = (environment?.entries ?? [:]).filter { $0.value.isSetHere }.map(\.key).sorted()
    return program == "printenv" && !arguments.isEmpty ? arguments : names
  }
}

extension Environment.Entry {
  /// Whether the file itself gives the variable a value.
  fileprivate var isSetHere: Bool {
    switch state {
    case .set(let text): !text.isEmpty && assignment != nil
    case .setUnknown: assignment != nil
    case .absent, .unknown: false
    }
  }
}
