import ArgumentParser

/// Which configuration file holds.
struct ConfigurationOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Use this configuration file for all files.", valueName: "file"), completion: .file())
  var config: String?

  @Flag(help: "Use no configuration file.")
  var noConfig = false

  func validate() throws {
    if config != nil && noConfig { throw ValidationError("--config and --no-config exclude each other.") }
  }

  /// How the file is chosen.
  var mode: ConfigurationSearch.Mode {
    if noConfig { return .none }
    return config.map { .file($0) } ?? .nearest
  }
}
