import Syntax

extension Launchers {
  /// `sudo [OPTION | NAME=VALUE]... COMMAND...`: starts from an environment of its own (`env_reset`, the default of
  /// sudoers) unless `-E` or an assignment brings a variable across; measured on sudo 1.9.13.
  static func sudo(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    var rest = words[...].dropFirst()
    var options: [ParsedWords.Option] = []
    var assignments: [(name: Value, value: Value)] = []
    var isComplete = true
    while true {
      let parsed = sudoOptions.read(rest)
      if parsed.isRejected { return .failure }
      options += parsed.options
      isComplete = isComplete && parsed.isComplete
      rest = parsed.operands[...]
      guard parsed.terminator == nil, let word = rest.first, let pair = word.split(at: UInt8(ascii: "=")) else { break }
      assignments.append((pair.head, pair.tail))
      rest = rest.dropFirst()
    }
    func has(_ name: String) -> Bool { options.contains { $0.name == name } }
    let isLogin = has("login")
    let keepsAll = options.contains { $0.name == "preserve-env" && $0.value == nil }
    if isLogin && keepsAll { return .failure }
    if ["edit", "list", "validate", "remove-timestamp"].contains(where: has) { return .nothing }

    let listed = options.filter { $0.name == "preserve-env" }.compactMap { $0.value?.known }
      .flatMap { $0.utf8.split(separator: UInt8(ascii: ",")).map { String(Substring($0)) } }
    var environment = keepsAll ? kept(context.environment) : reset(context.environment, keeping: listed)
    for (name, value) in assignments {
      guard let text = name.known, !text.isEmpty else { continue }
      environment.deliver(text, value, by: call.assign(text, name.location, value, carrier: .option(.sudo)))
    }
    if !isComplete { environment.others = .unknown }
    environment.recordLosses(
      from: context.environment, reason: .droppedBySudo, cause: call.location,
      isPassed: { keepsAll || listed.contains($0) })
    let inside = context.crossing(.sudo, at: call.location, into: environment)
    if !rest.isEmpty { return .command(Array(rest), inside) }
    guard isLogin || has("shell"), let input = call.input else { return .nothing }
    return .script(input, ShellCall(dialect: .bash), inside)
  }

  private static let sudoOptions = OptionTable(
    .gnu,
    values: "auth-type|a close-from|C login-class|c chdir|D group|g host|h prompt|p chroot|R role|r type|t "
      + "command-timeout|T other-user|U user|u",
    flags: "askpass|A background|b bell|B edit|e set-home|H login|i remove-timestamp|K reset-timestamp|k list|l "
      + "non-interactive|n no-update|N preserve-groups|P stdin|S shell|s validate|v version|V help",
    glued: "preserve-env"
  ).adding(flags: "preserve-env|E")

  /// What `env_reset` leaves: the names that sudo keeps by itself, and those that `--preserve-env=LIST` names.
  private static func reset(_ outside: Environment, keeping listed: [String]) -> Environment {
    var result = Environment.fresh(
      setting: "HOME LOGNAME MAIL PATH SHELL USER SUDO_COMMAND SUDO_GID SUDO_UID SUDO_USER SUDO_HOME")
    for name in keptBySudo + listed where outside[name].state != .absent { result.entries[name] = outside[name] }
    return result
  }

  /// What `-E` leaves: all but the search path, and the variables that would change how the command is loaded
  /// (sudo, plugins/sudoers/env.c, initial_badenv_table).
  private static func kept(_ outside: Environment) -> Environment {
    var result = outside
    for name in ["LD_LIBRARY_PATH", "LD_PRELOAD", "BASH_ENV", "ENV", "IFS", "CDPATH"] {
      result.entries[name] = Environment.Entry(.absent)
    }
    result.setUnknown("LOGNAME MAIL PATH USER SUDO_COMMAND SUDO_GID SUDO_UID SUDO_USER")
    return result
  }

  /// sudo, plugins/sudoers/env.c, initial_keepenv_table and initial_checkenv_table.
  private static let keptBySudo = [
    "COLORS", "COLORTERM", "DISPLAY", "HOSTNAME", "KRB5CCNAME", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "LINGUAS",
    "LS_COLORS", "PS1", "PS2", "TERM", "TZ", "XAUTHORITY", "XAUTHORIZATION", "XDG_CURRENT_DESKTOP",
  ]

  /// `doas [-u USER] COMMAND...`: OpenBSD's small sudo, which passes next to nothing unless its rule says `keepenv`.
  static func doas(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    let parsed = OptionTable(.gnu, values: "a C u").read(words.dropFirst())
    var environment = Environment.fresh(setting: "HOME LOGNAME PATH SHELL USER DOAS_USER")
    for name in ["DISPLAY", "TERM"] where context.environment[name].state != .absent {
      environment.entries[name] = context.environment[name]
    }
    environment.recordLosses(from: context.environment, reason: .droppedBySudo, cause: call.location)
    let inside = context.crossing(.doas, at: call.location, into: environment)
    return parsed.operands.isEmpty ? .nothing : .command(parsed.operands, inside)
  }
}
