import JobSpec
import Syntax

extension Rule {
  static let dockerNotDigest = Rule(
    "WB202", "DockerNotDigest", .warning,
    summary: "WANDB_DOCKER is not an image digest.",
    rationale: """
      W&B notes the image of a run so that the run can be made again. A tag can be pushed again and then means another \
      image; a digest cannot. The SDK takes any text, so a slip is found only when somebody wants the image back.
      """,
    references: [
      "https://docs.wandb.ai/models/track/environment-variables",
      "https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests",
    ],
    examples: [
      .dockerfile("FROM python:3.12\nENV WANDB_DOCKER=⟦team/train:latest⟧\nCMD [\"python\", \"train.py\"]\n"),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "command": ["python", "train.py"], "environment": [
          {"name": "WANDB_DOCKER", "value": "⟦docker-pullable://team/train:1⟧"}]}}

        """),
      .shell(
        "export SINGULARITYENV_WANDB_DOCKER=⟦team/train@sha256:9f2a4d0c⟧\n"
          + "singularity exec --cleanenv train.sif python train.py\n"),
      .shell(
        "export WANDB_DOCKER=team/train@sha256:9f2a4d0c1b7e8f3a5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3\n"
          + "python train.py\n"),
      .shell("export WANDB_DOCKER=\"$IMAGE\"\npython train.py\n"),
    ]
  ) { subject, report in
    for assignment in subject.spec.assignments where assignment.target == "WANDB_DOCKER" {
      guard let value = assignment.value, let text = value.known else { continue }
      let fault: String
      switch ImageReference.parse(text) {
      case .success(let reference) where reference.isPinned: continue
      case .success: fault = "names no digest, so the image may change"
      case .failure(let problem): fault = problem.message
      }
      let place = value.parts.isEmpty ? assignment.location : value.literalLocation ?? value.location
      report.add(
        place, "'WANDB_DOCKER' is set to '\(text)', which \(fault).", help: "Write NAME@sha256:DIGEST.",
        variable: "WANDB_DOCKER")
    }
  }
}
