import Syntax

@testable import JobSpec

/// A command line for tests, with the situation that it runs in: words between blanks, quotes as in a shell.
struct CommandLine {
  let builder: SpecBuilder
  let words: [Value]
  var environment = Environment(others: .absent)
  var input: Value?
  var files: [String: String] = [:]

  /// `exports` are assignments that stand in front of the command, in a file of their own.
  init(_ text: String, exports: KeyValuePairs<String, String> = [:], files: [String: String] = [:]) {
    let file = SourceFile(path: "train.sh", text)
    builder = SpecBuilder(file: file, kind: .shell, surroundings: Surroundings())
    words = Self.words(of: file.text)
    self.files = files
    for (name, value) in exports {
      let source = SourceFile(path: "exports.sh", "\(name)=\(value)").text
      let count = name.utf8.count
      let assignment = Assignment(
        name: name, nameLocation: source.location(0..<count),
        value: Value(literal: source.slice((count + 1)..<source.count)), carrier: .shellExport,
        location: source.location)
      environment.entries[name] = .init(.set(value), by: builder.add(assignment))
    }
  }

  /// Splits at blanks; quotes join and go, `$NAME` is a variable of which nothing is known.
  private static func words(of text: SourceText) -> [Value] {
    var words: [Value] = []
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: " ") {
        index += 1
        continue
      }
      let start = index
      var parts: [Value.Part] = []
      var quote: UInt8?
      var run = index
      func flush(_ end: Int) { if run < end { parts.append(.literal(text.slice(run..<end))) } }
      while index < text.count, quote != nil || text[index] != UInt8(ascii: " ") {
        if text[index] == quote || (quote == nil && [UInt8(ascii: "'"), UInt8(ascii: "\"")].contains(text[index])) {
          flush(index)
          quote = quote == nil ? text[index] : nil
          run = index + 1
        } else if text[index] == UInt8(ascii: "$"), quote != UInt8(ascii: "'") {
          flush(index)
          var end = index + 1
          while end < text.count, text.slice(end..<(end + 1)).string.isVariableName { end += 1 }
          parts.append(.reference(text.slice((index + 1)..<end).string, text.location(index..<end)))
          run = end
          index = end - 1
        }
        index += 1
      }
      flush(index)
      words.append(Value(parts, at: text.location(start..<index)))
    }
    return words
  }

  /// What finally runs.
  struct Started {
    var command: String
    var boundaries: [String]
    var environment: Environment

    subscript(name: String) -> Environment.State { environment[name].state }
  }

  /// Follows launchers as far as they lead to command lines.
  func run() -> [Started] {
    let context = ProcessContext(environment: environment)
    return follow(words, context)
  }

  func launch() -> Launch { launch(words, ProcessContext(environment: environment)) }

  private func launch(_ words: [Value], _ context: ProcessContext) -> Launch {
    guard let program = words.first?.known, let launcher = Launchers.launcher(for: baseName(program)) else {
      return .program
    }
    let files = files.mapValues { SourceFile(path: "file", $0).text }
    var call = LaunchCall(builder: builder, location: words[0].location, input: input)
    call.read = { files[$0] }
    return launcher(words, context, call)
  }

  private func follow(_ words: [Value], _ context: ProcessContext) -> [Started] {
    func started(_ text: String, _ context: ProcessContext) -> [Started] {
      [Started(command: text, boundaries: context.boundaries.map(\.kind.rawValue), environment: context.environment)]
    }
    func resolve(_ launch: Launch, _ words: [Value], _ context: ProcessContext) -> [Started] {
      switch launch {
      case .program: started(words.map { $0.known ?? "?" }.joined(separator: " "), context)
      case .command(let inner, let context): follow(inner, context)
      case .script(let text, _, let context): started("script: " + (text.known ?? "?"), context)
      case .file(let file, let shell, let context):
        started(
          (["file:", file.known ?? "?"] + shell.arguments.map { $0.known ?? "?" }).joined(separator: " "), context)
      case .imageCommand(let arguments, let context):
        started((["image"] + arguments.map { $0.known ?? "?" }).joined(separator: " "), context)
      case .process(let words, let context):
        started(words.map { $0.known ?? "?" }.joined(separator: " "), context)
      case .nothing, .failure: []
      case .printing(_, let launch): resolve(launch, words, context)
      case .several(let launches): launches.flatMap { resolve($0, words, context) }
      }
    }
    return resolve(launch(words, context), words, context)
  }
}
