import Syntax

extension Launchers {
  /// `docker`, `podman` and `nerdctl`.
  static func docker(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    let program = words.first?.known.map(baseName) ?? ""
    let global = DockerOptions.global.read(words.dropFirst())
    if global.isRejected { return .failure }
    var rest = global.operands[...]
    // `docker container run` and `docker image build` are the long names.
    if let group = rest.first?.known, ["container", "image", "buildx", "builder"].contains(group) {
      rest = rest.dropFirst()
    }
    let engine = DockerEngine(program: program, context: context, call: call)
    switch rest.first?.known {
    case "run": return engine.run(rest.dropFirst())
    case "create": return engine.run(rest.dropFirst(), isCreation: true)
    case "exec": return engine.exec(rest.dropFirst())
    case "build", "b", "bud": return engine.build(rest.dropFirst())
    case "tag": return engine.tag(rest.dropFirst())
    case "compose": return engine.compose(rest.dropFirst())
    default: return .nothing
    }
  }

  /// `docker-compose`, the compose plugin's older name.
  static func dockerCompose(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    DockerEngine(program: "docker-compose", context: context, call: call).compose(words.dropFirst())
  }

  /// `wandb docker-run`: `docker run` with variables of its own in front.
  static func wandb(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    guard words.count > 1, words[1].known == "docker-run" else { return .program }
    let rest = words.dropFirst(2)
    let options = rest.first?.known == "run" ? rest.dropFirst() : rest
    return DockerEngine(program: "docker", context: context, call: call).run(options, addsVariables: true)
  }
}

/// One call of docker or a program of its manners.
struct DockerEngine {
  /// The program's name.
  let program: String
  /// The situation on the host.
  let context: ProcessContext
  let call: LaunchCall

  /// Whether it is podman: it leaves out what the host has not, where docker removes it from the image.
  var isPodman: Bool { program.hasPrefix("podman") }
  private var isDocker: Bool { program == "docker" }

  /// `run [OPTION]... IMAGE [COMMAND...]`, and `create`, whose container starts later as it is.
  func run(_ words: ArraySlice<Value>, isCreation: Bool = false, addsVariables: Bool = false) -> Launch {
    let parsed = (isDocker ? DockerOptions.run : DockerOptions.runElsewhere).read(words)
    call.report(refused: parsed, by: "\(program) run")
    let kind: Boundary.Kind = isPodman ? .podmanRun : .dockerRun
    if parsed.has("help") || refuses(image: parsed) { return .failure }
    let image = parsed.operands.first.flatMap { call.builder.started.image(of: $0)?.configuration(for: call.builder) }
    guard !parsed.isRejected, var environment = environment(parsed, kind, image) else { return .failure }
    if addsVariables || !parsed.isComplete { environment.others = .unknown }
    environment.recordLosses(from: context.environment, reason: .notForwarded(kind), cause: call.location)
    if let name = parsed.last("name")?.value {
      if let name = name.known { call.builder.started.containers[name] = environment }
    } else {
      call.builder.started.unnamed[call.location] = environment
    }
    var inside = context.crossing(kind, at: call.location, into: environment)
    inside.container = container(parsed)
    // Docker refuses a line without an image. It is most often one that a comment cuts short, and what it sets is
    // meant for the container all the same.
    call.reportMisplaced(parsed.operands.dropFirst(), options: ["-e", "--env"], behind: "the image")
    let launch = start(Array(parsed.operands.dropFirst()), parsed, image, in: inside)
    // A container in the background leaves its id.
    return isCreation || parsed.has("detach") ? .printing(.word, launch) : launch
  }

  /// Whether docker refuses the word that stands in the place of the image. Podman has other forms as well, such as
  /// `oci-archive:x.tar`; and what comes out empty here, a file that is read for the name, may be full there.
  private func refuses(image parsed: ParsedWords) -> Bool {
    guard isDocker, parsed.isComplete, let word = parsed.operands.first, let text = word.known, !text.isEmpty,
      case .failure(let fault) = ImageReference.parse(text), fault != .identifier
    else { return false }
    let option = parsed.options.last
    if text.utf8.first == UInt8(ascii: "="), option?.name == "env", let name = option?.value?.known {
      call.builder.report(
        Problem(
          .assignmentMalformed, variable: name, at: word.location,
          "The blank in front of '=' ends the option, and 'docker run' takes this for the image.",
          help: "Write '-e NAME=VALUE' without blanks."))
    } else {
      call.builder.report(
        Problem(
          .shapeRejected, at: word.location,
          "'docker run' takes this for the image and refuses it: it \(fault.message).",
          help: "Put the image behind the options, and quote values with blanks."))
    }
    return true
  }

  /// What the options set in a new container; nil where one is refused.
  private func environment(
    _ parsed: ParsedWords, _ kind: Boundary.Kind, _ image: ImageConfiguration?
  ) -> Environment? {
    var environment = Environment.fresh(setting: "HOME HOSTNAME PATH", others: image?.environment.others ?? .absent)
    for (name, entry) in image?.environment.entries ?? [:] { environment.entries[name] = entry }
    if isPodman { passHost(parsed, to: &environment) }
    guard apply(parsed, kind, to: &environment) else { return nil }
    environment.losses += image?.environment.losses.filter { environment[$0.name].state == .absent } ?? []
    for name in parsed.all("unsetenv").compactMap({ $0.value?.known }) {
      environment.entries[name] = Environment.Entry(.absent)
    }
    return environment
  }

  /// Starts the words behind the image, or what the image itself starts.
  private func start(
    _ arguments: [Value], _ parsed: ParsedWords, _ image: ImageConfiguration?, in inside: ProcessContext
  ) -> Launch {
    var entrypoint = parsed.last("entrypoint")?.value.map { [$0] }
    if entrypoint?.first?.known == "" {
      if arguments.isEmpty { return .failure }
      entrypoint = []
    }
    guard entrypoint != nil || image?.words(arguments: arguments).isEmpty == false else {
      return startUnknown(arguments, in: inside)
    }
    let words = image?.words(arguments: arguments, entrypoint: entrypoint) ?? (entrypoint ?? []) + arguments
    guard let program = words.first else { return .imageCommand(arguments: [], inside) }
    // A script that the image has from the build context.
    let origins = program.known.map { image?.origins(of: $0) ?? [] } ?? []
    guard let origin = origins.first(where: { call.read($0) != nil }) else { return .command(words, inside) }
    let text = call.read(origin)
    guard case .shell(let dialect, let options)? = text.map(Shebang.init) else { return .command(words, inside) }
    let shell = ShellCall(dialect: dialect, arguments: Array(words.dropFirst()), options: options)
    return .file(Value([], at: program.location, known: origin), shell, inside)
  }

  /// Starts words behind an image of which nothing is known. Options alone are for its entry point.
  private func startUnknown(_ arguments: [Value], in inside: ProcessContext) -> Launch {
    guard let first = arguments.first, first.outline.first != UInt8(ascii: "-") else {
      return .imageCommand(arguments: arguments, inside)
    }
    return call.run(arguments, in: inside, behind: isPodman ? "podman run" : "docker run", isBoundary: true)
  }

  /// `exec [OPTION]... CONTAINER COMMAND...`: the container's environment, and what the options add for this process.
  func exec(_ words: ArraySlice<Value>) -> Launch {
    let parsed = (isDocker ? DockerOptions.exec : DockerOptions.execElsewhere).read(words)
    call.report(refused: parsed, by: "\(program) exec")
    if parsed.has("help") { return .failure }
    guard !parsed.isRejected, let name = parsed.operands.first else { return .failure }
    let kind: Boundary.Kind = isPodman ? .podmanExec : .dockerExec
    var environment =
      call.builder.started.environment(of: name)
      ?? .fresh(setting: "HOME HOSTNAME PATH", others: .unknown)
    guard apply(parsed, kind, to: &environment) else { return .failure }
    if !parsed.isComplete { environment.others = .unknown }
    environment.recordLosses(from: context.environment, reason: .notForwarded(kind), cause: call.location)
    let command = Array(parsed.operands.dropFirst())
    call.reportMisplaced(command, options: ["-e", "--env"], behind: "the container's name")
    let inside = context.crossing(kind, at: call.location, into: environment)
    return call.run(command, in: inside, behind: kind.rawValue, isBoundary: true)
  }

  /// `compose run SERVICE [COMMAND...]` and `compose exec`: the service's own variables stand in another file.
  func compose(_ words: ArraySlice<Value>) -> Launch {
    let rest = DockerOptions.composeGlobal.read(words).operands
    guard let action = rest.first?.known, action == "run" || action == "exec" else { return .nothing }
    let parsed = DockerOptions.compose.read(rest.dropFirst())
    guard !parsed.isRejected, !parsed.operands.isEmpty else { return .failure }
    let kind: Boundary.Kind = action == "run" ? .dockerRun : .dockerExec
    var environment = Environment.fresh(setting: "HOME HOSTNAME PATH", others: .unknown)
    guard apply(parsed, kind, to: &environment) else { return .failure }
    let inside = context.crossing(kind, at: call.location, into: environment)
    let arguments = Array(parsed.operands.dropFirst())
    if let entrypoint = parsed.last("entrypoint")?.value, entrypoint.known != "" {
      return .command([entrypoint] + arguments, inside)
    }
    return arguments.isEmpty
      ? .imageCommand(arguments: [], inside)
      : call.run(arguments, in: inside, behind: "docker compose \(action)", isBoundary: true)
  }
}
