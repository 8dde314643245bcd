/// What a file is. The raw value is the name that `--kind` and reports use.
public enum Kind: String, CaseIterable, Hashable, Sendable {
  /// An AWS Batch job definition, its container properties, or a SubmitJob request; JSON or YAML.
  case batch = "aws-batch"
  /// An Amazon ECS task definition; JSON or YAML.
  case ecs = "aws-ecs"
  /// A Dockerfile or Containerfile.
  case dockerfile
  /// A shell script, batch scheduler scripts included.
  case shell
  /// A Singularity or Apptainer definition file.
  case definition
  /// An env file whose reader is not known.
  case envFile = "env"
  /// An env file for `docker run --env-file`.
  case envDocker = "env-docker"
  /// An env file for Compose.
  case envCompose = "env-compose"
  /// An env file that a shell sources.
  case envShell = "env-shell"
  /// An env file for `apptainer exec --env-file`.
  case envApptainer = "env-apptainer"
  /// A host-side file of `SINGULARITYENV_` and `APPTAINERENV_` assignments, sourced before the container starts.
  case envSingularityHost = "env-singularity-host"
}
