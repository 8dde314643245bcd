import Foundation
import TestSupport
import Testing

@testable import wandb_lint

/// The walk leaves out what git leaves out: git itself is asked.
@Suite struct IgnoreTests {
  /// The files that git would add, and those that the walk finds.
  func compare(_ folder: Folder) throws -> (git: [String], walk: [String]) {
    let git = Process()
    git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    git.arguments = ["git", "-c", "core.excludesFile=/dev/null", "ls-files", "--others", "--exclude-standard"]
    git.currentDirectoryURL = folder.url
    let pipe = Pipe()
    git.standardOutput = pipe
    try git.run()
    let listed = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    git.waitUntilExit()
    #expect(git.terminationStatus == 0)
    var search = try ConfigurationSearch(.none, Overrides(workingFolder: folder.url.path))
    var walk = FileWalk(root: Root(path: folder.url.path, isRepository: true))
    try walk.collect(".", at: folder.url.path, search: &search)
    let isVisible = { (path: String) in !path.split(separator: "/").contains { $0.hasPrefix(".") } }
    return (
      listed.split(separator: "\n").map(String.init).filter(isVisible).sorted(), walk.list.inputs.map(\.path).sorted()
    )
  }

  func repository(_ files: [String: String]) throws -> Folder {
    let folder = try Folder(files)
    let git = Process()
    git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    git.arguments = ["git", "init", "-q", folder.url.path]
    try git.run()
    git.waitUntilExit()
    #expect(git.terminationStatus == 0)
    return folder
  }

  static let tree = [
    "a", "b.sh", "build/a", "build/deep/b.sh", "src/build/a", "src/a.sh", "src/deep/er/a", "logs/x1.sh", "logs/x2.sh",
    "logs/keep.sh", "name with blank", "trailing", "star*name", "#hash", "!bang", "foo/bar/baz/qux", "foo/qux",
    "foo/bar/qux", "x/y/z/file", "[set]", "s/t", "doc/frotz", "a.sh/b",
  ]

  @Test(arguments: [
    "*.sh", "/a", "a", "build/", "/build/", "build", "src/build", "**/a", "src/**", "foo/**/qux", "**/deep/**",
    "logs/x[0-9].sh",
    "logs/*\n!logs/keep.sh", "logs/\n!logs/keep.sh", "*\n!*/\n!*.sh", "name with blank  ", "trailing\\ ", "star\\*name",
    "\\#hash", "\\!bang", "# comment", "!b.sh\n*.sh", "*.sh\n!b.sh\nb.sh", "x/*/z", "x/**/file", "x/?/z", "[[]set]",
    "[!a]",
    "[a-c]", "[^ab].sh", "[[:alpha:]]", "\r", "a\r\nb.sh\r\n", "s/t/", "s/", "/*", "/*\n!/src", "doc/frotz/", "frotz/",
    "**", "**/", "foo/**", "/**/qux", "f*/b?r/*", "fo[!a]/qux", "*/a", "a.sh/", "[", "[a", "\\", "b\\.sh", "***", "a**",
    "**a",
    "foo/*", "foo//qux", "//a", "./a", "src/./a.sh", " a", "b.sh ", "b.sh\t", "\u{FEFF}b.sh", "!", "/", "[]a]", "[a-]",
    "[]-a]",
  ])
  func agreesWithGit(_ patterns: String) throws {
    let files = Dictionary(Self.tree.map { ($0, "") }) { first, _ in first }
    let folder = try repository(files.merging([".gitignore": patterns + "\n"]) { $1 })
    let (git, walk) = try compare(folder)
    #expect(walk == git)
  }

  @Test func agreesWithGitOnNestedFiles() throws {
    let folder = try repository(
      Dictionary(Self.tree.map { ($0, "") }) { first, _ in first }.merging([
        ".gitignore": "*.sh\nlogs/*\n", "src/.gitignore": "!a.sh\n/build\n", "logs/.gitignore": "!x1.sh\n",
        "foo/.gitignore": "/bar/*\n!/bar/qux\n",
      ]) { $1 })
    try folder.write(".git/info/exclude", "x/\n/doc\n")
    let (git, walk) = try compare(folder)
    #expect(walk == git)
    #expect(walk.contains("logs/x1.sh"))
  }

  @Test func agreesWithGitOnRandomPatterns() throws {
    var random = SeededRandom(seed: 11)
    let pieces = ["a", "b", "*", "**", "/", "?", "!", "[ab]", "[!a]", "x", ".sh", "foo", "\\*", "src", "build"]
    for round in 0..<40 {
      let patterns = (0..<4).map { _ in
        (0..<Int.random(in: 1...5, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "a" }.joined()
      }.joined(separator: "\n")
      let folder = try repository(
        Dictionary(Self.tree.map { ($0, "") }) { first, _ in first }.merging([".gitignore": patterns]) { $1 })
      let (git, walk) = try compare(folder)
      #expect(walk == git, "round \(round): \(patterns)")
    }
  }
}
