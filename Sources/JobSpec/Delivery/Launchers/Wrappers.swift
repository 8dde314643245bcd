import Syntax

/// A program that runs another one in its own environment.
struct Wrapper {
  /// Its options.
  var options: OptionTable
  /// How many operands stand in front of the command: the duration of `timeout`, the folder of `chroot`.
  var operands = 0
  /// The option with which nothing starts, because it concerns a process that runs already.
  var attaches = ""
  /// The option with which the first operand is no command: `uv run -m MODULE`.
  var interprets = ""

  /// Runs what stands behind the options; `lead` is the number of words in front of them.
  func launch(_ words: [Value], after lead: Int = 1, in context: ProcessContext, _ call: LaunchCall) -> Launch {
    let parsed = options.read(words.dropFirst(lead))
    if parsed.isRejected { return .failure }
    if parsed.has(attaches) { return .nothing }
    if parsed.has(interprets) { return .program }
    return call.run(Array(parsed.operands.dropFirst(operands)), in: context, behind: words[0].known ?? "")
  }
}

extension Wrapper {
  /// The wrappers that are one program.
  static func named(_ program: String) -> Wrapper? {
    switch program {
    case "nohup", "setsid", "catchsegv", "unbuffer", "caffeinate", "eatmydata", "rlwrap", "dbus-run-session":
      Wrapper(options: OptionTable(.gnu))
    case "nice": Wrapper(options: OptionTable(.gnu, values: "adjustment|n"))
    case "ionice":
      Wrapper(options: OptionTable(.gnu, values: "class|c classdata|n pid|p pgid|P uid|u"), attaches: "pid")
    case "stdbuf": Wrapper(options: OptionTable(.gnu, values: "input|i output|o error|e"))
    case "time": Wrapper(options: OptionTable(.gnu, values: "format|f output|o"))
    case "timeout", "gtimeout":
      Wrapper(options: OptionTable(.gnu, values: "kill-after|k signal|s"), operands: 1)
    case "chroot": Wrapper(options: OptionTable(.gnu, values: "groups userspec"), operands: 1)
    case "taskset":
      Wrapper(options: OptionTable(.gnu, flags: "cpu-list|c all-tasks|a pid|p"), operands: 1, attaches: "pid")
    case "chrt":
      Wrapper(
        options: OptionTable(.gnu, values: "sched-runtime|T sched-period|P sched-deadline|D", flags: "pid|p"),
        operands: 1, attaches: "pid")
    case "unshare":
      Wrapper(
        options: OptionTable(
          .gnu, values: "root|R wd|w setuid|S setgid|G setgroups propagation map-user map-group",
          glued: "mount uts ipc net pid user cgroup time kill-child"))
    case "numactl":
      Wrapper(
        options: OptionTable(
          .gnu,
          values: "interleave|i preferred|p physcpubind|C cpunodebind|cpubind|N membind|m weighted-interleave|w "
            + "preferred-many|P"))
    case "prlimit": Wrapper(options: OptionTable(.gnu, values: "pid|p"), attaches: "pid")
    case "setpriv":
      Wrapper(
        options: OptionTable(.gnu, values: "reuid regid groups inh-caps ambient-caps bounding-set securebits pdeathsig")
      )
    case "strace", "ltrace":
      Wrapper(options: OptionTable(.gnu, values: "a b e E I o O p P s S u X l n x"))
    case "valgrind": Wrapper(options: OptionTable(.gnu))
    case "faketime", "gosu", "su-exec": Wrapper(options: OptionTable(.gnu), operands: 1)
    case "tini", "dumb-init": Wrapper(options: OptionTable(.gnu, values: "p e rewrite|r"))
    case "cgexec": Wrapper(options: OptionTable(.gnu, values: "g"))
    case "xvfb-run":
      Wrapper(
        options: OptionTable(.gnu, values: "error-file|e auth-file|f server-num|n xauth-protocol|p server-args|s"))
    case "screen": Wrapper(options: OptionTable(.gnu, values: "S t s c e h p T L"))
    default: nil
    }
  }

  /// The wrappers that are a subcommand: `conda run`, `poetry run`.
  static func subcommand(of program: String) -> (names: [String], wrapper: Wrapper)? {
    switch program {
    case "conda", "mamba", "micromamba":
      (["run"], Wrapper(options: OptionTable(.gnu, values: "name|n prefix|p cwd root-prefix|r attach|a env|e")))
    case "poetry", "pipenv", "pdm", "rye", "hatch": (["run"], Wrapper(options: OptionTable(.gnu, values: "project|p")))
    case "pixi": (["run"], Wrapper(options: OptionTable(.gnu, values: "manifest-path environment|e")))
    case "uv":
      (
        ["run"],
        Wrapper(
          options: OptionTable(
            .gnu,
            values: "with with-editable with-requirements extra group no-group only-group no-extra package python|p "
              + "directory project env-file index default-index index-url|i extra-index-url find-links|f config-file "
              + "index-strategy keyring-provider resolution prerelease exclude-newer link-mode cache-dir color "
              + "reinstall-package refresh-package upgrade-package|P config-setting|C python-platform",
            flags: "module|m"), interprets: "module")
      )
    case "nsys", "ncu":
      (["profile", "launch"], Wrapper(options: OptionTable(.gnu, values: "output|o trace|t sample|s")))
    case "perf": (["stat", "record"], Wrapper(options: OptionTable(.gnu, values: "event|e output|o freq|F repeat|r")))
    default: nil
    }
  }

  /// Runs a wrapping subcommand; any other subcommand is the program's own work.
  static func launchSubcommand(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    guard let program = words.first?.known.map(baseName), let (names, wrapper) = subcommand(of: program) else {
      return .program
    }
    let globals = OptionTable(.gnu, values: "directory|C project config-file")
    guard let at = globals.read(words.dropFirst()).operands.first.flatMap({ $0.known }), names.contains(at),
      let index = words.firstIndex(where: { $0.known == at })
    else { return .program }
    let launch = wrapper.launch(words, after: index + 1, in: context, call)
    // `uv run train.py` finds the interpreter itself: the file is no command.
    if case .command(let command, _) = launch, command.first?.known?.hasSuffix(".py") == true { return .program }
    return launch
  }
}

/// The last component of a path.
func baseName(_ path: String) -> String {
  path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? path
}
