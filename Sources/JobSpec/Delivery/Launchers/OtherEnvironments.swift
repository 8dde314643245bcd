import Syntax

// Launchers that start from an environment which options of their own change.
extension Launchers {
  /// `systemd-run [OPTION]... COMMAND...`: a scope inherits the caller's variables, a service has those of the manager
  /// and what `--setenv` names.
  static func systemdRun(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    let parsed = systemdOptions.read(words.dropFirst())
    if parsed.isRejected { return .failure }
    let isScope = parsed.has("scope")
    var environment = isScope ? context.environment : .fresh(setting: "HOME LANG LOGNAME PATH SHELL USER")
    for word in parsed.all("setenv").compactMap(\.value) {
      if let (head, value) = word.split(at: UInt8(ascii: "=")), let name = head.known {
        let assignment = call.assign(name, head.location, value, carrier: .option(.systemdRun))
        environment.deliver(name, value, by: assignment)
      } else if let name = word.known {
        _ = call.forward(name, word, carrier: .option(.systemdRun))
        environment.entries[name] = context.environment[name]
      }
    }
    if isScope { return call.run(parsed.operands, in: context.with(environment), behind: "systemd-run") }
    // Properties such as EnvironmentFile, and what the manager was told, are not looked at.
    environment.others = .unknown
    for name in context.environment.entries.map(\.key) where environment.entries[name] == nil {
      environment.entries[name] = Environment.Entry(parsed.has("property") ? .unknown : .absent)
    }
    environment.recordLosses(from: context.environment, reason: .notForwarded(.systemdRun), cause: call.location)
    return call.run(
      parsed.operands, in: context.crossing(.systemdRun, at: call.location, into: environment), behind: "systemd-run")
  }

  private static let systemdOptions = OptionTable(
    .gnu,
    values: "unit|u property|p description slice uid gid nice working-directory setenv|E on-active on-boot on-startup "
      + "on-unit-active on-unit-inactive on-calendar path-property socket-property timer-property service-type host|H "
      + "machine|M job-mode background",
    flags: "scope user system remain-after-exit|r send-sighup wait|W pty|t pipe|P shell|S quiet|q collect|G no-block "
      + "same-dir|d no-ask-password slice-inherit expand-environment")

  /// `bwrap [OPTION]... COMMAND...` of bubblewrap.
  static func bubblewrap(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    let parsed = bubblewrapOptions.read(words.dropFirst())
    if parsed.isRejected { return .failure }
    var environment = context.environment
    for option in parsed.options {
      switch option.name {
      case "clearenv":
        var empty = Environment(others: .absent)
        empty.recordLosses(from: environment, reason: .removed, cause: option.location)
        environment = empty
      case "unsetenv": if let name = option.value?.known { environment.entries[name] = Environment.Entry(.absent) }
      case "setenv":
        guard let word = option.value, let name = word.known, let value = option.second else { continue }
        environment.deliver(name, value, by: call.assign(name, word.location, value, carrier: .envCommand))
      default: break
      }
    }
    return call.run(parsed.operands, in: context.with(environment), behind: "bwrap")
  }

  private static let bubblewrapOptions = OptionTable(
    .words,
    values:
      "args userns userns2 pidns uid gid hostname chdir unsetenv lock-file sync-fd remount-ro proc dev tmpfs mqueue "
      + "dir seccomp block-fd info-fd json-status-fd exec-label file-label cap-add cap-drop perms size argv0",
    pairs: "setenv bind dev-bind ro-bind bind-try dev-bind-try ro-bind-try bind-data ro-bind-data symlink file chmod "
      + "overlay-src")

  /// `enroot start [OPTION]... IMAGE COMMAND...`: which of the host's variables enter is the site's choice.
  static func enroot(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    guard words.count > 1, words[1].known == "start" || words[1].known == "exec" else { return .nothing }
    let parsed = OptionTable(.gnu, values: "env|e mount|m conf|c rc", flags: "root|r rw|w").read(words.dropFirst(2))
    if parsed.isRejected { return .failure }
    var environment = context.environment
    environment.loosen()
    for word in parsed.all("env").compactMap(\.value) {
      if let (head, value) = word.split(at: UInt8(ascii: "=")), let name = head.known {
        environment.deliver(name, value, by: call.assign(name, head.location, value, carrier: .envCommand))
      } else if let name = word.known {
        environment.entries[name] = context.environment[name]
      }
    }
    let command = Array(parsed.operands.dropFirst())
    let inside = context.with(environment)
    return command.isEmpty
      ? .imageCommand(arguments: [], inside) : call.run(command, in: inside, behind: "enroot start")
  }
}
