import Foundation

/// One program that a real shell started: its words and what it saw.
struct ProgramRecord: Sendable {
  var command: [String]
  var environment: [String: String]
}

/// Runs scripts with the real shell in a folder of their own, with programs that only leave a record of what they see.
struct ShellOracle {
  private let root: URL
  /// What stands between the words of a record and its variables.
  private static let separator = "--- variables ---"

  init() throws {
    root = FileManager.default.temporaryDirectory.appending(path: "shell-differential-\(UUID().uuidString)")
    for world in World.all {
      let bin = root.appending(path: "bin.\(world.name)")
      try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
      try Data("\0\(Self.separator)\0".utf8).write(to: bin.appending(path: ".separator"))
      // The kernel's own account: a shell would leave out names that it does not know as variables.
      let program = """
        #!/bin/sh
        f=${0%/bin/*}
        /bin/cat /proc/$$/cmdline "$f/bin/.separator" /proc/$$/environ > "$f/rec/$$"
        echo '\(world.output)'
        exit \(world.status)
        """
      for name in ["python", "train"] {
        let path = bin.appending(path: name)
        try Data(program.utf8).write(to: path)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path.path)
      }
    }
  }

  func remove() { try? FileManager.default.removeItem(at: root) }

  static func has(_ shell: GeneratedScript.Shell) -> Bool {
    ["/bin", "/usr/bin", "/usr/local/bin"].contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(shell.rawValue)")
    }
  }

  /// What each script started in each world, in the order of the scripts.
  func run(_ scripts: [GeneratedScript]) throws -> [[World: [ProgramRecord]]] {
    let folder = root.appending(path: UUID().uuidString)
    var driver = "exec 2>/dev/null\n{\n"
    for (index, script) in scripts.enumerated() {
      for world in World.all {
        let place = folder.appending(path: "\(index).\(world.name)")
        try prepare(script, world, in: place)
        driver += line(script, world, in: place)
      }
    }
    // Background jobs keep descriptor 9: the reader ends when the last of them does.
    driver += "} 9>&1 | cat >/dev/null\n"
    try Data(driver.utf8).write(to: folder.appending(path: "driver"))
    try start(folder.appending(path: "driver"))
    let records = scripts.indices.map { index in
      Dictionary(
        uniqueKeysWithValues: World.all.map { world in
          (world, self.records(in: folder.appending(path: "\(index).\(world.name)/rec")))
        })
    }
    try FileManager.default.removeItem(at: folder)
    return records
  }

  private func prepare(_ script: GeneratedScript, _ world: World, in place: URL) throws {
    let files = FileManager.default
    try files.createDirectory(at: place.appending(path: "rec"), withIntermediateDirectories: true)
    try files.createSymbolicLink(
      at: place.appending(path: "bin"), withDestinationURL: root.appending(path: "bin.\(world.name)"))
    try Data(script.text.utf8).write(to: place.appending(path: "job.sh"))
    for (name, text) in script.files { try Data(text.utf8).write(to: place.appending(path: name)) }
    if world.hasFile { try Data().write(to: place.appending(path: "maybe")) }
  }

  private func line(_ script: GeneratedScript, _ world: World, in place: URL) -> String {
    var variables = ["PATH": "\(place.path)/bin:/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
    variables["NN"] = script.caller["NN"]
    variables["MM"] = script.caller["MM"]
    if script.isCallerKnown || world.hasCaller { variables.merge(script.caller) { first, _ in first } }
    let environment = variables.map { ScriptWriter.quoted("\($0)=\($1)") }.sorted().joined(separator: " ")
    let arguments = world.arguments.map(ScriptWriter.quoted).joined(separator: " ")
    return """
      cd \(place.path) && env -i \(environment) timeout -s KILL 5 \(script.shell.rawValue) ./job.sh \(arguments) \
      </dev/null >.out 2>.err; [ $? -ne 137 ] || rm -r rec

      """
  }

  private struct Failure: Error {}

  /// Foundation's `Process` needs a run loop of its own in each thread; this waits for the shell and no more.
  private func start(_ driver: URL) throws {
    let words: [UnsafeMutablePointer<CChar>?] = [strdup("sh"), strdup(driver.path as String), nil]
    defer { for word in words { free(word) } }
    var shell = pid_t()
    // A thread of the tests has signals blocked, and dash waits for them.
    var none = sigset_t()
    var before = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    guard posix_spawn(&shell, "/bin/sh", nil, nil, words, environ) == 0 else { throw Failure() }
    var status: Int32 = 0
    while waitpid(shell, &status, 0) < 0, errno == EINTR {}
  }

  private func records(in folder: URL) -> [ProgramRecord] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().compactMap { name in
      guard let data = try? Data(contentsOf: folder.appending(path: name)) else { return nil }
      let texts = data.split(separator: 0, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
      // The words of the interpreter's own command line, an empty one, the separator, the variables.
      guard let end = texts.firstIndex(of: Self.separator), end > 1 else { return nil }
      var command = Array(texts[1..<(end - 1)])
      command[0] = command[0].split(separator: "/").last.map(String.init) ?? ""
      var environment: [String: String] = [:]
      for text in texts[(end + 1)...] {
        guard let equals = text.firstIndex(of: "=") else { continue }
        environment[String(text[..<equals])] = String(text[text.index(after: equals)...])
      }
      return ProgramRecord(command: command, environment: environment)
    }
  }
}
