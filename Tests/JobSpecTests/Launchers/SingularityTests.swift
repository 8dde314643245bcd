import Syntax
import Testing

@testable import JobSpec

@Suite struct SingularityTests {
  private func state(
    _ options: String, _ exports: KeyValuePairs<String, String> = [:], product: String = "apptainer",
    name: String = "MODE"
  ) -> Environment.State? {
    CommandLine("\(product) exec \(options) train.sif python", exports: exports).run().first?[name]
  }

  @Test(arguments: [
    ("", Environment.State.set("x")), ("--contain", .set("x")), ("-c", .set("x")), ("--nv -B /a:/b -H /h", .set("x")),
    ("-e", .absent), ("--cleanenv", .absent), ("-C", .absent), ("--containall", .absent), ("--compat", .absent),
    ("-eC --nv", .absent), ("--cleanenv=false", .set("x")), ("--no-env A,MODE", .absent), ("--pwd -e", .set("x")),
  ]) func hostVariables(options: String, expected: Environment.State) {
    #expect(state(options, ["MODE": "x"]) == expected)
  }

  @Test(arguments: [
    ("1", Environment.State.absent), ("true", .absent), ("T", .absent), (" true ", .absent), ("0", .set("x")),
    ("False", .set("x")), ("", .set("x")),
  ]) func settingsInVariables(value: String, expected: Environment.State) {
    #expect(state("", ["MODE": "x", "APPTAINER_CLEANENV": value]) == expected)
    #expect(state("", ["MODE": "x", "SINGULARITY_CLEANENV": value], product: "singularity") == expected)
    #expect(state("--cleanenv=false", ["MODE": "x", "APPTAINER_CONTAINALL": value]) == expected)
  }

  @Test func refusesAnUnreadableSetting() {
    #expect(CommandLine("apptainer exec t.sif python", exports: ["APPTAINER_CLEANENV": "yes"]).run().isEmpty)
  }

  @Test(arguments: [
    ("--env MODE=cli", "cli"), ("", "apptainer"), ("-e", "apptainer"), ("--env A=1", "apptainer"),
  ]) func precedence(options: String, expected: String) {
    let exports: KeyValuePairs = [
      "MODE": "host", "SINGULARITYENV_MODE": "singularity", "APPTAINERENV_MODE": "apptainer",
    ]
    #expect(state(options, exports) == .set(expected))
    #expect(state(options, exports, name: "APPTAINERENV_MODE") == .absent)
    #expect(state(options, exports, name: "SINGULARITYENV_MODE") == .absent)
  }

  @Test func theNameSingularityLeadsToTwoProducts() {
    let both: KeyValuePairs = ["SINGULARITYENV_MODE": "s", "APPTAINERENV_MODE": "a"]
    #expect(state("-e", both, product: "singularity") == .unknown)
    let same: KeyValuePairs = ["SINGULARITYENV_MODE": "s", "APPTAINERENV_MODE": "s"]
    #expect(state("-e", same, product: "singularity") == .set("s"))
    #expect(state("", ["APPTAINERENV_MODE": "a"], product: "singularity") == .unknown)
    #expect(state("", ["SINGULARITYENV_MODE": "s"], product: "singularity") == .set("s"))
    #expect(state("", ["SINGULARITY_X": "s"], product: "singularity", name: "SINGULARITY_X") == .absent)
  }

  @Test func emptyValuesAreInjected() {
    #expect(state("", ["MODE": "x", "SINGULARITYENV_MODE": ""]) == .set(""))
    #expect(state("", ["MODE": ""]) == .set(""))
  }

  @Test(arguments: [
    ("HOME", Environment.State.setUnknown), ("PATH", .setUnknown), ("LD_LIBRARY_PATH", .setUnknown),
    ("SINGULARITY_SHELL", .absent), ("APPTAINER_FOO", .absent),
  ]) func namesThatDoNotCross(name: String, expected: Environment.State) {
    #expect(state("", [name: "x"], name: name) == expected)
  }

  @Test func proxiesCrossIntoACleanEnvironment() {
    #expect(state("-e", ["https_proxy": "p"], name: "https_proxy") == .set("p"))
    #expect(state("-e", [:], name: "LANG") == .set("C"))
  }

  @Test(arguments: [
    ("MODE=offline,A=p", Environment.State.set("offline"), Environment.State.set("p")),
    ("MODE=a,b", .set("a,b"), .absent), ("MODE=a=b,A=d", .set("a=b"), .set("d")),
    ("\"MODE=n\"", .set("n"), .absent), ("MODE=he \"hi\"", .set("he \"hi"), .absent),
    ("\"MODE=a,b\",A=x", .set("a,b"), .set("x")), ("\"MODE=a \"\"b\"\"\",A=x", .set("a \"b\""), .set("x")),
    ("MODE=abc==", .set("abc=="), .absent), ("MODE=", .set(""), .absent),
  ]) func listsOfVariables(list: String, mode: Environment.State, other: Environment.State) {
    #expect(state("--env '\(list)'") == mode)
    #expect(state("--env='\(list)'", name: "A") == other)
  }

  @Test(arguments: [
    ("MODE", Problem.Kind.assignmentMalformed), ("TAGS=a,b,MODE=x", .valueSplit), ("TAGS=\"a,b\",MODE=x", .valueSplit),
  ]) func refusedLists(list: String, kind: Problem.Kind) {
    let line = CommandLine("apptainer exec --env '\(list)' t.sif python")
    #expect(line.run().isEmpty)
    #expect(line.builder.problems.map(\.kind) == [kind])
  }

  @Test func locatesListedVariables() {
    let line = CommandLine("singularity exec --env MODE=a,NAME=b,TAG=$T t.sif python")
    _ = line.run()
    #expect(line.builder.assignments.map(\.nameLocation.written) == ["MODE", "NAME", "TAG"])
    #expect(line.builder.assignments.map { $0.value?.location.written } == ["a", "b", "$T"])
    #expect(line.builder.assignments.allSatisfy { $0.carrier == .option(.singularityExec) })
  }

  @Test(arguments: [
    ("$USERX-run", Environment.State.set("-run")), (#"a\$b"#, .set("a$b")), (#"a\\b"#, .set(#"a\b"#)),
    (#"a\b"#, .set(#"a\b"#)), ("a\"b", .set("a\"b")), ("x$(date)", .setUnknown), ("x`date`", .setUnknown),
    ("$HOME/w", .setUnknown), ("cost 5$", .set("cost 5$")), ("${NONE}y", .set("y")), ("it's", .set("it's")),
    ("un`balanced", .absent), ("${open", .absent), ("$(open", .absent), (#"end\"#, .absent),
    (#"say \"hi\""#, .set(#"say \hi\"#)), ("$OTHER", .setUnknown), ("$1", .setUnknown),
  ]) func injectedValuesAreEvaluated(value: String, expected: Environment.State) {
    let exports: KeyValuePairs = ["SINGULARITYENV_MODE": value, "USERX": "bob", "SINGULARITYENV_OTHER": "o"]
    #expect(state("", exports) == expected)
    #expect(state("--no-eval", exports) == .set(value))
    #expect(state("--compat", exports) == .set(value))
  }

  @Test func oneUnreadableValueBreaksAll() {
    let exports: KeyValuePairs = ["SINGULARITYENV_MODE": "`", "SINGULARITYENV_A": "1", "B": "2"]
    #expect(state("", exports, name: "A") == .absent)
    #expect(state("", exports, name: "B") == .set("2"))
  }

  @Test func hostValuesAreNotEvaluated() { #expect(state("", ["MODE": "$X`"]) == .set("$X`")) }

  @Test func reportsEvaluatedValues() {
    let line = CommandLine("singularity exec t.sif python", exports: ["SINGULARITYENV_NAME": "$X-run", "MODE": "$X"])
    _ = line.run()
    #expect(line.builder.problems.map(\.kind) == [.valueEvaluated])
    #expect(line.builder.problems.first?.variable == "NAME")
    #expect(line.builder.problems.first?.location.written == "$X-run")
  }

  @Test func recordsWhatACleanEnvironmentDrops() {
    let losses = CommandLine("singularity exec --cleanenv t.sif python", exports: ["MODE": "x", "PATH": "/bin"]).run()
      .first?.environment.losses
    #expect(losses?.map(\.name) == ["MODE"])
    #expect(losses?.map(\.reason) == [.prefixMissing])
    #expect(losses?.first?.cause?.written == "--cleanenv")
  }

  @Test func readsFiles() {
    let line = CommandLine(
      "singularity exec --env-file a.env,b.env --env MODE=cli t.sif python",
      exports: ["HOST": "h", "SINGULARITYENV_A": "prefix", "SINGULARITYENV_D": "d"],
      files: ["a.env": "MODE=1\nA=\"a a\"\nB=$HOST\n", "b.env": "export A=2\nC='$X'\nunset B\nSINGULARITYENV_E=1\n"])
    let started = line.run().first
    #expect(started?["MODE"] == .set("cli"))
    #expect(started?["A"] == .set("2"))
    #expect(started?["B"] == .set("h"))
    #expect(started?["C"] == .set(""))
    #expect(started?["D"] == .set("d"))
    #expect(started?.environment.losses.map(\.name) == ["E"])
    #expect(line.builder.references.map(\.path) == ["a.env", "b.env"])
    #expect(line.builder.problems.map(\.variable) == ["C"])
  }

  @Test func readsFilesThatAVariableNames() {
    let started = CommandLine(
      "apptainer exec t.sif python", exports: ["APPTAINER_ENV_FILE": "a.env"], files: ["a.env": "MODE=x\n"]
    ).run()
    #expect(started.first?["MODE"] == .set("x"))
  }

  @Test(arguments: ["MODE=my run\n", "MODE = x\n", "MODE\n", "MODE=\"x\n"])
  func refusesBrokenFiles(text: String) {
    #expect(CommandLine("apptainer exec --env-file a.env t.sif python", files: ["a.env": text]).run().isEmpty)
  }

  @Test func recordsMisplacedPrefixes() {
    let started = CommandLine("singularity exec --env SINGULARITYENV_MODE=x t.sif python").run().first
    #expect(started?["SINGULARITYENV_MODE"] == .set("x"))
    #expect(started?["MODE"] == .absent)
    #expect(started?.environment.losses.map(\.name) == ["MODE"])
    #expect(started?.environment.losses.map(\.reason) == [.prefixMisplaced])
  }

  @Test func namesLossesAsTheContainerWouldSeeThem() {
    var line = CommandLine("singularity exec t.sif python")
    line.environment.losses = [Loss("SINGULARITYENV_MODE", assignment: 0, reason: .notExported)]
    #expect(line.run().first?.environment.losses.map(\.name) == ["MODE"])
  }

  @Test(arguments: [
    ("apptainer exec t.sif python", "apptainer exec", "python"),
    ("apptainer --quiet -d exec t.sif python", "apptainer exec", "python"),
    ("apptainer run t.sif --lr 1", "apptainer run", "image --lr 1"),
    ("singularity run docker://img", "singularity run", "image"),
    ("singularity shell t.sif", "singularity shell", "image"),
    ("singularity instance start t.sif box a", "singularity instance start", "image a"),
    ("singularity exec instance://box python -e", "singularity exec", "python -e"),
    ("./train.sif a", "singularity run", "image a"),
    ("singularity exec --oci --no-compat t.sif python", "singularity exec", "python"),
  ]) func findsTheCommand(line: String, boundary: String, command: String) {
    let started = CommandLine(line).run()
    #expect(started.map(\.command) == [command])
    #expect(started.map(\.boundaries) == [[boundary]])
  }

  private static let definition = """
    Bootstrap: docker
    From: python

    %arguments
      mode=default
    %environment
      export MODE={{ mode }} EMPTY=
      HIDDEN=x
    %post
      echo 'export ADDED=1' >> $SINGULARITY_ENVIRONMENT
    """

  @Test func theImageComesBetweenHostAndOptions() throws {
    let line = CommandLine(
      "apptainer exec --env EMPTY=cli t.sif python", exports: ["MODE": "h", "HIDDEN": "h", "ADDED": "h", "OWN": "h"],
      files: ["t.def": Self.definition])
    let started = try #require(line.run().first)
    #expect(started["MODE"] == .set("default"))
    #expect(started["HIDDEN"] == .absent)
    #expect(started["ADDED"] == .set("1"))
    #expect(started["OWN"] == .set("h"))
    #expect(started["EMPTY"] == .set("cli"))
    #expect(started.environment.losses.map(\.name) == ["ADDED", "HIDDEN", "MODE"])
    #expect(started.environment.losses.map(\.reason) == [.overridden, .hidden, .overridden])
    #expect(line.builder.commands.isEmpty)
    #expect(started.environment["MODE"].assignment.map { line.builder[$0].carrier } == .definitionEnvironment)
  }

  @Test func anEmptyImageValueUnsetsTheHosts() {
    let files = ["t.def": Self.definition]
    #expect(CommandLine("apptainer exec t.sif a", exports: ["EMPTY": "h"], files: files).run()[0]["EMPTY"] == .absent)
    #expect(CommandLine("apptainer exec t.sif a", files: files).run()[0]["EMPTY"] == .set(""))
  }

  @Test func remembersWhatItBuilt() {
    let build = CommandLine("apptainer build --build-arg mode=given x.sif my.def", files: ["my.def": Self.definition])
    #expect(build.run().isEmpty)
    let line = CommandLine("apptainer exec x.sif python", files: ["my.def": Self.definition])
    line.builder.started = build.builder.started
    #expect(line.run().first?["MODE"] == .set("given"))
  }

  @Test func ociModeIsClean() {
    #expect(state("--oci", ["MODE": "x"], product: "singularity") == .absent)
    #expect(state("--oci --no-compat", ["MODE": "x"], product: "singularity") == .set("x"))
  }

  @Test(arguments: ["apptainer exec t.sif", "apptainer exec", "apptainer pull a.sif docker://a"])
  func startsNothing(line: String) { #expect(CommandLine(line).run().isEmpty) }
}
