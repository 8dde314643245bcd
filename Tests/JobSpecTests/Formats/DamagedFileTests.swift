import Foundation
import JobSpec
import Syntax
import TestSupport
import Testing

/// No reader traps, whatever is left of a file: every fixture is cut, mixed up and read as every kind.
@Suite struct DamagedFileTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let fixtures: [[UInt8]] = {
    let found =
      FileManager.default.enumerator(at: root.appending(path: "Fixtures/"), includingPropertiesForKeys: nil)?.allObjects
      as? [URL] ?? []
    return found.sorted { $0.path() < $1.path() }.compactMap { try? Data(contentsOf: $0) }.map { Array($0) }
  }()

  static let pieces =
    [
      "${", "}", "{{", "}}", "\"", "'", "\\", "\n", "$", "$(", "<<", "=", ":", "%", "[", "]", "#", "\t", "\u{E000}",
      "&a",
      "*a",
      "!If", "é", "<<EOF", "merge(", "$env:", "f\"{", "%env ", "\u{0}",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xFF, 0xFE]]

  @Test(arguments: Kind.allCases) func survives(_ kind: Kind) {
    var generator = SeededRandom(seed: 20_261_123)
    #expect(Self.fixtures.count > 40)
    for fixture in Self.fixtures {
      for _ in 0..<6 {
        let bytes = Self.damaged(fixture, &generator)
        check(SourceFile(path: "file", bytes: Array(bytes.prefix(generator.below(bytes.count + 1)))), as: kind)
      }
    }
  }

  /// The inputs of the conformance cases use more of each language than fixtures do.
  @Test(arguments: ["shell", "dockerfile", "dockerrun", "singularity", "definition", "slurm", "compose", "reference"])
  func survives(_ suite: String) throws {
    var generator = SeededRandom(seed: 20_261_124)
    let text = try Data(contentsOf: Self.root.appending(path: "Tests/Conformance/\(suite).jsonl"))
    var files: [(path: String, bytes: [UInt8])] = []
    for line in text.split(separator: 0x0A) {
      let item = try JSONSerialization.jsonObject(with: line) as? [String: Any]
      let texts = item?["files"] as? [String: String] ?? [:]
      for path in texts.keys.sorted() { files.append((path, Array((texts[path] ?? "").utf8))) }
    }
    #expect(files.count > 29)
    for (path, bytes) in files {
      for _ in 0..<8 {
        let file = SourceFile(path: path, bytes: Self.damaged(bytes, &generator))
        check(file, as: Kind.detect(file) ?? .shell)
      }
    }
  }

  private static func damaged(_ fixture: [UInt8], _ generator: inout SeededRandom) -> [UInt8] {
    var bytes = fixture
    for _ in 0..<generator.below(4) {
      let place = generator.below(bytes.count + 1)
      let end = min(bytes.count, place + generator.below(13))
      bytes.replaceSubrange(place..<end, with: generator.pick(pieces))
    }
    return bytes
  }

  private func check(_ file: SourceFile, as kind: Kind) {
    for assignment in JobSpec.read(file, as: kind).assignments where assignment.location.file == file {
      #expect(assignment.nameLocation.range.end <= file.bytes.count)
      #expect(assignment.location.range.end <= file.bytes.count)
    }
  }
}
