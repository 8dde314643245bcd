import Syntax

/// What `docker run` starts from an image: its environment and its command line.
struct ImageConfiguration {
  /// The variables that the image sets.
  var environment = Environment(others: .absent)
  /// The words of its entrypoint.
  var entrypoint: [Value] = []
  /// The words that stand behind the entrypoint unless others are given.
  var command: [Value] = []

  /// The command line of a container. Arguments take the place of the image's command, and another entrypoint drops it.
  func words(arguments: [Value] = [], entrypoint other: [Value]? = nil) -> [Value] {
    if let other { return other + arguments }
    return entrypoint + (arguments.isEmpty ? command : arguments)
  }
}

/// What the image that a Dockerfile describes is, as `docker build` makes it.
///
/// The assignments that made its environment are recorded in `builder`, which may belong to another file: the script
/// that builds the image and runs it.
///
/// - Parameters:
///   - target: The stage to build; the last one by default.
///   - buildArguments: What `--build-arg` gives.
func imageConfiguration(
  of dockerfile: SourceFile, target: String? = nil, buildArguments: [String: Environment.State] = [:],
  for builder: SpecBuilder
) -> ImageConfiguration {
  let scratch = SpecBuilder(file: dockerfile, kind: .dockerfile, surroundings: builder.surroundings)
  var build = DockerfileBuild(
    Dockerfile.parse(dockerfile.text), builder: scratch,
    arguments: DockerfileBuild.Arguments(given: buildArguments, areComplete: true), target: target)
  guard let image = build.run()?.image else { return ImageConfiguration() }
  let entries = image.run.mapValues { entry in
    Environment.Entry(entry.state, by: entry.assignment.map { builder.add(scratch[$0]) })
  }
  return ImageConfiguration(
    environment: Environment(entries: entries, others: image.others), entrypoint: image.entrypoint?.words ?? [],
    command: image.command?.words ?? [])
}
