import Foundation
import Syntax
import Testing

/// The snippets of a case file, divided by lines of `%%`. What bash 5.2 says of each is its file's name.
private func snippets(_ name: String) throws -> [String] {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Cases")
  let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  return text.dropLast().components(separatedBy: "\n%%\n")
}

private func problems(_ script: String) -> [SyntaxProblem] {
  ShellParser.parse(SourceFile(path: "s.sh", script + "\n").text).problems
}

@Suite struct ShellAcceptanceTests {
  @Test func acceptsWhatBashAccepts() throws {
    for script in try snippets("ShellAccepted.txt") {
      #expect(problems(script).isEmpty, "rejected: \(script)")
    }
  }

  @Test func rejectsWhatBashRejects() throws {
    for script in try snippets("ShellRejected.txt") {
      #expect(!problems(script).isEmpty, "accepted: \(script)")
    }
  }

  /// Extended patterns are read everywhere, since a caller may have switched them on.
  @Test func acceptsExtendedPatterns() {
    #expect(problems("echo @(a|b) x+(c d)").isEmpty)
    #expect(problems("shopt -s extglob\n!(a) b").isEmpty)
    #expect(problems("!(a) b") != [])
  }

  /// Compares with the bash of this machine; says so where there is none.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/bin/bash"), "there is no /bin/bash"))
  func agreesWithBash() throws {
    for (name, isAccepted) in [("ShellAccepted.txt", true), ("ShellRejected.txt", false)] {
      for script in try snippets(name) {
        #expect(try bashAccepts(script) == isAccepted, "\(script)")
      }
    }
  }

  /// What dash 0.5.12 says.
  @Test(arguments: [
    ("a=(b)", false), ("a <(b)", false), ("for ((;;)); do a; done", false), ("a <<< b", false), ("a |& b", false),
    ("a-b() { c; }", false), ("case a in b) ;& esac", false), ("!", false), ("! ! a", false), ("! a", true),
    ("for a-b in c; do d; done", false), ("echo $((a); (b))", false), ("echo $((a+'b))", true), ("f() a", true),
    ("cat <<A\n$(\n", false), ("x=$(a <<A\nb\nA)\nc", false), ("\"${a:-'}\"", true), ("echo ${a[1]} ${b^^}", true),
    ("[[ a == b ]]; function f; select x; a+=b; $'c' &>d", true), ("{ a; }; (b); if c; then d; fi", true),
  ])
  func readsPosixAsDash(script: String, isAccepted: Bool) {
    let problems = ShellParser.parse(SourceFile(path: "s.sh", script).text, dialect: .posix).problems
    #expect(problems.isEmpty == isAccepted)
  }

  private func bashAccepts(_ script: String) throws -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-n"]
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardError = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data((script + "\n").utf8))
    try input.fileHandleForWriting.close()
    let messages = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    // A mistake inside `[[ ]]` is told on standard error, but leaves the status 0.
    let isSilent = messages.split(separator: "\n").allSatisfy { $0.contains("warning") || !$0.contains("line") }
    return process.terminationStatus == 0 && isSilent
  }
}
