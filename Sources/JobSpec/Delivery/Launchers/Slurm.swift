import Syntax

extension Launchers {
  /// `sbatch [OPTION]... [SCRIPT [ARGUMENT]...]`; without a script, `--wrap` or standard input gives its text.
  static func sbatch(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    var parsed = SlurmOptions.sbatch.read(words.dropFirst())
    call.report(refused: parsed, by: "sbatch")
    if parsed.isRejected { return .failure }
    call.reportMisplaced(exports: parsed.operands.dropFirst())
    let (operands, areComplete) = call.droppingOptions(from: parsed.operands)
    (parsed.operands, parsed.isComplete) = (operands, parsed.isComplete && areComplete)
    let wrapped = parsed.last("wrap")?.value
    let file = wrapped == nil ? parsed.operands.first : nil
    let text = file.flatMap { $0.known.flatMap(call.read) } ?? (wrapped == nil ? call.input?.text : nil)
    var job = SlurmJob(caller: context.environment, call: call)
    // The command line beats the variable, and the variable beats the directive.
    let directives = text.map { SlurmOptions.sbatch.read(BatchDirectives.slurm.words(in: $0)[...]) }
    let list = parsed.last("export")?.value ?? job.variable("SBATCH_EXPORT") ?? directives?.last("export")?.value
    job.isArray = parsed.has("array") || directives?.has("array") == true
    var environment = job.environment(exporting: list.map(ExportList.init(slurm:)), kind: .sbatch)
    if parsed.has("export-file") || directives?.has("export-file") == true {
      // The file's variables, NUL between them, take the place of the caller's.
      environment.forget()
      environment.others = .unknown
    }
    if !parsed.isComplete { environment.loosen() }

    var inside = context.crossing(.sbatch, at: call.location, into: environment)
    if job.isArray { inside.container = Container(replication: .array, at: call.location) }
    // The job's own output goes into a file; only its number comes back.
    let output: ShellText.Unknown = parsed.has("parsable") ? .word : .nonEmpty
    if let wrapped { return .printing(output, .script(wrapped, ShellCall(dialect: .sh), inside)) }
    return .printing(output, call.startJob(parsed.operands, text, in: inside))
  }

  /// `srun [OPTION]... COMMAND... [: [OPTION]... COMMAND...]...`
  static func srun(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    let launches = words.dropFirst().split { $0.known == ":" }.map { member -> Launch in
      let parsed = SlurmOptions.srun.read(member)
      call.report(refused: parsed, by: "srun")
      if parsed.isRejected { return .failure }
      let job = SlurmJob(caller: context.environment, call: call)
      let list = parsed.last("export")?.value ?? job.variable("SRUN_EXPORT_ENV") ?? job.variable("SLURM_EXPORT_ENV")
      var environment = job.stepEnvironment(
        exporting: list.map(ExportList.init(slurm:)), isWritten: parsed.has("export"))
      if !parsed.isComplete { environment.forget() }
      let inside = context.crossing(.srun, at: call.location, into: environment)
      return call.run(parsed.operands, in: inside, behind: "srun")
    }
    return launches.count == 1 ? launches[0] : .several(launches)
  }

  /// `salloc [OPTION]... [COMMAND...]`: runs the command here, with everything that the caller has.
  static func salloc(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    let parsed = SlurmOptions.salloc.read(words.dropFirst())
    if parsed.isRejected { return .failure }
    let environment = SlurmJob(caller: context.environment, call: call).environment(exporting: nil, kind: .salloc)
    let inside = context.crossing(.salloc, at: call.location, into: environment)
    if !parsed.operands.isEmpty { return call.run(parsed.operands, in: inside, behind: "salloc") }
    return call.input.map { .script($0, ShellCall(dialect: .bash), inside) } ?? .nothing
  }
}

/// The variables of a Slurm job, as they come from whoever submits it.
struct SlurmJob {
  let caller: Environment
  let call: LaunchCall
  /// Whether it is an array of jobs.
  var isArray = false

  /// The value of a variable that stands for an option.
  func variable(_ name: String) -> Value? {
    guard case .set(let text) = caller[name].state else { return nil }
    let assignment = caller[name].assignment.map { call.builder[$0] }
    return Value([], at: assignment?.value?.location ?? assignment?.location ?? call.location, known: text)
  }

  /// The environment of a job: items take effect in their order (slurm 22.05, src/common/env.c, env_merge_filter). The
  /// list goes along in SLURM_EXPORT_ENV, where every `srun` of the job finds it.
  func environment(exporting list: ExportList?, kind: Boundary.Kind) -> Environment {
    var result = caller
    if let list {
      let written = list.record(call, carrier: .option(kind))
      list.reportSplits(call, option: "--export", host: caller)
      if list.text != "ALL" { result = filtered(by: list, written) }
    }
    result.setUnknown(Self.jobNames)
    for name in ["SLURM_ARRAY_JOB_ID", "SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_COUNT"] where isArray {
      result.entries[name] = Environment.Entry(.setUnknown)
    }
    return result
  }

  private func filtered(by list: ExportList, _ written: [String: Assignment.ID]) -> Environment {
    // The node loads the user's login environment in place of the caller's.
    var result = Environment.fresh(setting: "HOME LANG LOGNAME PATH SHELL TMPDIR USER")
    for (name, entry) in caller.entries where name.hasPrefix("SLURM_") { result.entries[name] = entry }
    for item in list.items {
      switch item {
      case .all:
        for (name, entry) in caller.entries { result.entries[name] = entry }
        result.others = caller.others
      case .pair(let name, _, let value):
        if let assignment = written[name] { result.deliver(name, value, by: assignment) }
      case .name(let name, let word):
        if word.known == nil {
          result.others = .unknown
        } else if caller[name].state != .absent {
          result.entries[name] = caller[name]
        }
      case .none, .removed: break
      }
    }
    if list.hasAll {
      result.losses = caller.losses.filter { written[$0.name] == nil }
    } else {
      result.recordLosses(from: caller, reason: .droppedByScheduler, cause: list.location, isPassed: list.passes)
    }
    if caller["SLURM_EXPORT_ENV"].assignment == nil {
      result.entries["SLURM_EXPORT_ENV"] = Environment.Entry(.set(list.text))
      call.builder.started.exportLists[list.text] = list.location
    }
    return result
  }

  /// The environment of a job step: what the list sets, and with ALL what the job holds, which wins (slurm 22.05,
  /// launch_slurm.c, _build_user_env).
  func stepEnvironment(exporting list: ExportList?, isWritten: Bool) -> Environment {
    var result = caller
    if let list {
      let written = isWritten ? list.record(call, carrier: .option(.srun)) : [:]
      if isWritten { list.reportSplits(call, option: "--export", host: caller) }
      let picked = picked(by: list, written)
      if list.hasAllBeforeNone {
        for (name, entry) in picked.entries { override(name, entry, in: &result, by: list) }
      } else {
        result = picked
        for (name, entry) in caller.entries where name.hasPrefix("SLURM_") { result.entries[name] = entry }
        // What the job was submitted with holds for its steps.
        let cause = isWritten ? list.location : call.builder.started.exportLists[list.text] ?? call.location
        result.recordLosses(from: caller, reason: .droppedByScheduler, cause: cause, isPassed: list.passes)
      }
    }
    result.setUnknown(Self.jobNames + " SLURM_LOCALID SLURM_PROCID SLURM_STEP_ID SLURM_TASK_PID")
    return result
  }

  /// Sets what a list with ALL sets: the job's own value wins.
  private func override(
    _ name: String, _ entry: Environment.Entry, in result: inout Environment, by list: ExportList
  ) {
    switch caller[name].state {
    case .absent: result.entries[name] = entry
    case .unknown: result.entries[name] = Environment.Entry(.setUnknown, by: entry.assignment)
    case .set, .setUnknown:
      guard let assignment = entry.assignment, assignment != caller[name].assignment else { return }
      result.losses.append(
        Loss(name, assignment: assignment, reason: .callerWins, cause: list.location))
    }
  }

  private func picked(by list: ExportList, _ written: [String: Assignment.ID]) -> Environment {
    var result = Environment(others: .absent)
    for item in list.items {
      switch item {
      case .none: return result
      case .all, .removed: break
      case .pair(let name, _, let value):
        if let assignment = written[name] {
          result.deliver(name, value, by: assignment)
        } else if let text = value.known {
          // A list that the job inherits: who wrote it set the job's variable too.
          result.entries[name] = Environment.Entry(.set(text), by: caller[name].assignment)
        }
      case .name(let name, let word):
        if word.known == nil {
          result.others = .unknown
        } else if caller[name].state != .absent {
          result.entries[name] = caller[name]
        }
      }
    }
    return result
  }

  /// The names that Slurm sets in every job.
  private static let jobNames =
    "SLURM_CLUSTER_NAME SLURM_CPUS_ON_NODE SLURM_JOBID SLURM_JOB_CPUS_PER_NODE SLURM_JOB_ID SLURM_JOB_NAME "
    + "SLURM_JOB_NODELIST SLURM_JOB_NUM_NODES SLURM_JOB_PARTITION SLURM_JOB_QOS SLURM_JOB_UID SLURM_JOB_USER SLURM_NNODES "
    + "SLURM_NODEID SLURM_NODELIST SLURM_SUBMIT_DIR SLURM_SUBMIT_HOST SLURM_TASKS_PER_NODE SLURM_TOPOLOGY_ADDR "
    + "SLURMD_NODENAME"
}
