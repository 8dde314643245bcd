/// A random script, with the files that lie beside it and the environment of its caller.
struct GeneratedScript: Sendable {
  /// The shell that runs it.
  enum Shell: String, Sendable {
    case bash
    case dash
  }

  var seed: UInt64
  var shell: Shell
  /// The script's pieces, each complete in itself, so that a failing script can be made smaller.
  var statements: [String] = []
  var files: [String: String] = [:]
  /// What the caller's environment holds.
  var caller: [String: String] = [:]
  /// Whether the engine is told what the caller's environment holds; otherwise it holds in one of two worlds.
  var isCallerKnown = true

  var text: String { "#!/bin/\(shell.rawValue)\n" + statements.joined(separator: "\n") + "\n" }

  init(seed: UInt64, shell: Shell) {
    self.seed = seed
    self.shell = shell
    var writer = ScriptWriter(seed: seed, shell: shell)
    writer.write()
    statements = writer.statements
    files = writer.files
    caller = writer.caller
    isCallerKnown = writer.isCallerKnown
  }
}

/// What a script cannot know of the machine that it runs on. Each script runs in both worlds.
struct World: Hashable, Sendable {
  var name: String
  /// The script's arguments.
  var arguments: [String]
  /// The status of every program that leaves a record.
  var status: Int
  /// What such a program prints.
  var output: String
  /// Whether there is a file `maybe`.
  var hasFile: Bool
  /// Whether the caller has set what a script that does not know its caller asks for.
  var hasCaller: Bool

  static let all = [
    World(name: "a", arguments: ["x", "two words"], status: 0, output: "one", hasFile: true, hasCaller: true),
    World(name: "b", arguments: ["y"], status: 1, output: "other text", hasFile: false, hasCaller: false),
  ]
}
