import ArgumentParser
import WandbLint

/// `wandb-lint explain`: says what a rule finds, why that matters and what to write instead; or what a variable takes.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what a rule finds and why it matters, or what a variable takes in each release.")

  @Argument(
    help: ArgumentHelp("Rules by id, start of an id, or name; variables by name.", valueName: "rule-or-variable"),
    completion: .list(Rule.all.map(\.id)))
  var rules: [String]

  @Flag(help: "Write Markdown.")
  var markdown = false

  @Option(help: "When to colour text.")
  var color = ColorChoice.auto

  func run() throws {
    let style = TextStyle(terminal: color)
    var pages: [[UInt8]] = []
    for text in rules {
      if let variable = VariableExplanation(text, style: style) {
        pages.append(markdown ? Array(variable.page.utf8) : variable.render())
        continue
      }
      do {
        let selector = try RuleSelector(text)
        pages += Rule.all.filter { selector.matches($0) }.map {
          markdown ? Array(RuleDocument($0).page.utf8) : RuleExplanation($0, style: style).render()
        }
      } catch {
        let help = Self.isVariable(text) ? "Nothing around W&B reads a variable of that name." : error.help
        System.complain(of: "\(error.message) \(help)")
        throw ExitCode(ExitStatus.usage.rawValue)
      }
    }
    try System.print(Array(pages.joined(separator: [0x0A])))
  }

  private static func isVariable(_ text: String) -> Bool { text.utf8.contains(UInt8(ascii: "_")) }
}
