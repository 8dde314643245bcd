/// Reads one instruction, its lines joined (frontend/dockerfile/instructions/parse.go).
struct DockerfileInstructionReader {
  let escape: UInt8
  var problems: [SyntaxProblem] = []
  /// Whether the arguments are a JSON array: then nothing in them opens a here-document.
  private(set) var isArray = false

  private var splitter: DockerfileSplitter { DockerfileSplitter(escape: escape) }

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
    case .run, .cmd, .entrypoint: readCommand(arguments)
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

  // MARK: Variables

  /// ENV and LABEL: `name=value ...`, or the old form `name value` when the first word has no `=`.
  private mutating func readPairs(_ arguments: SourceText, _ name: SourceText) -> DockerfileInstruction.Form {
    let words = splitter.words(arguments)
    guard let first = words.first else { return missing(name, "needs at least one name=value") }
    guard first.bytes.contains(UInt8(ascii: "=")) else {
      let (key, value) = splitter.head(arguments)
      guard let value else { return missing(key, "needs a name and a value", of: name) }
      return .pairs([pair(key, value, isLegacy: true, at: arguments.location)])
    }
    var pairs: [DockerfilePair] = []
    for (index, text) in words.enumerated() {
      guard let equals = text.firstOffset(of: UInt8(ascii: "=")) else {
        reportNoEquals(text, behind: index > 0 ? words[index - 1] : text)
        continue
      }
      guard equals > 0 else {
        report("\(name.string.uppercased()) needs a name in front of the `=`.", text)
        continue
      }
      pairs.append(
        pair(text.slice(0..<equals), text.slice(equals + 1..<text.count), isLegacy: false, at: text.location))
    }
    return .pairs(pairs)
  }

  private mutating func pair(
    _ name: SourceText, _ value: SourceText, isLegacy: Bool, at location: Location
  ) -> DockerfilePair {
    DockerfilePair(name: word(name), value: word(value), isLegacy: isLegacy, location: location)
  }

  /// A word without `=` among pairs: says why it stands alone, where that can be seen. It may be half a secret, so it
  /// is not quoted.
  private mutating func reportNoEquals(_ text: SourceText, behind previous: SourceText) {
    if text[0] == UInt8(ascii: "#") {
      report("Docker has no comments behind an instruction: every word here must be name=value.", text)
    } else if previous.bytes.last == UInt8(ascii: "=") {
      report("No blank may stand behind `=`: the variable is empty, and this word is no name=value.", text)
    } else {
      report("This word has no `=`: every word must be name=value, and a value with blanks needs quotes.", text)
    }
  }

  private mutating func readArguments(_ arguments: SourceText, _ name: SourceText) -> DockerfileInstruction.Form {
    let words = splitter.words(arguments)
    if words.isEmpty { return missing(name, "needs at least one name") }
    var declarations: [DockerfileArgument] = []
    for text in words {
      let equals = text.firstOffset(of: UInt8(ascii: "="))
      guard equals != 0 else {
        report("ARG needs a name in front of the `=`, without a blank between.", text)
        continue
      }
      let value = equals.map { word(text.slice($0 + 1..<text.count)) }
      declarations.append(
        DockerfileArgument(name: text.slice(0..<(equals ?? text.count)), value: value, location: text.location))
    }
    return .arguments(declarations)
  }

  // MARK: Commands

  private mutating func readCommand(_ arguments: SourceText) -> DockerfileInstruction.Form {
    switch DockerfileStringArray(arguments) {
    case .strings(let strings):
      isArray = true
      return .command(.exec(strings))
    case .otherValues(let place):
      return reportOtherValues(place)
    case .notArray:
      return .command(.shell(arguments))
    }
  }

  private mutating func readShell(_ arguments: SourceText, _ name: SourceText) -> DockerfileInstruction.Form {
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

  private mutating func readHealthcheck(_ arguments: SourceText, _ name: SourceText) -> DockerfileInstruction.Form {
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
      return readCommand(command)
    default:
      report("HEALTHCHECK knows CMD and NONE alone.", type)
      return .invalid
    }
  }

  private mutating func readTrigger(_ arguments: SourceText, _ name: SourceText) -> DockerfileInstruction.Form {
    if arguments.isEmpty { return missing(name, "needs an instruction") }
    return .onbuild(read(arguments, isTrigger: true))
  }

  private static func triggerProblem(_ keyword: DockerfileInstruction.Keyword) -> String? {
    switch keyword {
    case .onbuild: "ONBUILD cannot stand behind ONBUILD."
    case .maintainer, .from: "\(keyword.rawValue) cannot stand behind ONBUILD."
    default: nil
    }
  }

  // MARK: Stages and files

  private mutating func readFrom(_ arguments: SourceText, _ name: SourceText) -> DockerfileInstruction.Form {
    let fields = splitter.fields(arguments)
    guard let image = fields.first else { return missing(name, "needs an image") }
    guard fields.count > 1 else { return .from(image: word(image), stage: nil) }
    guard fields.count == 3, fields[1].string.uppercased() == "AS" else {
      report("FROM takes an image, or an image, AS and a name.", fields[1])
      return .from(image: word(image), stage: nil)
    }
    if !Self.isStageName(fields[2]) {
      report("A stage's name starts with a letter and has letters, digits, `-`, `_` and `.` alone.", fields[2])
    }
    return .from(image: word(image), stage: fields[2])
  }

  private static func isStageName(_ text: SourceText) -> Bool {
    for (index, byte) in text.string.lowercased().utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
        if index > 0 { continue }
        return false
      default: return false
      }
    }
    return true
  }

  private mutating func readCopy(_ arguments: SourceText, _ name: SourceText) -> DockerfileInstruction.Form {
    let fields: [SourceText]
    switch DockerfileStringArray(arguments) {
    case .strings(let strings):
      isArray = true
      fields = strings
    case .otherValues(let place): return reportOtherValues(place)
    case .notArray: fields = splitter.fields(arguments)
    }
    guard fields.count > 1, let destination = fields.last else {
      return missing(name, "needs at least one source and a destination")
    }
    if DockerfileHereDocumentMark(destination) != nil {
      report("A here-document cannot be a destination.", destination)
    }
    let sources = fields.dropLast().filter { DockerfileHereDocumentMark($0) == nil }
    return .copy(sources: sources.map { word($0) }, destination: word(destination))
  }

  // MARK: Others

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

  private mutating func readFields(_ fields: [SourceText], _ name: SourceText) -> DockerfileInstruction.Form {
    fields.isEmpty ? missing(name, "needs at least one argument") : .words(fields.map { word($0) })
  }

  private mutating func word(_ text: SourceText) -> DockerfileWord {
    DockerfileWordLexer.word(text, escape: escape, problems: &problems)
  }

  // MARK: Problems

  private mutating func report(_ message: String, _ text: SourceText) {
    problems.append(SyntaxProblem(message, at: text.location))
  }

  private mutating func missing(
    _ place: SourceText, _ what: String, of name: SourceText? = nil
  ) -> DockerfileInstruction.Form {
    report("\((name ?? place).string.uppercased()) \(what).", place)
    return .invalid
  }

  private mutating func reportOtherValues(_ place: Location) -> DockerfileInstruction.Form {
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
