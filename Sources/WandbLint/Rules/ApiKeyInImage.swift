import JobSpec
import Syntax

extension Rule {
  static let apiKeyInImage = Rule(
    "WB102", "ApiKeyInImage", .error,
    summary: "Building the image leaves the API key in it.",
    rationale: """
      Build arguments and ENV values stay in the image's history and configuration, and a file that a RUN writes stays \
      in its layer even when a later one deletes it. Whoever pulls the image can read the key. A secret mount \
      (`RUN --mount=type=secret`) leaves nothing behind; a job needs the key only when it runs.
      """,
    references: ["https://docs.docker.com/build/building/secrets/"],
    examples: [
      .dockerfile("FROM python:3.12\nARG ⟦WANDB_API_KEY⟧\nRUN python warm_up.py\n"),
      .dockerfile("FROM python:3.12\nARG ⟦KEY⟧\nENV ⟦WANDB_API_KEY⟧=$KEY\n"),
      .dockerfile("FROM python:3.12\nRUN --mount=type=secret,id=k ⟦wandb login $(cat /run/secrets/k)⟧\n"),
      .shell("docker build --build-arg ⟦WANDB_API_KEY⟧ -t train .\n"),
      .dockerfile(
        "FROM python:3.12\nRUN --mount=type=secret,id=wandb,env=WANDB_API_KEY python warm_up.py\nENV WANDB_MODE=online\n"
      ),
      .shell("docker run -e WANDB_API_KEY train\n"),
    ]
  ) { subject, report in
    let flow = subject.keyFlow
    for assignment in subject.spec.assignments where flow.contains(assignment.target) {
      guard let manner = assignment.mannerOfStaying, assignment.value?.keyLocation == nil else { continue }
      report.add(
        assignment.nameLocation,
        "\(manner) '\(assignment.name)' stays in the image, where everybody who pulls it can read it.",
        help: "Use 'RUN --mount=type=secret' where the build needs the key, else pass it when the container starts.",
        variable: assignment.name)
    }
    for command in subject.spec.commands where command.phase == .build {
      guard let message = command.leavesKey(flow) else { continue }
      report.add(
        command.location, message, help: "Leave it out: the SDK takes the key from 'WANDB_API_KEY' at run time.")
    }
  }
}

extension Assignment {
  /// How an image keeps the value; nil where it keeps none.
  fileprivate var mannerOfStaying: String? {
    switch carrier {
    case .dockerfileArg: "The build argument"
    case .buildArgument: "The build argument"
    case .dockerfileEnv: value?.literal == nil ? "The value of" : nil
    default: nil
    }
  }
}

extension CommandRun {
  /// What a command of the build does with the key, as a sentence; nil where it leaves nothing behind.
  fileprivate func leavesKey(_ flow: KeyFlow) -> String? {
    if let key = loginKey, key.keyLocation == nil {
      return "'wandb login' writes the API key to '~/.netrc', which stays in the image."
    }
    let texts = words + (input.map { [$0] } ?? [])
    guard outputPath != nil, texts.contains(where: { $0.exposures.contains { flow.contains($0.name) } }) else {
      return nil
    }
    return "This command writes the API key to a file, which stays in the image."
  }
}
