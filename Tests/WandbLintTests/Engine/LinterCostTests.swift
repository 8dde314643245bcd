import JobSpec
import Syntax
import TestSupport
import Testing
import WandbLint

/// What it costs to judge a file that has been read, whatever its size.
@Suite(.serialized) struct LinterCostTests {
  private func cost(_ script: String) -> Double {
    let file = SourceFile(path: "job.sh", script)
    return processorTime { _ = Linter().lint(file: file, kind: .shell) }
  }

  private func expectLinear(_ script: (Int) -> String) {
    let small = cost(script(150))
    let large = cost(script(600))
    #expect(large < small * 9 + 0.02, "\(small) s and \(large) s")
  }

  @Test func manyProcessesSeeManyVariables() {
    expectLinear { count in (0..<count).map { "export A_\($0)=1\npython train.py\n" }.joined() }
  }

  @Test func processesInContainersStandBetweenOthers() {
    expectLinear { count in
      (0..<count).map { "export A_\($0)=1\npython train.py\ndocker run -e A_\($0) image python train.py\n" }.joined()
    }
  }
}
