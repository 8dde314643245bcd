import JobSpec
import Syntax
import Testing

/// Kubernetes manifests beyond a plain pod.
@Suite struct ManifestTests {
  func read(_ source: String, path: String = "job.yaml", beside files: [String: String] = [:]) -> ReadFile {
    ReadFile(source, as: .kubernetes, path: path, beside: files)
  }

  @Test func readsTheRuntimeEnvironmentOfARayJob() {
    let file = read(
      "kind: RayJob\nspec:\n  entrypoint: python t.py\n  runtimeEnvYAML: |\n    env_vars:\n      A: ⟦one⟧\n      B: ⟦5⟧\n"
    )
    #expect(file.values == ["A=one", "B=5"])
    #expect(file.places == file.marked)
    #expect(file.environment() == ["A=one", "B=5"])
    #expect(file.problems == ["valueNotString 5"])
  }

  @Test(arguments: [
    (
      "kind: PyTorchJob\nspec:\n  pytorchReplicaSpecs:\n    Worker:\n      replicas: 4\n      template:\n        spec:\n",
      8
    ),
    ("kind: Job\nspec:\n  parallelism: 2\n  template:\n    spec:\n", 4),
    (
      "kind: JobSet\nspec:\n  replicatedJobs:\n  - replicas: 3\n    template:\n      spec:\n        template:\n          spec:\n",
      10
    ),
    (
      "kind: Job\napiVersion: batch.volcano.sh/v1alpha1\nspec:\n  tasks:\n  - replicas: 2\n    template:\n      spec:\n",
      6
    ),
  ])
  func countsCopies(_ head: String, _ indent: Int) {
    let pad = String(repeating: " ", count: indent + 2)
    let file = read(head + "\(pad)containers: [{name: c, image: x, command: [python], env: [{name: A, value: ⟦x⟧}]}]\n")
    #expect(file.spec.processes.map { $0.container?.replication } == [.multinode])
    #expect(file.places == file.marked)
  }

  @Test func rejectsTwoSources() {
    let file = read(
      "kind: Pod\nspec:\n  containers:\n  - image: x\n    env:\n    - {name: A, value: \"one\", valueFrom: {fieldRef: {fieldPath: x}}}\n    - {name: B, value: \"\", valueFrom: {fieldRef: {fieldPath: x}}}\n"
    )
    #expect(file.problems == ["shapeRejected \"one\""])
  }

  @Test func readsKustomizations() {
    let file = read(
      """
      configMapGenerator:
      - name: c
        literals: [A=⟦one⟧, 'B="⟦two⟧"']
        envs: [c.env]
      secretGenerator: [{name: s, literals: [C=⟦three⟧]}]
      patches:
      - patch: |
          kind: Pod
          spec:
            containers:
            - image: x
              command: [python]
              envFrom: [{configMapRef: {name: c}}]
              env: [{name: D, value: ⟦four⟧}]
      """, path: "kustomization.yaml", beside: ["c.env": "E=\"q\"\n"])
    #expect(file.values == ["A=one", "B=two", "C=three", "D=four"])
    #expect(file.places == file.marked)
    #expect(file.environment() == ["A=one", "B=two", "D=four", "E=\"q\""])
    #expect(file.spec.assignments.map(\.carrier).contains(.kubernetesSecret))
  }

  @Test func readsManifestsAndScriptsInTexts() {
    let file = read(
      """
      kind: Workflow
      spec:
        templates:
        - resource:
            manifest: |
              kind: Pod
              spec:
                containers: [{image: x, command: [python], env: [{name: A, value: "⟦one⟧"}]}]
      ---
      kind: ConfigMap
      metadata: {name: c}
      data:
        run.sh: |
          export B=⟦two⟧
          python t.py
        set.py: |
          import os
          os.environ["C"] = "⟦three⟧"
      """)
    #expect(file.values == ["A=one", "B=two", "C=three"])
    #expect(file.places == file.marked)
    #expect(file.commands.sorted() == ["python", "python t.py"])
  }

  @Test func readsHelmValues() {
    let file = read(
      "env: {A: ⟦one⟧}\njob:\n  extraEnv:\n  - {name: B, value: ⟦\"two\"⟧}\n  envVars: {nested: {C: no}}\n  other: {D: no}\n",
      path: "chart/values-prod.yaml")
    #expect(file.values == ["A=one", "B=two"])
    #expect(file.spec.assignments.map { $0.value?.location.range } == file.marked)
  }

  @Test func readsHelmTemplates() {
    let file = read(
      """
      {{- if .Values.on }}
      kind: Pod
      spec:
        containers:
        - image: "{{ .Values.image }}"
          command: [python, t.py]
          env:
          {{- range $k, $v := .Values.env }}
          - name: {{ $k }}
            value: {{ $v | quote }}
          {{- end }}
          - name: A
            value: "⟦one⟧"
          - name: B
            value: "⟦x-{{ .Release.Name }}⟧"
      {{- end }}
      """, path: "templates/pod.yaml")
    #expect(file.values.filter { $0.hasPrefix("A") || $0.hasPrefix("B") } == ["A=one", "B=?"])
    #expect(file.spec.processes.first?.environment["A"].state == .set("one"))
    #expect(file.problems == [])
  }
}
