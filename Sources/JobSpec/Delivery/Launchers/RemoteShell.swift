import Syntax

extension Launchers {
  /// `ssh [OPTION]... HOST [OPTION]... [WORD]...`: the words, joined by blanks, are a script for the login shell of
  /// another machine, which knows nothing of the caller's variables.
  static func ssh(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    let front = sshOptions.read(words.dropFirst())
    guard !front.isRejected, !front.operands.isEmpty else { return .failure }
    let back = sshOptions.read(front.operands[1...])
    if back.isRejected { return .failure }
    let options = front.options + back.options
    // `-N` only forwards ports; `-s` asks for a subsystem.
    if options.contains(where: { $0.name == "N" || $0.name == "s" }) { return .nothing }

    var environment = Environment.fresh(
      setting: "HOME LOGNAME MAIL PATH PWD SHELL USER LANG SSH_CLIENT SSH_CONNECTION SSH_TTY TERM XDG_RUNTIME_DIR")
    for option in options where option.name == "o" { send(option.value, context.environment, &environment, call) }
    environment.recordLosses(from: context.environment, reason: .notForwarded(.ssh), cause: call.location)
    let inside = context.crossing(.ssh, at: call.location, into: environment)
    guard let script = Value.joined(back.operands) ?? call.input else { return .nothing }
    return .script(script, ShellCall(dialect: .bash), inside)
  }

  private static let sshOptions = OptionTable(.gnu, values: "B b c D E e F I i J L l m O o P p Q R S W w")

  /// `-o SendEnv=NAME...` and `-o SetEnv=NAME=VALUE...` reach the command only where the server's AcceptEnv lets them.
  /// A blank may stand in the place of the first `=`; names may be patterns (ssh_config(5)).
  private static func send(
    _ option: Value?, _ outside: Environment, _ environment: inout Environment, _ call: LaunchCall
  ) {
    guard let option else { return }
    let words = option.words(between: " \t")
    guard let first = words.first else { return }
    let pair = first.split(at: UInt8(ascii: "="))
    let keyword = (pair?.head ?? first).known?.lowercased()
    let arguments = (pair.map { [$0.tail] } ?? []) + words.dropFirst()
    for word in arguments where keyword == "setenv" {
      guard let (name, text) = word.split(at: UInt8(ascii: "=")), let known = name.known else { continue }
      let assignment = call.assign(known, name.location, text, carrier: .option(.ssh))
      environment.entries[known] = Environment.Entry(.unknown, by: assignment)
    }
    for pattern in arguments.compactMap(\.known) where keyword == "sendenv" {
      let stem = pattern.prefix { $0 != "*" && $0 != "?" }
      for (name, entry) in outside.entries where entry.state != .absent {
        guard name == pattern || (stem.count < pattern.count && name.hasPrefix(stem)) else { continue }
        environment.entries[name] = Environment.Entry(.unknown, by: entry.assignment)
      }
    }
  }
}
