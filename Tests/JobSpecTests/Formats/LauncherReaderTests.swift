import JobSpec
import Syntax
import Testing

@Suite struct LauncherReaderTests {
  func read(_ source: String, _ kind: Kind = .launcher) -> ReadFile { ReadFile(source, as: kind) }

  @Test func readsSkyPilot() {
    let file = read("num_nodes: 2\nenvs: {A: ⟦on⟧, B: ⟦1.0⟧, C: , D: ⟦x⟧}\nsecrets: [E]\nrun: python t.py\n", .skypilot)
    #expect(file.values == ["A=True", "B=1", "D=x"])
    #expect(file.spec.processes.first?.container?.replication == .multinode)
    #expect(file.environment() == ["A=True", "B=1", "C unknown", "D=x", "E unknown"])
  }

  @Test func readsRayRuntimeEnvironments() {
    let file = read("env_vars:\n  A: ⟦one⟧\n  B: ⟦$HOME/x⟧\n  C: ⟦true⟧\n  D: ⟦\"5\"⟧\n")
    #expect(file.values == ["A=one", "B=?", "C=true", "D=5"])
    #expect(file.spec.assignments.map { $0.value?.location.range } == file.marked)
    #expect(file.problems == ["valueNotString true"])
  }

  @Test func readsVertexLikeKubernetes() {
    let file = read(
      """
      jobSpec:
        workerPoolSpecs:
        - replicaCount: 4
          containerSpec:
            imageUri: x
            command: [python, "$(A)"]
            env: [{name: A, value: ⟦t.py⟧}, {name: B, value: "⟦$(A)-$$(A)⟧"}]
      """)
    #expect(file.values == ["A=t.py", "B=t.py-$(A)"])
    #expect(file.commands == ["python t.py"])
    #expect(file.spec.processes.first?.container?.replication == .multinode)
  }

  @Test func readsAzureJobs() {
    let file = read(
      """
      type: pipeline
      jobs:
        train:
          command: >-
            A=1 python t.py ${{inputs.x}}
          environment_variables: {B: ⟦one⟧, C: "⟦x-${{name}}⟧"}
          resources: {instance_count: 2}
      """)
    #expect(file.values.suffix(2) == ["B=one", "C=?"])
    #expect(file.environment() == ["A=1", "B=one", "C=?"])
    #expect(file.spec.processes.first?.container?.replication == .multinode)
  }

  @Test func readsDevcontainers() {
    let file = ReadFile(
      """
      {
        // comment
        "build": {"args": {"ARG_A": "⟦one⟧"}},
        "runArgs": ["--env", "RUN_A=⟦two⟧", "-e=RUN_B=⟦3⟧", "--env-file", ".env"],
        "containerEnv": {"CON_A": "⟦four⟧", "CON_B": "⟦${localEnv:X:y}⟧",},
        "remoteEnv": {"REM_A": "⟦five⟧", "RUN_B": null},
        "postCreateCommand": {"a": "python a.py", "b": ["python", "b.py"]}, /* end */
      }
      """, as: .devcontainer, path: "devcontainer.json", beside: [".env": "FILE_A=\"q\"\n"])
    #expect(file.values == ["ARG_A=one", "RUN_A=two", "RUN_B=3", "CON_A=four", "CON_B=?", "REM_A=five"])
    #expect(file.places.prefix(4) == file.marked.prefix(4))
    #expect(file.commands == ["python a.py", "python b.py"])
    #expect(
      file.environment() == ["CON_A=four", "CON_B=?", "FILE_A=\"q\"", "REM_A=five", "RUN_A=two", "RUN_B absent"])
    #expect(file.spec.assignments.first?.carrier == .buildArgument)
  }
}
