import Syntax

/// What the steps of a job write to the file that `$GITHUB_ENV` names: `NAME=value` lines, taken as they are, and
/// `NAME<<DELIMITER` with the value on the lines up to the delimiter (actions/runner FileCommandManager).
struct GitHubEnvironmentFile {
  let builder: SpecBuilder
  /// What later steps see.
  private(set) var entries: [String: Environment.Entry] = [:]
  /// A value of several lines that is being written.
  private var open: (name: SourceText, delimiter: String, lines: [Value])?

  /// Whether the command that writes runs only in some runs.
  private var isConditional = false

  init(builder: SpecBuilder) { self.builder = builder }

  /// Takes in what the commands of one step write.
  mutating func read(_ commands: ArraySlice<CommandRun>) {
    var piped: [Value] = []
    for command in commands where command.isExecuted {
      isConditional = command.isConditional
      let program = command.words.first?.known ?? ""
      if Self.isFile(command.outputPath) {
        for line in Self.lines(of: command) { add(line) }
      } else if program == "tee", command.words.contains(where: { Self.isFile($0) }) {
        for line in piped.isEmpty ? Self.lines(ofInput: command) : piped { add(line) }
      }
      piped = command.isOutputConsumed ? Self.lines(of: command) : []
    }
    open = nil
  }

  private static func isFile(_ path: Value?) -> Bool { path?.references.contains("GITHUB_ENV") == true }

  /// Adds one line.
  mutating func add(_ line: Value) {
    if let (name, delimiter, lines) = open {
      guard line.known == delimiter else {
        open?.lines.append(line)
        return
      }
      open = nil
      let known = lines.compactMap(\.known)
      var value = Value(lines.flatMap(\.parts), at: lines.first?.location ?? line.location)
      value.known = known.count == lines.count ? known.joined(separator: "\n") : nil
      set(name, to: value, at: line.location)
      return
    }
    guard case .literal(let head)? = line.parts.first else { return }
    let bytes = head.bytes
    let equals = bytes.firstIndex(of: UInt8(ascii: "=")).map { $0 - bytes.startIndex } ?? head.count
    if let mark = (0..<max(0, min(equals, head.count) - 1)).first(where: { head.hasMark(at: $0) }),
      let text = line.known
    {
      let delimiter = text.utf8.dropFirst(mark + 2)
      open = (head.slice(0..<mark), String(decoding: Array(delimiter), as: UTF8.self), [])
    } else if equals > 0, equals < head.count {
      let rest = head.slice(equals + 1..<head.count)
      let place = SourceRange(rest.range.start, max(rest.range.end, line.location.range.end))
      let parts = (rest.isEmpty ? [] : [.literal(rest)]) + line.parts.dropFirst()
      var value = Value(parts, at: rest.count == 0 && parts.isEmpty ? rest.location : Location(head.file, place))
      if let known = line.known { value.known = String(known.drop { $0 != "=" }.dropFirst()) }
      set(head.slice(0..<equals), to: value, at: line.location)
    }
  }

  private mutating func set(_ name: SourceText, to value: Value, at location: Location) {
    let id = builder.add(
      Assignment(
        name: name.string, nameLocation: name.location, value: value, carrier: .yamlEnvironment, location: location))
    let state: Environment.State = value.known.map { .set($0) } ?? .setUnknown
    entries[name.string] = Environment.Entry(isConditional ? .unknown : state, by: id)
  }

  /// The lines that a command prints, as far as they are known.
  private static func lines(of command: CommandRun) -> [Value] {
    let words = command.words.dropFirst()
    switch command.words.first?.known {
    case "echo":
      let text = words.drop { ["-e", "-n", "-E"].contains($0.known) }
      guard let first = text.first else { return [] }
      return Value.joined(Array(text), at: first.location).lines
    case "printf":
      guard let format = words.first(where: { $0.known != "--" }) else { return [] }
      return Value.printed(format, Array(words.drop { $0.known == "--" }.dropFirst())).lines
    case "cat": return lines(ofInput: command)
    default: return []
    }
  }

  private static func lines(ofInput command: CommandRun) -> [Value] { command.input?.lines ?? [] }
}

extension SourceText {
  /// Whether `<<` stands at an offset.
  fileprivate func hasMark(at index: Int) -> Bool {
    index + 1 < count && self[index] == UInt8(ascii: "<") && self[index + 1] == UInt8(ascii: "<")
  }
}

extension Value {
  /// Words with a blank between them, as `echo` prints them.
  fileprivate static func joined(_ words: [Value], at location: Location) -> Value {
    guard words.count > 1 else { return words.first ?? Value([], at: location) }
    var parts: [Part] = []
    for word in words {
      if !parts.isEmpty {
        var blank = SourceTextBuilder(file: location.file, anchor: word.location.range.start)
        blank.append([0x20], standingFor: SourceRange(word.location.range.start, word.location.range.start))
        parts.append(.literal(blank.finish()))
      }
      parts += word.parts
    }
    let known = words.compactMap(\.known)
    var value = Value(parts, at: location)
    value.known = known.count == words.count ? known.joined(separator: " ") : nil
    return value
  }

  /// What `printf` prints: `%s` takes the next word, `\n` is a line end. Any other directive makes the text unknown.
  fileprivate static func printed(_ format: Value, _ words: [Value]) -> Value {
    var words = words[...]
    var parts: [Part] = []
    var known: String? = ""
    for part in format.parts {
      guard case .literal(let text) = part else {
        parts.append(part)
        known = nil
        continue
      }
      var start = 0
      var index = 0
      func literal() {
        guard index > start else { return }
        parts.append(.literal(text.slice(start..<index)))
        known? += text.slice(start..<index).string
      }
      while index < text.count {
        let next = index + 1 < text.count ? text[index + 1] : 0
        if text[index] == UInt8(ascii: "%"), next == UInt8(ascii: "s") {
          literal()
          let word = words.popFirst()
          parts += word?.parts ?? []
          known = known.flatMap { head in word.map { $0.known.map { head + $0 } } ?? head }
        } else if text[index] == UInt8(ascii: "\\"), next == UInt8(ascii: "n") {
          literal()
          var end = SourceTextBuilder(file: text.file, anchor: text.range.start)
          end.append([0x0A], standingFor: text.range(index..<index + 2))
          parts.append(.literal(end.finish()))
          known? += "\n"
        } else {
          if text[index] == UInt8(ascii: "%") || text[index] == UInt8(ascii: "\\") { known = nil }
          index += 1
          continue
        }
        index += 2
        start = index
      }
      literal()
    }
    return Value(parts, at: format.location, known: known)
  }

  /// The lines of a text, as far as they can be told apart in its parts.
  fileprivate var lines: [Value] {
    var lines: [Value] = []
    var parts: [Part] = []
    func close() {
      defer { parts = [] }
      guard let first = parts.first?.location, let last = parts.last?.location else { return }
      let texts = parts.map { part in if case .literal(let text) = part { text.string } else { nil as String? } }
      var line = Value(parts, at: Location(first.file, first.range.union(last.range)))
      line.known = texts.contains(nil) ? nil : texts.compactMap { $0 }.joined()
      lines.append(line)
    }
    for part in self.parts {
      guard case .literal(let text) = part else {
        parts.append(part)
        continue
      }
      var start = 0
      for index in 0..<text.count where text[index] == 0x0A {
        if index > start { parts.append(.literal(text.slice(start..<index))) }
        close()
        start = index + 1
      }
      if start < text.count { parts.append(.literal(text.slice(start..<text.count))) }
    }
    close()
    if lines.count == 1, var known {
      while known.hasSuffix("\n") { known.removeLast() }
      lines[0].known = known
    }
    return lines
  }
}

extension Value.Part {
  fileprivate var location: Location {
    switch self {
    case .literal(let text): text.location
    case .reference(_, let location), .dynamic(_, let location): location
    }
  }
}
