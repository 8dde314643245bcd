import Syntax

/// RUN: one process for the instruction, and whatever its script does.
extension DockerfileBuild {
  mutating func runCommand(
    _ command: DockerfileCommand, of instruction: DockerfileInstruction, in image: DockerfileImage
  ) {
    let environment = environment(of: instruction, in: image)
    let context = ProcessContext(environment: environment, phase: .build)
    let words = image.words(command, script: instruction.script, of: instruction)
    let shown: [Value]
    switch command {
    case .shell(let text): shown = [Value(literal: instruction.script ?? text)]
    case .exec: shown = words
    }
    record.runs.append(
      Process(
        command: [DockerfileImage.word("RUN", at: instruction.name)] + shown, location: instruction.location,
        environment: environment, phase: .build))
    let firstNew = builder.assignments.count
    let started = startedProcesses(in: image) { runner in
      if let interpreter = instruction.interpreter {
        if let dialect = interpreter.dialect {
          runner.runScript(interpreter.text, dialect: dialect, in: context)
        }
      } else {
        runner.run(words, in: context, at: instruction.location)
      }
    }
    recordExports(from: firstNew, started: started)
  }

  /// The processes that something starts. RUN and HEALTHCHECK stand for theirs, so these are no processes of the spec;
  /// the commands and assignments are.
  func startedProcesses(in image: DockerfileImage, _ body: (CommandRunner) -> Void) -> [Process] {
    let count = builder.processes.count
    withFiles(of: image) { body(CommandRunner(builder: builder)) }
    let started = Array(builder.processes[count...])
    builder.processes.removeSubrange(count...)
    return started
  }

  /// Lets commands find the files that the image has from the build context, which is taken to be the Dockerfile's
  /// folder.
  func withFiles(of image: DockerfileImage, _ body: () -> Void) {
    let surroundings = builder.surroundings
    let files = image.files
    builder.surroundings.read = { path in files.origins(of: path).lazy.compactMap(surroundings.read).first }
    body()
    builder.surroundings = surroundings
  }

  /// An export that no program of the same RUN sees was meant for the image.
  private mutating func recordExports(from first: Int, started: [Process]) {
    var exports = builder.assignments.indices[first...].filter { builder[$0].carrier == .shellExport }
    // A script of thousands of exports and programs is not worth the time of comparing all with all.
    guard !exports.isEmpty, exports.count * started.count < 1_000_000 else { return }
    var seen: Set<Assignment.ID> = []
    for process in started {
      for id in exports where process.environment[builder[id].name].assignment == id { seen.insert(id) }
    }
    exports.removeAll { seen.contains($0) }
    record.exports += exports
  }

  /// What RUN sees: ENV, ARG and the secrets that are mounted as variables.
  private mutating func environment(
    of instruction: DockerfileInstruction, in image: DockerfileImage
  ) -> Environment {
    var entries = image.build
    var expander = image.expander
    for flag in instruction.flags where flag.name == "mount" {
      guard let value = flag.value else { continue }
      let mount = DockerfileMount(value)
      guard mount.type == "secret", let name = mount.value("env"), !name.isEmpty else { continue }
      let word = DockerfileWord.parse(name, escape: stages.escape)
      if let name = expander.value(of: word).known { entries[name] = Environment.Entry(.setUnknown) }
    }
    finish(expander)
    return Environment(entries: entries, others: image.others)
  }
}

extension DockerfileInstruction {
  /// The script of a RUN that is one here-document with a `#!` line, and the shell that reads it, where it is a shell.
  fileprivate var interpreter: (text: SourceText, dialect: ShellDialect?)? {
    guard hereDocuments.count == 1, let script, script.bytes.starts(with: [UInt8(ascii: "#"), UInt8(ascii: "!")])
    else { return nil }
    let line = script.bytes.dropFirst(2).prefix { $0 != 0x0A && $0 != 0x0D }
    let words = line.split { $0 == 0x20 || $0 == 0x09 }.map { String(decoding: $0, as: UTF8.self) }
    let program = words.first?.split(separator: "/").last
    let name = program == "env" ? words.dropFirst().first { !$0.hasPrefix("-") } : program.map(String.init)
    switch name {
    case "sh", "dash", "ash": return (script, .sh)
    case "bash": return (script, .bash)
    case "zsh": return (script, .zsh)
    case "ksh", "mksh": return (script, .ksh)
    default: return (script, nil)
    }
  }
}
