import Syntax

extension Launchers {
  /// `singularity` and `apptainer`.
  static func singularity(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    let isApptainer = words.first?.known.map(baseName) == "apptainer"
    let global = SingularityOptions.global.read(words.dropFirst())
    guard !global.isRejected, let action = global.operands.first?.known else { return .failure }
    let engine = SingularityEngine(isApptainer: isApptainer, context: context, call: call)
    let rest = global.operands.dropFirst()
    switch action {
    case "exec": return engine.start(rest, as: isApptainer ? .apptainerExec : .singularityExec)
    case "run", "test":
      return engine.start(rest, as: isApptainer ? .apptainerRun : .singularityRun, isTest: action == "test")
    case "shell": return engine.start(rest, as: isApptainer ? .apptainerShell : .singularityShell)
    case "instance" where rest.first?.known == "start" || rest.first?.known == "run":
      return engine.start(rest.dropFirst(), as: isApptainer ? .apptainerInstance : .singularityInstance)
    case "build": return engine.build(rest)
    default: return .nothing
    }
  }

  /// An image that is started as a program: its runscript runs.
  static func imageFile(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    SingularityEngine(isApptainer: false, context: context, call: call).start(words[...], as: .singularityRun)
  }
}

/// One call of Singularity or Apptainer.
struct SingularityEngine {
  /// Whether the command's name says Apptainer. The name `singularity` leads to either product.
  let isApptainer: Bool
  /// The situation on the host.
  let context: ProcessContext
  let call: LaunchCall

  /// `exec`, `run`, `shell`, `test` and `instance start`.
  func start(_ words: ArraySlice<Value>, as kind: Boundary.Kind, isTest: Bool = false) -> Launch {
    let parsed = SingularityOptions.action.read(words)
    call.report(refused: parsed, by: isApptainer ? "apptainer" : "singularity")
    guard !parsed.isRejected, let image = parsed.operands.first else { return .failure }
    guard let explicit = explicitVariables(parsed, kind) else { return .failure }
    let definition = definition(of: image)
    guard let environment = containerEnvironment(parsed, explicit, definition) else { return .failure }
    var inside = context.crossing(kind, at: call.location, into: environment)
    inside.container = Container(image: image, at: call.location)

    var arguments = Array(parsed.operands.dropFirst())
    call.reportMisplaced(arguments, options: ["--env"], behind: "the image")
    switch kind {
    case .apptainerExec, .singularityExec:
      return call.run(arguments, in: inside, behind: kind.rawValue, isBoundary: true)
    case .apptainerShell, .singularityShell:
      return call.input.map { .script($0, ShellCall(dialect: .bash), inside) } ?? .imageCommand(arguments: [], inside)
    case .apptainerInstance, .singularityInstance:
      guard let name = arguments.first else { return .failure }
      if let name = name.known, let path = path(image) { call.builder.started.instances[name] = path }
      arguments.removeFirst()
      return .imageCommand(arguments: arguments, inside)
    default:
      guard !isTest, let runscript = definition?.runscript else { return .imageCommand(arguments: arguments, inside) }
      let shell = ShellCall(dialect: runscript.dialect, arguments: arguments)
      return .script(Value(literal: runscript.text), shell, inside)
    }
  }

  /// `build [OPTION]... IMAGE DEFINITION`: starts nothing, but says what the image is made of.
  func build(_ words: ArraySlice<Value>) -> Launch {
    let parsed = SingularityOptions.build.read(words, anyOrder: true)
    if parsed.isRejected { return .failure }
    var arguments: [String: String] = [:]
    for word in parsed.all("build-arg").compactMap(\.value) {
      guard let (name, value) = word.split(at: UInt8(ascii: "=")), let text = name.known else { continue }
      arguments[text] = value.known ?? ImageDefinition.unknownArgument
      _ = call.assign(text, name.location, value, carrier: .buildArgument, phase: .build)
    }
    guard parsed.operands.count == 2, let image = path(parsed.operands[0]), let source = parsed.operands[1].known,
      !source.contains("://")
    else { return .nothing }
    _ = call.open(parsed.operands[1])
    call.builder.started.definitions[image] = (source, arguments)
    return .nothing
  }

  /// What an image is built from: the definition that this script named for it, or the one of its name beside it.
  private func definition(of image: Value) -> ImageDefinition? {
    guard var path = self.path(image) else { return nil }
    if path.hasPrefix("instance://") { path = call.builder.started.instances[String(path.dropFirst(11))] ?? "" }
    if let (source, arguments) = call.builder.started.definitions[path] {
      return call.read(source).flatMap { ImageDefinition($0, arguments: arguments) }
    }
    for ending in [".sif", ".simg", ".img"] where path.hasSuffix(ending) {
      return call.read(path.dropLast(ending.count) + ".def").flatMap { ImageDefinition($0) }
    }
    return nil
  }

  /// The path of an image, however it is written: `x.sif`, `./x.sif`, `$PWD/x.sif`.
  private func path(_ image: Value) -> String? {
    image.known?.contains("://") == true ? image.known : call.path(image)
  }
}
