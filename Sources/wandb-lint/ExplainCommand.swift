import ArgumentParser
import WandbLint

/// `wandb-lint explain`: says what a rule finds, why that matters and what to write instead.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say what a rule finds and why it matters, with examples.")

  @Argument(
    help: ArgumentHelp("Rules by id, start of an id, or name.", valueName: "rule"),
    completion: .list(Rule.all.map(\.id)))
  var rules: [String]

  @Flag(help: "Write Markdown.")
  var markdown = false

  @Option(help: "When to colour text.")
  var color = ColorChoice.auto

  func run() throws {
    var selected: [Rule] = []
    for text in rules {
      do {
        let selector = try RuleSelector(text)
        selected += Rule.all.filter { selector.matches($0) }
      } catch {
        System.complain("wandb-lint: error: \(error.message) \(error.help)")
        throw ExitCode(ExitStatus.usage.rawValue)
      }
    }
    let style = TextStyle(terminal: color)
    let pages = selected.map {
      markdown ? Array(RuleDocument($0).page.utf8) : RuleExplanation($0, style: style).render()
    }
    try System.print(Array(pages.joined(separator: [0x0A])))
  }
}
