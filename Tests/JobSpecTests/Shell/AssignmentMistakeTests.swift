import JobSpec
import Syntax
import Testing

@Suite("Malformed assignments")
struct AssignmentMistakeTests {
  private func mistakes(_ script: String) -> [String] {
    ShellRun(script + "\npython t\n").spec.problems.filter { $0.kind == .assignmentMalformed }
      .map { "\($0.variable): \($0.location.written)" }
  }

  @Test(
    "are reported with their variable and place",
    arguments: [
      ("export K = v", "K: export K = v"), ("K = v", "K: K = v"), ("K =v", "K: K =v"),
      ("export K= v1.2", "K: export K= v1.2"),
      ("export K=two words", "K: export K=two words"), ("export K='a' 'b c'", "K: export K='a' 'b c'"),
      ("export U=https://h/?a=1&b=2", "U: export U=https://h/?a=1&b=2"), ("U=h?a=1&b=2", "U: U=h?a=1&b=2"),
      ("set K=v", "K: set K=v"), ("set K = v", "K: set K = v"), ("setenv K v", "K: setenv K v"),
      ("export \"${K:=d}\"", "K: export \"${K:=d}\""), ("$K=v", "K: $K=v"),
      ("export K=<key>file", "K: export K=<key>file"),
      ("f() { export K = v; }", "K: export K = v"), ("exit\nK = v", "K: K = v"),
    ])
  func reported(_ script: String, _ expected: String) { #expect(mistakes(script) == [expected]) }

  @Test(
    "are not found where the shell reads what it looks like",
    arguments: [
      "export K=v", "export A=1 B", "export A B C", "python train.py &", "export K=v & python u", "A=1;B=2",
      "K=v; export K",
      "[ $K = v ]", "expr 1 = 1", "set -- a b", "set -e", "IFS= read -r x", "K= python u", "n=K; export $n=v",
      "K=v <f cat",
      "export A=1 run; run=2", "test x = y",
    ])
  func silent(_ script: String) { #expect(mistakes(script) == []) }
}
