import Syntax
import Testing

@testable import JobSpec

@Suite struct ValueSlicesTests {
  private func word(_ text: String) -> Value { CommandLine(text).words[0] }

  @Test(arguments: [
    ("K=V", "K", "V"), ("K=\"a b\"", "K", "\"a b\""), ("\"K=a b\"", "K", "a b"), ("K=", "K", ""), ("K==v", "K", "=v"),
    ("K=$X-y", "K", "$X-y"), ("K=a'b'", "K", "a'b"), ("$N=v", "$N", "v"),
  ]) func splitsWithPlaces(text: String, head: String, tail: String) throws {
    let (name, value) = try #require(word(text).split(at: UInt8(ascii: "=")))
    #expect(name.location.written == head)
    #expect(value.location.written == tail)
  }

  @Test func knowsTheTextOfEachSide() throws {
    let word = word("NAME='two words'")
    let (name, value) = try #require(word.split(at: UInt8(ascii: "=")))
    #expect(name.known == "NAME")
    #expect(value.known == "two words")
    #expect(value.text?.location.written == "two words")
  }

  @Test func cutsThroughAVariablesText() throws {
    let source = SourceFile(path: "a.sh", "PAIR=MODE=x; run $PAIR").text
    let reference = Value.Part.reference("PAIR", source.location(17..<22))
    let word = Value([reference], at: source.location(17..<22), known: "MODE=x", mapped: source.slice(5..<11))
    let (name, value) = try #require(word.split(at: UInt8(ascii: "=")))
    #expect(name.known == "MODE")
    #expect(name.location.written == "MODE")
    #expect(value.known == "x")
    #expect(value.references == ["PAIR"])
  }

  @Test func unknownPartsStandForOneByte() {
    #expect(word("a$X").outline == [UInt8(ascii: "a"), Value.gap])
    #expect(word("$X").isOpaque)
    #expect(!word("a$X").isOpaque)
    #expect(word("A=$X,B=2").words(between: ",").map(\.known) == [nil, "B=2"])
  }

  @Test func joinsWords() {
    let words = CommandLine("python 'a b.py' -x").words
    #expect(Value.joined(words)?.known == "python a b.py -x")
    #expect(Value.joined(words)?.text?.slice(7..<13).location.written == "a b.py")
    #expect(Value.joined([]) == nil || words.isEmpty)
  }
}

@Suite struct OptionTableTests {
  private let table = OptionTable(
    .gnu, values: "export time|t nodes|N", flags: "verbose|v hold", glued: "nice kill|k", pairs: "mca")

  private func read(_ line: String, _ table: OptionTable? = nil, anyOrder: Bool = false) -> String {
    let parsed = (table ?? self.table).read(CommandLine(line).words[...], anyOrder: anyOrder)
    let options = parsed.options.map { option in
      ([option.name] + [option.value, option.second].compactMap { $0?.known }).joined(separator: "=")
    }
    return (options + ["|"] + parsed.operands.map { $0.known ?? "?" }).joined(separator: " ")
      + (parsed.isRejected ? " rejected" : "") + (parsed.isComplete ? "" : " incomplete")
  }

  @Test(arguments: [
    ("--export=A -t 5 job -v", "export=A time=5 | job -v"), ("--exp A job", "export=A | job"),
    ("-vt5 job", "verbose time=5 | job"), ("-vt 5 job", "verbose time=5 | job"), ("-N2 job", "nodes=2 | job"),
    ("--nice job", "nice | job"), ("--nice=5 job", "nice=5 | job"), ("-k job", "kill | job"),
    ("-k1 job", "kill=1 | job"),
    ("-- -t job", "| -t job"), ("- job", "| - job"), ("--mca a b job", "mca=a=b | job"), ("-t", "| rejected"),
    ("--unknown job", "unknown | job"), ("$OPTS job", "| job incomplete"), ("$IMAGE job", "| ? job"),
    ("$X -v job", "verbose | job incomplete"), ("$X job", "| ? job"),
  ]) func reads(line: String, expected: String) { #expect(read(line) == expected) }

  @Test func readsAnyOrder() { #expect(read("job -t 5 arg -v -- -x", anyOrder: true) == "time=5 verbose | job arg -x") }

  @Test func followsPflag() {
    let table = OptionTable(.pflag, values: "env|e", flags: "tty|t interactive|i")
    #expect(read("-ite A=1 img", table) == "interactive tty env=A=1 | img")
    #expect(read("-e=A=1 -t=false img", table) == "env=A=1 tty=false | img")
    #expect(read("--en A img", table) == "en | A img")
  }

  @Test func followsWordOptions() {
    let table = OptionTable(.words, values: "np x", pairs: "mca")
    #expect(read("-np 4 --np 2 -x A=1 -mca b c python -x", table) == "np=4 np=2 x=A=1 mca=b=c | python -x")
  }
}
