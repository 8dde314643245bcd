import JobSpec
import Syntax
import Testing

@Suite struct KubernetesReaderTests {
  func read(_ source: String) -> JobSpec { JobSpec.read(SourceFile(path: "job.yaml", source), as: .kubernetes) }

  func pod(_ container: String) -> String {
    "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: c\n    image: x\n"
      + container.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)\n" }.joined()
  }

  func states(_ source: String) -> [String: Environment.State] {
    var states: [String: Environment.State] = [:]
    for (name, entry) in read(source).processes.first?.environment.entries ?? [:] { states[name] = entry.state }
    return states
  }

  @Test func laterEntriesWinAndExpandEarlierOnes() {
    let source = pod(
      """
      command: [python, train.py]
      env:
      - {name: A, value: one}
      - {name: B, value: "$(A)-$(NO)-$$(A)-$A"}
      - {name: A, value: two}
      - {name: C}
      """)
    #expect(states(source) == ["A": .set("two"), "B": .set("one-$(NO)-$(A)-$A"), "C": .set("")])
  }

  @Test func expandsCommands() {
    let source = pod("command: [python, train.py, --name, $(A)]\nenv:\n- {name: A, value: run 7}\n")
    #expect(read(source).processes.first?.command.map(\.known) == ["python", "train.py", "--name", "run 7"])
  }

  @Test func findsStoresInTheSameFile() {
    let source =
      pod(
        """
        envFrom:
        - configMapRef: {name: settings}
        - secretRef: {name: keys}
          prefix: P_
        env:
        - name: D
          valueFrom: {secretKeyRef: {name: keys, key: K}}
        - name: E
          valueFrom: {secretKeyRef: {name: elsewhere, key: K}}
        """) + "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata:\n  A: x\n"
      + "---\napiVersion: v1\nkind: Secret\nmetadata: {name: keys}\ndata:\n  K: c2VjcmV0Cg==\nstringData:\n  L: plain\n"
    #expect(
      states(source) == [
        "A": .set("x"), "P_K": .set("secret\n"), "P_L": .set("plain"), "D": .set("secret\n"), "E": .setUnknown,
      ])
  }

  @Test func isUnsureBehindAStoreOutsideTheFile() {
    let spec = read(pod("envFrom:\n- secretRef: {name: elsewhere}\n"))
    #expect(spec.processes.first?.environment["ANY"].state == .unknown)
  }

  @Test func rejectsValuesThatAreNoStrings() {
    let spec = read(
      pod("env:\n- {name: A, value: true}\n- {name: B, value: 1}\n- {name: C, value: yes}\n- {name: D, value: \"1\"}\n")
    )
    #expect(spec.problems.map(\.kind) == [.valueNotString, .valueNotString, .valueNotString])
    #expect(spec.problems.map(\.location.written) == ["true", "1", "yes"])
  }

  @Test func findsPodsInCustomResources() {
    let source = """
      apiVersion: kubeflow.org/v1
      kind: PyTorchJob
      spec:
        pytorchReplicaSpecs:
          Worker:
            template:
              spec:
                containers:
                - name: pytorch
                  args: ["bash", "-c", "x"]
                  env: [{name: A, value: b}]
      """
    #expect(states(source) == ["A": .set("b")])
  }

  @Test func readsTemplatesAtTheirOwnPlaces() {
    let source = """
      apiVersion: v1
      kind: Pod
      {{- if .Values.enabled }}
      spec:
        containers:
        - name: {{ .Values.name }}
          env:
          {{- range .Values.extra }}
          - {name: A, value: "{{ .value | default "x" }}"}
          {{- end }}
          - name: B
            value: fixed
      {{- end }}
      """
    let spec = read(source)
    #expect(spec.problems.isEmpty)
    #expect(spec.assignments.map(\.name) == ["A", "B"])
    #expect(spec.assignments.map { $0.value?.known } == [nil, "fixed"])
    #expect(spec.assignments.last?.value?.location.written == "fixed")
  }
}
