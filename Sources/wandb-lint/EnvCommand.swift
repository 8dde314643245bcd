import ArgumentParser
import Glibc
import JobSpec
import Syntax
import WandbLint

/// `wandb-lint env`: shows the environment that each process will see.
struct EnvCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "env",
    abstract: "Show which variables each process will see, where each was set, and what does not arrive.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Option(help: "How to write the result.")
  var format = Format.text

  @Option(help: ArgumentHelp("Read files that match GLOB as KIND.", valueName: "glob=kind"))
  var kind: [String] = []

  @Flag(help: "Show every variable, not only those of W&B.")
  var allVariables = false

  @Option(help: ArgumentHelp("A variable of the caller's environment (repeatable).", valueName: "name=value"))
  var assume: [String] = []

  @Flag(help: "The caller's environment holds nothing but what --assume says.")
  var assumeClean = false

  @Argument(help: "The files to read.")
  var paths: [String]

  func run() throws {
    var assumed: [String: String] = [:]
    for item in assume {
      let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { throw ValidationError("'\(item)' has no '='; write --assume NAME=VALUE.") }
      assumed[String(parts[0])] = String(parts[1])
    }
    var reports: [EnvironmentReport] = []
    for path in paths {
      guard let bytes = readFile(path) else {
        print("wandb-lint: cannot read '\(path)'")
        throw ExitCode(3)
      }
      let file = SourceFile(path: path, bytes: bytes)
      let folder = path.contains("/") ? String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) + "/" : ""
      let surroundings = Surroundings(
        read: { name in
          let full = name.hasPrefix("/") ? name : folder + name
          return readFile(full).map { SourceFile(path: full, bytes: $0) }
        }, assumed: assumed, assumesClean: assumeClean)
      let given = kind.compactMap { rule -> Kind? in
        let parts = rule.split(separator: "=", maxSplits: 1)
        return parts.count == 2 && parts[0] == path ? Kind(rawValue: String(parts[1])) : nil
      }.last
      guard let kind = given ?? Kind.detect(file) else {
        print("wandb-lint: '\(path)' is no job spec that is known")
        throw ExitCode(3)
      }
      reports.append(
        EnvironmentReport(of: JobSpec.read(file, as: kind, in: surroundings), showsAllVariables: allVariables))
    }
    let bytes: [UInt8]
    switch format {
    case .text:
      var writer = EnvironmentText()
      bytes = writer.write(reports)
    case .json:
      var writer = EnvironmentJSON()
      bytes = writer.write(reports)
    }
    _ = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
  }

  private func readFile(_ path: String) -> [UInt8]? {
    guard let handle = fopen(path, "rb") else { return nil }
    defer { fclose(handle) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, handle)
      guard count > 0 else { break }
      bytes.append(contentsOf: buffer[..<count])
    }
    return bytes
  }
}
