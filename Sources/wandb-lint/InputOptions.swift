import ArgumentParser
import JobSpec

/// Which files are judged.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("Files and folders; '-' is standard input. The working folder when none is given."),
    completion: .file())
  var paths: [String] = []

  @Option(help: ArgumentHelp("Name that says what standard input is and which configuration holds.", valueName: "path"))
  var stdinFilename: String?

  @Option(
    help: ArgumentHelp("Read files that match GLOB as KIND (repeatable).", valueName: "glob=kind"),
    completion: .list(Kind.allCases.map { "*=\($0.rawValue)" }))
  var kind: [String] = []

  @Option(help: ArgumentHelp("Leave out files and folders that match (repeatable).", valueName: "glob"))
  var exclude: [String] = []

  @Flag(
    help: "Leave out excluded files, and pass over files of unknown kind, even when they are named; for pre-commit.")
  var forceExclude = false
}
