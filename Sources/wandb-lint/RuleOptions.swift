public import ArgumentParser
import JobSpec
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

  @Option(help: ArgumentHelp("Judge by this release of the wandb package.", valueName: "x.y.z"))
  var wandbVersion: Release?

  /// What the command line says, checked.
  func overrides(
    workingFolder: String, kinds: [String], exclusions: [String]
  ) throws(ConfigurationError) -> Overrides {
    var overrides = Overrides(workingFolder: workingFolder)
    overrides.select = Self.split(select)
    overrides.ignore = Self.split(ignore)
    overrides.leastShown = minSeverity
    overrides.leastFailing = failOn
    overrides.release = wandbVersion
    overrides.exclusions = exclusions.map { ScopedGlob(folder: workingFolder, glob: Glob($0)) }
    for text in kinds { overrides.kinds.append(try Self.kind(text, workingFolder)) }
    return overrides
  }

  private static func split(_ texts: [String]) -> [String] {
    texts.flatMap { $0.split(separator: ",").map { String($0.filter { $0 != " " }) } }.filter { !$0.isEmpty }
  }

  private static func kind(
    _ text: String, _ workingFolder: String
  ) throws(ConfigurationError) -> (pattern: ScopedGlob, kind: Kind) {
    guard let equals = text.lastIndex(of: "="), equals > text.startIndex else {
      throw ConfigurationError(place: "", message: "'--kind \(text)' has no pattern.", help: "Write --kind GLOB=KIND.")
    }
    let name = String(text[text.index(after: equals)...])
    let pattern = ScopedGlob(folder: workingFolder, glob: Glob(String(text[..<equals])))
    return (pattern, try KindName(name).kind)
  }
}

/// A kind by the name that people give it.
struct KindName {
  let kind: Kind

  /// Looks a name up.
  init(_ name: String) throws(ConfigurationError) {
    guard let kind = Kind(rawValue: name) else {
      let names = Kind.allCases.map(\.rawValue)
      throw ConfigurationError(
        place: "", message: "'\(name)' is no kind of file.",
        help: Spelling.nearest(to: name, among: names).map { "Did you mean '\($0)'?" }
          ?? "Kinds are \(names.joined(separator: ", ")).")
    }
    self.kind = kind
  }
}

extension Severity: ExpressibleByArgument {}

extension Release: ExpressibleByArgument {
  /// Reads `0.31.0`.
  public init?(argument: String) { self.init(written: argument) }
}
