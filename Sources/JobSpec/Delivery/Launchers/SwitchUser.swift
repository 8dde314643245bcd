import Syntax

extension Launchers {
  /// `su [OPTION]... [-] [USER [ARGUMENT]...]`: passes the environment on unless it is told to log in.
  static func su(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    let parsed = suOptions.read(words.dropFirst(), anyOrder: true)
    if parsed.isRejected { return .failure }
    var operands = parsed.operands
    var isLogin = parsed.has("login")
    if operands.first?.known == "-" {
      isLogin = true
      operands.removeFirst()
    }
    return switchUser(parsed, isLogin: isLogin, arguments: Array(operands.dropFirst()), context, call)
  }

  /// `runuser -u USER [--] COMMAND...`, or the options of `su`.
  static func runuser(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    let parsed = suOptions.adding(values: "user|u").read(words.dropFirst())
    guard parsed.has("user") else { return su(words, context, call) }
    return call.run(parsed.operands, in: context, behind: "runuser")
  }

  private static let suOptions = OptionTable(
    .gnu, values: "command|c session-command group|g supp-group|G shell|s whitelist-environment|w",
    flags: "login|l fast|f preserve-environment|m|p pty|P no-pty|T")

  private static func switchUser(
    _ parsed: ParsedWords, isLogin: Bool, arguments: [Value], _ context: ProcessContext, _ call: LaunchCall
  ) -> Launch {
    let dialect = parsed.last("shell")?.value?.known.flatMap { ShellDialect(program: baseName($0)) } ?? .bash
    let inside = isLogin ? loggedIn(parsed, context, call) : context
    guard let script = parsed.last("command")?.value ?? parsed.last("session-command")?.value ?? call.input else {
      return .nothing
    }
    return .script(script, ShellCall(dialect: dialect, arguments: arguments), inside)
  }

  private static func loggedIn(
    _ parsed: ParsedWords, _ context: ProcessContext, _ call: LaunchCall
  ) -> ProcessContext {
    var environment = Environment.fresh(setting: "HOME LOGNAME MAIL PATH SHELL USER")
    let kept = parsed.all("whitelist-environment").compactMap { $0.value?.known }
      .flatMap { $0.utf8.split(separator: UInt8(ascii: ",")).map { String(Substring($0)) } }
    for name in kept + ["TERM", "COLORTERM", "NO_COLOR"] where context.environment[name].state != .absent {
      environment.entries[name] = context.environment[name]
    }
    environment.recordLosses(
      from: context.environment, reason: .notForwarded(.su), cause: call.location, isPassed: kept.contains)
    return context.crossing(.su, at: call.location, into: environment)
  }
}
