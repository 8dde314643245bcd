import JobSpec
import Syntax
import Testing

@Suite struct PythonReaderTests {
  func read(_ source: String, path: String = "train.py", as kind: Kind = .python) -> JobSpec {
    JobSpec.read(SourceFile(path: path, source), as: kind)
  }

  func variables(_ source: String) -> [String] {
    read(source).assignments.map { "\($0.name)=\($0.value?.known ?? "?")" }
  }

  @Test func readsEveryWayToSetTheEnvironment() {
    #expect(variables("os.environ['A_B'] = 'x'\n") == ["A_B=x"])
    #expect(variables("os.environ.setdefault(\"A\", 'x' 'y')\n") == ["A=xy"])
    #expect(variables("environ.update({'A': '1', \"B\": f'{x}'}, C='3')\n") == ["A=1", "B=?", "C=3"])
    #expect(variables("os.putenv('A', 'x')") == ["A=x"])
    #expect(variables("run(cmd, env={**os.environ, 'A_B': 'x'})") == ["A_B=x"])
    #expect(variables("c = {'environment': [{'name': 'A', 'value': 'x'}]}") == ["A=x"])
    #expect(variables("runtime_env={'env_vars': {'A': 'x'}}") == ["A=x"])
  }

  @Test func isNotConfusedByStringsAndComments() {
    #expect(
      variables("# os.environ['A'] = 'x'\ns = \"os.environ['A'] = 'x'\"\n'''\nos.environ['A'] = 'x'\n'''\n") == [])
    #expect(variables("if os.environ['A'] == 'x': pass\n") == [])
    #expect(variables("f\"{os.environ['A']}\"\n") == [])
  }

  @Test func keepsExactPlaces() {
    let spec = read("import os\nos.environ['A_B'] = 'va' + x\n")
    #expect(spec.assignments.first?.nameLocation.written == "'A_B'")
    #expect(spec.assignments.first?.value?.location.written == "'va' + x")
    #expect(spec.assignments.first?.location.written == "os.environ['A_B'] = 'va' + x")
  }

  @Test func recordsUsesAndCalls() {
    let spec = read("x = os.environ.get('A', 'd')\ny = os.environ['B']\nz = os.getenv('C')\nlib.init(mode='m', n=3)\n")
    #expect(spec.uses.map(\.name) == ["A", "B", "C"])
    #expect(spec.calls.map(\.callee) == ["lib.init"])
    #expect(spec.calls.first?.arguments.map { $0.keyword ?? "" } == ["mode", "n"])
    #expect(spec.calls.first?.arguments.first?.value.known == "m")
  }

  @Test func rejectsValuesThatAreNoStrings() {
    #expect(read("os.environ['A'] = True").problems.map(\.kind) == [.valueNotString])
    #expect(read("os.environ['A'] = str(1)").problems.isEmpty)
  }

  @Test func numbersScopes() {
    let spec = read(
      "os.environ['A']='1'\ndef f():\n  os.environ['B']='1'\nos.environ['C']='1'\nclass D:\n  X=lib.call()\n")
    #expect(spec.assignments.map(\.scope) == [0, 1, 0])
    #expect(spec.calls.map(\.scope) == [2])
  }

  @Test func readsNotebooksAtTheirOwnPlaces() {
    let source = #"""
      {"cells": [{"cell_type": "code", "source": ["import os\n", "os.environ[\"A_B\"] = \"x\"\n", "%env C_D=y z\n"]},
        {"cell_type": "markdown", "source": ["os.environ['E'] = 'x'"]}]}
      """#
    let spec = read(source, path: "a.ipynb", as: .notebook)
    #expect(spec.assignments.map(\.name) == ["A_B", "C_D"])
    #expect(spec.assignments.map { $0.value?.known } == ["x", "y z"])
    #expect(spec.assignments.first?.value?.location.written == #"\"x\""#)
  }

  @Test func staysQuickInDeepNesting() {
    let deep = String(repeating: "f(", count: 50_000)
    #expect(read(deep).calls.count <= 50_000)
  }
}
