import JobSpec
import Syntax

/// What the engine says of a script, compared with what a real shell did in each world.
struct ScriptVerdict: Sendable {
  /// What the engine claims and is not so.
  var wrong: [String] = []
  /// Programs that ran and that the engine does not know of.
  var missed: [String] = []
  /// How many decidable names the engine knows of all that were compared.
  var known = 0
  var compared = 0
  /// The engine's reading took no syntax error.
  var isReadable = true

  var agrees: Bool { wrong.isEmpty && missed.isEmpty }

  /// Names that a shell or a wrapper sets by itself; `bash -a` exports all of its own.
  private static let ownNames: Set<String> = [
    "PATH", "PWD", "OLDPWD", "SHLVL", "_", "COLUMNS", "LINES", "HOME", "LC_ALL", "LD_PRELOAD", "DIRSTACK", "EUID",
    "GROUPS",
    "HOSTNAME", "HOSTTYPE", "IFS", "LINENO", "MACHTYPE", "OPTERR", "OPTIND", "OSTYPE", "PIPESTATUS", "POSIXLY_CORRECT",
    "PPID", "PS4", "RANDOM", "SECONDS", "SHELL", "SHELLOPTS", "SRANDOM", "TERM", "UID",
  ]
  private static let ownPrefixes = ["BASH", "EPOCH", "_STDBUF"]

  init(_ script: GeneratedScript, _ records: [World: [ProgramRecord]]) {
    let spec = Self.read(script)
    isReadable = !spec.problems.contains { $0.kind == .syntax }
    let processes = Dictionary(grouping: spec.processes) { $0.command.count > 1 ? $0.command[1].known : nil }
    let everywhere = Dictionary(grouping: World.all.flatMap { records[$0] ?? [] }) { $0.command.dropFirst().first }
    for world in World.all {
      for record in records[world] ?? [] {
        let number = record.command.dropFirst().first
        compare(
          record, in: world, with: (processes[number] ?? []) + (processes[nil] ?? []), others: everywhere[number] ?? [])
      }
    }
  }

  private static func read(_ script: GeneratedScript) -> JobSpec {
    let files = script.files
    let surroundings = Surroundings(
      read: { path in
        let name = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
        return files[name].map { SourceFile(path: name, $0) }
      }, assumed: script.isCallerKnown ? script.caller : [:], assumesClean: script.isCallerKnown)
    return JobSpec.read(SourceFile(path: "job.sh", script.text), as: .shell, in: surroundings)
  }

  private mutating func compare(
    _ record: ProgramRecord, in world: World, with processes: [Process], others: [ProgramRecord]
  ) {
    let title = "world \(world.name): \(record.command)"
    let judged = processes.map { ($0, Self.mistakes(of: $0, about: record)) }
    guard let (process, mistakes) = judged.min(by: { $0.1.count < $1.1.count }) else {
      missed.append(title)
      return
    }
    wrong += mistakes.map { "\(title): \($0)" }
    for name in ScriptWriter.names where others.allSatisfy({ $0.environment[name] == record.environment[name] }) {
      compared += 1
      switch process.environment[name].state {
      case .set, .absent: known += 1
      case .setUnknown, .unknown: break
      }
    }
  }

  /// What a process of the engine says otherwise than a real one.
  private static func mistakes(of process: Process, about record: ProgramRecord) -> [String] {
    var mistakes: [String] = []
    var words = process.command.compactMap(\.known)
    if words.count == process.command.count, !words.isEmpty {
      words[0] = words[0].split(separator: "/").last.map(String.init) ?? ""
      if words != record.command { mistakes.append("the engine says the words are \(words)") }
    }
    var names = Set(process.environment.entries.map(\.key)).union(ScriptWriter.names).union(record.environment.keys)
    names.subtract(ownNames)
    for name in names.sorted() where !ownPrefixes.contains(where: { name.hasPrefix($0) }) {
      let real = record.environment[name]
      switch process.environment[name].state {
      case .set(let text) where text != real:
        mistakes.append("\(name) is \(real.debugDescription), the engine says \(text.debugDescription)")
      case .setUnknown where real == nil: mistakes.append("\(name) is absent, the engine says set")
      case .absent where real != nil: mistakes.append("\(name) is \(real.debugDescription), the engine says absent")
      default: break
      }
    }
    return mistakes
  }
}
