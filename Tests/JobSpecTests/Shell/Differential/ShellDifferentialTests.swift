import Foundation
import Testing

/// Runs random scripts with real shells and compares what their programs saw with what the engine says.
///
/// `SHELL_DIFFERENTIAL_SEED` and `SHELL_DIFFERENTIAL_COUNT` choose the scripts: script number N has the seed plus N, so
/// a script that failed is run again by its own seed and a count of 1.
@Suite("Shells and the engine") struct ShellDifferentialTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let seed = environment["SHELL_DIFFERENTIAL_SEED"].flatMap { UInt64($0) } ?? 20_240
  private static let count = environment["SHELL_DIFFERENTIAL_COUNT"].flatMap { Int($0) }

  struct Tally: Sendable {
    var failures: [(seed: UInt64, lines: [String])] = []
    var known = 0
    var compared = 0
    var programs = 0
  }

  @Test("see the same", arguments: [(GeneratedScript.Shell.bash, 1_400), (.dash, 600)])
  func sameEnvironments(shell: GeneratedScript.Shell, count: Int) async throws {
    guard ShellOracle.has(shell), FileManager.default.fileExists(atPath: "/proc/self/environ") else { return }
    let oracle = try ShellOracle()
    defer { oracle.remove() }
    let count = Self.count ?? count
    let seeds = (0..<count).map { Self.seed &+ UInt64($0) }
    let tally = try await tally(seeds, shell, oracle)
    let share = Double(tally.known) / Double(max(1, tally.compared))
    print(
      "\(shell.rawValue): \(count) scripts from seed \(Self.seed), \(tally.compared) names compared,",
      "\((share * 1000).rounded() / 10)% known, \(tally.failures.count) scripts disagree")
    for failure in tally.failures.prefix(8) {
      let script = GeneratedScript(seed: failure.seed, shell: shell)
      let reduced = script.reduced { candidate in
        guard let records = try? oracle.run([candidate]).first else { return false }
        let verdict = ScriptVerdict(candidate, records)
        return !verdict.agrees && verdict.isReadable
      }
      let lines = try oracle.run([reduced]).first.map { ScriptVerdict(reduced, $0) }.map { $0.wrong + $0.missed }
      Issue.record(
        """
        \(shell.rawValue) disagrees; SHELL_DIFFERENTIAL_SEED=\(failure.seed) SHELL_DIFFERENTIAL_COUNT=1
        \(reduced.text)\(reduced.files.sorted { $0.key < $1.key }.map { "--- \($0.key)\n\($0.value)" }.joined())
        caller: \(reduced.isCallerKnown ? "\(reduced.caller)" : "not known, or \(reduced.caller)")
        \((lines ?? failure.lines).prefix(6).joined(separator: "\n"))
        """)
    }
    #expect(tally.failures.isEmpty, "\(tally.failures.map { String($0.seed) }.joined(separator: " "))")
    #expect(share >= 0.95)
  }

  private func tally(_ seeds: [UInt64], _ shell: GeneratedScript.Shell, _ oracle: ShellOracle) async throws -> Tally {
    let size = 50
    return try await withThrowingTaskGroup(of: Tally.self) { group in
      for start in stride(from: 0, to: seeds.count, by: size) {
        let part = seeds[start..<min(start + size, seeds.count)]
        group.addTask { try Self.tally(part.map { GeneratedScript(seed: $0, shell: shell) }, oracle) }
      }
      var all = Tally()
      for try await tally in group {
        all.failures += tally.failures
        all.known += tally.known
        all.compared += tally.compared
      }
      all.failures.sort { $0.seed < $1.seed }
      return all
    }
  }

  private static func tally(_ scripts: [GeneratedScript], _ oracle: ShellOracle) throws -> Tally {
    var tally = Tally()
    for (script, records) in zip(scripts, try oracle.run(scripts)) {
      let verdict = ScriptVerdict(script, records)
      if !verdict.agrees { tally.failures.append((script.seed, verdict.wrong + verdict.missed)) }
      tally.known += verdict.known
      tally.compared += verdict.compared
    }
    return tally
  }
}
