import Syntax

/// ENV and ARG.
extension DockerfileBuild {
  /// Declares the ARG instructions in front of the first FROM, and what BuildKit itself declares there.
  mutating func declareGlobals() {
    for name in ["PLATFORM", "OS", "OSVERSION", "ARCH", "VARIANT"] {
      globals["BUILD" + name] = Environment.Entry(.setUnknown)
      globals["TARGET" + name] = Environment.Entry(.setUnknown)
    }
    for instruction in stages.globalArguments {
      guard case .arguments(let declarations) = instruction.form else { continue }
      for declaration in declarations {
        let globals = self.globals
        var expander = DockerfileExpander { globals[$0]?.state ?? .absent }
        if let entry = entry(of: declaration, inherited: nil, expander: &expander) {
          self.globals[declaration.name.string] = entry
        }
        finish(expander)
      }
    }
  }

  /// ARG in a stage: RUN and later words see it, the image does not.
  mutating func declare(_ declaration: DockerfileArgument, in image: inout DockerfileImage) {
    var expander = image.expander
    let name = declaration.name.string
    // Without a default of its own, an ARG leaves the one that an earlier ARG gave.
    let inherited = globals[name] ?? (declaration.value == nil ? image.argument(name) : nil)
    if let entry = entry(of: declaration, inherited: inherited, expander: &expander) {
      image.setForBuild(name, entry)
    }
    finish(expander)
  }

  /// What an ARG sets its variable to: what `--build-arg` gives, its default, what it inherits from above the first
  /// FROM. Nil when it sets nothing.
  private mutating func entry(
    of declaration: DockerfileArgument, inherited: Environment.Entry?, expander: inout DockerfileExpander
  ) -> Environment.Entry? {
    let value = declaration.value.map { expander.value(of: $0) }
    let id = builder.add(
      Assignment(
        name: declaration.name.string, nameLocation: declaration.name.location, value: value, carrier: .dockerfileArg,
        location: declaration.location, phase: .build))
    if let given = arguments.given[declaration.name.string] { return Environment.Entry(given, by: id) }
    if let value { return Environment.Entry(value.state, by: id) }
    if let inherited { return inherited }
    return arguments.areComplete ? nil : Environment.Entry(.unknown, by: id)
  }

  /// ENV: all pairs of one instruction see the variables as they were before it.
  mutating func setVariables(_ pairs: [DockerfilePair], in image: inout DockerfileImage) {
    var expander = image.expander
    var places: [String: Location] = [:]
    for pair in pairs {
      let name = expander.value(of: pair.name)
      let value = expander.value(of: pair.value)
      guard let known = name.known else {
        image.others = .unknown
        continue
      }
      let id = builder.add(
        Assignment(
          name: known, nameLocation: pair.name.text.location, value: value, carrier: .dockerfileEnv,
          location: pair.location))
      record.assignments.append(id)
      image.set(known, Environment.Entry(value.state, by: id))
      if let first = places.updateValue(pair.name.text.location, forKey: known) {
        reportDuplicate(known, pair, first: first)
      }
      reportLegacy(known, pair)
    }
    finish(expander)
  }

  /// ENV behind ONBUILD sets nothing here, but what it sets is there for everybody to read.
  mutating func recordTrigger(_ trigger: DockerfileInstruction, in image: DockerfileImage) {
    var copy = image
    let kept = record
    switch trigger.form {
    case .pairs(let pairs) where trigger.keyword == .env: setVariables(pairs, in: &copy)
    case .arguments(let declarations): for declaration in declarations { declare(declaration, in: &copy) }
    case .command(let command) where trigger.keyword == .run: runCommand(command, of: trigger, in: copy)
    default: break
    }
    record = kept
  }

  private func reportDuplicate(_ name: String, _ pair: DockerfilePair, first: Location) {
    builder.problems.append(
      Problem(
        .duplicateVariable, variable: name, at: pair.name.text.location,
        "This ENV sets \(name) twice; the last one counts.", help: "Remove one of the two.",
        related: [(first, "set here first")]))
  }

  /// The old form takes the rest of the line, whatever it looks like.
  private func reportLegacy(_ name: String, _ pair: DockerfilePair) {
    guard pair.isLegacy, let first = pair.value.text.bytes.first else { return }
    let isAssignmentMeant = first == UInt8(ascii: "=")
    guard isAssignmentMeant || pair.value.text.containsComment else { return }
    builder.problems.append(
      Problem(
        .assignmentMalformed, variable: name, at: pair.location,
        isAssignmentMeant
          ? "With a blank in front of the `=`, ENV takes the `=` and all behind it as the value of \(name)."
          : "ENV without `=` takes the rest of the line as the value of \(name), the comment too.",
        help: "Write `ENV \(name)=value`, without blanks around the `=`."))
  }
}

extension Value {
  /// What a variable that gets this value is known to be.
  fileprivate var state: Environment.State { known.map { .set($0) } ?? .setUnknown }
}

extension SourceText {
  /// Whether a `#` stands behind a blank, outside quotes.
  fileprivate var containsComment: Bool {
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return false }
      if byte == UInt8(ascii: "#"), previous == 0x20 || previous == 0x09 { return true }
      previous = byte
    }
    return false
  }
}
