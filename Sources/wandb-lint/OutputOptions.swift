public import ArgumentParser
public import WandbLint

/// How and where the report is written.
struct OutputOptions: ParsableArguments {
  @Option(help: "How to write the report to standard output.")
  var format = ReportFormat.text

  @Option(
    help: ArgumentHelp(
      "Write the report to a file as well (repeatable), whole or not at all.", valueName: "format:file"))
  var output: [FileOutput] = []

  @Option(help: "When to colour text.")
  var color = ColorChoice.auto

  @Flag(help: "Report accepted findings in SARIF as suppressed; GitHub opens them as alerts.")
  var reportSuppressed = false

  @Flag(help: "Exit with 0 when there are findings.")
  var exitZero = false

  /// What the options come to.
  var request: OutputRequest {
    OutputRequest(
      format: format, files: output, color: color, reportsSuppressed: reportSuppressed, forgivesFindings: exitZero)
  }
}

extension ReportFormat: ExpressibleByArgument {}

extension ColorChoice: ExpressibleByArgument {}

extension FileOutput: ExpressibleByArgument {
  /// Reads `format:file`.
  init?(argument: String) {
    guard let colon = argument.firstIndex(of: ":"), let format = ReportFormat(rawValue: String(argument[..<colon]))
    else { return nil }
    self.init(format: format, path: String(argument[argument.index(after: colon)...]))
    if path.isEmpty { return nil }
  }
}
