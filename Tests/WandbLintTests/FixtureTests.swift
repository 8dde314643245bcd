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
    #expect(folders.count >= 15)
    for folder in folders {
      let own = Self.files.filter { $0.hasPrefix("\(folder)/") }
      #expect(own.contains { $0.contains("clean") }, "\(folder)")
      #expect(own.contains { !$0.contains("clean") }, "\(folder)")
    }
  }

  @Test(arguments: files) func showsItsMistakesOrNone(path: String) throws {
    let url = Self.root.appending(path: path)
    let text = try Data(contentsOf: url)
    let file = SourceFile(path: path, bytes: Array(text))
    let folder = url.deletingLastPathComponent()
    let surroundings = Surroundings(read: { name in
      (try? Data(contentsOf: folder.appending(path: name))).map { SourceFile(path: name, bytes: Array($0)) }
    })
    let kind = try #require(Kind.detect(file))
    let findings = Linter().lint(file: file, kind: kind, surroundings: surroundings).diagnostics
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
}
