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
  /// A Compose file.
  case compose
  /// Kubernetes manifests, custom resources and Helm templates of them included.
  case kubernetes
  /// A GitHub Actions workflow or composite action.
  case githubActions = "github-actions"
  /// A GitLab CI configuration.
  case gitlab = "gitlab-ci"
  /// A CircleCI configuration.
  case circleCI = "circleci"
  /// A Google Cloud Build configuration.
  case cloudBuild = "cloud-build"
  /// A SkyPilot task.
  case skypilot
  /// A devcontainer.json.
  case devcontainer
  /// Another launcher's configuration: dstack, Ray, Vertex AI, Azure ML.
  case launcher
  /// An AWS CloudFormation or SAM template; JSON or YAML.
  case cloudFormation = "cloudformation"
  /// An AWS Step Functions state machine.
  case stateMachine = "step-functions"
  /// The input of SageMaker's CreateTrainingJob and its kin.
  case sageMaker = "sagemaker"
  /// A Terraform configuration.
  case terraform
  /// A makefile.
  case makefile
  /// A justfile.
  case justfile
  /// A Python module.
  case python
  /// A Jupyter notebook.
  case notebook
}
