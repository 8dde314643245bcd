import Foundation
import JobSpec
import Syntax
import Testing

/// No reader traps, whatever is left of a file: every fixture is cut, mixed up and read as every kind.
@Suite struct DamagedFileTests {
  static let fixtures: [[UInt8]] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/")
    let found = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
    return found.sorted { $0.path() < $1.path() }.compactMap { try? Data(contentsOf: $0) }.map { Array($0) }
  }()

  /// A small generator, so that a failure can be seen again.
  struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  static let pieces = [
    "${", "}", "{{", "}}", "\"", "'", "\\", "\n", "$", "$(", "<<", "=", ":", "%", "[", "]", "#", "\t", "\u{E000}", "&a",
    "*a",
    "!If", "é", "<<EOF", "merge(", "$env:", "f\"{", "%env ", "\u{0}",
  ].map { Array($0.utf8) }

  @Test(arguments: Kind.allCases) func survives(_ kind: Kind) {
    var generator = Generator(state: 20_261_123)
    #expect(Self.fixtures.count > 40)
    for fixture in Self.fixtures {
      for _ in 0..<6 {
        var bytes = fixture
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
          let place = Int.random(in: 0...bytes.count, using: &generator)
          let end = min(bytes.count, place + Int.random(in: 0...12, using: &generator))
          bytes.replaceSubrange(place..<end, with: Self.pieces.randomElement(using: &generator) ?? [])
        }
        bytes = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &generator)))
        let file = SourceFile(path: "file", bytes: bytes)
        let spec = JobSpec.read(file, as: kind)
        for assignment in spec.assignments where assignment.location.file == file {
          #expect(assignment.nameLocation.range.end <= bytes.count)
          #expect(assignment.location.range.end <= bytes.count)
        }
      }
    }
  }
}
