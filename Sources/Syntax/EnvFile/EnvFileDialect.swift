/// Who reads an env file: the same line means different things to different readers.
public enum EnvFileDialect: String, CaseIterable, Hashable, Sendable {
  /// `docker run --env-file`: quotes kept, nothing expanded.
  case docker
  /// Compose `env_file` and `.env`: quotes removed, `$` expanded.
  case compose
  /// `set -a; . file`: the shell runs it.
  case shell
  /// `apptainer exec --env-file`: an embedded shell without commands, then evaluated once more in the container.
  case apptainer
  /// `export $(grep -v '^#' file | xargs)`: split into words.
  case xargs
  /// `kubectl create --from-env-file`.
  case kubectl
  /// The Amazon ECS agent's `environmentFiles`.
  case ecs
}
