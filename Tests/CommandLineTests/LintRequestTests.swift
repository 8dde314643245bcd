import ArgumentParser
import Testing

@testable import wandb_lint

@Suite struct LintRequestTests {
  /// The short cut and the parser of arguments read the same from the same words.
  @Test(arguments: [
    [], ["."], ["a.json"], ["a.json", "b c/d.sh"], ["-"], ["--force-exclude"], ["a", "--force-exclude", "b"],
    ["--force-exclude", "-", "x"], ["é"], ["", "a"], ["a", "lint"],
  ])
  func readsPlainArgumentsAsTheParserDoes(_ arguments: [String]) throws {
    let plain = try #require(LintRequest(plain: arguments, subcommands: WandbLintCommand.subcommandNames))
    let parsed = try #require(try WandbLintCommand.parseAsRoot(arguments) as? LintCommand)
    #expect(plain == parsed.request)
  }

  @Test(arguments: [
    ["lint"], ["lint", "a"], ["env", "a"], ["explain", "WB101"], ["rules"], ["help"], ["--help"], ["-h", "a"],
    ["a", "--help"],
    ["--format", "json"], ["--", "a"], ["a", "--select=WB1"], ["--version"], ["--generate-completion-script", "bash"],
    ["---completion"],
  ])
  func leavesTheRestToTheParser(_ arguments: [String]) {
    #expect(LintRequest(plain: arguments, subcommands: WandbLintCommand.subcommandNames) == nil)
  }
}
