import ArgumentParser

@main
struct WandbLintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wandb-lint",
    subcommands: [EnvCommand.self])
}
