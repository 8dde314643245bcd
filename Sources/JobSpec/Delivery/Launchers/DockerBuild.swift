import Syntax

extension DockerEngine {
  /// `build [OPTION]... CONTEXT`: starts nothing, but says what the image is made of. Its arguments are for the
  /// Dockerfile's ARGs.
  func build(_ words: ArraySlice<Value>) -> Launch {
    let parsed = DockerOptions.build.read(words, anyOrder: true)
    if parsed.isRejected { return .failure }
    let image = BuiltImage(
      dockerfile: dockerfile(parsed), folder: folder(parsed), target: parsed.last("target")?.value?.known,
      arguments: DockerfileBuild.Arguments(given: buildArguments(parsed), areComplete: parsed.isComplete))
    let names = parsed.all("tag").compactMap(\.value)
    for name in names.compactMap(\.known) { call.builder.started.images[ImageName(name)] = image }
    if names.isEmpty { call.builder.started.unnamedImages[call.location] = image }
    // `--quiet` prints the image's id, which a variable may keep.
    return parsed.has("quiet") || parsed.has("q") ? .printing(.word, .nothing) : .nothing
  }

  /// `tag SOURCE TARGET`.
  func tag(_ words: ArraySlice<Value>) -> Launch {
    guard words.count == 2, let source = words.first, let target = words.last?.known else { return .nothing }
    call.builder.started.images[ImageName(target)] = call.builder.started.image(of: source)
    return .nothing
  }

  /// Records `--build-arg`; the result is what they give, by name.
  private func buildArguments(_ parsed: ParsedWords) -> [String: Environment.State] {
    var given: [String: Environment.State] = [:]
    for word in parsed.all("build-arg").compactMap(\.value) {
      if let (name, value) = word.split(at: UInt8(ascii: "=")) {
        guard let text = name.known else { continue }
        _ = call.assign(text, name.location, value, carrier: .buildArgument, phase: .build)
        given[text] = value.known.map(Environment.State.set) ?? .setUnknown
      } else if let name = word.known {
        _ = call.forward(name, word, carrier: .buildArgument, phase: .build)
        // A name that the host has not is not handed on.
        let state = context.environment[name].state
        if state != .absent { given[name] = state }
      }
    }
    return given
  }

  /// The folder that COPY takes files from; nil where it is not known or lies elsewhere.
  private func folder(_ parsed: ParsedWords) -> String? {
    guard let context = parsed.operands.first?.known, context != "-", !context.contains("://"),
      !context.hasPrefix("git@")
    else { return nil }
    return context
  }

  /// The text of the Dockerfile: the one that `--file` names, the one in the context's folder, or standard input.
  private func dockerfile(_ parsed: ParsedWords) -> SourceText? {
    if let file = parsed.last("file")?.value {
      return file.known == "-" ? call.input?.text : call.open(file)
    }
    guard let context = parsed.operands.first else { return nil }
    if context.known == "-" { return call.input?.text }
    guard let folder = folder(parsed) else { return nil }
    let names = isPodman ? ["Containerfile", "Dockerfile"] : ["Dockerfile"]
    for name in names {
      guard let text = call.read(folder + "/" + name) else { continue }
      call.builder.references.append(FileReference(path: folder + "/" + name, at: context.location, isFound: true))
      return text
    }
    return nil
  }
}

/// An image that a script builds.
struct BuiltImage {
  /// What it is made of; nil where that cannot be read.
  var dockerfile: SourceText?
  /// The folder that COPY takes files from.
  var folder: String?
  /// The stage to build, where it is not the last.
  var target: String?
  /// What `--build-arg` gives.
  var arguments: DockerfileBuild.Arguments

  /// What a container of it starts with.
  func configuration(for builder: SpecBuilder) -> ImageConfiguration? {
    guard let dockerfile else { return nil }
    return imageConfiguration(of: dockerfile, in: folder, target: target, arguments, for: builder)
  }
}

/// The name of an image, without what docker adds to a short one by itself.
struct ImageName: Hashable {
  private let text: String

  init(_ written: String) {
    var name = written[...]
    for prefix in ["docker.io/", "localhost/", "library/"] where name.hasPrefix(prefix) {
      name = name.dropFirst(prefix.count)
    }
    let last = name.utf8.lastIndex(of: UInt8(ascii: "/")) ?? name.startIndex
    text = name.utf8[last...].contains(UInt8(ascii: ":")) ? String(name) : name + ":latest"
  }
}
