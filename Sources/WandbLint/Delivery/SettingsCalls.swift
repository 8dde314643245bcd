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

  /// The calls of `wandb.init`, in the order of the file.
  var initCalls: [ProgramCall] { calls.filter { $0.callee == "wandb.init" } }
}

extension ProgramCall {
  /// The variables that the call's literal arguments stand for.
  fileprivate var settings: [(name: String, value: Value)] {
    switch callee {
    case "wandb.login":
      let key = arguments.first { $0.keyword == "key" } ?? arguments.first { $0.keyword == nil }
      return key.flatMap { $0.value.literal == nil ? nil : [("WANDB_API_KEY", $0.value)] } ?? []
    case "wandb.init":
      return arguments.compactMap { argument in
        guard argument.value.literal != nil, let name = argument.keyword.flatMap({ Self.variables[$0] }) else {
          return nil
        }
        return (name, argument.value)
      }
    default: return []
    }
  }

  private static let variables = [
    "project": "WANDB_PROJECT", "entity": "WANDB_ENTITY", "name": "WANDB_NAME", "id": "WANDB_RUN_ID",
    "mode": "WANDB_MODE", "group": "WANDB_RUN_GROUP", "job_type": "WANDB_JOB_TYPE", "notes": "WANDB_NOTES",
    "resume": "WANDB_RESUME", "dir": "WANDB_DIR", "fork_from": "WANDB_FORK_FROM", "resume_from": "WANDB_RESUME_FROM",
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
  /// Assignments to the program's own environment that the same code makes behind its last `wandb.init`. Notebooks are
  /// left out: their cells run in any order.
  var lateAssignments: [LateAssignment] {
    guard kind == .python else { return [] }
    let calls = initCalls
    return assignments.compactMap { assignment in
      guard assignment.carrier == .pythonEnviron else { return nil }
      let position = assignment.location.range.start
      guard let call = calls.last(where: { $0.scope == assignment.scope && $0.location.range.start < position }),
        !calls.contains(where: { $0.location.range.start > position })
      else { return nil }
      return LateAssignment(assignment: assignment, call: call)
    }
  }
}
