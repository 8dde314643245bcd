import Foundation
import Syntax
import Testing

/// Compares the parser with `bash -n` over the shell scripts of a folder: `SHELL_CORPUS=FOLDER`.
@Suite("The shell parser and bash -n") struct ShellCorpusTests {
  private static let corpus = ProcessInfo.processInfo.environment["SHELL_CORPUS"]

  @Test("accept the same scripts", .enabled(if: corpus != nil)) func sameScripts() throws {
    let scripts = try Self.scripts(in: URL(fileURLWithPath: Self.corpus ?? ""))
    let rejected = try Self.rejectedByBash(scripts.map(\.path))
    var differences: [String] = []
    for script in scripts {
      let bytes = try Array(Data(contentsOf: script))
      let file = SourceFile(path: script.path, bytes: bytes)
      let parsed = ShellParser.parse(SourceText(file: file, SourceRange(0, bytes.count)), dialect: .bash)
      let isRejected = rejected.contains(script.path)
      if isRejected == parsed.problems.isEmpty {
        differences.append(
          "\(script.path): bash \(isRejected ? "rejects" : "accepts") it \(parsed.problems.map(\.message).prefix(1))")
      }
    }
    print("\(scripts.count) scripts, bash rejects \(rejected.count), \(differences.count) differ")
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
  }

  /// The files that a POSIX shell or bash runs, by name or by their first line.
  private static func scripts(in folder: URL) throws -> [URL] {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
    var scripts: [URL] = []
    while let file = files?.nextObject() as? URL {
      guard !file.pathComponents.contains(".git"),
        try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
      else { continue }
      if ["sh", "bash"].contains(file.pathExtension) {
        scripts.append(file)
      } else if file.pathExtension.isEmpty, let handle = try? FileHandle(forReadingFrom: file) {
        let line = String(decoding: (try handle.read(upToCount: 40)) ?? Data(), as: UTF8.self).prefix { $0 != "\n" }
        if line.hasPrefix("#!"), line.hasSuffix("sh"), !line.hasSuffix("zsh"), !line.hasSuffix("ksh") {
          scripts.append(file)
        }
        try handle.close()
      }
    }
    return scripts.sorted { $0.path < $1.path }
  }

  private static func rejectedByBash(_ paths: [String]) throws -> Set<String> {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = [
      "-c", "while IFS= read -r f; do \"$BASH\" -n \"$f\" 2>/dev/null </dev/null || echo \"$f\"; done",
    ]
    let list = FileManager.default.temporaryDirectory.appending(path: "shell-corpus-\(UUID().uuidString)")
    try Data((paths.joined(separator: "\n") + "\n").utf8).write(to: list)
    defer { try? FileManager.default.removeItem(at: list) }
    process.standardInput = try FileHandle(forReadingFrom: list)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Set(String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init))
  }
}
