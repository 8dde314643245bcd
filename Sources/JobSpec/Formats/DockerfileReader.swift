import Syntax

/// Reads the builder's file into it.
func readDockerfile(into builder: SpecBuilder) {
  let file = Dockerfile.parse(builder.file.text)
  var build = DockerfileBuild(file, builder: builder)
  let target = build.run()
  builder.add(build.problems.sorted { $0.location.range < $1.location.range })
  builder.comments += file.comments
  guard let target else { return }
  for index in build.records.indices where target.needed.contains(index) {
    builder.processes += build.records[index].runs
  }
  runImage(target.image, losses: build.losses(of: target.image, chain: target.chain), build, in: file)
}

/// Runs what a container of the image starts, and its health check.
private func runImage(
  _ image: DockerfileImage, losses: [Loss], _ build: DockerfileBuild, in file: Dockerfile
) {
  let environment = Environment(entries: image.run, others: image.others, losses: losses)
  let context = ProcessContext(environment: environment)
  if let healthcheck = image.healthcheck {
    _ = build.startedProcesses(in: image) { $0.run(healthcheck.words, in: context, at: healthcheck.location) }
  }
  let words = (image.entrypoint?.words ?? []) + (image.command?.words ?? [])
  let place = image.entrypoint?.location ?? image.command?.location ?? build.imageLocation ?? file.text.location
  if words.isEmpty {
    build.builder.processes.append(Process(command: [], location: place, environment: environment))
  } else {
    build.withFiles(of: image) { CommandRunner(builder: build.builder).run(words, in: context, at: place) }
  }
}

extension DockerfileBuild {
  /// The place of the FROM that starts the last stage.
  fileprivate var imageLocation: Location? { stages.stages.last?.from?.location }

  /// What is written in the file and does not reach the image's own processes.
  func losses(of image: DockerfileImage, chain: [Int]) -> [Loss] {
    var losses: [Loss] = []
    let chain = Set(chain)
    for id in builder.assignments.indices where builder[id].carrier == .dockerfileArg {
      let name = builder[id].name
      let isLast = image.build[name]?.assignment == id || globals[name]?.assignment == id
      if isLast, image.run[name] == nil || image.build[name]?.assignment == id {
        losses.append(Loss(name, assignment: id, reason: .buildOnly))
      }
    }
    for index in records.indices {
      let isOwn = chain.contains(index)
      for id in records[index].assignments where !isOwn && image.run[builder[id].name] == nil {
        losses.append(
          Loss(builder[id].name, assignment: id, reason: .otherStage, cause: stages.stages[index].from?.location))
      }
      for id in records[index].exports where isOwn && image.run[builder[id].name] == nil {
        losses.append(Loss(builder[id].name, assignment: id, reason: .buildOnly))
      }
    }
    return losses.sorted { $0.assignment < $1.assignment }
  }
}
