import Foundation
import Syntax
import Testing

/// Compares the parser with `bash -n` over the shell scripts of a folder: `SHELL_CORPUS=FOLDER`.
///
/// A script whose first line names dash or sh is also read as dash reads it, where dash is installed. One exception is
/// built in: a script that says `shopt -s extglob` is judged by `bash -O extglob -n`, since `-n` runs no `shopt`. Scripts
/// for zsh, ksh and fish are left out: bash's grammar is not theirs.
@Suite("The shell parser and the shells' own") struct ShellCorpusTests {
  private static let corpus = ProcessInfo.processInfo.environment["SHELL_CORPUS"]

  private struct Script {
    var path: String
    var bytes: [UInt8]
    /// Whether its first line names sh or dash.
    var isPosix: Bool
    var setsExtendedPatterns: Bool

    func isAccepted(as dialect: ShellSyntaxDialect) -> Bool {
      let file = SourceFile(path: path, bytes: bytes)
      return ShellParser.parse(SourceText(file: file, SourceRange(0, bytes.count)), dialect: dialect).problems.isEmpty
    }
  }

  @Test("accept the same scripts", .enabled(if: corpus != nil)) func sameScripts() throws {
    let scripts = try Self.scripts(in: URL(fileURLWithPath: Self.corpus ?? ""))
    #expect(!scripts.isEmpty)
    let plain = scripts.filter { !$0.setsExtendedPatterns }
    let extended = scripts.filter(\.setsExtendedPatterns)
    let posix = scripts.filter(\.isPosix)
    var differences = try Self.differences(plain, dialect: .bash, command: ["/bin/bash", "-n"])
    differences += try Self.differences(extended, dialect: .bash, command: ["/bin/bash", "-O", "extglob", "-n"])
    let hasDash = FileManager.default.isExecutableFile(atPath: "/bin/dash")
    if hasDash { differences += try Self.differences(posix, dialect: .posix, command: ["/bin/dash", "-n"]) }
    print(
      "\(scripts.count) scripts beside bash, \(extended.count) of them with extended patterns,",
      "\(hasDash ? posix.count : 0) beside dash, \(differences.count) differ")
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
  }

  /// The scripts on which the parser and a shell disagree.
  private static func differences(
    _ scripts: [Script], dialect: ShellSyntaxDialect, command: [String]
  ) throws -> [String] {
    let rejected = try rejected(scripts.map(\.path), by: command)
    return scripts.filter { $0.isAccepted(as: dialect) == rejected.contains($0.path) }.map {
      "\($0.path): \(command.joined(separator: " ")) \(rejected.contains($0.path) ? "rejects" : "accepts") it"
    }
  }

  /// The files that a POSIX shell or bash runs, by name or by their first line.
  private static func scripts(in folder: URL) throws -> [Script] {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
    var scripts: [Script] = []
    while let file = files?.nextObject() as? URL {
      guard !file.pathComponents.contains(".git"), !file.path.contains("\n"),
        try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true,
        let handle = try? FileHandle(forReadingFrom: file)
      else { continue }
      defer { try? handle.close() }
      let head = try handle.read(upToCount: 80) ?? Data()
      let shell = shell(ofFirstLine: String(decoding: head, as: UTF8.self).prefix { !$0.isNewline })
      let isNamed = ["sh", "bash", "sbatch", "slurm"].contains(file.pathExtension)
      guard shell.map({ ["sh", "bash", "dash"].contains($0) }) ?? isNamed else { continue }
      let bytes = try Array(head + (handle.readToEnd() ?? Data()))
      scripts.append(
        Script(
          path: file.path, bytes: bytes, isPosix: shell == "sh" || shell == "dash",
          setsExtendedPatterns: String(decoding: bytes, as: UTF8.self).contains("shopt -s extglob")))
    }
    return scripts.sorted { $0.path < $1.path }
  }

  /// The shell that a first line such as `#!/usr/bin/env -S bash -e` names; nil where it names none.
  private static func shell(ofFirstLine line: Substring) -> String? {
    guard line.hasPrefix("#!") else { return nil }
    let words = line.dropFirst(2).split { $0 == " " || $0 == "\t" }
    let names = words.map { $0.split(separator: "/").last.map(String.init) ?? "" }
    return names.first { $0 != "env" && !$0.hasPrefix("-") }.flatMap { $0.hasSuffix("sh") ? $0 : nil }
  }

  private static func rejected(_ paths: [String], by command: [String]) throws -> Set<String> {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    let check = "while IFS= read -r f; do \"$@\" \"$f\" 2>/dev/null </dev/null || echo \"$f\"; done"
    process.arguments = ["-c", check, "bash"] + command
    let list = FileManager.default.temporaryDirectory.appending(path: "shell-corpus-\(UUID().uuidString)")
    try Data(paths.map { $0 + "\n" }.joined().utf8).write(to: list)
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
