import Syntax

/// What the readers of env files agree on, for a file of which nobody says who reads it.
///
/// Only readers that can read the file count: one with `export` lines is not for `docker run`, one with unquoted blanks
/// is not for a shell.
struct EnvFileAgreement {
  private let builder: SpecBuilder
  private let caller: Environment
  private let readings: [(dialect: EnvFileDialect, content: EnvFileContent)]
  private let entries: [EnvFile.Entry]

  init(_ builder: SpecBuilder, _ caller: Environment) {
    self.builder = builder
    self.caller = caller
    let text = builder.file.text
    let dialects: [EnvFileDialect] = [.compose, .docker, .shell]
    let all = dialects.map { dialect in
      let silent = SpecBuilder(file: builder.file, kind: builder.kind, surroundings: builder.surroundings)
      let call = LaunchCall(builder: silent, location: text.location)
      return (dialect, EnvFileContent(text, dialect, call, caller))
    }
    let readers = all.filter { !$0.1.isRejected && !$0.1.runsPrograms }
    readings = readers
    let file = EnvFile.parse(text, dialect: .compose)
    entries = file.entries.filter { !$0.name.isEmpty }
    builder.comments += file.comments
    if readers.isEmpty { builder.add(file.problems) }
  }

  /// The variables whose values all readers agree on, and the others as not known; reports where they differ.
  func environment() -> Environment {
    var result = Environment(others: caller.others)
    let last = Dictionary(entries.map { ($0.name.string, $0.range) }) { $1 }
    let maps = readings.map(\.content.entries)
    for entry in entries {
      let name = entry.name.string
      let states = maps.map { $0[name]?.state ?? .absent }
      let isAgreed = states.allSatisfy { $0 == states.first }
      let isLast = last[name] == entry.range
      let known: String? = if isAgreed, isLast, case .set(let text)? = states.first { text } else { nil }
      let id = builder.add(
        Assignment(
          name: name, nameLocation: entry.name.location, value: value(of: entry, known: known),
          carrier: .envFile(.compose), location: Location(builder.file, entry.range)))
      let isSet = states.allSatisfy { $0 != .absent && $0 != .unknown }
      let state = isAgreed ? states.first ?? .unknown : isSet ? .setUnknown : .unknown
      result.entries[name] = Environment.Entry(state, by: id)
      if !isAgreed { report(entry) }
    }
    return result
  }

  private func value(of entry: EnvFile.Entry, known: String?) -> Value? {
    guard let template = entry.value else { return nil }
    let location = entry.written.location
    let parts: [Value.Part] = template.parts.map { part in
      switch part {
      case .literal(let text): .literal(text)
      case .variable(let variable): .reference(variable.name.string, Location(builder.file, variable.range))
      }
    }
    if let known { return Value(parts, at: location, known: known) }
    return Value([.dynamic(.other, location)], at: location)
  }

  private func report(_ entry: EnvFile.Entry) {
    let name = entry.name.string
    let cause =
      if entry.quote != nil {
        "'docker run' keeps the quotes, Compose and a shell remove them"
      } else if entry.written.mentionsVariable {
        "Compose and a shell replace the variable, 'docker run' does not"
      } else {
        "Compose, a shell and 'docker run' each read it in their own way"
      }
    builder.report(
      Problem(
        .envFileDialect, variable: name, at: entry.value == nil ? entry.name.location : entry.written.location,
        "What '\(name)' is set to depends on who reads this file: \(cause).",
        help: "Write a plain value without quotes, or name the file's reader with '--kind'."))
  }
}
