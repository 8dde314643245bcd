import JobSpec
import Testing

/// Runs the conformance cases in process and compares with what real engines did.
@Suite struct EnvironmentConformanceTests {
  struct Tally {
    var right = 0
    var unknown: [String] = []
    var wrong: [String] = []
    var missed: [String] = []

    var share: Double { Double(right) / Double(max(1, right + unknown.count + wrong.count + missed.count)) }
  }

  static let suites = ["shell", "dockerfile", "dockerrun", "singularity", "definition", "envfile", "slurm", "batch"]

  @Test(arguments: suites) func environmentsAgree(suite: String) throws {
    let comparesBoundaries = ["shell", "dockerrun", "singularity", "slurm"].contains(suite)
    let alignment = ProcessAlignment(comparesBoundaries: comparesBoundaries)
    var tally = Tally()
    let cases = try ConformanceCase.load(suite)
    #expect(!cases.isEmpty)
    for item in cases {
      check(item, alignment, &tally)
    }
    #expect(tally.wrong.isEmpty, "\(tally.wrong.joined(separator: "\n"))")
    #expect(tally.missed.isEmpty, "\(tally.missed.joined(separator: "\n"))")
    #expect(tally.share >= 0.99, "\(tally.unknown.joined(separator: "\n"))")
  }

  private func check(_ item: ConformanceCase, _ alignment: ProcessAlignment, _ tally: inout Tally) {
    let spec = item.read()
    if item.error != nil {
      if spec.problems.isEmpty {
        tally.unknown.append("\(item.id) \(item.about): the engine refuses it, the tool is silent")
      } else {
        tally.right += 1
      }
      return
    }
    if let isRejected = item.isRejected {
      let kinds: Set<Problem.Kind> = [.environmentNotList, .valueNotString, .shapeRejected, .syntax]
      if spec.problems.contains(where: { kinds.contains($0.kind) }) == isRejected {
        tally.right += 1
      } else {
        tally.wrong.append("\(item.id) \(item.about): the engine \(isRejected ? "rejects" : "accepts") it")
      }
      if isRejected { return }
    }
    guard let expected = item.processes else { return }
    for (want, got) in zip(expected, alignment.align(expected, with: spec.processes)) {
      for (name, expectation) in want.environment.sorted(by: { $0.key < $1.key }) {
        let note = "\(item.id) \(item.about) [\(want.command.joined(separator: " "))] \(name)"
        guard let got else {
          tally.missed.append(note)
          continue
        }
        judge(got.environment[name].state, expectation, note, &tally)
      }
    }
  }

  private func judge(
    _ state: Environment.State, _ expectation: ConformanceCase.Expectation, _ note: String, _ tally: inout Tally
  ) {
    switch (expectation, state) {
    case (.dynamic, .setUnknown), (.dynamic, .unknown): tally.right += 1
    case (.dynamic(let any), .set(let value)) where any.contains(value): tally.right += 1
    case (.dynamic, _): tally.wrong.append("\(note): cannot be known, the tool claims it")
    case (_, .setUnknown), (_, .unknown): tally.unknown.append("\(note): not known to the tool")
    case (.absent, .absent): tally.right += 1
    case (.value(let want), .set(let got)) where want == got: tally.right += 1
    case (.absent, _): tally.wrong.append("\(note): absent, the tool says set")
    case (.value, .absent): tally.wrong.append("\(note): set, the tool says absent")
    case (.value, .set): tally.wrong.append("\(note): another value")
    }
  }
}
