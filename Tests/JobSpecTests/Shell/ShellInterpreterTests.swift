import JobSpec
import Syntax
import Testing

@Suite("Shell interpreter")
struct ShellInterpreterTests {
  @Test("a file that cannot be read is not taken to be missing, unless nothing is there but what is given")
  func leavesUnreadableFilesOpen() {
    let script = "export X=a Y=$(cat key)\n. ./venv/activate\npython t\n"
    let open = ShellRun(script, isClean: false)
    #expect(open.value("X") == "a" && open.value("Y") == "*")
    #expect(ShellRun(script).value("Y").isEmpty)
  }

  @Test(
    "what a failed list of conditions says of a variable",
    arguments: [
      (#"[ -n "$Y" ] && [ "$Y" != b ]"#, "*"), (#"[ -z "$Y" ] || [ "$Y" != b ]"#, "vb"), (#"[ "$Y" != b ]"#, "vb"),
      (#"[ -n "$Y" -a "$Y" != b ]"#, "*"), (#"[ -n "$Y" ] && [ "$Y" != b ] || [ "$Y" = c ]"#, "*"),
    ])
  func conditions(_ condition: String, _ expected: String) {
    let script = "if \(condition); then exit; else export X=v$Y; fi\npython t\n"
    #expect(ShellRun(script, isClean: false).value("X") == expected)
  }

  @Test("a program in a function that only declares a local sees the caller's variable")
  func localWithoutValue() {
    let script = "f() { local X; python t; }\nf\n"
    #expect(ShellRun(script, isClean: false).value("X") == "?")
    #expect(ShellRun(script).value("X") == "-")
  }

  @Test(
    "what dash alone does",
    arguments: [
      (#"export X=$(echo "\\""101")"#, "A"), (#"export X=$(echo '\0101\8')"#, #"A\8"#),
      ("f() { local -; set -a; local X=a; }; f; : ${X:=b}", "b"), ("f() { local -; set -a; }; f; : ${X:=b}", "-"),
    ])
  func dash(_ script: String, _ expected: String) {
    #expect(ShellRun("#!/bin/dash\n\(script)\npython t\n").value("X") == expected)
  }

  @Test("an indirection that leads nowhere does not end the shell")
  func indirection() {
    #expect(ShellRun("set -u; export X=a\nX+=${!Y}b; export X=c\npython t\n").value("X") == "a")
  }

  @Test(
    "what a program sees of X",
    arguments: [
      ("export X=a", "a"), ("X=a", "-"), ("X=a; export X", "a"), ("export X; X=a", "a"), ("export X=a; X=b", "b"),
      ("X=a true", "-"), ("export X=a; unset X", "-"), ("set -a; X=a; set +a", "a"), ("(export X=a)", "-"),
      ("{ export X=a; }", "a"), ("export X=a | cat", "-"), ("export X=a &", "-"), ("export X = a", "-"),
      ("export X=a b", "a"), ("export X={a,b}", "b"), ("if true; then export X=a; else export X=b; fi", "a"),
      ("if [ -e f ]; then export X=a; fi", "?"), ("if [ -e f ]; then export X=a; else export X=b; fi", "*"),
      ("if [ -e f ]; then export X=a; else export X=a; fi", "a"), ("for i in 1 2; do export X=$i; done", "2"),
      ("n=0; while [ $n -lt 3 ]; do n=$((n+1)); done; export X=$n", "3"), ("f() { export X=$1; }; f a", "a"),
      ("f() { local X=a; export X; }; f", "-"), ("eval 'export X=a'", "a"), ("export X=$(echo a; echo b)", "a\nb"),
      ("export X=$(date)", "*"), ("read X <<< a; export X", "a"), ("echo X=a > f; set -a; . ./f", "a"),
      ("a=(p q); export X=${a[1]}", "q"), ("declare -A m=([k]=v); export X=${m[k]}", "v"),
      ("printf -v X %02d 7; export X", "07"),
      ("case abc in a*) export X=1;; *) export X=2;; esac", "1"), ("v=a.b.c; export X=${v%%.*}${v##*.}", "ac"),
      ("export X=a; readonly X; export X=b", "a"), ("set -- a b; shift; export X=$1$#", "b1"),
      ("while read -r k v; do export $k=$v; done <<< 'X a'", "a"), ("echo a | read X; export X", "-"),
      ("shopt -s lastpipe; echo a | read X; export X", "a"), ("export X=${Y:-a}", "a"),
      ("export X=${Y-a$(echo b)}", "ab"),
      ("f() { local -; set -a; }; f; X=a", "-"),
      ("f() { local -; shopt -s lastpipe; }; f; echo a | read X; export X", "a"),
      ("f() { [ -e g ] && local -; set -a; }; f; X=a", "?"), ("f() { local -; set -a; local -; }; f; X=a", "a"),
      ("set -a; declare -n X=Y; X=a", "Y"), ("declare -n X=Y; X=a; export X", "-"), ("set -az; X=a", "-"),
      ("set -a -o nope; X=a", "a"), ("set -o nope || export X=a", "a"),
      ("set -aeo pipefail; X=a", "a"),
      ("f() { return 1; }; f || export X=a", "a"), ("trap 'export X=b' EXIT; export X=a", "a"),
    ])
  func values(_ script: String, _ expected: String) {
    #expect(ShellRun("\(script)\npython t\n").value("X") == expected)
  }

  @Test(
    "what a program sees of X where bash has its own ways",
    arguments: [
      // A prefix is local to the function, and stays behind it once the function exports it.
      ("f() { export X=a; }; X=p f", "a"), ("f() { X=a; }; X=p f", "-"), ("f() { export X; local X=b; }; X=p f", "b"),
      ("f() { unset X; X=a; export X; }; X=p f", "a"), ("X=p export X", "p"), ("X=p eval 'export X=a'", "-"),
      // A local without a value hides nothing from programs.
      ("export X=a; f() { local X; python t; }; f; exit", "a"),
      // All words of a declaration are expanded before the first name is given its value.
      ("A=0; export A=1 X=$A", "0"), ("export X=a; export X=${X}{b,c}", "ac"), ("Xb=n; export X=$Xa{b,}", ""),
      ("export X=~/{a,b}", "~/b"), ("v='a b'; command export X=$v", "a"), ("export X=$'\\x{41}b'", "Ab"),
      ("e=(X=~/a); export \"${e[@]}\"", "~/a"), ("export X=a; X=b$((1/0)) true\nexport X=c", "c"),
      ("export X=${!r:-d}", "-"), ("r=X; X=a; export X=${!r}b", "ab"), ("Y=; export X=${Y/*/a}", "a"),
      ("set --; set -- \"$Y$@\"; export X=$#", "0"), ("trap 'export X=e' ERR; false", "e"),
      ("trap 'export X=e' ERR; false || true", "-"), ("if false; then :; else export X=$?; fi", "1"),
      ("false; case a in a) export X=$?;; esac", "1"), ("set -k; readonly X=a; export X", "-"),
      ("bash -c 'echo $0' > f; read X < f; export X", "bash"),
      ("printf 'X=\"a b\"\\n' > f; export \"$(xargs -d '\\n' < f)\"", "\"a b\""),
      ("readonly Y; { echo Y=1; echo export X=a; } > f; . ./f", "a"),
      ("v=aBc; export X=${v~}${v~~}", "ABcAbC"), ("printf 'X=a\\r\\n' > f; export $(sed 's/\\r$//' f)", "a"),
      ("printf '1\\n2\\n3\\n' > f; mapfile -t -s 1 -n 1 a < f; export X=${a[*]}", "2"),
      ("shopt -s nullglob; for f in *.none; do export X=a; done", "?"),
      ("coproc cat; read -u ${COPROC[0]} X; export X", "?"), ("f() { export X=${FUNCNAME[1]}; }; f", "*"),
      // Without a separator, `$*` is joined by nothing, but behind `export` by blanks.
      ("set -- a b; IFS=; export X=$*", "*"), ("set -- a b; IFS=; export X=\"$*\"", "ab"),
      // `local OPTIND` starts anew in each call.
      ("f() { local OPTIND o; while getopts b:c o \"$@\"; do X+=$o$OPTARG; done; }; f -b 1 -c; f -c; export X", "b1cc"),
      // `set` in a sourced file replaces the arguments that the file was given, outside of functions for good.
      ("set -- o; echo 'set -- n' > f; . ./f a; export X=$1", "n"),
      ("set -- o; echo shift > f; . ./f a b; export X=$1", "o"),
      ("g() { . ./f a; export X=$1; }; echo 'set -- n' > f; g o", "o"),
      // In redirections of a substitution, the assignments in front of this one are not seen.
      ("Y=1 X=$(cat <<< \"h$Y\") python t; exit", "*"), ("Y=1 X=$(cat <<< h) python t; exit", "h"),
      ("Y=1 X=$(cat <<E\n$Y\nE\n) python t; exit", "*"), ("Y=1 X=$(echo $Y) python t; exit", "1"),
    ])
  func bashValues(_ script: String, _ expected: String) {
    #expect(ShellRun("\(script)\npython t\n", assume: ["HOME": "/home/ada"]).value("X") == expected)
  }

  @Test(
    "what a program sees of X where dash has its own ways",
    arguments: [
      ("f() { export X=a; }; X=p f", "-"), ("v='a b'; command export X=$v", "a b"),
      ("false; X=$(true)$?; export X", "1"),
      ("set -u; X=$((Y+1)); export X", "1"), ("echo a 12> f; export X=a", "a"),
      ("export X=1; X=$$ ( true )", "no process"),
      // Behind `command`, a mistake does not end the shell.
      ("command eval 'echo ${Y?}; export X=a'; export Z=1", "?"), ("command shift 9; export X=a", "a"),
      ("command . ./none; export X=a", "a"), ("command exit; export X=a", "no process"),
      // A sourced file gets no arguments.
      ("set -- o; echo 'export X=$1' > f; . ./f a", "o"),
      ("alias ex=export\nex X=a", "?"), ("alias ex=export; ex X=a", "?"),
    ])
  func dashValues(_ script: String, _ expected: String) {
    #expect(ShellRun("#!/bin/dash\n\(script)\npython t\n").value("X") == expected)
  }

  @Test(
    "what `$?` is where a text, a file or a trap begins",
    arguments: [
      ("(exit 4); eval 'export X=$?'", "4"), ("echo 'export X=$?' > f; (exit 4); . ./f", "4"),
      ("(exit 4); eval ''; export X=$?", "0"), (": > f; (exit 4); . ./f; export X=$?", "0"),
      ("trap 'X=$? python t' EXIT; exit 7", "7"), ("set -e; trap 'X=$? python t' EXIT; (exit 6)", "6"),
      ("trap 'export X=$?' ERR; (exit 5)", "5"),
    ])
  func statuses(_ script: String, _ expected: String) {
    #expect(ShellRun("\(script)\npython t\n").value("X") == expected)
  }

  @Test(
    "aliases may count where the shell expands them",
    arguments: [
      ("alias ex=export\nex X=a", "-"), ("shopt -s expand_aliases\nalias ex=export\nex X=a", "?"),
      ("f() { export X=a; }\nshopt -s expand_aliases\nalias f='export X=a'\nf", "a"),
    ])
  func aliases(_ script: String, _ expected: String) {
    #expect(ShellRun("\(script)\npython t\n").value("X") == expected)
    // Both commands that the name may stand for are on record.
    let run = ShellRun("shopt -s expand_aliases\nalias python='python -u'\npython t\n")
    #expect(run.commands.sorted() == ["python -u t", "python t"])
  }

  @Test("a trap that may run at any time leaves open what it assigns")
  func otherTraps() {
    let run = ShellRun("f() { trap 'export X=a' RETURN; :; }\nexport Y=b\nf\npython t\n")
    #expect(run.value("X") == "?" && run.value("Y") == "b")
  }

  @Test("a file without a slash in its name may lie in a folder of PATH that the script names")
  func sourcesThroughPath() {
    let script = "PATH=/opt/lib:$PATH\n. lib.sh\nexport Y=b\npython t\n"
    let run = ShellRun("export X=a\n" + script)
    #expect(run.value("X") == "a" && run.value("Y") == "b" && run.value("Z") == "?")
    #expect(ShellRun(script, files: ["lib.sh": "export Z=c\n"]).value("Z") == "c")
  }

  @Test("a script for sh that only bash can read is taken for bash's")
  func arraysInPosixScripts() {
    #expect(ShellRun("#!/bin/sh\na=(p q)\nexport X=${a[1]}\npython t\n").value("X") == "q")
    #expect(ShellRun("#!/bin/sh\nexport X={a,b}\npython t\n").value("X") == "{a,b}")
  }

  @Test("a loop's iterations are one process that sees what they have in common")
  func loops() {
    let run = ShellRun("export G=g\nfor s in 1 2; do export S=$s; python t; done\n")
    #expect(run.commands == ["python t"])
    #expect(run.value("S") == "*" && run.value("G") == "g")
  }

  @Test(
    "why a variable does not arrive",
    arguments: [
      ("X=a", Loss.Reason.notExported), ("(export X=a)", .subshell), ("export X=a | cat", .subshell),
      ("export X=a; unset X", .removed), ("X=a python u", .otherScope), ("f() { local -x X=a; }; f", .otherScope),
      ("bash -c 'export X=a'", .subshell), ("python t; export X=a; true", .setTooLate),
    ])
  func losses(_ script: String, _ expected: Loss.Reason) {
    #expect(ShellRun("\(script)\npython t\n").loss("X") == expected)
  }

  @Test("what nothing runs is recorded, but starts no process")
  func unreached() {
    let run = ShellRun("f() { export X=a; python u; }\nexit\nexport Y=b\npython v\n")
    #expect(run.commands.isEmpty)
    #expect(run.spec.assignments.map(\.name) == ["X", "Y"])
    #expect(run.spec.assignments.allSatisfy { !$0.isExecuted })
  }

  @Test("names of which nothing is known")
  func unknownCaller() {
    let run = ShellRun("export A=a\nB=b\nunset C\npython t\n", isClean: false)
    #expect(run.value("A") == "a" && run.value("B") == "?" && run.value("C") == "-" && run.value("D") == "?")
    #expect(run.loss("B") == .notExported)
    #expect(ShellRun("export X=${X:-a}\npython t\n", isClean: false).value("X") == "*")
    #expect(ShellRun("[ -z \"$X\" ] && export X=a\npython t\n", isClean: false).value("X") == "*")
  }

  @Test("an offset into an array with gaps is a subscript")
  func slicesOfSparseArrays() {
    let array = "a=(x y z v)\na[7]=q\nunset 'a[0]'\n"
    #expect(ShellRun("#!/bin/bash\n\(array)export X=\"${a[@]:1:2}\"\npython t\n").value("X") == "y z")
    #expect(ShellRun("#!/bin/bash\n\(array)export X=\"${a[@]:4}\"\npython t\n").value("X") == "q")
    #expect(ShellRun("#!/bin/bash\n\(array)export X=\"${a[@]: -5:2}\"\npython t\n").value("X") == "v q")
    #expect(ShellRun("#!/bin/bash\n\(array)export X=\"${a[@]:8}\"\npython t\n").value("X").isEmpty)
  }

  @Test("local - brings the options back at the end of the call", arguments: ["bash", "dash"])
  func localOptions(shell: String) {
    let run = ShellRun("#!/bin/\(shell)\nf() { local -; set -a; A=1; }\nf\nB=2\npython t\n")
    #expect(run.value("A") == "1")
    #expect(run.value("B") == "-")
    let branch = "#!/bin/\(shell)\nf() { [ -e maybe ] && local -; set -a; }\nf\nB=2\npython t\n"
    #expect(ShellRun(branch).value("B") == "?")
  }

  @Test("places of what a here-document writes for later")
  func generatedScript() throws {
    let text = "cat > run.sh <<'END'\nexport X=abc\npython t\nEND\nbash run.sh\n"
    let run = ShellRun(text)
    #expect(run.value("X") == "abc")
    let assignment = try #require(run.spec.assignments.first { $0.name == "X" })
    #expect(assignment.value?.location.written == "abc")
    #expect(run.spec.processes.first?.location.written == "python t")
  }
}
