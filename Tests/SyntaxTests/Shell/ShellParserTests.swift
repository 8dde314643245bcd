import Syntax
import Testing

/// Reads a script and writes its tree as one line.
private func tree(_ script: String, _ dialect: ShellSyntaxDialect = .bash) -> String {
  ShellTreeText().list(ShellParser.parse(SourceFile(path: "s.sh", script).text, dialect: dialect).body)
}

@Suite struct ShellParserTests {
  @Test(arguments: [
    ("a b;c", "a b; c"),
    ("a && b || c & d", "a && b || c &; d"),
    ("! a | b |& c", "! a | b | c"),
    ("time -p a", "time a"),
    ("A=1 B+=2 cmd C=3", "<A=1> <B+=2> cmd C=3"),
    ("export A=1 B", "export <A=1> B"),
    ("command export A=1", "command export A=1"),
    ("eval A=1 B=(c)", "eval A=1 <B=(c)>"),
    ("echo A=1", "echo A=1"),
    ("a=([x y]=1 2 [3]+=4\n# c\n'5')", "<a=([x y]=1 2 [3]=4 '5')>"),
    ("a[i + 1]=b declare -A m[k]=v", "<a[i + 1]=b> declare -A <m[k]=v>"),
    ("a[1 2] b", "a[1 2] b"),
    ("{ a; } >x; (b;c) 2>&1", "{ a } output(x); ( b; c ) 2duplicateOutput(1)"),
    ("if a; then b; elif c; then d; else e; fi", "if[a -> b | c -> d | e]"),
    ("for i in a 'b'; do c; done; for j; do d; done", "for[i in a 'b' -> c]; for[j in @ -> d]"),
    ("for ((i=0;i<2;i++)) { a; }", "for((i=0;i<2;i++)) -> a]"),
    ("while a; do b; done; until c; do d; done", "while[a -> b]; until[c -> d]"),
    ("select x in a; do b; done", "select[x in a -> b]"),
    ("case $x in a|b) c;; (d) e;& f) g;;& *) h; esac", "case[${x} | a,b -> c | d -> e;& | f -> g;;& | * -> h]"),
    ("f() { a; }; function g-h (b) >x", "function[f { a }]; function[g-h ( b ) output(x)]"),
    ("coproc N { a; }; coproc b c", "coproc[N { a }]; coproc[- b c]"),
    ("((a + 1)); ((b);(c))", "((a + 1)); ( ( b ); ( c ) )"),
  ])
  func readsCommands(script: String, expected: String) {
    #expect(tree(script) == expected)
  }

  @Test(arguments: [
    (#"a\ b'c d'"e $f"$'\x41\n'$"g""#, "a\\ b'c d'\"e ${f}\"$'A\n'\"g\""),
    (#""\$\"\`\\\a""#, #""$"`\\a""#),
    ("a\\\nb \"c\\\nd\"", "ab \"cd\""),
    ("${a:-b ${c}} ${a-} ${a:=d} ${a:?e} ${a:+f}", "${a:-b ${c}} ${a-} ${a:=d} ${a:?e} ${a:+f}"),
    (#""${a:-'b}'}" ${a:-'}'}"#, #""${a:-'b}'}" ${a:-'}'}"#),
    (
      "${#a} ${#} ${##} ${#a[@]} ${!a} ${!a[@]} ${!a*}",
      "${length a} ${#} ${length #} ${length a[@]} ${!a} ${keys !a[@]} ${names !a}"
    ),
    ("${a#b} ${a##b} ${a%b} ${a%%b}", "${a # b} ${a ## b} ${a % b} ${a %% b}"),
    (
      "${a/b/c} ${a//b} ${a/#b/} ${a/%b/c/d}",
      "${a first b with c} ${a all b with nothing} ${a prefix b with } ${a suffix b with c/d}"
    ),
    ("${a:1:2} ${a: -1} ${a:b?c:d:e}", "${a from 1 for 2} ${a from  -1} ${a from b?c:d for e}"),
    ("${a^} ${a,,[b]} ${a@Q} ${a b} ${}", "${a upper} ${a lower all [b]} ${a@Q} ${invalid} ${invalid}"),
    ("$(a $(b) | c) `d \\`e\\``", "$(a $(b) | c) $(d $(e))"),
    ("$((1+$a)) $[b[2]] $((c);d)", "$((1+${a})) $((b[2])) $(( c ); d)"),
    ("$(case x in a) b;; esac)", "$(case[x | a -> b])"),
    ("<(a) >(b) --x=<(c)", "<(a) >(b) --x=<(c)"),
    ("x@(a|b c)y", "x@(a|b c)y"),
    ("$1 $10 $@ $? $", "${1} ${1}0 ${@} ${?} $"),
    ("\u{1F600}\\\u{E9}x", "\u{1F600}\\\u{E9}x"),
  ])
  func readsWords(script: String, expected: String) {
    #expect(tree(script) == expected)
  }

  @Test(arguments: [
    ("[[ -n $a && b == c* || ! ( d ) ]]", "[[((-n ${a} && b == c*) || !d)]]"),
    ("[[ a =~ ^(b c|d)$ ]]", "[[a =~ ^(b c|d)$]]"),
    ("[[ a < b ]]", "[[a < b]]"),
    ("[[ ! ! a ]]", "[[a]]"),
  ])
  func readsConditionals(script: String, expected: String) {
    #expect(tree(script) == expected)
  }

  @Test(arguments: [
    (
      "a >b 2>&1 <c >>d &>e >|f <>g {h}>i >&j",
      "a output(b) 2duplicateOutput(1) input(c) append(d) outputAndError(e) output(f) readWrite(g) {h}output(i) outputAndError(j)"
    ),
    ("a <<< 'b'", "a hereString('b')"),
    ("a <<A <<-'B' c\n$x \\$y\nA\n\t$z\n\tB\nd", "a c hereDocument(A:${x} $y\n) hereDocument('B':'$z\n'); d"),
    ("a <<A | b\nx\n\\\ny\nA\n", "a hereDocument(A:x\ny\n) | b"),
    ("a <<A\nx", "a hereDocument(A:x)"),
    ("x=$(a <<A\n)\nA\n)", "<x=$(a hereDocument(A:)\n))>"),
    ("a $(b <<A)\nx\nA\nc", "a $(b hereDocument(A:x\n)); c"),
  ])
  func readsRedirections(script: String, expected: String) {
    #expect(tree(script) == expected)
  }

  @Test(arguments: [
    ("[[ a ]]", "[[ a ]]"),
    ("function f", "function f"),
    ("a &> b", "a &; output(b)"),
    ("a $'b' $\"c\"", "a $'b' $\"c\""),
    ("a+=b", "a+=b"),
    ("${a^^} ${a/b/c} ${a:1}", "${invalid} ${invalid} ${invalid}"),
    ("f() a", "function[f a]"),
    ("time a; {x}>y", "time a; {x} output(y)"),
  ])
  func readsPosix(script: String, expected: String) {
    #expect(tree(script, .posix) == expected)
  }

  @Test func readsOnAfterAMistake() {
    let script = "a\nb ( c\nif d; then\n  e ;; f\n  g\nfi\nh 'i\nj"
    let result = ShellParser.parse(SourceFile(path: "s.sh", script).text)
    #expect(ShellTreeText().list(result.body) == "a; if[d -> e; g]; j")
    #expect(result.problems.map(\.location.written) == ["c", ";;"])
  }

  @Test(arguments: [
    ("if a; then b", "if"), ("a 'b", "'"), ("a \"b\nc", "\""), ("a $(b", "$("), ("a ${b", "${"), ("((a", "(("),
    ("{ a", "{"), ("a=(b", "("), ("a; fi", "fi"), ("a && | b", "|"), ("export A=b(c)", "("), ("[[ a b ]]", "b"),
  ])
  func placesProblems(script: String, place: String) {
    let problems = ShellParser.parse(SourceFile(path: "s.sh", script).text).problems
    #expect(problems.map(\.location.written) == [place])
  }

  @Test func keepsComments() {
    let script = "#!/bin/sh\na # b\necho \"#c\" d#e $(f # g\n)"
    let comments = ShellParser.parse(SourceFile(path: "s.sh", script).text).comments
    #expect(comments.map(\.string) == ["#!/bin/sh", "# b", "# g"])
  }

  @Test func ignoresNullAndKeepsCarriageReturn() {
    let file = SourceFile(path: "s.sh", "e\0xport A=b\r\n")
    let script = ShellParser.parse(file.text)
    #expect(ShellTreeText().list(script.body) == "export <A=b\r>")
    #expect(script.body.items.first?.range == SourceRange(0, 12))
  }

  @Test func mapsThroughDecodedText() throws {
    // "a\u0020${X}" in a JSON string: the blank is an escape of six bytes.
    let file = SourceFile(path: "s.json", #""a\u0020${X}""#)
    var builder = SourceTextBuilder(file: file, anchor: 1)
    builder.append(SourceText(file: file, SourceRange(1, 2)))
    builder.append([0x20], standingFor: SourceRange(2, 8))
    builder.append(SourceText(file: file, SourceRange(8, 12)))
    let script = ShellParser.parse(builder.finish())
    let command = try #require(script.body.items.first?.first.commands.first)
    guard case .simple(let simple) = command.form, case .word(let word)? = simple.arguments.last else {
      return #expect(Bool(false), "no word")
    }
    #expect(word.range == SourceRange(8, 12))
    #expect(command.range == SourceRange(1, 12))
  }

  @Test func placesEveryConstruct() throws {
    let script = "A=1 b\\\nc \"$D\" && E[2]=(f) >g"
    let file = SourceFile(path: "s.sh", script)
    let item = try #require(ShellParser.parse(file.text).body.items.first)
    let first = try #require(item.first.commands.first)
    let second = try #require(item.rest.first?.pipeline.commands.first)
    #expect(Location(file, item.range).written == script)
    #expect(Location(file, first.range).written == "A=1 b\\\nc \"$D\"")
    #expect(Location(file, second.range).written == "E[2]=(f) >g")
    #expect(second.redirections.map { Location(file, $0.range).written } == [">g"])
    guard case .simple(let left) = first.form, case .simple(let right) = second.form else {
      return #expect(Bool(false), "not simple")
    }
    #expect(left.assignments.map { Location(file, $0.range).written } == ["A=1"])
    #expect(right.assignments.map { Location(file, $0.range).written } == ["E[2]=(f)"])
    let words = left.arguments.compactMap { if case .word(let word) = $0 { word } else { nil } }
    #expect(words.map { Location(file, $0.range).written } == ["b\\\nc", "\"$D\""])
  }
}
