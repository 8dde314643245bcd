import Syntax

/// The situation that a command starts in.
struct ProcessContext {
  /// What it inherits.
  var environment: Environment
  /// What already stands between the file's host and it, outermost first.
  var boundaries: [Boundary] = []
  /// Whether an image is being built.
  var phase: Phase = .run
  /// The container that the file describes around it.
  var container: Container?
  /// Whether an undecided branch leads to it.
  var isConditional = false
}

/// Runs commands abstractly: follows shells, wrappers and launchers down to the programs that finally run, and records
/// each with the environment that it sees.
struct CommandRunner {
  let builder: SpecBuilder

  /// Runs a command line given word by word, as exec does: a Batch `command`, a Dockerfile's JSON form.
  func run(_ words: [Value], in context: ProcessContext, at location: Location) {
    guard !words.isEmpty else {
      builder.processes.append(
        Process(
          command: words, location: location, boundaries: context.boundaries, environment: context.environment,
          phase: context.phase, container: context.container, isConditional: context.isConditional))
      return
    }
    let shell = shell(SourceText(file: location.file, SourceRange(0, 0)), .sh, in: context)
    builder.commands.append(
      CommandRun(
        words: words, location: location, role: .program, phase: context.phase,
        environment: CommandRun.canPrintVariables(words) ? context.environment : nil))
    _ = shell.start(words.map { Field($0, hasUnknowns: false) }, in: context, at: location)
    UnreachedCommands.record(in: builder)
  }

  /// Runs text as a shell script; the result is the environment that its exports leave behind, which matters where the
  /// script is sourced (`%environment`).
  @discardableResult
  func runScript(
    _ text: SourceText, dialect: ShellDialect, arguments: [Value] = [], in context: ProcessContext
  ) -> Environment {
    let shell = shell(text, dialect, in: context)
    shell.keepsExits = true
    shell.state.positional = .known(arguments.map { ShellText($0, hasUnknowns: false) })
    return finish(shell)
  }

  /// Runs the file at hand as a script whose arguments are not known.
  func runFile(_ text: SourceText, dialect: ShellDialect, options: Set<Character>, in context: ProcessContext) {
    let shell = shell(text, dialect, in: context)
    shell.state.name = .unknown(.folderPrefix("")) + ShellText(baseName(text.file.path))
    for option in options {
      // Whoever starts the script by its path gets the options of its first line, others do not.
      if let name = option.asciiValue.flatMap({ ShellOptions.named($0) }) { shell.state.options[name] = nil }
    }
    _ = finish(shell)
  }

  private func finish(_ shell: ShellInterpreter) -> Environment {
    let started = builder.processes.count
    shell.runToEnd()
    shell.recordLateAssignments(since: started)
    UnreachedCommands.record(in: builder)
    return shell.programContext().environment
  }

  private func shell(_ text: SourceText, _ dialect: ShellDialect, in context: ProcessContext) -> ShellInterpreter {
    let script = builder.session.parse(text, as: dialect == .sh ? .posix : .bash)
    let name = ShellText.unknown(.folderPrefix("")) + ShellText(baseName(text.file.path))
    return ShellInterpreter(
      runner: self, dialect: dialect, context: context, source: ScriptSource(script, name: name),
      path: builder.session.freshPath(), depth: 0)
  }
}

/// Which shell reads a script.
enum ShellDialect: Hashable, Sendable {
  case bash
  /// POSIX sh; on Debian and Ubuntu, dash.
  case sh
  case zsh
  case ksh
}
