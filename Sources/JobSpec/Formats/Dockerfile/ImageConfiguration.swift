import Syntax

/// What `docker run` starts from an image: its environment and its command line.
struct ImageConfiguration {
  /// The variables that the image sets.
  var environment = Environment(others: .absent)
  /// The words of its entrypoint.
  var entrypoint: [Value] = []
  /// The words that stand behind the entrypoint unless others are given.
  var command: [Value] = []
  /// Its files that come from the build context.
  fileprivate var files = ImageFiles(isScratch: true)
  /// The folder of the build context.
  fileprivate var folder = ""

  /// The command line of a container. Arguments take the place of the image's command, and another entrypoint drops it.
  func words(arguments: [Value] = [], entrypoint other: [Value]? = nil) -> [Value] {
    if let other { return other + arguments }
    return entrypoint + (arguments.isEmpty ? command : arguments)
  }

  /// The paths on the host that a path in the image may come from.
  func origins(of path: String) -> [String] { files.origins(of: path).map { folder + $0 } }
}

/// What the image that a Dockerfile describes is, as `docker build` makes it; nil where the build fails.
///
/// The assignments that made its environment are recorded in `builder`, which belongs to another file: the script that
/// builds the image and runs it.
func imageConfiguration(
  of dockerfile: SourceText, in folder: String?, target: String? = nil, _ arguments: DockerfileBuild.Arguments,
  for builder: SpecBuilder
) -> ImageConfiguration? {
  let scratch = SpecBuilder(file: dockerfile.file, kind: .dockerfile, surroundings: builder.surroundings)
  let prefix = folder == nil || folder == "." ? "" : (folder ?? "") + "/"
  let read = builder.surroundings.read
  scratch.surroundings.read = { read(prefix + $0) }
  var build = DockerfileBuild(
    Dockerfile.parse(dockerfile), builder: scratch, arguments: arguments, target: target)
  guard let result = build.run() else { return nil }
  let image = result.image
  let entries = image.run.mapValues { entry in
    Environment.Entry(entry.state, by: entry.assignment.map { builder.add(scratch[$0]) })
  }
  let losses = build.losses(of: image, chain: result.chain).map { loss in
    Loss(loss.name, assignment: builder.add(scratch[loss.assignment]), reason: loss.reason, cause: loss.cause)
  }
  return ImageConfiguration(
    environment: Environment(entries: entries, others: image.others, losses: losses),
    entrypoint: image.entrypoint?.words ?? [], command: image.command?.words ?? [],
    files: folder == nil ? ImageFiles(isScratch: true) : image.files, folder: prefix)
}
