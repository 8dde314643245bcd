public import Syntax

extension JobSpec {
  /// Reads a file of a known kind. Never fails: what cannot be read is among the problems.
  public static func read(_ file: SourceFile, as kind: Kind, in surroundings: Surroundings = Surroundings()) -> JobSpec
  {
    let builder = SpecBuilder(file: file, kind: kind, surroundings: surroundings)
    switch kind {
    case .batch: readBatch(into: builder)
    case .ecs: readTaskDefinition(into: builder)
    case .dockerfile: readDockerfile(into: builder)
    case .shell: readShellScript(into: builder)
    case .definition: readDefinition(into: builder)
    case .envFile, .envDocker, .envCompose, .envShell, .envApptainer, .envSingularityHost: readEnvFile(into: builder)
    }
    return builder.finish()
  }
}
