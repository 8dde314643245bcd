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
    builder.processes.append(
      Process(
        command: words, location: location, boundaries: context.boundaries, environment: context.environment,
        phase: context.phase, container: context.container, isConditional: context.isConditional))
  }

  /// Runs text as a shell script; the result is the environment that its exports leave behind, which matters where the
  /// script is sourced (`%environment`).
  @discardableResult
  func runScript(
    _ text: SourceText, dialect: ShellDialect, arguments: [Value] = [], in context: ProcessContext
  ) -> Environment {
    context.environment
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
