import JobSpec
import Syntax

/// The settings that Python code hands to the SDK as arguments. `wandb.init` checks them as it checks the variables of
/// the same meaning (measured: `mode`, `project`, `id`, `resume`), so rules judge them as variables.
extension JobSpec {
  /// The spec with an assignment for each literal argument that stands for a variable.
  func addingCallSettings() -> JobSpec {
    var spec = self
    for call in calls {
      for (name, value) in call.settings {
        spec.assignments.append(
          Assignment(
            name: name, nameLocation: call.location, value: value, carrier: .callArgument, location: value.location,
            scope: call.scope))
      }
    }
    return spec
  }

  /// The calls after which the SDK reads no variable any more, in the order of the file: the first of them makes the
  /// settings that every later one starts from (measured on wandb 0.17.9, 0.22.3 and 0.31.0).
  var settlingCalls: [ProgramCall] {
    calls.filter { ["wandb.init", "wandb.login", "wandb.setup"].contains($0.callee) }
  }
}

extension ProgramCall {
  /// The variables that the call's literal arguments stand for.
  fileprivate var settings: [(name: String, value: Value)] {
    switch callee {
    case "wandb.login":
      return settings(Self.loginVariables) + settings(["": "WANDB_API_KEY"], positional: true)
    case "wandb.init": return settings(Self.variables)
    case "wandb.Settings", "wandb.sdk.wandb_settings.Settings": return settings(Self.settingVariables)
    default: return []
    }
  }

  /// The literal arguments with a keyword among `names`, or the first without one.
  private func settings(_ names: [String: String], positional: Bool = false) -> [(name: String, value: Value)] {
    let chosen = positional ? arguments.prefix(1).filter { $0.keyword == nil } : arguments[...]
    return chosen.compactMap { argument in
      guard argument.value.literal != nil, let name = names[argument.keyword ?? ""] else { return nil }
      return (name, argument.value)
    }
  }

  private static let loginVariables = ["key": "WANDB_API_KEY", "host": "WANDB_BASE_URL"]

  private static let variables = [
    "project": "WANDB_PROJECT", "entity": "WANDB_ENTITY", "name": "WANDB_NAME", "id": "WANDB_RUN_ID",
    "mode": "WANDB_MODE", "group": "WANDB_RUN_GROUP", "job_type": "WANDB_JOB_TYPE", "notes": "WANDB_NOTES",
    "resume": "WANDB_RESUME", "dir": "WANDB_DIR", "fork_from": "WANDB_FORK_FROM", "resume_from": "WANDB_RESUME_FROM",
  ]

  /// Arguments of `wandb.Settings`: the settings' own names, which the variables of these names fill.
  private static let settingVariables = [
    "api_key": "WANDB_API_KEY", "base_url": "WANDB_BASE_URL", "console": "WANDB_CONSOLE", "entity": "WANDB_ENTITY",
    "mode": "WANDB_MODE", "project": "WANDB_PROJECT", "resume": "WANDB_RESUME", "run_group": "WANDB_RUN_GROUP",
    "run_id": "WANDB_RUN_ID", "run_job_type": "WANDB_JOB_TYPE", "run_name": "WANDB_NAME", "run_notes": "WANDB_NOTES",
    "root_dir": "WANDB_DIR",
  ]
}

/// A variable that a program sets when the SDK has read its settings already.
struct LateAssignment {
  /// The assignment.
  var assignment: Assignment
  /// The call that read the settings before it.
  var call: ProgramCall

  /// Whether the SDK's settings read the variable; libraries read theirs when they please.
  func isSetting(at release: Release) -> Bool {
    switch Catalog.variable(named: assignment.target)?.reader(at: release) {
    case .setting, .alias: true
    default: false
    }
  }
}

extension JobSpec {
  /// Assignments to the program's own environment that the same code makes behind a call that has settled everything.
  /// Notebooks are left out: their cells run in any order.
  var lateAssignments: [LateAssignment] {
    guard kind == .python else { return [] }
    let calls = settlingCalls
    let resets = self.calls.filter { $0.callee == "wandb.teardown" }.map(\.location.range.start)
    return assignments.compactMap { assignment in
      guard assignment.carrier == .pythonEnviron else { return nil }
      let position = assignment.location.range.start
      let call = calls.first { call in
        let start = call.location.range.start
        return call.scope == assignment.scope && start < position && position < call.blockEnd
          && !resets.contains { start < $0 && $0 < position }
      }
      return call.map { LateAssignment(assignment: assignment, call: $0) }
    }
  }
}
