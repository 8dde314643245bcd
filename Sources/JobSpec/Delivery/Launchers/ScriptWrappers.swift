import Syntax

// Wrappers that hand text to a shell, or that put their command line together.
extension Launchers {
  /// `script -c SCRIPT [FILE]` of util-linux.
  static func script(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    let table = OptionTable(
      .gnu, values: "command|c echo|E log-in|I log-out|O log-io|B log-timing|T logging-format|m output-limit|o",
      glued: "timing|t")
    guard let text = table.read(words.dropFirst(), anyOrder: true).last("command")?.value else { return .program }
    return .script(text, ShellCall(dialect: .sh), context)
  }

  /// `flock FILE COMMAND...` and `flock FILE -c SCRIPT`.
  static func flock(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    let table = OptionTable(.gnu, values: "timeout|wait|w conflict-exit-code|E")
    let operands = table.read(words.dropFirst()).operands.dropFirst()
    if let option = operands.first?.known, option == "-c" || option == "--command", operands.count == 2 {
      return .script(operands[operands.endIndex - 1], ShellCall(dialect: .sh), context)
    }
    return call.run(Array(operands), in: context, behind: "flock")
  }

  /// `sg GROUP [-c] SCRIPT`.
  static func sg(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    let operands = words.dropFirst().filter { $0.known != "-" && $0.known != "-c" && $0.known != "-l" }
    guard operands.count > 1 else { return .nothing }
    return .script(operands[1], ShellCall(dialect: .sh), context)
  }

  /// `scl enable COLLECTION... SCRIPT` and `scl enable COLLECTION... -- COMMAND...`.
  static func scl(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    guard words.count > 3, ["enable", "run"].contains(words[1].known ?? "") else { return .nothing }
    if let mark = words.firstIndex(where: { $0.known == "--" }) {
      return call.run(Array(words[(mark + 1)...]), in: context, behind: "scl")
    }
    return words.last.map { .script($0, ShellCall(dialect: .bash), context) } ?? .nothing
  }

  /// `setarch [ARCHITECTURE] [OPTION]... COMMAND...`, and the names that stand for one architecture: `linux64`.
  static func setarch(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    let options = OptionTable(.gnu, flags: "addr-no-randomize|R verbose|v uname-2.6 3gb|3 32bit|B")
    var rest = options.read(words.dropFirst()).operands
    let architectures = ["x86_64", "i386", "i686", "aarch64", "arm64", "ppc64le", "linux32", "linux64"]
    if baseName(words[0].known ?? "") == "setarch", let name = rest.first?.known, architectures.contains(name) {
      rest = options.read(rest.dropFirst()).operands
    }
    return call.run(rest, in: context, behind: "setarch")
  }

  /// `gdb [OPTION]... --args COMMAND...`
  static func debugger(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    guard let mark = words.firstIndex(where: { $0.known == "--args" || $0.known == "-args" }) else { return .program }
    return call.run(Array(words[(mark + 1)...]), in: context, behind: "gdb")
  }

  /// `watch COMMAND...`: the words, joined by blanks, are a script; with `-x` they are a command line.
  static func watch(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    let table = OptionTable(.gnu, values: "interval|n", flags: "exec|x", glued: "differences|d")
    let parsed = table.read(words.dropFirst())
    if parsed.has("exec") { return call.run(parsed.operands, in: context, behind: "watch") }
    guard let text = Value.joined(parsed.operands) else { return .nothing }
    return .script(text, ShellCall(dialect: .sh), context)
  }

  /// `tmux new-session [COMMAND...]`: the words, joined by blanks, are a script.
  static func tmux(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    let global = OptionTable(.gnu, values: "c f L S T").read(words.dropFirst())
    guard let action = global.operands.first?.known, ["new", "new-session", "new-window", "neww"].contains(action)
    else {
      return .nothing
    }
    let parsed = OptionTable(.gnu, values: "c e F f n s t x y").read(global.operands.dropFirst())
    // A server that runs already has the environment of whoever started it.
    var environment = context.environment
    environment.loosen()
    for word in parsed.all("e").compactMap(\.value) {
      guard let (name, value) = word.split(at: UInt8(ascii: "=")), let known = name.known else { continue }
      environment.deliver(known, value, by: call.assign(known, name.location, value, carrier: .envCommand))
    }
    guard let text = Value.joined(parsed.operands) else { return .nothing }
    return .script(text, ShellCall(dialect: .bash), context.with(environment))
  }

  /// `find ... -exec COMMAND... ;`
  static func find(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    var launches: [Launch] = []
    var rest = words[...]
    while let start = rest.firstIndex(where: { ["-exec", "-execdir", "-ok", "-okdir"].contains($0.known ?? "") }) {
      let command = rest[(start + 1)...].prefix { $0.known != ";" && $0.known != "+" }
      launches.append(call.run(Array(command), in: context, behind: "find"))
      rest = rest[command.endIndex...]
    }
    return launches.isEmpty ? .nothing : .printing(.lines, .several(launches))
  }

  /// `xargs COMMAND...`: what stands on standard input becomes further arguments.
  static func xargs(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    let table = OptionTable(
      .gnu,
      values: "arg-file|a delimiter|d E I max-args|n max-lines|L max-procs|P max-chars|s process-slot-var",
      flags: "null|0 no-run-if-empty|r verbose|t interactive|p exit|x", glued: "eof|e replace|i l")
    let parsed = table.read(words.dropFirst())
    if parsed.isRejected { return .failure }
    guard !parsed.operands.isEmpty else { return .nothing }
    let arguments = call.input.map(Self.arguments) ?? []
    guard let mark = parsed.last("I")?.value?.known ?? (parsed.has("replace") ? "{}" : nil) else {
      return call.run(parsed.operands + arguments, in: context, behind: "xargs")
    }
    // Each line is one argument; several give as many processes.
    let lines = call.input?.known.map { $0.split(separator: "\n").map { $0.drop { $0 == " " || $0 == "\t" } } }
    let line = lines.flatMap { $0.count == 1 ? $0.first.map(String.init) : nil }
    return call.run(parsed.operands.map { $0.replacing(mark, by: line) }, in: context, behind: "xargs")
  }

  /// The words that xargs finds on its standard input.
  private static func arguments(in input: Value) -> [Value] {
    guard let text = input.known, !text.utf8.contains(where: { #"'"\"#.utf8.contains($0) }) else {
      return [Value([.dynamic(.command, input.location)], at: input.location)]
    }
    return input.words(between: " \t\n")
  }
}

extension Value {
  /// The words joined by single blanks, as `ssh`, `watch` and `su` hand them to a shell; nil without words.
  static func joined(_ words: [Value]) -> Value? {
    guard let first = words.first, let last = words.last else { return nil }
    guard words.count > 1 else { return first }
    var parts: [Part] = []
    for (index, word) in words.enumerated() {
      if index > 0 { parts.append(.literal(blank(before: word))) }
      parts += word.parts
    }
    let known = words.contains { $0.known == nil } ? nil : words.map { $0.known ?? "" }.joined(separator: " ")
    var place = first.location
    if last.location.file == place.file { place.range = place.range.union(last.location.range) }
    return Value(parts, at: place, known: known)
  }

  /// The word with a mark replaced by a text wherever it stands; nil stands for a text that only the run decides.
  fileprivate func replacing(_ mark: String, by text: String?) -> Value {
    let bytes = Array(mark.utf8)
    let outline = outline
    guard !bytes.isEmpty, outline.count >= bytes.count,
      let start = (0...(outline.count - bytes.count)).first(where: { outline[$0...].starts(with: bytes) })
    else { return self }
    let rest = dropFirst(start + bytes.count).replacing(mark, by: text)
    let known: String? =
      if let text, let head = prefix(start).known, let tail = rest.known { head + text + tail } else { nil }
    return Value(prefix(start).parts + [.dynamic(.command, location)] + rest.parts, at: location, known: known)
  }

  private static func blank(before word: Value) -> SourceText {
    let start = word.location.range.start
    var builder = SourceTextBuilder(file: word.location.file, anchor: start)
    builder.append([UInt8(ascii: " ")], standingFor: SourceRange(start, start))
    return builder.finish()
  }
}
