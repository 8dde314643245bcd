import Syntax

/// Reads the builder's file into it: what the build runs, then what the image runs in the environment that its
/// `%environment` makes.
func readDefinition(into builder: SpecBuilder) {
  let text = SourceText(file: builder.file, SourceRange(0, builder.file.bytes.count))
  let file = DefinitionFile.parse(text, unknown: ImageDefinition.unknownArgument)
  builder.comments += file.comments
  builder.add(file.problems)
  for (index, stage) in file.stages.enumerated() {
    let image = DefinitionImage(stage: stage, builder: builder, isLast: index == file.stages.count - 1)
    image.recordArguments()
    image.run(losing: image.build())
  }
  builder.comments.sort { $0.range < $1.range }
}

/// One stage of a definition file, as the image that it makes (Apptainer 1.5.3, internal/pkg/build: stage.go,
/// metadata.go, apps.go).
struct DefinitionImage {
  let stage: DefinitionStage
  let builder: SpecBuilder
  let isLast: Bool

  /// Where `%post` adds to the environment of the image.
  private static let environmentPath = "/.singularity.d/env/91-environment.sh"

  private var runner: CommandRunner { CommandRunner(builder: builder) }

  private var container: Container? {
    guard let from = stage.header("from") else { return nil }
    let isKnown = !from.value.utf8.contains(UInt8(ascii: "$"))
    let parts: [Value.Part] = isKnown ? [] : [.dynamic(.template, from.location)]
    return Container(image: Value(parts, at: from.location, known: isKnown ? from.value : nil), at: from.location)
  }

  /// Records `%arguments`, and the arguments that only `--build-arg` can give.
  func recordArguments() {
    for argument in stage.argumentDefaults {
      let location = Location(builder.file, argument.name.range.union(argument.value.range))
      _ = builder.add(
        Assignment(
          name: argument.name.string, nameLocation: argument.name.location, value: Value(literal: argument.value),
          carrier: .definitionArgument, location: location, phase: .build))
    }
    for place in stage.undefinedArguments {
      builder.report(
        Problem(
          .buildArgumentUndefined, at: place.location,
          "The build stops here unless '--build-arg' gives this argument a value.",
          help: "Give it a default: a line NAME=value under '%arguments'."))
    }
    guard let environment = stage.script("environment"), environment.arguments.contains("=") else { return }
    builder.report(
      Problem(
        .assignmentMalformed, at: environment.arguments.location,
        "What stands behind the name of the section is not part of its script, and sets nothing.",
        help: "Write it on a line of its own, below the section's name."))
  }

  /// What the build runs: `%pre` and `%setup` on the host, `%post` and the apps' installations in the container. The
  /// result is what these export, which ends with them.
  func build() -> [Assignment.ID] {
    let first = builder.assignments.count
    let host = ProcessContext(environment: builder.surroundings.callerEnvironment, phase: .build, container: container)
    for name in ["pre", "setup"] { runBuildScript(stage.script(name), in: host) }
    var inside = host.with(ImageEnvironment().environment)
    for prefix in ["APPTAINER", "SINGULARITY"] {
      inside.environment.entries["\(prefix)_ENVIRONMENT"] = Environment.Entry(.set(Self.environmentPath))
    }
    runBuildScript(stage.script("post"), in: inside)
    for app in stage.apps { runBuildScript(stage.script("appinstall", app: app), in: inside) }
    return (first..<builder.assignments.count).filter { builder[$0].carrier == .shellExport }
  }

  /// What runs in the finished image. The image of an earlier stage runs nothing, but its scripts are read.
  func run(losing exports: [Assignment.ID]) {
    var environment = environment()
    guard isLast else { return }
    for id in exports where environment.entries[builder[id].name] == nil {
      environment.losses.append(Loss(builder[id].name, assignment: id, reason: .buildOnly))
    }
    let context = ProcessContext(environment: environment, container: container)
    var test = context
    test.phase = .build
    runScript(stage.script("test"), in: test)
    if stage.script("runscript") == nil { runForeignCommand(in: context) }
    for name in ["runscript", "startscript"] { runScript(stage.script(name), in: context) }
    for app in stage.apps {
      let inside = context.with(source(stage.script("appenv", app: app)?.body, in: environment))
      for name in ["apprun", "appstart"] { runScript(stage.script(name, app: app), in: inside) }
    }
  }

  /// Without `%runscript` the image runs what its base runs, or what whoever starts it asks for.
  private func runForeignCommand(in context: ProcessContext) {
    let place =
      (stage.script("environment")?.head ?? stage.sections.first?.head)?.location ?? stage.headers.first?.location
    guard let place else { return }
    runner.run([], in: context, at: place)
  }

  /// The environment of a process in the image, with nothing of the host's.
  func environment() -> Environment {
    var environment = source(stage.script("environment")?.body, in: ImageEnvironment().environment)
    let (script, isKnown) = writtenEnvironment()
    environment = source(script, in: environment)
    environment.others = isKnown ? builder.surroundings.callerEnvironment.others : .unknown
    // What is set without export is not there, and keeps the host's variable of the same name out.
    for loss in environment.losses where loss.reason == .notExported {
      environment.entries[loss.name] = Environment.Entry(.absent)
    }
    return environment
  }

  /// Runs a script that `/bin/sh` sources when the container starts.
  private func source(_ script: SourceText?, in environment: Environment) -> Environment {
    guard let script else { return environment }
    let first = builder.assignments.count
    let processes = builder.processes.count
    let result = runner.runScript(
      script, dialect: .sh, in: ProcessContext(environment: environment, container: container))
    if !isLast { builder.processes.removeLast(builder.processes.count - processes) }
    builder.carry(first..<builder.assignments.count, by: .definitionEnvironment)
    return result
  }

  /// What `%post` writes to `$SINGULARITY_ENVIRONMENT`, and whether all of it is known.
  private func writtenEnvironment() -> (SourceText?, isKnown: Bool) {
    var script: SourceTextBuilder?
    var isKnown = true
    for command in builder.commands where command.outputPath?.known == Self.environmentPath && command.isExecuted {
      guard let text = command.printedText else {
        isKnown = false
        continue
      }
      script = script ?? SourceTextBuilder(file: builder.file, anchor: text.range.start)
      script?.append(text)
      script?.append([0x0A], standingFor: SourceRange(text.range.end, text.range.end))
    }
    return (script?.finish(), isKnown)
  }

  private func runBuildScript(_ script: DefinitionScript?, in context: ProcessContext) {
    guard let script else { return }
    var text = SourceTextBuilder(file: builder.file, anchor: script.body.range.start)
    let start = script.body.range.start
    text.append(Array("set -ex\n".utf8), standingFor: SourceRange(start, start))
    text.append(script.body)
    runner.runScript(text.finish(), dialect: script.shellOption ?? .sh, in: context)
  }

  private func runScript(_ script: DefinitionScript?, in context: ProcessContext) {
    guard let script else { return }
    if let shell = script.shellScript {
      runner.runScript(shell.text, dialect: shell.dialect, in: context)
    } else if let program = script.program, let first = program.first {
      runner.run(program.map { Value(literal: $0) }, in: context, at: first.location)
    }
  }
}

extension DefinitionScript {
  /// The shell that `-c` behind the section's name asks for.
  fileprivate var shellOption: ShellDialect? {
    let words = arguments.words.prefix { $0.bytes.first != UInt8(ascii: "#") }
    guard let option = words.firstIndex(where: { $0.string == "-c" }), option + 1 < words.endIndex else { return nil }
    return ShellDialect(program: baseName(words[option + 1].string))
  }
}

extension CommandRun {
  /// What `echo` or `cat` writes, where that is known.
  fileprivate var printedText: SourceText? {
    switch words.first?.known {
    case "cat": return input?.text
    case "echo":
      let texts = words.dropFirst().map(\.text)
      var builder = SourceTextBuilder(file: location.file, anchor: location.range.start)
      for case let text? in texts {
        if builder.count > 0 { builder.append([0x20], standingFor: SourceRange(text.range.start, text.range.start)) }
        builder.append(text)
      }
      return texts.contains { $0 == nil } ? nil : builder.finish()
    default: return nil
    }
  }
}
