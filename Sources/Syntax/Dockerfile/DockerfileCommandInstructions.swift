/// RUN, CMD, ENTRYPOINT, SHELL, HEALTHCHECK and ONBUILD.
extension DockerfileInstructionReader {
  /// `needsWords` says that an empty array is refused, which CMD and ENTRYPOINT take for nothing.
  mutating func readCommand(_ arguments: SourceText, needsWords: Bool = false) -> DockerfileInstruction.Form {
    switch DockerfileStringArray(arguments) {
    case .strings(let strings):
      isArray = true
      if strings.isEmpty, needsWords {
        report("This command is empty.", arguments)
        return .invalid
      }
      return .command(.exec(strings))
    case .otherValues(let place):
      return reportOtherValues(place)
    case .notArray:
      return .command(.shell(arguments))
    }
  }

  mutating func readShell(_ arguments: SourceText, _ name: SourceText) -> DockerfileInstruction.Form {
    switch DockerfileStringArray(arguments) {
    case .strings(let strings) where !strings.isEmpty:
      return .shell(strings)
    case .otherValues(let place):
      return reportOtherValues(place)
    case .notArray where !arguments.isEmpty:
      report("SHELL accepts a JSON array of strings alone.", arguments)
      return .invalid
    default:
      return missing(name, "needs at least one word")
    }
  }

  mutating func readHealthcheck(_ arguments: SourceText, _ name: SourceText) -> DockerfileInstruction.Form {
    let (type, rest) = splitter.head(arguments)
    let command = (rest ?? arguments.slice(arguments.count..<arguments.count)).trimmed()
    switch type.string.uppercased() {
    case "":
      return missing(name, "needs CMD or NONE")
    case "NONE":
      if !command.isEmpty { report("HEALTHCHECK NONE takes no arguments.", command) }
      return .words([])
    case "CMD":
      if command.isEmpty { return missing(type, "needs a command", of: name) }
      return readCommand(command, needsWords: true)
    default:
      report("HEALTHCHECK knows CMD and NONE alone.", type)
      return .invalid
    }
  }

  mutating func readTrigger(_ arguments: SourceText, _ name: SourceText) -> DockerfileInstruction.Form {
    if arguments.isEmpty { return missing(name, "needs an instruction") }
    return .onbuild(read(arguments, isTrigger: true))
  }

  static func triggerProblem(_ keyword: DockerfileInstruction.Keyword) -> String? {
    switch keyword {
    case .onbuild: "ONBUILD cannot stand behind ONBUILD."
    case .maintainer, .from: "\(keyword.rawValue) cannot stand behind ONBUILD."
    default: nil
    }
  }
}
