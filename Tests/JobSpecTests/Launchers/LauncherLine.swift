import Testing

@testable import JobSpec

/// A line of a script in which A is exported as 1 and B as 2, and what the programs that it starts see.
struct LauncherLine: CustomTestStringConvertible, Sendable {
  let line: String
  let seen: String
  let files: [String: String]
  let exports: String

  /// `seen` lists a program after another with `|` between them, each as `COMMAND: NAME=VALUE...`; `python x` is left out.
  /// `-` stands for a variable that is absent, `?` for one that is not known, `␠` for a blank.
  init(_ line: String, _ seen: String, _ files: [String: String] = [:], exports: String = "export A=1 B=2\n") {
    (self.line, self.seen, self.files, self.exports) = (line, seen, files, exports)
  }

  var testDescription: String { line }

  func check() {
    let folder = ScriptFolder(exports + line + "\n", files)
    let programs = seen.isEmpty ? [] : seen.split(separator: " | ").map(String.init)
    #expect(folder.commands.count == programs.count, "\(folder.commands)")
    for (program, process) in zip(programs, folder.spec.processes) {
      let parts = program.split(separator: ": ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let command = process.command.map { $0.known ?? "?" }.joined(separator: " ")
      #expect(command.hasPrefix(parts.count > 1 ? parts[0] : "python x"))
      for pair in (parts.last ?? "").split(separator: " ") {
        let name = String(pair.prefix { $0 != "=" })
        let expected = pair.dropFirst(name.count + 1).replacing("␠", with: " ").replacing("␉", with: "\t")
          .replacing("␤", with: "\n")
        #expect(process.environment[name].state.shown == expected, "\(name)")
      }
    }
  }
}
