import Syntax

/// What a command line starts, as one launcher sees it.
indirect enum Launch {
  /// The command itself is what finally runs.
  case program
  /// Another command line runs in its place: behind `env`, `nohup`, `docker run`, `sudo`.
  case command([Value], ProcessContext)
  /// A shell reads the text as a script; the arguments are `$0` (where given), `$1` and so on.
  case script(Value, ShellDialect, arguments: [Value], ProcessContext)
  /// A shell reads the file as a script; the arguments are `$1` and so on.
  case file(Value, ShellDialect, arguments: [Value], ProcessContext)
  /// The image's own command runs, with these arguments behind it.
  case imageCommand(arguments: [Value], ProcessContext)
  /// Nothing starts: the launcher rejects its command line, or does other work.
  case nothing
  /// Several of these, in order.
  case several([Launch])
}

/// One call of a launcher: where it stands and what it may ask for.
struct LaunchCall {
  /// Takes what the launcher finds out: assignments, problems, references.
  let builder: SpecBuilder
  /// The place of the command.
  let location: Location
  /// What stands on its standard input (a here-document, a known pipe), where that is known.
  var input: Value?
  /// Reads a file as the command would find it: one written earlier by the same script, or one on disk.
  var read: (String) -> SourceText? = { _ in nil }
}

/// Knows one program that starts others. Gets the words of the command line (the program's name first, expanded as far
/// as is known) and the situation that the program itself starts in.
typealias Launcher = (_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch

/// The launchers by the base name of their program. `CommandRunner` looks a program up here; one that is not listed is a
/// process of its own.
enum Launchers {
  static func launcher(for program: String) -> Launcher? {
    nil
  }
}
