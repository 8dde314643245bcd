import Syntax

/// A program that runs another one in its own environment.
struct Wrapper {
  /// Its options.
  var options: OptionTable
  /// How many operands stand in front of the command: the duration of `timeout`, the folder of `chroot`.
  var operands = 0
  /// The options with which nothing starts, because they concern a process that runs already.
  var attaches: Set<String> = []
  /// The option with which the first operand is no command: `uv run -m MODULE`.
  var interprets = ""
  /// The option that sets a variable.
  var assigns = ""
  /// Whether it adds variables that it has from elsewhere, a store of secrets for one, so that no value is certain.
  var addsVariables = false

  /// Runs what stands behind the options; `lead` is the number of words in front of them.
  func launch(_ words: [Value], after lead: Int = 1, in context: ProcessContext, _ call: LaunchCall) -> Launch {
    let parsed = options.read(words.dropFirst(lead))
    if parsed.isRejected { return .failure }
    if parsed.options.contains(where: { attaches.contains($0.name) }) { return .nothing }
    if parsed.has(interprets) { return .program }
    var environment = context.environment
    if addsVariables { environment.loosen() }
    for word in parsed.all(assigns).compactMap(\.value) { assign(word, to: &environment, call) }
    var command = parsed.operands.dropFirst(operands)
    if addsVariables, command.first?.known == "--" { command = command.dropFirst() }
    return call.run(Array(command), in: context.with(environment), behind: words[0].known ?? "")
  }

  /// `NAME=VALUE`; a list of several is not taken apart, and what a bare name does depends on the program.
  private func assign(_ word: Value, to environment: inout Environment, _ call: LaunchCall) {
    guard let (head, value) = word.split(at: UInt8(ascii: "=")), let name = head.known,
      !value.outline.contains(UInt8(ascii: ",")) || value.outline.contains(UInt8(ascii: "=")) == false
    else { return environment.loosen() }
    environment.deliver(name, value, by: call.assign(name, head.location, value, carrier: .envCommand))
  }
}

extension Environment {
  /// The same where more may be set, and any variable may be set anew.
  mutating func loosen() {
    forget()
    others = .unknown
  }
}

/// The last component of a path.
func baseName(_ path: String) -> String {
  path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? path
}
