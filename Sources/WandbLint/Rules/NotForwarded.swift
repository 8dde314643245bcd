import JobSpec
import Syntax

extension Rule {
  static let notForwarded = Rule(
    "WB406", "NotForwarded", .warning,
    summary: "A variable stays on this side of a container, a login or a remote launch.",
    rationale: """
      `docker run`, `ssh` and remote ranks of `mpirun` start from an environment of their own. A variable of the calling \
      shell enters only where an option names it.
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
      guard case .notForwarded(let boundary) = missed.loss.reason else { continue }
      let name = missed.assignment.name
      report.add(
        missed.assignment.nameLocation,
        "'\(boundary.rawValue)' does not hand '\(name)' over, so '\(missed.command)'\(missed.line) does not see it.",
        help: boundary.advice(for: name), variable: name, related: missed.related)
    }
  }
}

extension Boundary.Kind {
  /// How to hand a variable over.
  fileprivate func advice(for name: String) -> String {
    switch self {
    case .dockerRun, .dockerExec, .podmanRun, .podmanExec: "Add '-e \(name)' in front of the image."
    case .ssh: "Set it on the other side, as in 'ssh HOST \"export \(name)=...; command\"'."
    case .mpirun: "Add '-x \(name)'."
    case .kubectlRun: "Add '--env=\(name)=...'."
    case .sudo: "Add '--preserve-env=\(name)'."
    case .su: "Leave '-' or '-l' out, or set it inside."
    default: "Pass '\(name)' with the options of '\(rawValue)'."
    }
  }
}
