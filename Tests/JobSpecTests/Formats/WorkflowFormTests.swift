import JobSpec
import Syntax
import Testing

/// The forms in which workflows set variables beyond a plain map.
@Suite struct WorkflowFormTests {
  func steps(_ steps: String) -> ReadFile {
    ReadFile("on: push\njobs:\n  t:\n    steps:\n\(steps)", as: .githubActions, path: ".github/workflows/t.yml")
  }

  @Test(arguments: [
    ("echo A=x >> $GITHUB_ENV", "x"), ("echo \"A=x y\" >> \"$GITHUB_ENV\"", "x y"),
    ("echo 'A=\"x\"' >> $GITHUB_ENV", "\"x\""),
    ("printf 'A=%s\\n' x >> $GITHUB_ENV", "x"), ("echo A=x | tee -a $GITHUB_ENV", "x"),
    ("true && echo A=x >> $GITHUB_ENV", "x"),
    ("cat >> $GITHUB_ENV <<END\n        A=x\n        END", "x"), ("echo A=x y >> ${GITHUB_ENV}", "x y"),
    ("{ echo B=1; echo A=x; } >> \"$GITHUB_ENV\"", "x"),
    (
      "{\n          echo 'A<<EOF'\n          echo one\n          echo two\n          echo EOF\n        } >> $GITHUB_ENV",
      "one\ntwo"
    ),
  ])
  func handsOnWhatAStepWrites(_ script: String, _ value: String) {
    let file = steps("    - run: |\n        \(script)\n    - run: python t.py\n")
    #expect(file.spec.processes.last?.environment["A"].state == .set(value))
  }

  @Test func whatOnlySomeRunsWriteIsNotKnown() {
    let file = steps("    - run: if [ \"$X\" = 1 ]; then echo A=x >> $GITHUB_ENV; fi\n    - run: python t.py\n")
    #expect(file.environment().contains("A unknown"))
  }

  @Test func knowsThatAnExpressionIsNotKnown() {
    let file = steps("    - run: echo \"A=${{ secrets.K }}\" >> $GITHUB_ENV\n    - run: python t.py\n")
    #expect(file.environment() == ["A=?"])
    #expect(file.spec.assignments.map(\.nameLocation.written) == ["A"])
  }

  @Test func readsPowerShellAndPython() {
    let file = steps(
      """
          - shell: pwsh
            run: |
              $env:A = "⟦one⟧"
              "B=⟦two⟧" | Out-File -Append $env:GITHUB_ENV
              echo "C=⟦x$y⟧" >> $env:GITHUB_ENV
          - shell: python
            run: |
              import os
              os.environ["D"] = "⟦three⟧"
          - run: python t.py
      """)
    #expect(file.values == ["A=one", "B=two", "C=?", "D=three"])
    #expect(file.places.prefix(2) == file.marked.prefix(2))
    #expect(file.environment() == ["B=two", "C=?"])
  }

  @Test func saysThatAnExportEndsWithItsStep() {
    #expect(steps("    - run: export A=x\n    - run: python t.py\n").problems == ["assignmentMalformed A=x"])
    #expect(steps("    - run: export A=x; python t.py\n    - run: python u.py\n").problems == [])
    #expect(steps("    - run: python t.py\n    - run: export A=x\n").problems == [])
    #expect(steps("    - run: export A=x; echo $A\n    - run: python t.py\n").problems == [])
  }

  @Test func readsActionsAndServices() {
    let action = ReadFile(
      "runs:\n  using: composite\n  steps:\n  - {run: python t.py, shell: bash, env: {A: ⟦one⟧, B: \"${{ inputs.b }}\"}}\n",
      as: .githubActions, path: "action.yml")
    #expect(action.environment() == ["A=one", "B=?"])
    let job = ReadFile(
      "on: push\njobs:\n  t:\n    container: {image: x, env: {A: ⟦on⟧}}\n    services: {s: {env: {B: ⟦two⟧}}}\n    steps: [{run: python}]\n",
      as: .githubActions, path: ".github/workflows/t.yml")
    #expect(job.values == ["A=on", "B=two"])
    #expect(job.environment() == ["A=on"])
  }

  // MARK: GitLab

  @Test func layersGitLabJobs() {
    let file = ReadFile(
      """
      include: [{local: /other.yml}]
      default: {before_script: [export A=one]}
      variables: {B: ⟦$A/x⟧, C: {value: "⟦$A⟧", expand: false}, D: "⟦a$$b⟧"}
      train:
        extends: .base
        services: [{name: s, variables: {E: ⟦two⟧}}]
        rules: [{if: $X, variables: {F: ⟦three⟧}}]
        script: [!reference [.base, setup], python t.py]
      pages: {inherit: {variables: [D], default: false}, script: python p.py}
      """, as: .gitlab, path: ".gitlab-ci.yml",
      beside: ["other.yml": ".base:\n  variables: {G: base}\n  setup: [echo hello]\n"])
    #expect(file.values == ["A=one", "B=?", "C=$A", "D=a$b", "E=two", "F=three"])
    #expect(file.commands == ["python t.py", "python p.py"])
    #expect(file.environment() == ["A=one", "B=?", "C=$A", "D=a$b", "F unknown", "G=base"])
    #expect(file.environment(of: 1) == ["D=a$b"])
    #expect(file.spec.uses.map(\.name).contains("A"))
  }

  // MARK: CircleCI

  @Test func layersCircleJobs() {
    let file = ReadFile(
      """
      executors: {e: {docker: [{image: x, environment: {A: ⟦one⟧}}], environment: {B: ⟦two⟧}}}
      commands: {c: {steps: [{run: {command: python c.py, environment: {C: ⟦three⟧}}}]}}
      jobs:
        t:
          executor: e
          environment: [{D: ⟦four⟧}]
          steps:
          - run: echo 'export E=five' >> "$BASH_ENV"
          - c
          - when: {condition: x, steps: [{run: python w.py}]}
          - run: export F=six
      """, as: .circleCI, path: ".circleci/config.yml")
    #expect(file.values == ["A=one", "B=two", "C=three", "D=four", "E=five", "F=six"])
    #expect(file.environment() == ["A=one", "B=two", "C=three", "D=four", "E=five"])
    #expect(file.environment(of: 1) == ["A=one", "B=two", "D=four", "E=five"])
    #expect(file.problems == ["assignmentMalformed F=six"])
  }

  // MARK: Cloud Build

  @Test func substitutesInCloudBuild() {
    let file = ReadFile(
      """
      steps:
      - name: gcr.io/cloud-builders/docker
        args: [run, -e, "A=⟦one⟧", image, python, t.py]
      - name: python
        entrypoint: bash
        args: ["-c", "B=$$A python ${_X}"]
        env: ["C=⟦$_X⟧", "D=⟦a$$b⟧"]
        secretEnv: [⟦E⟧]
      options: {env: ["F=⟦two⟧"]}
      """, as: .cloudBuild, path: "cloudbuild.yaml")
    #expect(file.values.filter { !$0.hasPrefix("B") } == ["A=one", "C=?", "D=a$b", "E=?", "F=two"])
    #expect(file.spec.processes.map { $0.boundaries.map(\.kind) } == [[.dockerRun], []])
    #expect(file.environment(of: 1) == ["B=", "C=?", "D=a$b", "E=?", "F=two"])
  }
}
