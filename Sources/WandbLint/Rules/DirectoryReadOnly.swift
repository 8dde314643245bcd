import JobSpec
import Syntax

extension Rule {
  static let directoryReadOnly = Rule(
    "WB504", "DirectoryReadOnly", .warning,
    summary: "The container's file system cannot be written, and W&B has no folder that can.",
    rationale: """
      The SDK writes each run to a folder first: WANDB_DIR, or `./wandb`. With `readonlyRootFilesystem` only mounted \
      volumes can be written; the SDK then tries the temporary folder, which lies on the same file system.
      """,
    references: ["https://docs.aws.amazon.com/batch/latest/APIReference/API_ContainerProperties.html"],
    examples: [
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "readonlyRootFilesystem": ⟦true⟧,
          "environment": [{"name": "WANDB_MODE", "value": "offline"}]}}

        """),
      .batch(
        """
        {"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "team/train:1",
          "readonlyRootFilesystem": true,
          "volumes": [{"name": "scratch", "host": {}}],
          "mountPoints": [{"sourceVolume": "scratch", "containerPath": "/scratch"}],
          "environment": [{"name": "WANDB_DIR", "value": "/scratch/wandb"}]}}

        """),
    ]
  ) { subject, report in
    for situation in subject.situations {
      guard let container = situation.process.container, let place = container.readOnlyRoot, !situation.mayBeDisabled,
        !situation.names.isEmpty
      else { continue }
      let folder = situation.isSet("WANDB_DIR") ? situation.text("WANDB_DIR") : ""
      guard let folder, !container.canWrite(folder) else { continue }
      report.add(
        place, "The root file system cannot be written, and no writable volume holds W&B's folder.",
        help: "Mount a volume and set 'WANDB_DIR' to a folder in it.", variable: "WANDB_DIR",
        related: situation.assignment(of: "WANDB_DIR").map { [Diagnostic.Related($0.location, "this folder")] } ?? [])
    }
  }
}

extension Container {
  /// Whether a folder lies on a writable mount. Without a folder the working directory counts, which is not known: any
  /// mount may hold it.
  fileprivate func canWrite(_ folder: String) -> Bool {
    if !folder.hasPrefix("/") { return !writablePaths.isEmpty }
    return writablePaths.contains { path in
      let root = path.hasSuffix("/") ? String(path.dropLast()) : path
      return folder == root || folder.hasPrefix(root + "/")
    }
  }
}
