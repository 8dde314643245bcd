import Syntax

extension Wrapper {
  /// The wrappers that are a subcommand: `conda run`, `poetry run`.
  static func subcommand(of program: String) -> (names: [String], wrapper: Wrapper)? {
    switch program {
    case "conda", "mamba", "micromamba":
      (
        ["run"],
        Wrapper(options: OptionTable(.gnu, values: "name|n prefix|p cwd root-prefix|r attach|a env|e"), assigns: "env")
      )
    case "poetry", "pdm", "rye", "hatch", "pipenv":
      (["run"], Wrapper(options: OptionTable(.gnu, values: "project|p")))
    case "doppler", "op", "infisical": (["run"], Wrapper(options: secretStores, addsVariables: true))
    case "chamber", "aws-vault", "direnv": (["exec"], Wrapper(options: secretStores, operands: 1, addsVariables: true))
    case "py-spy": (["record"], Wrapper(options: OptionTable(.gnu, values: "output|o rate|r duration|d format|f")))
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
    case "nsys": (["profile", "launch"], Wrapper(options: nsightSystems, assigns: "env-var"))
    case "perf": (["stat", "record"], Wrapper(options: OptionTable(.gnu, values: "event|e output|o freq|F repeat|r")))
    default: nil
    }
  }

  /// Runs a wrapping subcommand; any other subcommand is the program's own work.
  static func launchSubcommand(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    guard let program = words.first?.known.map(baseName), let (names, wrapper) = subcommand(of: program) else {
      return .program
    }
    let globals = OptionTable(.gnu, values: "directory|C project|p config-file env|e config|c token")
    guard let at = globals.read(words.dropFirst()).operands.first.flatMap({ $0.known }), names.contains(at),
      let index = words.firstIndex(where: { $0.known == at })
    else { return .program }
    let launch = wrapper.launch(words, after: index + 1, in: context, call)
    // `uv run train.py` finds the interpreter itself: the file is no command.
    if case .command(let command, _) = launch, command.first?.known?.hasSuffix(".py") == true { return .program }
    return launch
  }

  private static let nsightSystems = OptionTable(
    .gnu,
    values:
      "output|o trace|t sample|s backtrace|b capture-range|c capture-range-end cpuctxsw cuda-memory-usage delay|y "
      + "duration|d env-var|e export force-overwrite|f gpu-metrics-device gpuctxsw kill nvtx-capture|p python-sampling "
      + "session-new show-output|w stats stop-on-exit|x wait gpu-metrics-devices pytorch python-backtrace",
    flags: "")

  private static let secretStores = OptionTable(
    .gnu,
    values: "project|p config|c env|e env-file path token scope account duration|d region mount fallback command",
    flags: "no-masking preserve-env")
}
