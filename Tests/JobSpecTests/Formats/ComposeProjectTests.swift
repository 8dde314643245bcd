import JobSpec
import Testing

/// Compose projects of several files.
@Suite struct ComposeProjectTests {
  func read(_ source: String, _ files: [String: String]) -> ReadFile {
    ReadFile(source, as: .compose, path: "compose.yaml", beside: files)
  }

  @Test func mergesTheOverrideFile() {
    let file = read(
      "services:\n  a:\n    command: python\n    environment: {A: ⟦one⟧, B: ⟦two⟧}\n",
      ["compose.override.yaml": "services:\n  a: {environment: [B=over, C=new]}\n"])
    #expect(file.environment() == ["A=one", "B=over", "C=new"])
  }

  @Test func extendsServicesOfOtherFiles() {
    let file = read(
      "services:\n  a: {extends: {file: base.yaml, service: b}, command: python, environment: {A: ⟦own⟧}}\n",
      ["base.yaml": "services:\n  b: {environment: {A: base, B: base}}\n"])
    #expect(file.environment() == ["A=own", "B=base"])
  }

  @Test func includesFiles() {
    let file = read(
      "include: [one.yaml, {path: [two.yaml]}]\nservices: {}\n",
      [
        "one.yaml": "services:\n  a: {command: python a.py, environment: {A: one}}\n",
        "two.yaml": "services:\n  b: {command: python b.py, environment: {B: two}}\n",
      ])
    #expect(file.commands == ["python a.py", "python b.py"])
    #expect(file.environment(of: 1) == ["B=two"])
  }

  @Test func mergesAnchorsAndLeavesProfilesOut() {
    let file = read(
      """
      x-env: &e {A: ⟦one⟧, B: ⟦two⟧}
      services:
        a: {command: python, environment: {<<: *e, B: ⟦own⟧}}
        d: {profiles: [debug], command: python d.py}
      """, [:])
    #expect(file.commands == ["python"])
    #expect(file.environment() == ["A=one", "B=own"])
  }
}
