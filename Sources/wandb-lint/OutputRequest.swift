import WandbLint

/// The reports that were asked for.
struct OutputRequest: Equatable {
  /// The format on standard output.
  var format = ReportFormat.text
  /// The reports that go to files as well.
  var files: [FileOutput] = []
  var color = ColorChoice.auto
  var reportsSuppressed = false
  /// Whether findings leave the exit status alone.
  var forgivesFindings = false

  /// Writes every report.
  func write(_ report: RunReport) throws(OutputError) {
    for file in files {
      let style = TextStyle(usesColor: color == .always, showsSuppressed: reportsSuppressed)
      try System.replaceFile(file.path, with: file.format.render(report, style: style))
    }
    try System.print(format.render(report, style: TextStyle(terminal: color, showsSuppressed: reportsSuppressed)))
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

/// A format and the file that takes it.
struct FileOutput: Equatable {
  let format: ReportFormat
  let path: String
}

/// When text is coloured.
enum ColorChoice: String, CaseIterable {
  case auto, always, never

  /// Whether text is coloured. NO_COLOR goes before FORCE_COLOR and CLICOLOR_FORCE, which go before the terminal.
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
