public import ArgumentParser
import Syntax
public import WandbLint

/// Which rules judge, and how strictly.
struct RuleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Run only these rules: ids, starts of ids or names, with commas.", valueName: "rules"),
    completion: .list(Rule.all.map(\.id)))
  var select: [String] = []

  @Option(
    help: ArgumentHelp("Leave these rules out.", valueName: "rules"), completion: .list(Rule.all.map(\.id)))
  var ignore: [String] = []

  @Option(help: ArgumentHelp("The least severity to show: note (default), warning, error.", valueName: "severity"))
  var minSeverity: Severity?

  @Option(help: ArgumentHelp("The least severity to fail on: note, warning (default), error.", valueName: "severity"))
  var failOn: Severity?

  @Option(help: ArgumentHelp("Judge by this release of the wandb package, such as 0.31.0.", valueName: "x.y.z"))
  var wandbVersion: Release?
}

extension Severity: ExpressibleByArgument {}

extension Release: ExpressibleByArgument {
  /// Reads `0.31.0`.
  public init?(argument: String) { self.init(written: argument) }
}
