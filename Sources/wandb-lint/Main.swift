import ArgumentParser
import WandbLint

@main
struct WandbLintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Tool.name,
    abstract: "Find Weights & Biases settings that are wrong, leak a key, or never reach the training process.",
    discussion: """
      Reads AWS Batch and ECS job definitions, Dockerfiles, shell and batch scripts, Singularity and Apptainer \
      definition files and env files, works out which environment each process will see, and judges the W&B settings \
      in it. 'wandb-lint lint --help' shows the options of the check itself.
      """,
    version: Tool.version,
    subcommands: [
      LintCommand.self,
      EnvCommand.self,
      ExplainCommand.self,
      RulesCommand.self,
    ],
    defaultSubcommand: LintCommand.self)

  /// Runs the command. What the parser cannot accept ends with status 2, as usage errors do elsewhere.
  static func main() {
    System.ignoreClosedPipes()
    let arguments = CommandLine.arguments.dropFirst()
    if let request = LintRequest(plain: arguments, subcommands: subcommandNames) {
      System.exit(request.carryOut())
    }
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let code as ExitCode {
      System.exit(ExitStatus(rawValue: code.rawValue) ?? .failure)
    } catch let error as OutputError {
      System.complain(of: error.message)
      System.exit(.failure)
    } catch {
      guard exitCode(for: error) != .success else { exit(withError: error) }
      System.complain(fullMessage(for: error))
      System.exit(.usage)
    }
  }
  /// The words that name a subcommand.
  static var subcommandNames: [String] {
    configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
  }
}
