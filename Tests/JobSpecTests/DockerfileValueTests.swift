import Syntax
import Testing

@testable import JobSpec

/// What an image sees, instruction by instruction (measured on BuildKit's dockerfile2llb).
@Suite struct DockerfileValueTests {
  static let images: [(text: String, seen: [String: String], command: [String]?)] = [
    ("FROM a\nENV A=1 B=2\n", ["A": "1", "B": "2"], nil),
    ("FROM a\nENV A=\"two words\" C=three\\ words D='s q'\n", ["A": "two words", "C": "three words", "D": "s q"], nil),
    ("FROM a\nENV A one two  three\n", ["A": "one two  three"], nil),
    ("FROM a\nENV A \"one two\"\n", ["A": "one two"], nil),
    ("FROM a\nENV A = b\n", ["A": "= b"], nil),
    ("FROM a\nENV A =b\n", ["A": "=b"], nil),
    ("FROM a\nenv a=1\n", ["a": "1"], nil),
    ("FROM a\n  ENV A=1\n", ["A": "1"], nil),
    ("FROM a\n\tENV\tA=1\tB=2\n", ["A": "1", "B": "2"], nil),
    ("FROM a\nENV A one # c\n", ["A": "one # c"], nil),
    ("FROM a\nENV A=1\nENV A=2 B=$A\n", ["A": "2", "B": "1"], nil),
    (
      "FROM a\nENV A=x\nENV B=$A C=${A} D=\"$A\" E='$A' F=\\$A G=$$A H=a$A-b\n",
      ["B": "x", "C": "x", "D": "x", "E": "$A", "F": "$A", "G": "A", "H": "ax-b"], nil
    ),
    (
      "FROM a\nENV A=x\nENV B=${A:-d} C=${Z:-d} D=${Z-d} E=${A:+s} F=${Z:+s} G=${A+s} H=${Z+s}\n",
      ["B": "x", "C": "d", "D": "d", "E": "s", "F": "", "G": "s", "H": ""], nil
    ),
    ("FROM a\nENV A=\nENV B=${A:-d} C=${A-d} D=${A:+s} E=${A+s}\n", ["B": "d", "C": "", "D": "", "E": "s"], nil),
    (
      "FROM a\nENV A=foo.bar.baz\nENV B=${A#*.} C=${A##*.} D=${A%.*} E=${A%%.*} F=${A/bar/x} G=${A//a/y} H=${A#foo}\n",
      ["B": "bar.baz", "C": "baz", "D": "foo.bar", "E": "foo", "F": "foo.x.baz", "G": "foo.byr.byz", "H": ".bar.baz"],
      nil
    ),
    ("FROM a\nENV A=${Z:-${Y:-d}}\n", ["A": "d"], nil),
    ("FROM a\nENV B=b\nENV A=${Z:-$B}\n", ["A": "b"], nil),
    ("FROM a\nENV A=\"${Z:-a b}\"\n", ["A": "a b"], nil),
    ("FROM a\nENV B=b\nENV A=\"x\\\"y\\$B\\n\"\n", ["A": "x\"y$B\\n"], nil),
    ("FROM a\nENV A='x\\y'\n", ["A": "x\\y"], nil),
    ("FROM a\nENV A=x\\y\n", ["A": "xy"], nil),
    ("FROM a\nENV A=a\\\n  B=2\n", ["A": "a", "B": "2"], nil),
    ("FROM a\nENV A=\"one \\\n  two\"\n", ["A": "one   two"], nil),
    ("FROM a\nENV A=1 \\\n # c\n B=2 \\\n\n C=3\n", ["A": "1", "B": "2", "C": "3"], nil),
    ("FROM a\nENV A=1 \\\n    # c \\\n    B=2\n", ["A": "1", "B": "2"], nil),
    ("FROM a\nENV A=1\nENV B=2 \\", ["A": "1", "B": "2"], nil),
    ("FROM a\nENV ${K:-A}=1\n", ["A": "1"], nil),
    ("FROM a\nENV K=A\nENV ${K}_X=1 $K=2\n", ["A_X": "1", "A": "2"], nil),
    ("FROM a\nENV 1A=1 A-B=2 A.B=3\n", ["1A": "1", "A-B": "2", "A.B": "3"], nil),
    ("FROM a\nENV A=\"a\"b'c'\"d\"\n", ["A": "abcd"], nil),
    ("FROM a\nENV A=\"\"\n", ["A": ""], nil),
    ("FROM a\nENV A=''\n", ["A": ""], nil),
    ("FROM a\nENV A=\n", ["A": ""], nil),
    ("FROM a\nENV A \"\" b\n", ["A": " b"], nil),
    ("FROM a\nENV A=a#b\n", ["A": "a#b"], nil),
    ("FROM a\nENV A=\\#\n", ["A": "#"], nil),
    ("FROM a\nENV A={\"k\":1}\n", ["A": "{k:1}"], nil),
    ("FROM a\nENV A='{\"k\": 1}'\n", ["A": "{\"k\": 1}"], nil),
    ("FROM a\nENV A=\"{\\\"k\\\": 1}\"\n", ["A": "{\"k\": 1}"], nil),
    ("FROM a\nENV A=$(id)\n", ["A": "$(id)"], nil),
    ("FROM a\nENV A=`id`\n", ["A": "`id`"], nil),
    ("FROM a\nENV A=~ B=*\n", ["A": "~", "B": "*"], nil),
    (
      "# escape=`\nFROM a\nENV A=x `\n  B=2 C=a\\b D=`$A E=\"`\"q\"\n",
      ["A": "x", "B": "2", "C": "a\\b", "D": "$A", "E": "\"q"], nil
    ),
    ("#escape=`\nFROM a\nENV A=1\n", ["A": "1"], nil),
    ("# syntax=x\n# escape=`\nFROM a\nENV A=C:\\x\n", ["A": "C:\\x"], nil),
    ("\n# escape=`\nFROM a\nENV A=C:\\x\n", ["A": "C:x"], nil),
    ("# ESCAPE = `\nFROM a\nENV A=C:\\x\n", ["A": "C:\\x"], nil),
    ("# c\n# escape=`\nFROM a\nENV A=C:\\x\n", ["A": "C:x"], nil),
    ("FROM a\nARG A=1\nENV B=$A\n", ["A": "-", "B": "1"], nil),
    ("FROM a\nARG A\nENV B=$A\n", ["B": "?"], nil),
    ("FROM a\nARG A=1 C=2\nENV B=$A$C\n", ["B": "12"], nil),
    ("FROM a\nENV A=e\nARG A=a\nENV B=$A\n", ["A": "e", "B": "a"], nil),
    ("FROM a\nARG A=a\nENV A=e\nENV B=$A\n", ["A": "e", "B": "e"], nil),
    ("FROM a\nARG A=a\nENV A=$A\n", ["A": "a"], nil),
    ("FROM a\nARG A=a\nENV A=${A:-x}\n", ["A": "a"], nil),
    ("FROM a\nARG A=\"a b\"\nENV B=$A\n", ["B": "a b"], nil),
    ("FROM a\nARG A='$X'\nENV B=$A\n", ["B": "$X"], nil),
    ("FROM a\nARG A=a\nARG B=${A}b\nENV C=$B\n", ["C": "ab"], nil),
    ("ARG T=1\nFROM a:$T\nENV B=x$T\n", ["B": "x"], nil),
    ("ARG T=1\nFROM a:$T\nARG T\nENV B=x$T\n", ["B": "x1"], nil),
    ("ARG T=1\nFROM a:$T\nARG T=2\nENV B=x$T\n", ["B": "x2"], nil),
    ("ARG T=1\nARG U=${T}2\nFROM a\nARG U\nENV B=$U\n", ["B": "12"], nil),
    ("ARG T\nFROM a:${T:-1}\nENV A=1\n", ["A": "1"], nil),
    ("ARG B=base\nFROM a AS base\nENV A=1\nFROM $B\nENV C=$A\n", ["A": "1", "C": "1"], nil),
    ("FROM a:${T:-x}\nENV A=1\n", ["A": "1"], nil),
    ("FROM a AS b\nARG K=1\nENV A=1\nFROM b\nENV B=$K\n", ["A": "1", "B": "1"], nil),
    ("ARG K=0\nFROM a AS b\nENV A=1\nFROM c\nENV B=x$A$K\n", ["A": "-", "B": "x"], nil),
    ("FROM a\nENV A=$TARGETARCH\n", ["A": ""], nil),
    ("FROM a\nARG TARGETARCH\nENV A=$TARGETARCH\n", ["A": "?"], nil),
    ("FROM a AS x\nENV A=1\nFROM b\nENV B=2\n", ["A": "-", "B": "2"], nil),
    ("FROM a AS x\nENV A=1\nFROM x AS y\nENV B=$A\n", ["A": "1", "B": "1"], nil),
    ("FROM a as X\nENV A=1\nFROM x\n", ["A": "1"], nil),
    ("FROM --platform=linux/amd64 a AS x\nENV A=1\nFROM x\n", ["A": "1"], nil),
    ("FROM scratch\nENV A=1\n", ["A": "1"], nil),
    ("FROM a AS x\nENV A=1\nFROM b\nCOPY --from=x /a /b\n", ["A": "-"], nil),
    ("FROM a AS x\nARG A=1\nENV A=$A\nFROM x\nARG A=2\nENV B=$A\n", ["A": "1", "B": "2"], nil),
    ("FROM a AS x\nONBUILD ENV A=1\nFROM x\nENV B=$A\n", ["A": "1", "B": "1"], nil),
    ("FROM a\nONBUILD ENV A=1\n", ["A": "-"], nil),
    ("FROM a AS x\nONBUILD ARG K=1\nONBUILD ENV A=$K\nFROM x\n", ["A": "1"], nil),
    ("FROM a AS x\nONBUILD ENV A=1\nFROM x AS y\nFROM y\n", ["A": "1"], nil),
    ("FROM a\nRUN <<EOF\nexport A=1\nEOF\nENV B=2\n", ["A": "-", "B": "2"], nil),
    ("FROM a\nRUN <<-EOF bash\n\texport A=1\n\tEOF\nENV B=2\n", ["B": "2"], nil),
    ("FROM a\nCOPY <<EOF /x\nENV A=1\nEOF\nENV B=2\n", ["A": "-", "B": "2"], nil),
    ("FROM a\nCOPY <<\"EOF\" <<E2 /x/\nENV A=1\nEOF\nENV C=1\nE2\nENV B=2\n", ["A": "-", "B": "2", "C": "-"], nil),
    ("FROM a\nRUN cat <<EOF > /x\nENV A=1\nEOF\nENV B=2\n", ["A": "-", "B": "2"], nil),
    ("FROM a\nENV A=1\nCMD [\"python\",\"t.py\"]\n", ["A": "1"], ["python", "t.py"]),
    ("FROM a\nENV A=1\nCMD A=2 python t.py\n", ["A": "2"], nil),
    ("FROM a\nENTRYPOINT [\"env\",\"A=3\"]\nCMD [\"python\",\"x\"]\n", ["A": "3"], ["python", "x"]),
    ("FROM a\nENV A=1\nENTRYPOINT [\"sh\",\"-c\"]\nCMD [\"A=2 python x\"]\n", ["A": "2"], nil),
    ("FROM a\nCMD ['python']\n", [:], nil),
    ("FROM a\nSHELL [\"/bin/bash\",\"-c\"]\nENV A=1\nCMD A=2 python x\n", ["A": "2"], nil),
    ("FROM a\nENTRYPOINT python x\nCMD [\"y\"]\n", [:], nil),
    ("FROM a\nCMD [\"a\"]\nCMD [\"python\",\"b\"]\n", [:], ["python", "b"]),
    ("FROM a\nENTRYPOINT [\"python\"]\nENTRYPOINT []\nCMD [\"x\"]\n", [:], ["x"]),
    ("FROM a\nCMD [\"python\",\"$A\"]\n", [:], ["python", "$A"]),
    ("FROM a\nENV A=1\nCMD exec python x --a $A\n", ["A": "1"], ["python", "x", "--a", "1"]),
    ("FROM a\nENV A=1\nHEALTHCHECK CMD python h\nCMD [\"python\",\"x\"]\n", ["A": "1"], ["python", "x"]),
    ("FROM a\nENV A=1\nENTRYPOINT [\"/bin/bash\",\"-c\",\"export A=2 && exec python x\"]\n", ["A": "2"], nil),
    ("FROM a\nENV A=1\nCMD export A=2; python x\n", ["A": "2"], ["python", "x"]),
    ("FROM a AS b\nCMD [\"python\",\"x\"]\nFROM b\nENV A=1\n", ["A": "1"], ["python", "x"]),
    ("FROM a AS b\nCMD [\"python\",\"x\"]\nFROM b\nENTRYPOINT [\"e\"]\n", [:], ["e"]),
    (
      "FROM a\nLABEL A=1\nMAINTAINER x\nEXPOSE 1\nUSER A\nWORKDIR /A\nVOLUME /a\nSTOPSIGNAL 9\nENV B=1\n",
      ["A": "-", "B": "1"], nil
    ),
    ("\u{FEFF}FROM a\r\nENV A=1\r\nENV B=\"x\\\r\n y\"\r\n", ["A": "1", "B": "x y"], nil),
    ("FROM a\nENV A=\u{201C}x\u{201D}\n", ["A": "\u{201C}x\u{201D}"], nil),
    ("FROM a\nENV A=1\n\n\nENV B=2", ["A": "1", "B": "2"], nil),
    ("FROM a\nENV\\\n A=1\n", ["A": "1"], nil),
  ]

  @Test(arguments: images) func sees(text: String, seen: [String: String], command: [String]?) throws {
    let spec = JobSpec.read(SourceFile(path: "Dockerfile", text), as: .dockerfile)
    #expect(!spec.problems.contains { $0.kind == .syntax })
    let process = try #require(spec.processes.last)
    for (name, expected) in seen {
      let state = process.environment[name].state
      let shown: String? =
        switch state {
        case .set(let value): value
        case .absent: "-"
        case .setUnknown, .unknown: "?"
        }
      #expect(shown == expected, "\(name)")
    }
    if let command { #expect(process.command.map(\.known) == command) }
  }

  @Test(arguments: [
    "FROM a\nENV A= b\n",
    "FROM a\nENV A=one two\n",
    "FROM a\nENV A=one # c\n",
    "FROM a\nENV A\n",
    "FROM a\nENV\n",
    "FROM a\nENV =a\n",
    "FROM a\nENV [\"A\",\"b\"]\n",
    "FROM a\nENV A=\"x\n",
    "FROM a\nENV A='x\n",
    "FROM a\nENV A=${B\n",
    "FROM a\nENV A=${}\n",
    "FROM a\nENV A=${B^}\n",
    "FROM a\nENV A=${B:?}\n",
    "FROM a\nENV A=${B?m}\n",
    "FROM a\nEVN A=1\n",
    "FROM a\nARG\n",
    "FROM a\nARG A = b\n",
    "FROM a\nFROM\n",
    "FROM a\nENV A=${B!x}\n",
    "FROM a\nENV A=${B:1:2}\n",
    "# escape=|\nFROM a\n",
    "# escape=`\n# escape=\\\nFROM a\n",
    "FROM a\nENV A=<<EOF\nx\nEOF\n",
    "FROM a\nRUN <<EOF\nx\n",
    "FROM a\nENV A=\u{201C}x y\u{201D}\n",
    "# c\nARG X=1\n# d\nFROM a\n# e\nENV A=1 # f\n",
    "",
    "# only\n",
    "ENV A=1\nFROM a\n",
    "RUN x\n",
    "FROM a AS\n",
    "FROM a b c\n",
    "FROM A\n",
    "FROM a AS 1x\n",
  ]) func isRefused(text: String) {
    #expect(!JobSpec.read(SourceFile(path: "Dockerfile", text), as: .dockerfile).problems.isEmpty)
  }
}
