import JobSpec
import Syntax
import Testing

@Suite struct WorkflowReaderTests {
  func states(_ source: String, as kind: Kind, process: Int = 0) -> [String: Environment.State] {
    let spec = JobSpec.read(SourceFile(path: "w.yaml", source), as: kind)
    guard spec.processes.indices.contains(process) else { return [:] }
    var states: [String: Environment.State] = [:]
    for (name, entry) in spec.processes[process].environment.entries { states[name] = entry.state }
    return states
  }

  @Test func layersTheVariablesOfAWorkflow() {
    let source = """
      on: push
      env: {A: workflow, B: workflow, C: workflow}
      jobs:
        train:
          env: {B: job, C: job}
          steps:
          - run: python train.py
            env: {C: step, D: "${{ secrets.D }}", E: 010, F: True, G: 1.50}
      """
    #expect(
      states(source, as: .githubActions) == [
        "A": .set("workflow"), "B": .set("job"), "C": .set("step"), "D": .setUnknown, "E": .set("10"),
        "F": .set("true"), "G": .set("1.5"),
      ])
  }

  @Test func handsOnWhatAStepWrites() {
    let source = """
      on: push
      jobs:
        train:
          steps:
          - run: |
              export LOST=x
              echo "A=one two" >> "$GITHUB_ENV"
          - run: python train.py
      """
    #expect(states(source, as: .githubActions) == ["A": .set("one two")])
  }

  @Test func layersTheVariablesOfGitLab() {
    let source = """
      variables: {A: global, B: {value: described, description: x}}
      .base: {variables: {C: base, D: base}}
      train:
        extends: .base
        variables: {C: job, E: $OTHER}
        script: [python train.py]
      """
    #expect(
      states(source, as: .gitlab) == [
        "A": .set("global"), "B": .set("described"), "C": .set("job"), "D": .set("base"), "E": .setUnknown,
      ])
  }

  @Test func readsCloudBuildSteps() {
    let source = """
      steps:
      - name: python
        entrypoint: bash
        args: ["-c", "python train.py $$A"]
        env: ["A=one", "B=$_SUBSTITUTION"]
        secretEnv: [C]
      """
    #expect(states(source, as: .cloudBuild) == ["A": .set("one"), "B": .setUnknown, "C": .setUnknown])
  }

  @Test func readsCircleCISteps() {
    let source = """
      jobs:
        train:
          docker: [{image: x, environment: {A: image}}]
          environment: {B: job}
          steps: [checkout, {run: {command: python train.py, environment: {C: step}}}, {run: python eval.py}]
      """
    #expect(states(source, as: .circleCI) == ["A": .set("image"), "B": .set("job"), "C": .set("step")])
    #expect(states(source, as: .circleCI, process: 1) == ["A": .set("image"), "B": .set("job")])
  }

  @Test func readsLaunchers() {
    #expect(
      states("envs: {A: true, B: 010, C: x}\nsetup: true\nrun: python train.py\n", as: .skypilot) == [
        "A": .set("True"), "B": .set("8"), "C": .set("x"),
      ])
    #expect(
      states("type: task\nenv: [A=1, B]\ncommands: [python train.py]\n", as: .launcher) == [
        "A": .set("1"), "B": .unknown,
      ])
    #expect(
      states("entrypoint: python train.py\nruntime_env: {env_vars: {A: \"1\"}}\n", as: .launcher) == ["A": .set("1")])
  }
}
