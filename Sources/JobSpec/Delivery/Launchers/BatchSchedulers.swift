import Syntax

extension Launchers {
  /// `qsub [OPTION]... [SCRIPT]` of PBS and of Grid Engine.
  static func qsub(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    let operands = PortableJob.options.read(words.dropFirst()).operands
    let text = operands.first.flatMap { $0.known.flatMap(call.read) } ?? call.input?.text
    let directives = text.map { BatchDirectives.pbs.words(in: $0) } ?? []
    let own = Array(words.dropFirst().prefix(words.count - 1 - operands.count))
    let job = PortableJob(caller: context.environment, call: call)
    let environment = job.submitted(directives + own, keepsCaller: false)
    let inside = context.crossing(.qsub, at: call.location, into: environment)
    // Grid Engine's `-b y` says that the operands are a command line.
    let isCommand = PortableJob.options.read(words.dropFirst()).last("b")?.value?.known?.hasPrefix("y") == true
    if isCommand { return .printing(.word, call.run(operands, in: inside, behind: "qsub")) }
    return .printing(.word, call.startJob(operands, text, in: inside))
  }

  /// `bsub [OPTION]... [COMMAND...]`; without a command, standard input gives a script.
  static func bsub(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    let operands = LoadSharingJob.options.read(words.dropFirst()).operands
    let directives = call.input?.text.map { BatchDirectives.lsf.words(in: $0) } ?? []
    let own = Array(words.dropFirst().prefix(words.count - 1 - operands.count))
    let environment = LoadSharingJob(caller: context.environment, call: call).submitted(directives + own)
    let inside = context.crossing(.bsub, at: call.location, into: environment)
    guard let script = Value.joined(operands) ?? call.input else { return .nothing }
    return .printing(.nonEmpty, .script(script, ShellCall(dialect: .sh), inside))
  }
}

extension LaunchCall {
  /// Starts a job script: a file with its arguments, or the text on standard input.
  func startJob(_ operands: [Value], _ text: SourceText?, in context: ProcessContext) -> Launch {
    let first = text.map(Shebang.init)
    var shell = ShellCall(dialect: .bash)
    if case .shell(let dialect, let options)? = first { (shell.dialect, shell.options) = (dialect, options) }
    guard let file = operands.first else { return input.map { .script($0, shell, context) } ?? .nothing }
    if case .other? = first { return .command(operands, context) }
    shell.arguments = Array(operands.dropFirst())
    return .file(file, shell, context)
  }
}

/// A job of PBS or Grid Engine: nothing of the caller's goes along unless `-V` or `-v` says so (qsub(1B)).
struct PortableJob {
  let caller: Environment
  let call: LaunchCall

  static let options = OptionTable(
    .gnu,
    values: "a A b c C e J j k l M m N o p P q r S t u v W pe hold_jid wd",
    flags: "V I h X x z f n cwd")

  /// The environment of the job. A script that is looked at by itself keeps what its caller has, because how it is
  /// submitted is not known.
  func submitted(_ words: [Value], keepsCaller: Bool) -> Environment {
    let parsed = Self.options.read(words[...])
    let lists = parsed.all("v").compactMap(\.value).map(ExportList.init(pbs:))
    var result = caller
    let passesAll = keepsCaller || parsed.has("V")
    if !passesAll { result = .fresh(setting: "HOME LANG LOGNAME MAIL PATH SHELL TZ USER") }
    for list in lists {
      let written = list.record(call, carrier: .option(.qsub))
      list.reportSplits(call, option: "-v", host: caller)
      for item in list.items {
        switch item {
        case .pair(let name, _, let value): if let id = written[name] { result.deliver(name, value, by: id) }
        case .name(let name, _): if caller[name].state != .absent { result.entries[name] = caller[name] }
        case .all, .none, .removed: break
        }
      }
    }
    result.recordLosses(
      from: caller, reason: .droppedByScheduler, cause: lists.last?.location ?? call.location,
      isPassed: { name in passesAll || lists.contains { $0.passes(name) } })
    result.setUnknown(
      "PBS_ENVIRONMENT PBS_JOBID PBS_JOBNAME PBS_NODEFILE PBS_O_HOME PBS_O_HOST PBS_O_WORKDIR PBS_QUEUE JOB_ID JOB_NAME"
    )
    return result
  }
}

/// A job of LSF: everything goes along unless `-env` says otherwise (bsub -env).
struct LoadSharingJob {
  let caller: Environment
  let call: LaunchCall

  static let options = OptionTable(
    .words,
    values:
      "a app b C cwd D data E e env eo Ep f F freq G g gpu i is J Jd jsdl k L Lp M m mig n network o oo outdir P p Q q "
      + "R rnc S s sla sp stage t T U u v W We w wt")

  func submitted(_ words: [Value]) -> Environment {
    let parsed = Self.options.read(words[...])
    var result = caller
    if let list = parsed.last("env")?.value.map(ExportList.init(lsf:)) {
      let written = list.record(call, carrier: .option(.bsub))
      if !list.hasAll { result = .fresh(setting: "HOME LANG LOGNAME PATH SHELL USER") }
      result.losses = []
      for item in list.items {
        switch item {
        case .pair(let name, _, let value): if let id = written[name] { result.deliver(name, value, by: id) }
        case .name(let name, _): if caller[name].state != .absent { result.entries[name] = caller[name] }
        case .removed(let name): result.entries[name] = Environment.Entry(.absent)
        case .all, .none: break
        }
      }
      result.recordLosses(from: caller, reason: .droppedByScheduler, cause: list.location, isPassed: list.passes)
    }
    result.setUnknown("LSB_JOBID LSB_JOBNAME LSB_HOSTS LSB_QUEUE LS_SUBCWD LSB_MCPU_HOSTS LSB_DJOB_HOSTFILE")
    return result
  }
}
