import Syntax
import Testing

@testable import JobSpec

/// One env file read by each of its readers (measured on docker/cli, compose-go, bash and Apptainer 1.5.3).
@Suite struct EnvFileValueTests {
  /// `-` stands for a variable that is absent, `?` for one that is not known.
  static let files: [(kind: Kind, text: String, seen: [String: String], caller: [String: String])] = [
    (.envDocker, "A=\"q\"\n", ["A": "\"q\""], [:]),
    (.envCompose, "A=\"q\"\n", ["A": "q"], [:]),
    (.envShell, "A=\"q\"\n", ["A": "q"], [:]),
    (.envApptainer, "A=\"q\"\n", ["A": "q"], [:]),
    (.envDocker, "A='$X'\n", ["A": "'$X'"], [:]),
    (.envCompose, "A='$X'\n", ["A": "$X"], [:]),
    (.envShell, "A='$X'\n", ["A": "$X"], [:]),
    (.envApptainer, "A='$X'\n", ["A": ""], [:]),
    (.envDocker, "A=a b\n", ["A": "a b"], [:]),
    (.envCompose, "A=a b\n", ["A": "a b"], [:]),
    (.envShell, "A=a b\n", ["A": "-"], [:]),
    (.envDocker, "A=1 # c\n", ["A": "1 # c"], [:]),
    (.envCompose, "A=1 # c\n", ["A": "1"], [:]),
    (.envShell, "A=1 # c\n", ["A": "1"], [:]),
    (.envApptainer, "A=1 # c\n", ["A": "1"], [:]),
    (.envDocker, "A=1#c\n", ["A": "1#c"], [:]),
    (.envCompose, "A=1#c\n", ["A": "1#c"], [:]),
    (.envShell, "A=1#c\n", ["A": "1#c"], [:]),
    (.envApptainer, "A=1#c\n", ["A": "1#c"], [:]),
    (.envCompose, "export A=1\n", ["A": "1"], [:]),
    (.envShell, "export A=1\n", ["A": "1"], [:]),
    (.envApptainer, "export A=1\n", ["A": "1"], [:]),
    (.envCompose, "A = 1\n", ["A": "1"], [:]),
    (.envShell, "A = 1\nB=2\n", ["A": "-", "B": "2"], [:]),
    (.envDocker, "A= 1\n", ["A": " 1"], [:]),
    (.envCompose, "A= 1\n", ["A": "1"], [:]),
    (.envShell, "A= 1\n", ["A": "-"], [:]),
    (.envDocker, "A=1  \n", ["A": "1  "], [:]),
    (.envCompose, "A=1  \n", ["A": "1"], [:]),
    (.envShell, "A=1  \n", ["A": "1"], [:]),
    (.envApptainer, "A=1  \n", ["A": "1"], [:]),
    (.envCompose, "A: 1\nB:2\n", ["A": "1", "B": "2"], [:]),
    (.envDocker, "A\nB\n", ["A": "h", "B": "-"], ["A": "h"]),
    (.envCompose, "A\nB\nC=1\n", ["A": "h", "B": "-", "C": "1"], ["A": "h"]),
    (.envCompose, "C=1\nA", ["A": "-", "C": "1"], ["A": "h"]),
    (.envDocker, "A=$X ${X}\n", ["A": "$X ${X}"], [:]),
    (.envCompose, "X=1\nA=$X-${X}-${Y:-d}-$$X\n", ["A": "1-1-d-$X"], [:]),
    (.envCompose, "X=1\nA=$X\n", ["A": "h"], ["X": "h"]),
    (.envShell, "X=1\nA=$X\n", ["A": "1"], ["X": "h"]),
    (.envApptainer, "A=$X\n", ["A": "h"], ["X": "h"]),
    (.envCompose, "A=\"$X\"\nB='$X'\n", ["A": "h", "B": "$X"], ["X": "h"]),
    (.envCompose, "A=${X:+y}-${Y:+y}-${X+z}\n", ["A": "y--z"], ["X": "h"]),
    (.envCompose, "A=${X-d} B=${E:-d}\n", ["A": "h B=d"], ["X": "h", "E": ""]),
    (.envDocker, "A=$(id)\n", ["A": "$(id)"], [:]),
    (.envCompose, "A=$(id)\n", ["A": "$(id)"], [:]),
    (.envShell, "A=$(id)\n", ["A": "?"], [:]),
    (.envApptainer, "A=$(id)\n", ["A": ""], [:]),
    (.envDocker, "A=1\r\nB=2\r\n", ["A": "1", "B": "2"], [:]),
    (.envCompose, "A=1\r\nB=2\r\n", ["A": "1", "B": "2"], [:]),
    (.envApptainer, "A=1\r\nB=2\r\n", ["A": "1", "B": "2"], [:]),
    (.envShell, "A=1\r\nB=2\r\n", ["A": "1\r", "B": "2\r"], [:]),
    (.envDocker, "\u{FEFF}A=1\nB=2\n", ["A": "1", "B": "2"], [:]),
    (.envCompose, "\u{FEFF}A=1\n", ["A": "1"], [:]),
    (.envShell, "\u{FEFF}A=1\nB=2\n", ["A": "-", "B": "2"], [:]),
    (.envCompose, "A=\"x\ny\"\nB=1\n", ["A": "x\ny", "B": "1"], [:]),
    (.envShell, "A=\"x\ny\"\n", ["A": "x\ny"], [:]),
    (.envApptainer, "A=\"x\ny\"\n", ["A": "x\ny"], [:]),
    (.envDocker, "A=\"x\ny\"\n", ["A": "\"x", "y\"": "-"], [:]),
    (.envDocker, "A=1\nA=2\n", ["A": "2"], [:]),
    (.envDocker, "# c\n\nA=1\n", ["A": "1"], [:]),
    (.envDocker, "A=\nB=1\n", ["A": "", "B": "1"], [:]),
    (.envDocker, "A=a=b\n", ["A": "a=b"], [:]),
    (.envDocker, "A=https://u:p@h/?x=1\n", ["A": "https://u:p@h/?x=1"], [:]),
    (.envCompose, "A=1\nA=2\n", ["A": "2"], [:]),
    (.envCompose, "# c\n\nA=1\n", ["A": "1"], [:]),
    (.envCompose, "A=\nB=1\n", ["A": "", "B": "1"], [:]),
    (.envCompose, "A=a=b\n", ["A": "a=b"], [:]),
    (.envCompose, "A=https://u:p@h/?x=1\n", ["A": "https://u:p@h/?x=1"], [:]),
    (.envShell, "A=1\nA=2\n", ["A": "2"], [:]),
    (.envShell, "# c\n\nA=1\n", ["A": "1"], [:]),
    (.envShell, "A=\nB=1\n", ["A": "", "B": "1"], [:]),
    (.envShell, "A=a=b\n", ["A": "a=b"], [:]),
    (.envShell, "A=https://u:p@h/?x=1\n", ["A": "https://u:p@h/?x=1"], [:]),
    (.envApptainer, "A=1\nA=2\n", ["A": "2"], [:]),
    (.envApptainer, "# c\n\nA=1\n", ["A": "1"], [:]),
    (.envApptainer, "A=\nB=1\n", ["A": "", "B": "1"], [:]),
    (.envApptainer, "A=a=b\n", ["A": "a=b"], [:]),
    (.envApptainer, "A=https://u:p@h/?x=1\n", ["A": "https://u:p@h/?x=1"], [:]),
    (.envDocker, "A=x&y\n", ["A": "x&y"], [:]),
    (.envCompose, "A=x&y\n", ["A": "x&y"], [:]),
    (.envDocker, "  A=1\n\tB=2\n", ["A": "1", "B": "2"], [:]),
    (.envCompose, "  A=1\n", ["A": "1"], [:]),
    (.envCompose, "A=\"x\\ny\\t\\\"z\\\\\"\n", ["A": "x\ny\t\"z\\"], [:]),
    (.envCompose, "A='x\\ny'\n", ["A": "x\\ny"], [:]),
    (.envCompose, "A='it\\'s'\n", ["A": "it's"], [:]),
    (.envCompose, "A=x\\ny\n", ["A": "x\\ny"], [:]),
    (.envCompose, "A=\"a\" # c\n", ["A": "a"], [:]),
    (.envCompose, "A=\"a#b\" \n", ["A": "a#b"], [:]),
    (.envCompose, "A=\"\\$X\"\n", ["A": "$X"], [:]),
    (.envCompose, "export A\n", ["A": "h"], ["A": "h"]),
    (.envCompose, "A=\n", ["A": ""], [:]),
    (.envCompose, "A=\"\"\n", ["A": ""], [:]),
    (.envCompose, "A.B=1\nA-B=2\n", ["A.B": "1", "A-B": "2"], [:]),
    (.envCompose, "A=a\"b\"\n", ["A": "a\"b\""], [:]),
    (.envCompose, "A=it's\n", ["A": "it's"], [:]),
    (.envCompose, "A=`x`\n", ["A": "`x`"], [:]),
    (.envCompose, "A={\"k\":\"v\"}\n", ["A": "{\"k\":\"v\"}"], [:]),
    (.envShell, "A=1; B=2\n", ["A": "1", "B": "2"], [:]),
    (.envShell, "A=1\nexport B=$A\nunset A\n", ["A": "-", "B": "1"], [:]),
    (.envShell, "A=(1 2)\n", ["A": "-"], [:]),
    (.envShell, "A+=1\n", ["A": "1"], [:]),
    (.envShell, "A=1\nA+=2\n", ["A": "12"], [:]),
    (.envShell, "A=x\\ y\n", ["A": "x y"], [:]),
    (.envShell, "A=\"a\\$b\\n\"\n", ["A": "a$b\\n"], [:]),
    (.envShell, "A=$'a\\nb'\n", ["A": "a\nb"], [:]),
    (.envShell, "A=a\"b\"'c'\n", ["A": "abc"], [:]),
    (.envShell, "A=~\n", ["A": "?"], [:]),
    (.envShell, "A=x&y\n", ["A": "-"], [:]),
    (.envShell, "readonly A=1\n", ["A": "1"], [:]),
    (.envShell, ". ./other\nA=1\n", ["A": "1"], [:]),
    (.envShell, "A=${X:-d}\nB=${X:=e}\nC=$X\n", ["A": "d", "B": "e", "C": "e"], [:]),
    (.envShell, "A=\u{201C}x\u{201D}\n", ["A": "\u{201C}x\u{201D}"], [:]),
    (.envShell, "A=a,b;c\n", ["A": "a,b"], [:]),
    (.envApptainer, "A='a b' B=2\n", ["A": "a b", "B": "2"], [:]),
    (.envApptainer, "A=1; B=2\n", ["A": "1", "B": "2"], [:]),
    (.envApptainer, "A=\"a$B\"\nB=1\n", ["A": "a"], [:]),
    (.envApptainer, "A=1\nB=$A$A\n", ["B": "11"], [:]),
    (.envApptainer, "export A B=2\n", ["B": "2"], [:]),
    (.envApptainer, "A=${X:-d}\n", ["A": "d"], [:]),
    (.envApptainer, "A=\u{201C}x\u{201D}\n", ["A": "\u{201C}x\u{201D}"], [:]),
    (.envApptainer, "A=\"`id`\"\n", ["A": ""], [:]),
    (.envApptainer, "A='`id`'\n", ["A": "?"], [:]),
    (.envApptainer, "A='$(id)'\n", ["A": "?"], [:]),
    (.envApptainer, "A='a\\$b'\n", ["A": "a$b"], [:]),
    (.envApptainer, "A=\"a\\\\b\"\n", ["A": "a\\b"], [:]),
    (.envApptainer, "source x\nA=1\n", ["A": "1"], [:]),
    (.envApptainer, "A=1 &&  B=2\n", ["A": "1", "B": "2"], [:]),
    (.envApptainer, "unset A\nB=1\n", ["B": "1"], [:]),
    (.envApptainer, "PWD=/x\nHOME=/y\nUID=1\nA=1\n", ["A": "1"], [:]),
    (.envSingularityHost, "export SINGULARITYENV_A=1\nAPPTAINERENV_B=2\n", ["SINGULARITYENV_A": "1"], [:]),
  ]

  @Test(arguments: files)
  func gives(kind: Kind, text: String, seen: [String: String], caller: [String: String]) throws {
    let spec = JobSpec.read(
      SourceFile(path: "w.env", text), as: kind, in: Surroundings(assumed: caller, assumesClean: true))
    let process = try #require(spec.processes.last)
    for (name, expected) in seen { #expect(process.environment[name].state.shown == expected, "\(name)") }
  }

  @Test(arguments: [
    (Kind.envApptainer, "A=a b\n"),
    (Kind.envDocker, "export A=1\n"),
    (Kind.envDocker, "A = 1\n"),
    (Kind.envApptainer, "A = 1\n"),
    (Kind.envApptainer, "A= 1\n"),
    (Kind.envDocker, "A: 1\n"),
    (Kind.envApptainer, "A: 1\n"),
    (Kind.envApptainer, "A\n"),
    (Kind.envDocker, "=x\n"),
    (Kind.envCompose, "A=${X:?m}\n"),
    (Kind.envApptainer, "\u{FEFF}A=1\n"),
    (Kind.envCompose, "A=\"x\n"),
    (Kind.envCompose, "A='x\n"),
    (Kind.envShell, "A=\"x\n"),
    (Kind.envApptainer, "A=a\"b\n"),
  ]) func isRefused(kind: Kind, text: String) {
    let spec = JobSpec.read(SourceFile(path: "w.env", text), as: kind, in: Surroundings(assumesClean: true))
    #expect(!spec.problems.isEmpty)
  }
}

extension Environment.State {
  /// The state as the tables of tests write it.
  var shown: String {
    switch self {
    case .set(let text): text
    case .absent: "-"
    case .setUnknown, .unknown: "?"
    }
  }
}
