import Foundation
import JobSpec
import Testing

@testable import WandbLint

/// What is written from the rules and from real runs is what is in the repository. `UPDATE_DOCS=1` writes it anew.
@Suite(.serialized) struct DocumentationTests {
  static let isUpdating = ProcessInfo.processInfo.environment["UPDATE_DOCS"] != nil

  func url(_ path: String) -> URL { Golden.package.appendingPathComponent(path) }

  func read(_ path: String) throws -> String { String(decoding: try Data(contentsOf: url(path)), as: UTF8.self) }

  func expect(_ path: String, _ text: String) throws {
    if Self.isUpdating { try Data(text.utf8).write(to: url(path)) }
    #expect(try read(path) == text, "\(path) is out of date: run 'make docs'")
  }

  /// Replaces what stands between `<!-- begin name -->` and `<!-- end name -->`.
  func expect(_ path: String, section name: String, _ text: String) throws {
    let page = try read(path)
    let begin = "<!-- begin \(name) -->\n"
    let end = "<!-- end \(name) -->"
    let start = try #require(page.range(of: begin)).upperBound
    let stop = try #require(page.range(of: end)).lowerBound
    try expect(path, page[..<start] + text + page[stop...])
  }

  @Test(arguments: Rule.all.map(\.id))
  func hasAPageForEachRule(_ id: String) throws {
    let rule = try #require(Rule.all.first { $0.id == id })
    try expect("docs/rules/\(id).md", RuleDocument(rule).page)
  }

  @Test func hasNoPageForWhatIsNoRule() throws {
    let pages = try FileManager.default.contentsOfDirectory(atPath: url("docs/rules").path).filter { $0 != "README.md" }
    let known = Set(Rule.all.map { $0.id + ".md" })
    for page in pages where !known.contains(page) {
      if Self.isUpdating { try FileManager.default.removeItem(at: url("docs/rules/\(page)")) }
      #expect(Self.isUpdating, "docs/rules/\(page) belongs to no rule: run 'make docs'")
    }
  }

  @Test func listsTheRules() throws {
    try expect("docs/rules/README.md", "# Rules\n\n" + RuleTable.markdown(linkingTo: "."))
    try expect("README.md", section: "rules", RuleTable.markdown(linkingTo: "docs/rules"))
  }

  @Test func showsRealOutput() throws {
    let process = Process()
    process.executableURL = Command.binary
    process.arguments = ["Fixtures/aws-batch/jobdef.json"]
    process.currentDirectoryURL = Golden.package
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
    try expect("README.md", section: "output", "```text\n$ wandb-lint Fixtures/aws-batch/jobdef.json\n\(output)```\n")
  }

  @Test func namesEveryOptionInTheReference() throws {
    let folder = try Folder()
    let help = try Command(["lint", "--help"], in: folder).output
    let page = try read("docs/command.md")
    let options = help.matches(of: /--[a-z][a-z-]+/).map { String($0.output) }
    for option in Set(options) where option != "--help" && option != "--version" {
      #expect(page.contains("`\(option)"), "docs/command.md does not say what \(option) does")
    }
  }

  @Test func namesEveryKindInTheReference() throws {
    let page = try read("docs/command.md")
    for kind in Kind.allCases { #expect(page.contains("`\(kind.rawValue)`"), "docs/command.md does not name \(kind)") }
  }

  @Test func namesTheReleaseInTheChangelog() throws {
    #expect(
      try read("CHANGELOG.md").contains("## [\(Tool.version)]") || read("CHANGELOG.md").contains("## [Unreleased]"))
  }

  /// Links within the repository lead to files that exist.
  @Test(
    .disabled(if: isUpdating),
    arguments: ["README.md", "CONTRIBUTING.md", "docs/command.md", "docs/configuration.md", "docs/ci.md"])
  func hasNoDeadLink(_ path: String) throws {
    let folder = url(path).deletingLastPathComponent()
    for match in try read(path).matches(of: /\]\(([^)#:]+)(?:#[^)]*)?\)/) {
      let target = folder.appendingPathComponent(String(match.output.1))
      #expect(FileManager.default.fileExists(atPath: target.path), "\(path): \(match.output.1)")
    }
  }
}
