import JobSpec
import Syntax
import Testing
import WandbLint

/// Names that the program of a job reads are its own business.
@Suite struct ProgramFilesTests {
  func rules(_ files: [String: String]) -> [String] {
    let others = files.mapValues { Array($0.utf8) }
    let surroundings = Surroundings(read: { name in others[name].map { SourceFile(path: name, bytes: $0) } })
    let source = """
      on: push
      jobs:
        a:
          steps:
          - run: python ./client/promote.py
            env: {WANDB_RUN_PATH: "team/demo", WANDB_API_KEY: "${{ secrets.K }}"}
      """
    let file = SourceFile(path: ".github/workflows/a.yml", source)
    return Linter().lint(file: file, kind: .githubActions, surroundings: surroundings).diagnostics.map(\.rule.id)
  }

  @Test func looksIntoTheProgram() {
    #expect(rules([:]) == ["WB302"])
    #expect(rules(["client/promote.py": "path = os.environ['WANDB_RUN_PATH']\n"]) == [])
    #expect(rules(["../../client/promote.py": "path = os.environ['WANDB_RUN_PATH']\n"]) == [])
    #expect(rules(["client/promote.py": "path = os.environ['WANDB_RUN_PATHS']\n"]) == ["WB302"])
  }
}
