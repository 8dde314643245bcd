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

  /// Writes the report to every place that was asked for.
  func write(_ report: RunReport) throws(OutputError) {
    for output in output {
      let style = TextStyle(usesColor: color == .always, showsSuppressed: reportSuppressed)
      try System.replaceFile(output.path, with: output.format.render(report, style: style))
    }
    try System.print(format.render(report, style: TextStyle(terminal: color, showsSuppressed: reportSuppressed)))
  }
}

extension TextStyle {
  /// The style for standard output.
  init(terminal color: ColorChoice, showsSuppressed: Bool = false) {
    let isTerminal = System.isTerminal(1)
    let usesColor = color.isOn(isTerminal: isTerminal)
    self.init(
      usesColor: usesColor, usesLinks: isTerminal && usesColor, width: isTerminal ? System.terminalWidth ?? 100 : 100,
      showsSuppressed: showsSuppressed)
  }
}

extension ReportFormat: ExpressibleByArgument {}

/// A format and the file that takes it.
struct FileOutput: ExpressibleByArgument {
  let format: ReportFormat
  let path: String

  init?(argument: String) {
    guard let colon = argument.firstIndex(of: ":"), let format = ReportFormat(rawValue: String(argument[..<colon]))
    else { return nil }
    self.format = format
    self.path = String(argument[argument.index(after: colon)...])
    if path.isEmpty { return nil }
  }
}

/// When text is coloured.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never

  /// Whether text is coloured. NO_COLOR goes before CLICOLOR_FORCE and FORCE_COLOR, which go before the terminal.
  func isOn(isTerminal: Bool) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      if System.variable("NO_COLOR")?.isEmpty == false { return false }
      for name in ["FORCE_COLOR", "CLICOLOR_FORCE"] {
        if let value = System.variable(name), !value.isEmpty { return value != "0" && value != "false" }
      }
      return isTerminal && System.variable("TERM") != "dumb" && System.variable("CLICOLOR") != "0"
    }
  }
}
