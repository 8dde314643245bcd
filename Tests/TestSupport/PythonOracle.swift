import Foundation

/// Runs the project's Python tools, where Python has what they import.
public enum PythonOracle {
  /// A folder of real files that the oracles read as well: `make oracles CORPUS=FOLDER`. Nil where none is given.
  public static let corpus = ProcessInfo.processInfo.environment["ORACLE_CORPUS"].flatMap { $0.isEmpty ? nil : $0 }

  /// The folder `Tools` of the package.
  private static let tools = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(path: "Tools")

  /// The Python that runs the tools: the one that `ORACLE_PYTHON` names, with the packages that they import.
  private static let python = ProcessInfo.processInfo.environment["ORACLE_PYTHON"] ?? "python3"

  /// Whether a module can be imported.
  public static func has(_ module: String) -> Bool { run(["-c", "import \(module)"]) != nil }

  /// The lines that a tool prints, each a JSON object.
  public static func objects(_ tool: String, _ arguments: String...) -> [[String: Any]] {
    let output = run([tools.appending(path: tool).path] + arguments) ?? Data()
    return output.split(separator: 0x0A).compactMap { try? JSONSerialization.jsonObject(with: $0) as? [String: Any] }
  }

  private static func run(_ arguments: [String]) -> Data? {
    let process = Foundation.Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? data : nil
  }
}
