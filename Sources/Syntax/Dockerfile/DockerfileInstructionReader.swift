/// Reads one instruction, its lines joined (frontend/dockerfile/instructions/parse.go).
struct DockerfileInstructionReader {
  let escape: UInt8
  var problems: [SyntaxProblem] = []
  /// Whether the arguments are a JSON array: then nothing in them opens a here-document.
  var isArray = false

  var splitter: DockerfileSplitter { DockerfileSplitter(escape: escape) }

  init(escape: UInt8) { self.escape = escape }

  mutating func read(_ line: SourceText, isTrigger: Bool = false) -> DockerfileInstruction {
    let (name, rest) = splitter.head(line)
    let (flags, behind) = splitter.flags(rest ?? line.slice(line.count..<line.count))
    let arguments = behind.trimmed()
    let keyword = DockerfileInstruction.Keyword(rawValue: name.string.uppercased())
    var instruction = DockerfileInstruction(
      keyword: keyword, name: name, flags: flags, arguments: arguments, form: .invalid, hereDocuments: [],
      location: line.location)
    guard let keyword else {
      reportUnknown(name)
      return instruction
    }
    if isTrigger, let reason = Self.triggerProblem(keyword) { report(reason, name) }
    DockerfileFlagChecker.check(instruction, keyword, escape: escape, problems: &problems)
    instruction.form = form(keyword, arguments, name: name, isTrigger: isTrigger)
    return instruction
  }

  private mutating func form(
    _ keyword: DockerfileInstruction.Keyword, _ arguments: SourceText, name: SourceText, isTrigger: Bool
  ) -> DockerfileInstruction.Form {
    switch keyword {
    case .from: readFrom(arguments, name)
    case .env, .label: readPairs(arguments, name)
    case .arg: readArguments(arguments, name)
    case .run, .cmd, .entrypoint: readCommand(arguments, needsWords: keyword == .run)
    case .shell: readShell(arguments, name)
    case .add, .copy: readCopy(arguments, name)
    case .healthcheck: readHealthcheck(arguments, name)
    case .onbuild: isTrigger ? .invalid : readTrigger(arguments, name)
    case .maintainer: arguments.isEmpty ? missing(name, "needs a name") : .words([])
    case .stopsignal, .user, .workdir: readSingle(arguments, name)
    case .expose: readFields(splitter.fields(arguments), name)
    case .volume: readVolume(arguments, name)
    }
  }

  private mutating func readSingle(_ arguments: SourceText, _ name: SourceText) -> DockerfileInstruction.Form {
    arguments.isEmpty ? missing(name, "needs an argument") : .words([word(arguments)])
  }

  private mutating func readVolume(_ arguments: SourceText, _ name: SourceText) -> DockerfileInstruction.Form {
    switch DockerfileStringArray(arguments) {
    case .strings(let strings): return readFields(strings, name)
    case .otherValues(let place): return reportOtherValues(place)
    case .notArray: return readFields(splitter.fields(arguments), name)
    }
  }

  mutating func readFields(_ fields: [SourceText], _ name: SourceText) -> DockerfileInstruction.Form {
    fields.isEmpty ? missing(name, "needs at least one argument") : .words(fields.map { word($0) })
  }

  mutating func word(_ text: SourceText) -> DockerfileWord {
    DockerfileWordLexer.word(text, escape: escape, problems: &problems)
  }

  // MARK: Problems

  mutating func report(_ message: String, _ text: SourceText) {
    problems.append(SyntaxProblem(message, at: text.location))
  }

  mutating func missing(
    _ place: SourceText, _ what: String, of name: SourceText? = nil
  ) -> DockerfileInstruction.Form {
    report("\((name ?? place).string.uppercased()) \(what).", place)
    return .invalid
  }

  mutating func reportOtherValues(_ place: Location) -> DockerfileInstruction.Form {
    problems.append(SyntaxProblem("A JSON array here may hold strings alone.", at: place))
    return .invalid
  }

  /// A line that is no instruction may be half of one that sets a secret, so only what looks like a keyword is quoted.
  private mutating func reportUnknown(_ name: SourceText) {
    guard DockerfileSuggestion.isPlain(name.string) else {
      return report("No instruction starts here; does the line above lack its escape character at the end?", name)
    }
    let known = DockerfileInstruction.Keyword.allCases.map(\.rawValue)
    let suggestion = DockerfileSuggestion.question(for: name.string.uppercased(), in: known)
    report("Docker knows no instruction `\(name.string)`\(suggestion)", name)
  }
}

extension SourceText {
  /// The offset of the first such byte; nil where there is none.
  func firstOffset(of byte: UInt8) -> Int? {
    for offset in 0..<count where self[offset] == byte { return offset }
    return nil
  }
}
