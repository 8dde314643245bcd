import ArgumentParser
import WandbLint

/// `wandb-lint rules`: lists the rules.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "rules", abstract: "List the rules.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, markdown
  }

  @Option(help: "How to write the list.")
  var format = Format.text

  @Option(help: "When to colour text.")
  var color = ColorChoice.auto

  func run() throws {
    switch format {
    case .text: try System.print(RuleTable.text(style: TextStyle(terminal: color)))
    case .json: try System.print(RuleTable.json())
    case .markdown: try System.print(Array(RuleTable.markdown(linkingTo: "docs/rules").utf8))
    }
  }
}
