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

  @Test func readsJustfiles() {
    let spec = JobSpec.read(
      SourceFile(path: "justfile", "export A := 'x'\nB := \"y\"\nC := `cmd`\n\n# c\n@train n: dep\n  echo $B {{n}}\n"),
      as: .justfile)
    #expect(spec.assignments.map(\.name) == ["A", "B", "C"])
    #expect(spec.assignments.map { $0.value?.known } == ["x", "y", nil])
    #expect(spec.comments.map(\.string) == ["# c"])
  }
}
