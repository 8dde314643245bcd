import Syntax
import Testing

@testable import JobSpec

/// A process in one line: its words, then the variables that the file says something about.
func summary(_ process: Process) -> String {
  let words = process.command.map { $0.known ?? "?" }.joined(separator: " ")
  let variables = process.environment.entries.filter { $0.value.assignment != nil }.sorted { $0.key < $1.key }
  return ([words] + variables.map { "\($0.key)=\(text($0.value.state))" }).joined(separator: " | ")
}

private func text(_ state: Environment.State) -> String {
  switch state {
  case .set(let value): value
  case .setUnknown: "?"
  case .absent: "absent"
  case .unknown: "unknown"
  }
}

@Suite struct BatchReaderTests {
  func read(_ text: String, kind: Kind = .batch) -> JobSpec {
    JobSpec.read(SourceFile(path: "jobdef.json", text), as: kind)
  }

  /// A job definition around the members of `containerProperties`.
  func definition(_ members: String) -> String {
    #"{"jobDefinitionName": "train", "type": "container", "containerProperties": {"image": "i", \#(members)}}"#
  }

  @Test func aValueThatTheEndOfTheFileCutsOffIsNotEmpty() {
    let file = SourceFile(path: "jobdef.json", #"{"containerProperties": {"environment": [{"name": "MODE", "val"#)
    let spec = JobSpec.read(file, as: .batch)
    #expect(spec.problems.map(\.kind) == [.syntax])
    #expect(spec.processes.first?.environment["MODE"].state == .setUnknown)
  }

  @Test func bracesWithoutAnExpressionAreText() {
    let pairs = [("A", "{{}}"), ("B", "x{{y"), ("C", "${{}}"), ("D", "{{ name }}"), ("E", "{{}}{{ name }}")]
    let members = pairs.map { pair in #"{"name": "\#(pair.0)", "value": "\#(pair.1)"}"# }.joined(separator: ", ")
    let spec = read(definition(#""command": ["train"], "environment": [\#(members)]"#))
    #expect(spec.processes.map(summary) == ["train | A={{}} | B=x{{y | C=${{}} | D=? | E=?"])
  }

  @Test func readsEnvironmentAndSecrets() throws {
    let spec = read(
      definition(
        #"""
        "command": ["python", "train.py"], "executionRoleArn": "arn:aws:iam::1:role/r",
        "environment": [{"name": "MODE", "value": "off\u006cine"}, {"name": "NAME", "value": "n"}],
        "secrets": [{"name": "TOKEN", "valueFrom": "arn:aws:x"}]
        """#))
    #expect(spec.problems.isEmpty)
    #expect(spec.processes.map(summary) == ["python train.py | MODE=offline | NAME=n | TOKEN=?"])
    let process = try #require(spec.processes.first)
    #expect(process.environment.others == .absent)
    #expect(process.environment["AWS_BATCH_JOB_ID"].state == .setUnknown)
    #expect(spec.assignments.map(\.carrier) == [.batchEnvironment, .batchEnvironment, .batchSecret])
    #expect(spec.assignments[0].nameLocation.written == "MODE")
    #expect(spec.assignments[0].value?.location.written == #""off\u006cine""#)
    #expect(spec.assignments[0].location.written == #"{"name": "MODE", "value": "off\u006cine"}"#)
    guard case .dynamic(.secret, let place)? = spec.assignments[2].value?.parts.first else {
      Issue.record("a secret is not known")
      return
    }
    #expect(place.written == "arn:aws:x")
  }

  @Test func dropsEmptyValues() {
    let spec = read(
      definition(#""environment": [{"name": "A", "value": ""}, {"name": "B"}, {"name": "C", "value": "c"}]"#))
    #expect(spec.processes.map(summary) == [" | C=c"])
    #expect(spec.problems.map(\.kind) == [.emptyDropped, .emptyDropped])
    #expect(spec.problems.map(\.variable) == ["A", "B"])
    #expect(spec.processes[0].environment.losses.map(\.name) == ["A", "B"])
    #expect(spec.processes[0].environment.losses.allSatisfy { $0.reason == .emptyDropped })
  }

  @Test(arguments: [("x", "x", "x"), ("x", "y", "?")])
  func namesDuplicates(_ first: String, _ second: String, _ value: String) {
    let spec = read(
      definition(#""environment": [{"name": "A", "value": "\#(first)"}, {"name": "A", "value": "\#(second)"}]"#))
    #expect(spec.processes.map(summary) == [" | A=\(value)"])
    #expect(spec.problems.map(\.kind) == [.duplicateVariable])
    #expect(spec.problems[0].related.map(\.location.written) == ["A"])
    #expect(spec.problems[0].related[0].location.range < spec.problems[0].location.range)
  }

  @Test func namesAnItemWithoutAName() {
    let spec = read(definition(#""environment": [{"value": "x"}, {"name": "A", "value": "a"}]"#))
    #expect(spec.processes.map(summary) == [" | A=a"])
    #expect(spec.problems.map(\.kind) == [.assignmentMalformed])
    #expect(spec.problems[0].location.written == #"{"value": "x"}"#)
  }

  @Test func parametersReachTheCommandOnly() throws {
    let spec = read(
      definition(
        #""command": ["python", "--lr=Ref::lr,x", "Ref::"], "environment": [{"name": "A", "value": "a-Ref::b c"}]"#))
    #expect(spec.processes.map(summary) == ["python ? Ref:: | A=a-Ref::b c"])
    let word = try #require(spec.processes[0].command.dropFirst().first)
    #expect(word.parts.count == 3)
    guard case .dynamic(.template, let place) = word.parts[1] else {
      Issue.record("a parameter is a template")
      return
    }
    #expect(place.written == "Ref::lr")
    #expect(spec.problems.map(\.kind) == [.parameterNotSubstituted])
    #expect(spec.problems[0].location.written == "Ref::b")
  }

  @Test func secretsWantARoleAndANameOfTheirOwn() {
    let spec = read(
      definition(
        #""environment": [{"name": "A", "value": "a"}], "secrets": [{"name": "A", "valueFrom": "x"}]"#))
    #expect(spec.processes.map(summary) == [" | A=?"])
    #expect(spec.problems.map(\.kind) == [.secretAlsoPlain, .secretsWithoutExecutionRole])
    #expect(spec.problems.map(\.location.written) == ["A", #""secrets""#])
  }

  @Test func readsMultinodeJobs() {
    let spec = read(
      #"""
      {"jobDefinitionName": "m", "type": "multinode", "nodeProperties": {"numNodes": 4, "mainNode": 0,
        "nodeRangeProperties": [
          {"targetNodes": "0:0", "container": {"command": ["a"], "environment": [{"name": "A", "value": "1"}]}},
          {"targetNodes": "1:", "container": {"command": ["b"]}},
          {"targetNodes": "3:", "ecsProperties": {"taskProperties": [{"containers": [{"command": ["c"]}]}]}},
          {"targetNodes": ":", "eksProperties": {"podProperties": {"containers": [{"args": ["d"]}]}}}]}}
      """#)
    #expect(spec.processes.map(summary) == ["a | A=1", "b", "c", "d"])
    #expect(spec.processes.map { $0.container?.replication } == [.single, .multinode, .single, .multinode])
    #expect(spec.processes[0].environment["AWS_BATCH_JOB_NODE_INDEX"].state == .setUnknown)
  }

  @Test func readsTasksAndPods() {
    let tasks = read(
      #"""
      {"jobDefinitionName": "e", "type": "container", "ecsProperties": {"taskProperties": [{"executionRoleArn": "r",
        "containers": [
          {"name": "a", "image": "x", "command": ["p"], "environment": [{"name": "A", "value": "1"}],
           "secrets": [{"name": "S", "valueFrom": "v"}]},
          {"name": "b", "image": "y", "command": []}]}]}}
      """#)
    #expect(tasks.problems.isEmpty)
    #expect(tasks.processes.map(summary) == ["p | A=1 | S=?", ""])
    #expect(tasks.processes.map { $0.container?.name } == ["a", "b"])
    let pods = read(
      #"""
      {"jobDefinitionName": "k", "type": "container", "eksProperties": {"podProperties": {
        "containers": [{"image": "x", "command": ["p"], "args": ["q"], "env": [{"name": "A", "value": "1"}]}],
        "initContainers": [{"image": "y", "command": ["i"]}]}}}
      """#)
    #expect(pods.processes.map(summary) == ["i", "p q | A=1"])
  }

  @Test(arguments: [
    ("$(B)", "b"), ("x-$(B)-$(C)", "x-b-$(C)"), ("$$(B)", "$(B)"), ("$$$(B)", "$b"), ("$B ${B} $(B", "$B ${B} $(B"),
    ("$", "$"), ("$(AWS_BATCH_JOB_ID)", "?"), ("", ""), ("$(A)", "$(A)"),
  ])
  func podsExpandReferences(_ text: String, _ expected: String) {
    let spec = read(
      #"""
      {"podProperties": {"containers": [{"image": "i", "command": ["p", "\#(text)"],
        "env": [{"name": "B", "value": "b"}, {"name": "A", "value": "\#(text)"}]}]}}
      """#)
    let state = spec.processes.first?.environment["A"].state
    switch expected {
    case "": #expect(state == .absent)
    case "?": #expect(state == .setUnknown)
    default: #expect(state == .set(expected))
    }
    if text != "$(A)" { #expect(spec.processes.first?.command.last?.known ?? "?" == expected) }
  }

  @Test func readsEveryFormOnDisk() {
    let container = #"{"image": "i", "command": ["p"], "environment": [{"name": "A", "value": "1"}]}"#
    let tasks = #"{"taskProperties": [{"containers": [\#(container)]}]}"#
    for text in [
      #"{"jobDefinitions": [{"jobDefinitionName": "j", "revision": 3, "containerProperties": \#(container)}]}"#,
      container, tasks, #"{"numNodes": 1, "nodeRangeProperties": [{"targetNodes": "0", "container": \#(container)}]}"#,
      #"{"podProperties": {"containers": [{"image": "i", "command": ["p"], "env": [{"name": "A", "value": "1"}]}]}}"#,
      #"{"jobName": "j", "jobQueue": "q", "jobDefinition": "d", "containerOverrides": \#(container)}"#,
      #"{"jobName": "j", "jobQueue": "q", "jobDefinition": "d", "ecsPropertiesOverride": \#(tasks)}"#,
      #"{"command": ["p"], "environment": [{"name": "A", "value": "1"}]}"#,
    ] {
      #expect(read(text).processes.map(summary) == ["p | A=1"])
    }
  }

  @Test func overridesLeaveTheRestOpen() {
    let spec = read(
      #"""
      {"jobName": "j", "jobQueue": "q", "jobDefinition": "d", "arrayProperties": {"size": 10},
       "containerOverrides": {"environment": [{"name": "A", "value": "1"}]},
       "nodeOverrides": {"numNodes": 2, "nodePropertyOverrides": [{"targetNodes": "0:1", "containerOverrides": {}}]}}
      """#)
    #expect(spec.processes.map(summary) == [" | A=1", ""])
    #expect(spec.processes.map(\.environment.others) == [.unknown, .unknown])
    #expect(spec.processes.map { $0.container?.replication } == [.array, .multinode])
  }

  @Test func readsWhatThePlatformRejects() {
    for environment in [
      #"{"A": "1", "B": 2}"#, #"["A=1", "B=2"]"#, #"[{"Name": "A", "Value": "1"}, {"name": "B", "value": 2}]"#,
    ] {
      #expect(read(definition(#""environment": \#(environment)"#)).processes.map(summary) == [" | A=1 | B=2"])
    }
    #expect(read(definition(#""env": [{"name": "A", "value": "1"}]"#)).processes.map(summary) == [" | A=1"])
    let pascal = #"{"JobDefinitionName": "j", "ContainerProperties": {"Environment": [{"Name": "A", "Value": "1"}]}}"#
    #expect(read(pascal).processes.map(summary) == [" | A=1"])
  }

  @Test func knowsWhereAContainerCanWrite() throws {
    let spec = read(
      definition(
        #"""
        "readonlyRootFilesystem": true,
        "mountPoints": [{"containerPath": "/data", "readOnly": true}, {"containerPath": "/out", "sourceVolume": "o"}],
        "linuxParameters": {"tmpfs": [{"containerPath": "/tmp", "size": 64},
          {"containerPath": "/ro", "size": 1, "mountOptions": ["ro"]}]}
        """#))
    let container = try #require(spec.processes.first?.container)
    #expect(container.readOnlyRoot?.written == "true")
    #expect(container.writablePaths == ["/out", "/tmp"])
    #expect(container.image?.known == "i")
    let pod = read(
      #"""
      {"podProperties": {"containers": [{"image": "i", "securityContext": {"readOnlyRootFilesystem": true},
        "volumeMounts": [{"name": "s", "mountPath": "/s"}, {"name": "w", "mountPath": "/w"}]}],
        "volumes": [{"name": "s", "secret": {"secretName": "x"}}, {"name": "w", "emptyDir": {}}]}}
      """#)
    #expect(pod.processes.first?.container?.readOnlyRoot != nil)
    #expect(pod.processes.first?.container?.writablePaths == ["/w"])
  }

  @Test func readsYAML() {
    let text = "jobDefinitionName: j # why\ntype: container\ncontainerProperties:\n  image: i\n  environment:\n"
    let file = SourceFile(path: "j.yaml", text + "  - name: A\n    value: >-\n      two\n      words\n")
    let spec = JobSpec.read(file, as: .batch)
    #expect(spec.problems.isEmpty)
    #expect(spec.processes.map(summary) == [" | A=two words"])
    #expect(spec.comments.map(\.string) == ["# why"])
    #expect(spec.assignments.first?.value?.text?.location(4..<9).written == "words")
  }

  @Test func passesSyntaxProblemsOn() {
    let spec = read(#"{"jobDefinitionName": "a", "containerProperties": {"environment": [{"name": "A", "value": "1"},"#)
    #expect(spec.problems.map(\.kind) == [.syntax])
    #expect(spec.processes.map(summary) == [" | A=1"])
  }

  @Test func readsNothingOutOfNothing() {
    for text in ["", "[]", "1", "{}", "{\"jobDefinitions\": 1}", "[[{}]]", "null"] {
      #expect(read(text).assignments.isEmpty)
      #expect(read(text, kind: .ecs).assignments.isEmpty)
    }
  }
}

@Suite struct TaskDefinitionReaderTests {
  func read(_ text: String) -> JobSpec { JobSpec.read(SourceFile(path: "taskdef.json", text), as: .ecs) }

  @Test func readsEveryForm() {
    let container = #"""
      {"name": "c", "image": "i", "entryPoint": ["python"], "command": ["x"],
       "environment": [{"name": "A", "value": "1"}, {"name": "E", "value": ""}], "secrets": [{"name": "S", "valueFrom": "v"}]}
      """#
    let expected = "python x | A=1 | E= | S=?"
    let input = #"{"family": "f", "executionRoleArn": "r", "containerDefinitions": [\#(container)]}"#
    for text in [
      input, #"{"taskDefinition": \#(input)}"#, "[\(container)]", #"{"containerOverrides": [\#(container)]}"#,
    ] {
      let spec = read(text)
      #expect(spec.processes.map(summary) == [expected])
      #expect(spec.problems.isEmpty)
      #expect(spec.assignments.map(\.carrier) == [.ecsEnvironment, .ecsEnvironment, .ecsSecret])
    }
  }

  @Test func environmentFilesLeaveTheRestOpen() {
    let files = #""environmentFiles": [{"value": "arn:aws:s3:::b/a.env", "type": "s3"}]"#
    let spec = read(
      #"{"containerDefinitions": [{"environment": [{"name": "A", "value": "1"}], \#(files)}, {"name": "b"}]}"#)
    #expect(spec.processes.map(\.environment.others) == [.unknown, .absent])
    #expect(spec.processes[0].environment["A"].state == .set("1"))
  }

  @Test func secretsWantARole() {
    let spec = read(#"{"containerDefinitions": [{"secrets": [{"name": "S", "valueFrom": "v"}]}]}"#)
    #expect(spec.problems.map(\.kind) == [.secretsWithoutExecutionRole])
  }
}
