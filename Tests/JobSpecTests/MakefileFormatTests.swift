import JobSpec
import Syntax
import Testing

@Suite struct MakefileFormatTests {
  func read(_ source: String) -> JobSpec { JobSpec.read(SourceFile(path: "Makefile", source), as: .makefile) }

  @Test func readsAssignmentsAndExports() {
    let spec = read("A = 1 # c\nexport B := $(A)2\nC ?= 3\nexport C\ntrain: export D = 4\n")
    #expect(spec.assignments.map(\.name) == ["A", "B", "C", "D"])
    #expect(spec.assignments.map { $0.value?.known } == ["1 ", "1 2", nil, "4"])
    #expect(spec.assignments.map(\.location.written).first == "A = 1 ")
    #expect(spec.comments.map(\.string) == ["# c"])
  }

  @Test func keepsUrlsAndRulesApart() {
    let spec = read("U = https://host:80/x\nall: dep\n\techo $(U)\n")
    #expect(spec.assignments.map { $0.value?.known } == ["https://host:80/x"])
    #expect(spec.uses.map(\.name).contains("U"))
  }

  @Test func includesFilesAndReadsQuotesAsText() {
    let file = ReadFile(
      "include .env\nexport\ntrain:\n\tpython t.py\n", as: .makefile, path: "Makefile",
      beside: [".env": "A=\"x\"\nB=y\n"])
    #expect(file.environment() == ["A=\"x\"", "B=y"])
  }

  @Test func saysThatAnExportEndsWithItsLine() {
    #expect(read("t:\n\texport A=1\n\tpython t.py\n").problems.map(\.location.written) == ["A=1"])
    #expect(read("t:\n\texport A=1 && \\\n\tpython t.py\n").problems.isEmpty)
    #expect(read(".ONESHELL:\nt:\n\texport A=1\n\tpython t.py\n").problems.isEmpty)
  }

  @Test func takesUnknownNamesForTheCallersVariables() {
    let spec = read("t:\n\tdocker run -e A=$(KEY) image python $@\n")
    #expect(spec.assignments.map { $0.value?.references } == [["KEY"]])
  }

  @Test func readsScriptsAndParametersOfJustfiles() {
    let file = ReadFile(
      """
      set dotenv-load
      export A := '⟦one⟧'
      train x $B="⟦two⟧":
          export C=⟦three⟧
          python t.py {{x}}
      script:
          #!/usr/bin/env python3
          os.environ["D"] = "⟦four⟧"
      bash:
          #!/usr/bin/env bash
          export E=⟦five⟧
          python b.py
      """, as: .justfile, path: "justfile", beside: [".env": "F=\"six\"\n"])
    #expect(file.values == ["A=one", "B=two", "C=three", "D=four", "E=five"])
    #expect(file.environment() == ["A=one", "B=two", "F=six"])
    #expect(file.environment(of: 1) == ["A=one", "E=five", "F=six"])
    #expect(file.problems == ["assignmentMalformed C=three"])
  }

  @Test func readsJustfiles() {
    let spec = JobSpec.read(
      SourceFile(path: "justfile", "export A := 'x'\nB := \"y\"\nC := `cmd`\n\n# c\n@train n: dep\n  echo $B {{n}}\n"),
      as: .justfile)
    #expect(spec.assignments.map(\.name) == ["A", "B", "C"])
    #expect(spec.assignments.map { $0.value?.known } == ["x", "y", nil])
    #expect(spec.comments.map(\.string) == ["# c"])
  }
}
