import Syntax

// Programs that read an env file and run a command with it: `dotenv run`, `uv run --env-file`, `dotenvx run`, `env-cmd`.
extension Launchers {
  /// `dotenv [-f FILE] run COMMAND...` of python-dotenv, or `dotenv [-e FILE]... [--] COMMAND...` of dotenv-cli.
  static func dotenv(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    let table = OptionTable(.gnu, values: "file|f quote|q e c v p", flags: "override|o no-override help version")
    let global = table.read(words.dropFirst())
    if global.operands.first?.known == "run" {
      let parsed = table.read(global.operands.dropFirst())
      let runner = EnvFileRunner(overrides: !parsed.has("no-override"), call: call)
      return runner.run(parsed.operands, global.all("file").compactMap(\.value), in: context, behind: "dotenv run")
    }
    guard let first = global.operands.first?.known, !["list", "get", "set", "unset"].contains(first) else {
      return .nothing
    }
    let runner = EnvFileRunner(overrides: global.has("override"), call: call)
    return runner.run(global.operands, global.all("e").compactMap(\.value), in: context, behind: "dotenv")
  }

  /// `dotenvx run [-f FILE]... -- COMMAND...`
  static func dotenvx(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    let table = OptionTable(
      .gnu, values: "env-file|f env|e env-vault-file|fv convention log-level|l", flags: "overload|o")
    let global = table.read(words.dropFirst())
    guard global.operands.first?.known == "run" else { return .nothing }
    let parsed = table.read(global.operands.dropFirst())
    let runner = EnvFileRunner(overrides: parsed.has("overload"), call: call)
    return runner.run(parsed.operands, parsed.all("env-file").compactMap(\.value), in: context, behind: "dotenvx run")
  }

  /// `env-cmd [-f FILE] COMMAND...`
  static func envCmd(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    let parsed = OptionTable(.gnu, values: "file|f environments|e rc-file|r", flags: "no-override expand-envs|x")
      .read(words.dropFirst())
    let runner = EnvFileRunner(overrides: !parsed.has("no-override"), call: call)
    return runner.run(parsed.operands, parsed.all("file").compactMap(\.value), in: context, behind: "env-cmd")
  }

  /// `uv run [--env-file FILE]... COMMAND...`; UV_ENV_FILE names files as well. The caller's variables go before the
  /// files' (measured on uv 0.13).
  static func uv(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    guard let (_, wrapper) = Wrapper.subcommand(of: "uv"), let index = words.firstIndex(where: { $0.known == "run" })
    else { return Wrapper.launchSubcommand(words, context, call) }
    let parsed = wrapper.options.read(words.dropFirst(index + 1))
    var paths = parsed.all("env-file").compactMap(\.value)
    if paths.isEmpty, case .set(let list) = context.environment["UV_ENV_FILE"].state {
      paths = list.split(separator: " ").map { Value([], at: call.location, known: String($0)) }
    }
    if parsed.has("no-env-file") { paths = [] }
    guard !paths.isEmpty else { return Wrapper.launchSubcommand(words, context, call) }
    let inside = EnvFileRunner(overrides: false, call: call).loading(paths, in: context)
    let launch = Wrapper.launchSubcommand(words, inside, call)
    // A Python file is run as it stands, with what was loaded.
    if case .program = launch { return .process(words, inside) }
    return launch
  }
}

extension Launchers {
  /// `pipenv run COMMAND...` reads `.env` where there is one; in which way it takes the values is not looked at.
  static func pipenv(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    guard let text = call.read(".env") else { return Wrapper.launchSubcommand(words, context, call) }
    var environment = context.environment
    for entry in EnvFile.parse(text, dialect: .compose).entries where !entry.name.isEmpty {
      environment.entries[entry.name.string] = Environment.Entry(.setUnknown)
    }
    return Wrapper.launchSubcommand(words, context.with(environment), call)
  }
}

/// Loads env files in front of a command. Each of the programs reads them in its own way: only values that all read alike
/// are known.
private struct EnvFileRunner {
  /// Whether a file's variable replaces the caller's.
  let overrides: Bool
  let call: LaunchCall

  /// Runs a command with the files, `.env` where none is named.
  func run(_ words: [Value], _ paths: [Value], in context: ProcessContext, behind program: String) -> Launch {
    let named = paths.isEmpty ? [Value([], at: call.location, known: ".env")] : paths
    return call.run(words, in: loading(named, in: context), behind: program)
  }

  /// The situation with the variables of the files. What a file that cannot be read sets is not known.
  func loading(_ paths: [Value], in context: ProcessContext) -> ProcessContext {
    var environment = context.environment
    for path in paths {
      guard let text = call.open(path) else {
        environment.loosen()
        continue
      }
      let file = EnvFile.parse(text, dialect: .compose)
      let counts = Dictionary(file.entries.map { ($0.name.string, 1) }, uniquingKeysWith: +)
      for entry in file.entries where !entry.name.isEmpty && entry.value != nil {
        let name = entry.name.string
        let isSure = file.problems.isEmpty && counts[name] == 1
        let assignment = record(entry, isSure: isSure, in: text)
        let state = call.builder[assignment].value?.known.map(Environment.State.set) ?? .setUnknown
        set(name, Environment.Entry(state, by: assignment), &environment, over: context.environment)
      }
    }
    return context.with(environment)
  }

  private func set(
    _ name: String, _ entry: Environment.Entry, _ environment: inout Environment, over caller: Environment
  ) {
    switch caller[name].state {
    case _ where overrides, .absent: environment.entries[name] = entry
    // The caller's or the file's: it is set in any case.
    case .unknown: environment.entries[name] = Environment.Entry(.setUnknown, by: entry.assignment)
    case .set, .setUnknown: break
    }
  }

  /// Records a variable of the file, with its value where every reader takes the same one.
  private func record(_ entry: EnvFile.Entry, isSure: Bool, in text: SourceText) -> Assignment.ID {
    let location = entry.written.location
    let marks: [UInt8] = [UInt8(ascii: "$"), UInt8(ascii: "\\"), UInt8(ascii: "#"), UInt8(ascii: "`")]
    let isBlank = entry.quote == nil && entry.written.bytes.contains(UInt8(ascii: " "))
    let isPlain = !isBlank && !entry.written.bytes.contains(where: marks.contains)
    var parts: [Value.Part] = []
    for case .literal(let literal) in entry.value?.parts ?? [] where isSure && isPlain {
      parts.append(.literal(literal))
    }
    if !isSure || !isPlain { parts = [.dynamic(.other, location)] }
    return call.builder.add(
      Assignment(
        name: entry.name.string, nameLocation: entry.name.location, value: Value(parts, at: location),
        carrier: .envFile(.compose), location: Location(text.file, entry.range)))
  }
}
