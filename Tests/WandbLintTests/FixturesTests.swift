import Foundation
import JobSpec
import Syntax
import Testing
import WandbLint

/// The inputs in Fixtures/ show what they are there to show, at the right characters; their twins show nothing.
@Suite struct FixturesTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures")

  func findings(_ path: String) throws -> [String] {
    let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: path)))
    let file = SourceFile(path: path, bytes: bytes)
    return Linter().lint(file: file, kind: Kind.detect(file)).diagnostics.map { "\($0.rule.id) \($0.location.written)" }
  }

  @Test(arguments: ["aws-batch/jobdef.json", "dockerfile/Dockerfile", "env/wandb.env"])
  func theMistakesAreFound(_ path: String) throws {
    let found = try findings(path)
    #expect(found.contains("WB101 0123456789abcdef0123456789abcdef01234567"))
    #expect(found.contains("WB201 Offline"))
  }

  @Test(arguments: [
    "aws-batch/clean.json", "dockerfile/clean.Dockerfile", "shell/clean.sbatch", "singularity/clean.sh",
    "singularity/clean.def", "singularity/clean.env", "env/clean.env",
  ])
  func theTwinsAreClean(_ path: String) throws {
    #expect(try findings(path).isEmpty)
  }
}
