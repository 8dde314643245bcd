import JobSpec
import Syntax
import Testing

/// What compose-go 2.13 makes of scalars, and what it refuses. Every row was measured with its own loader.
@Suite struct ComposeSchemaTests {
  private func read(_ source: String, _ files: [String: String] = [:]) -> ReadFile {
    ReadFile(source, as: .compose, path: "compose.yaml", beside: files)
  }

  @Test(arguments: [
    ("0X1F", "31"), ("0b11", "3"), ("1e3", "1000"), ("1e5", "100000"), ("1e6", "1e+06"), ("1e20", "1e+20"),
    ("100000000.0", "1e+08"), ("1234567.0", "1.234567e+06"), ("123456789.123", "1.23456789123e+08"),
    ("0.00001", "1e-05"), ("0.0001", "0.0001"), ("-1.5", "-1.5"), ("-0", "-0"), ("-0.0", "-0"), ("5.", "5"),
    ("2024-01-02 03:04:05", "2024-01-02 03:04:05 +0000 UTC"),
    ("2024-01-02T03:04:05Z", "2024-01-02 03:04:05 +0000 UTC"), ("!!binary aGk=", "hi"), ("!!str 010", "010"),
  ])
  func printsScalarsAsGoDoes(_ row: (written: String, delivered: String)) {
    let file = read("services:\n  a: {image: i, command: python, environment: {A: \(row.written)}}\n")
    #expect(file.environment() == ["A=\(row.delivered)"])
  }

  @Test(arguments: [
    "services:\n  a: {image: i, environment: {A: ⟦.inf⟧}}\n",
    "services:\n  a: {image: i, environment: {A: ⟦.nan⟧}}\n",
    "services:\n  a: {image: i, environment: {⟦1⟧: b}}\n",
    "services:\n  a: {image: i, environment: {⟦true⟧: b}}\n",
    "services:\n  a: {image: i, environment: {⟦\"\"⟧: b}}\n",
    "services:\n  a: {image: i, ⟦enviroment⟧: {A: b}}\n",
    "services:\n  a: {image: i, ⟦Environment⟧: {A: b}}\n",
    "services:\n  a: {image: i, environment: ⟦null⟧}\n",
    "services:\n  a: {image: i, env_file: ⟦3⟧}\n",
    "services:\n  a: {image: i, env_file: ⟦{path: x.env}⟧}\n",
    "services:\n  a: {image: i, env_file: [{path: x.env, ⟦foo⟧: 1}]}\n",
    "services:\n  a: {image: i, env_file: [⟦{required: false}⟧]}\n",
    "services:\n  a: {image: i, extends: ⟦nope⟧}\n",
    "services:\n  a: {image: i, user: ⟦1000⟧}\n",
    "services:\n  a: {image: i, command: ⟦3⟧}\n",
    "services:\n  a: {image: i, command: [python, ⟦3⟧]}\n",
    "services:\n  a: {image: i, profiles: ⟦x⟧}\n",
    "services:\n  a: {image: i, depends_on: [⟦b⟧]}\n",
    "services:\n  a: {image: i, secrets: [⟦k⟧]}\n",
    "services:\n  a: {image: i, networks: [default, ⟦n⟧]}\n",
    "services:\n  ⟦a⟧: {command: python}\n",
    "services:\n  ⟦a b⟧: {image: i}\n",
    "services:\n  a: ⟦x⟧\n",
    "services: ⟦[]⟧\n",
    "version: ⟦3.8⟧\nservices:\n  a: {image: i}\n",
    "⟦train⟧: {image: i}\nservices: {}\n",
    "services:\n  a: {image: i, init: ⟦foo⟧}\n", "services:\n  a: {image: i, privileged: ⟦3⟧}\n",
    "services:\n  a: {image: i, cpus: ⟦x⟧}\n", "services:\n  a: {image: i, scale: ⟦1.5⟧}\n",
    "services:\n  a: {image: i, shm_size: ⟦5s⟧}\n", "services:\n  a: {image: i, restart: ⟦true⟧}\n",
    "services:\n  a: {image: i, ports: ⟦[x]⟧}\n", "services:\n  a: {image: i, ports: ⟦8080⟧}\n",
    "services:\n  a: {image: i, volumes: [⟦nope:/x⟧]}\n", "services:\n  a: {image: i, volumes: ⟦[1]⟧}\n",
    "services:\n  a: {image: i, healthcheck: ⟦null⟧}\n", "services:\n  a: {image: i, cap_add: ⟦[1]⟧}\n",
    "services:\n  a: {image: i, security_opt: ⟦[a, a]⟧}\n", "services:\n  a: {image: i, build: ⟦true⟧}\n",
    "services:\n  a: {image: i, tmpfs: ⟦3⟧}\n", "services:\n  a: {image: i, gpus: ⟦one⟧}\n",
    "services:\n  a: {image: i, labels: ⟦x⟧}\n", "services:\n  a: {image: i, container_name: ⟦a b⟧}\n",
    "services:\n  a: {image: i}\nsecrets:\n  ⟦k⟧: {}\n",
    "services:\n  a: {image: i, environment: {A: \"a⟦\\/⟧b\"}}\n",
    "services:\n  a: {image: i, environment: {A: !!bool ⟦yes⟧}}\n",
  ])
  func rejects(_ source: String) {
    let file = read(source)
    #expect(file.spec.problems.map(\.location.range) == file.marked)
  }

  @Test(arguments: [
    "x-a: 1\nversion: '3.8'\nname: n\nservices:\n  a: {image: i, user: '1000', x-b: 2, networks: [default]}\n",
    "services:\n  a: {image: i, user: $UID, command: null, entrypoint: [], environment: {}}\n",
    "services:\n  a: {image: i, init: yes, tty: 'true', cpus: '1.5', scale: '3', shm_size: 1g, mem_limit: 512mb}\n",
    "services:\n  a: {image: i, ports: [80, '127.0.0.1:80-81:80-81/tcp', $P], deploy: , gpus: all, expose: [1, a]}\n",
    "services:\n  a: {image: i, volumes: [/x, ./a:/a, ~/b:/b, d:/d, $E:/e]}\nvolumes: {d: }\n",
    "services:\n  a: {image: i, environment: {A: \"a\\\\/b\"}, restart: !reset null}\n",
    "services:\n  a: {image: i, depends_on: {b: {condition: service_started, required: false}}}\n",
    "services:\n  a: {build: .}\n  b: {image: i, depends_on: [a], secrets: [{source: k}]}\nsecrets: {k: {file: k}}\n",
  ])
  func accepts(_ source: String) {
    #expect(read(source).problems == [])
  }

  /// A file that `-f` adds to another one needs no image of its own.
  @Test func acceptsAPartOfAProject() {
    let source = "services:\n  a: {environment: {A: b}, depends_on: [other]}\n"
    #expect(ReadFile(source, as: .compose, path: "compose.gpu.yaml").problems == [])
  }

  @Test func listItemsAreStrings() {
    #expect(read("services:\n  a: {image: i, environment: [A=b, 1]}\n").problems == ["environmentNotList 1"])
    #expect(read("services:\n  a: {image: i, environment: [\"A \"]}\n").problems == ["shapeRejected \"A \""])
  }

  @Test func circlesOfExtendsEnd() {
    #expect(read("services:\n  a: {image: i, extends: a}\n").problems == ["shapeRejected a"])
  }

  @Test(arguments: [
    ("environment: !reset null", ["F=f"]), ("environment: !override {C: c}", ["C=c", "F=f"]),
    ("environment: {A: !reset null}", ["B=b", "F=f"]), ("environment: {C: c}", ["A=a", "B=b", "C=c", "F=f"]),
  ])
  func resetsAndOverrides(_ row: (written: String, environment: [String])) {
    let file = read(
      "services:\n  t: {extends: {file: base.yaml, service: b}, command: python, \(row.written)}\n",
      ["base.yaml": "services:\n  b: {image: i, env_file: f.env, environment: {A: a, B: b}}\n", "f.env": "F=f\n"])
    #expect(file.environment() == row.environment)
  }

  /// Paths start from the folder of the file that they are written in.
  @Test func pathsStartFromTheirOwnFile() {
    let file = read(
      "include: [sub/inc.yaml]\nservices:\n  t: {extends: {file: sub/x.yaml, service: o}, command: python t.py}\n",
      [
        "sub/x.yaml": "services:\n  o: {image: i, env_file: c.env}\n", "sub/c.env": "C=sub\n", "c.env": "C=top\n",
        "sub/inc.yaml": "services:\n  z: {image: i, command: python z.py, env_file: [c.env]}\n",
      ])
    #expect(file.commands == ["python z.py", "python t.py"])
    #expect(file.environment() == ["C=sub"])
    #expect(file.environment(of: 1) == ["C=sub"])
  }
}
