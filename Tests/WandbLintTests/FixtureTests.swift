import Foundation
import JobSpec
import Syntax
import Testing
import WandbLint

/// Each format has a fixture with the four mistakes that the README shows, and a clean twin.
@Suite struct FixtureTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/")

  static let files: [String] = {
    let found = FileManager.default.enumerator(at: root, includingPropertiesForKeys: [.isRegularFileKey])
    return (found?.allObjects as? [URL] ?? []).filter { !$0.hasDirectoryPath }
      .map { String($0.path().dropFirst(root.path().count)) }.sorted()
  }()

  @Test func everyFormatHasBothTwins() {
    let folders = Set(Self.files.compactMap { $0.split(separator: "/").first })
    #expect(folders.count >= 27)
    for folder in folders {
      let own = Self.files.filter { $0.hasPrefix("\(folder)/") }
      #expect(own.contains { $0.contains("clean") }, "\(folder)")
      #expect(own.contains { !$0.contains("clean") }, "\(folder)")
    }
  }

  /// What the linter says of a fixture, the files beside it at hand.
  private func findings(_ path: String) throws -> [Diagnostic] {
    let url = Self.root.appending(path: path)
    let file = SourceFile(path: path, bytes: Array(try Data(contentsOf: url)))
    let folder = url.deletingLastPathComponent()
    let surroundings = Surroundings(read: { name in
      (try? Data(contentsOf: folder.appending(path: name))).map { SourceFile(path: name, bytes: Array($0)) }
    })
    let kind = try #require(Kind.detect(file))
    return Linter().lint(file: file, kind: kind, surroundings: surroundings).diagnostics
  }

  @Test(arguments: files) func showsItsMistakesOrNone(path: String) throws {
    let findings = try findings(path)
    let text = try Data(contentsOf: Self.root.appending(path: path))
    if path.contains("clean") {
      #expect(findings.filter { $0.severity > .note }.map(\.message) == [])
      return
    }
    let names = Set(findings.map(\.rule.name))
    let source = String(decoding: text, as: UTF8.self)
    if source.contains("Offline") { #expect(names.contains("ModeInvalid")) }
    if source.contains("0123456789abcdef0123456789abcdef01234567") { #expect(names.contains("ApiKeyInSpec")) }
    if source.contains("WANDB_DOCKER") { #expect(names.contains("DockerNotDigest")) }
    // Where the container is started by another file, that file misses the prefix.
    if source.contains("--cleanenv"), !path.hasSuffix(".def"), !path.hasSuffix(".env") {
      #expect(names.contains("SingularityPrefixMissing"))
    }
  }

  /// What each format's fixture holds: a key in the file, a mode that does not exist, an image without a digest, and a
  /// variable that arrives nowhere, because it is not handed over or misspelt.
  @Test func everyFormatShowsTheFourMistakes() throws {
    var found: [Substring: Set<String>] = [:]
    for path in Self.files where !path.contains("clean") {
      let folder = try #require(path.split(separator: "/").first)
      found[folder, default: []].formUnion(try findings(path).map(\.rule.name))
    }
    let undelivered = [
      "SingularityPrefixMissing", "VariableMisnamed", "SetTooLate", "NotExported", "AssignmentMalformed",
    ]
    for (folder, names) in found {
      #expect(names.isSuperset(of: ["ApiKeyInSpec", "ModeInvalid", "DockerNotDigest"]), "\(folder): \(names)")
      #expect(!names.isDisjoint(with: undelivered), "\(folder): \(names)")
    }
  }
}
