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
    case .compose: readCompose(into: builder)
    case .kubernetes: readKubernetes(into: builder)
    case .githubActions: readGitHubActions(into: builder)
    case .gitlab: readGitLab(into: builder)
    case .circleCI: readCircleCI(into: builder)
    case .cloudBuild: readCloudBuild(into: builder)
    case .skypilot, .devcontainer, .launcher: readLauncherConfig(into: builder)
    case .cloudFormation: readCloudFormation(into: builder)
    case .stateMachine: readStateMachine(into: builder)
    case .sageMaker: readSageMaker(into: builder)
    case .terraform: readTerraform(into: builder)
    case .makefile: readMakefile(into: builder)
    case .justfile: readJustfile(into: builder)
    case .python: readPython(into: builder)
    case .notebook: readNotebook(into: builder)
    }
    var spec = builder.finish()
    let programs = ProgramFiles(processes: spec.processes, read: surroundings.read)
    spec.programFiles = { programs.files() }
    return spec
  }
}
