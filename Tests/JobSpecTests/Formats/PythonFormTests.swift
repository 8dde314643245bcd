import JobSpec
import Syntax
import Testing

/// The ways in which Python code and notebooks set variables and start commands.
@Suite struct PythonFormTests {
  func read(_ source: String) -> JobSpec { JobSpec.read(SourceFile(path: "train.py", source), as: .python) }

  func notebook(_ cell: String) -> ReadFile {
    ReadFile(#"{"cells": [{"cell_type": "code", "source": ""# + cell + #""}]}"#, as: .notebook, path: "a.ipynb")
  }

  @Test(arguments: [
    ("os.environ |= {'A_B': '⟦x⟧'}", ["A_B=x"]), ("x = os.environ | {'A_B': '⟦x⟧'}", ["A_B=x"]),
    ("env = dict(os.environ, A_B='⟦x⟧')", ["A_B=x"]), ("f(env=dict(A_B='⟦x⟧', C=⟦y⟧))", ["A_B=x", "C=?"]),
    ("x = dict(A_B='x')", []), ("x = {**os.environ, 'A_B': '⟦x⟧'}", ["A_B=x"]), ("x = {'A_B': 'x'}", []),
    ("env2 = os.environ.copy()\nenv2['A_B'] = '⟦x⟧'", ["A_B=x"]), ("worker_env['A_B'] = '⟦x⟧'", ["A_B=x"]),
    ("config['A_B'] = 'x'", []), ("os.execve(p, a, {'A_B': '⟦x⟧'})", ["A_B=x"]),
    ("modal.Secret.from_dict({'A_B': '⟦x⟧'})", ["A_B=x"]), ("image.env({'A_B': '⟦x⟧'})", ["A_B=x"]),
    ("client.create_training_job(Environment={'A_B': '⟦x⟧'})", ["A_B=x"]),
    ("o = {'containerOverrides': {'environment': [{'name': 'A', 'value': '⟦x⟧'}]}}", ["A=x"]),
    ("from os import environ as e\ne['A_B'] = '⟦x⟧'", ["A_B=x"]), ("os.environ['A_B'] += ⟦'x'⟧", ["A_B=?"]),
    ("KEY: str = '⟦x⟧'\ndef f():\n  env['A_B'] = KEY", ["A_B=x"]), ("os.environ['A_B'] = ⟦f'{x}'⟧", ["A_B=?"]),
    ("KEY = '⟦x⟧'\nos.environ['A_B'] = KEY", ["A_B=x"]), ("N = 'A_B'\nos.environ[N] = '⟦x⟧'", ["A_B=x"]),
    ("os.environ['A_B'] = ⟦'a' if x else 'b'⟧", ["A_B=?"]), ("os.environ.setdefault('A_B', '⟦x⟧')", ["A_B=x"]),
    ("env.setdefault('A', '⟦x⟧')", ["A=x"]), ("worker_env.update({'A': '⟦x⟧'}, B='⟦y⟧')", ["A=x", "B=y"]),
    ("gym_envs.reset('A', 'x')", []), ("task.update_envs({'A': '⟦x⟧'})", ["A=x"]),
    ("os.environ['A'] = r'⟦\\x⟧'", ["A=\\x"]), ("os.putenv('A', '''⟦x\ny⟧''')", ["A=x\ny"]),
  ])
  func knowsEveryFormAndItsPlace(_ marked: String, _ expected: [String]) {
    let file = ReadFile(marked, as: .python, path: "train.py")
    #expect(file.values == expected)
    #expect(file.places == file.marked)
  }

  @Test(arguments: [
    "KEY = 'x'\nKEY = 'y'\nenv['A'] = KEY", "KEY = 'x'\ndef f(KEY): env['A'] = KEY",
    "KEY = 'x'\nfor KEY in y: pass\nenv['A'] = KEY", "KEY = 'x'\nKEY += 'y'\nenv['A'] = KEY",
    "if x:\n  KEY = 'x'\nenv['A'] = KEY", "KEY = 'x'\nwith y as KEY: pass\nenv['A'] = KEY",
    "KEY = 'x'\nKEY, y = z\nenv['A'] = KEY", "KEY = 'x'\ndef f():\n  global KEY\nenv['A'] = KEY",
    "KEY = 'x'\nfrom y import KEY\nenv['A'] = KEY", "KEY = 'x' + y\nenv['A'] = KEY", "env['A'] = KEY",
    "KEY = 'x'\nif (KEY := y): pass\nenv['A'] = KEY", "KEY = 'x'\nf(lambda KEY: g(env=dict(A=KEY)))",
  ])
  func takesANameForAConstantOnlyWhenItIsOne(_ source: String) {
    #expect(ReadFile(source, as: .python).values == ["A=?"])
  }

  @Test func followsImports() {
    let spec = read("import lib as l, other\nfrom lib.sub import (f as g, h)\nl.init()\ng()\nh.x()\nother.y()\n")
    #expect(spec.calls.map(\.callee) == ["lib.init", "lib.sub.f", "lib.sub.h.x", "other.y"])
  }

  @Test func runsCommands() {
    let spec = read(
      """
      os.system("A=1 python a.py")
      subprocess.run(f"export B=2 && python {name}", shell=True)
      subprocess.check_call(["docker", "run", "-e", "C=3", "image", "python", "c.py"])
      subprocess.run("python not-split.py")
      subprocess.run(words)
      """)
    #expect(spec.assignments.map { "\($0.name)=\($0.value?.known ?? "?")" } == ["A=1", "B=2", "C=3"])
    #expect(spec.assignments.map { $0.value?.text?.location.written } == ["1", "2", "3"])
    #expect(spec.processes.map { $0.command.first?.known } == ["python", "python", "python"])
  }

  @Test(arguments: [
    ("os.environ['A'] = os.environ['B_C']", ["B_C"]), ("os.environ['A'] = os.getenv('B_C', 'd')", ["B_C"]),
    ("env['A'] = os.environ.get('B_C')", ["B_C"]), ("os.environ['A'] = os.environ['B_C'] + 'x'", []),
    ("os.environ['A'] = os.environ[name]", []), ("os.environ['A'] = config['B_C']", []),
  ])
  func knowsWhichVariableAValueComesFrom(_ source: String, _ names: [String]) {
    #expect(read(source).assignments.first?.value?.references == names)
  }

  @Test func knowsHowFarABlockReaches() {
    func ends(_ source: String) -> [Int] { read(source).calls.map(\.blockEnd) }
    #expect(ends("f()\nx = 1\n") == [.max])
    #expect(ends("if a:\n  f()\n  x\nelse:\n  y\n") == [16])
    #expect(ends("if a: f()\nx\n") == [10])
    #expect(ends("with f() as x:\n  y\nz\n") == [.max])
    #expect(ends("try:\n  f()\nexcept E:\n  pass\n") == [11])
    #expect(ends("def g():\n  if f(): pass\n  x\n") == [.max])
  }

  @Test(arguments: [
    ("%env A=⟦x⟧", ["A=x"]), ("%env A ⟦x y⟧", ["A=x y"]), (#"%set_env A=⟦\"x\"⟧"#, ["A=\"x\""]),
    ("%env A=⟦{x}⟧", ["A=?"]), ("%env A", []), ("!A=⟦x⟧ python t.py", ["A=x"]), (#"%%capture\n%env A=⟦x⟧"#, ["A=x"]),
    (#"%%time\nos.environ['A'] = '⟦x⟧'"#, ["A=x"]), (#"%%bash\nexport A=⟦x⟧\npython t.py"#, ["A=x"]),
    (#"%%script bash\nexport A=⟦x⟧\npython t.py"#, ["A=x"]), (#"%%script perl\nexport A=x"#, []),
    (#"%%html\n<b>it's</b>"#, []), (#"%%writefile a.sh\nexport A=x"#, []), (#"if x:\n    %env A=⟦x⟧"#, ["A=x"]),
    ("x = 1 # %env A=x", []), (#"'''\n%env A=x\n'''"#, []), (#"%system A=⟦x⟧ python t.py"#, ["A=x"]),
  ])
  func readsMagics(_ cell: String, _ expected: [String]) {
    let file = notebook(cell)
    #expect(file.values == expected)
    #expect(file.places == file.marked)
  }

  @Test func sharesConstantsBetweenCells() {
    func values(_ second: String) -> [String] {
      let cells = ["KEY = '⟦x⟧'", "os.environ['A_B'] = KEY", second].map {
        #"{"cell_type": "code", "source": [""# + $0 + #""]}"#
      }
      return ReadFile("{\"cells\": [\(cells.joined(separator: ","))]}", as: .notebook, path: "a.ipynb").values
    }
    #expect(values("") == ["A_B=x"])
    #expect(values("KEY = 'y'") == ["A_B=?"])
  }

  @Test func readsOldNotebooks() {
    let file = ReadFile(
      #"{"worksheets": [{"cells": [{"cell_type": "code", "input": ["%env A=⟦x⟧"]}]}]}"#, as: .notebook, path: "a.ipynb")
    #expect(file.values == ["A=x"])
    #expect(file.places == file.marked)
  }

  @Test func saysThatAShellLineSetsNothing() {
    #expect(notebook("!export A=x").problems == ["assignmentMalformed A=x"])
    #expect(notebook(#"%%bash\nexport A=x"#).problems == ["assignmentMalformed A=x"])
    #expect(notebook("!export A=x && python t.py").problems == [])
    #expect(notebook("!A=x python t.py").problems == [])
  }
}
