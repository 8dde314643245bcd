import JobSpec
import Syntax

extension Rule {
  static let notForwarded = Rule(
    "WB406", "NotForwarded", .warning,
    summary: "A variable stays on this side of a container, a login or a remote launch.",
    rationale: """
      `docker run`, `ssh` and remote ranks of `mpirun` start from an environment of their own. A variable of the calling \
      shell enters only where an option names it. Compose reads `.env` for `${NAME}` in the Compose file alone: a \
      container gets what `environment` and `env_file` name.
      """,
    references: ["https://docs.docker.com/reference/cli/docker/container/run/#env"],
    examples: [
      .shell("export ⟦WANDB_PROJECT⟧=demo\ndocker run team/train python train.py\n"),
      .shell("export ⟦WANDB_MODE⟧=offline\nssh node1 python train.py\n"),
      .shell("export WANDB_PROJECT=demo\ndocker run -e WANDB_PROJECT team/train python train.py\n"),
      .shell("export WANDB_PROJECT=demo\ndocker run redis:7\npython train.py\n"),
    ]
  ) { subject, report in
    for missed in subject.missed[.notForwarded] {
      let name = missed.assignment.name
      guard case .notForwarded(let boundary) = missed.loss.reason else {
        report.addInterpolationOnly(missed)
        continue
      }
      report.add(
        missed.assignment.nameLocation,
        "'\(boundary.rawValue)' does not hand '\(name)' over, so '\(missed.command)'\(missed.line) does not see it.",
        help: boundary.advice(for: name, needsExport: missed.needsExport), variable: name, related: missed.related)
    }
  }
}

extension Report {
  /// Adds a variable of an env file that Compose only replaces `${...}` from.
  fileprivate mutating func addInterpolationOnly(_ missed: MissedDelivery) {
    let name = missed.assignment.name
    add(
      missed.assignment.nameLocation,
      "Compose replaces '${\(name)}' from this file and hands nothing of it to '\(missed.command)'.",
      help: "Name '\(name)' under 'environment', or the file under 'env_file'.", variable: name,
      related: missed.related)
  }
}

extension Boundary.Kind {
  /// How to hand a variable over.
  fileprivate func advice(for name: String, needsExport: Bool) -> String {
    switch self {
    case .dockerRun, .podmanRun:
      needsExport
        ? "Export it, and add '-e \(name)' in front of the image." : "Add '-e \(name)' in front of the image."
    case .dockerExec, .podmanExec:
      needsExport
        ? "Export it, and add '-e \(name)' in front of the container's name."
        : "Add '-e \(name)' in front of the container's name."
    case .ssh: "Set it on the other side, as in 'ssh HOST \"export \(name)=...; command\"'."
    case .mpirun: needsExport ? "Export it, and add '-x \(name)'." : "Add '-x \(name)'."
    case .kubectlRun: "Add '--env=\(name)=...'."
    case .sudo: "Add '--preserve-env=\(name)'."
    case .su: "Leave '-' or '-l' out, or set it inside."
    default: "Pass '\(name)' with the options of '\(rawValue)'."
    }
  }
}
