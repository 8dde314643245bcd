import Foundation
import Syntax
import Testing

/// Compares string literals with what CPython's own tokenizer and evaluator make of them. Skipped where python3 is not
/// installed.
@Suite struct PythonOracleTests {
  static let python = ["/usr/bin/python3", "/usr/local/bin/python3", "/root/.pyenv/shims/python3"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Prints a line for each plain string token: byte offsets and the value's UTF-8 in hexadecimal.
  static let oracle = #"""
    import ast, io, sys, tokenize
    data = sys.stdin.buffer.read()
    for source in data.split(b"\0"):
        text = source.decode("utf-8")
        lines = text.splitlines(keepends=True)
        starts = [0]
        for line in io.StringIO(text, newline="").readlines(): starts.append(starts[-1] + len(line.encode()))
        rows = io.StringIO(text, newline="").readlines()
        def offset(place):
            row, column = place
            return starts[row - 1] + len(rows[row - 1][:column].encode())
        try:
            for token in tokenize.generate_tokens(io.StringIO(text, newline="").readline):
                if token.type == tokenize.STRING and "f" not in token.string.split(token.string[-1])[0].lower():
                    value = ast.literal_eval(token.string)
                    value = value if isinstance(value, bytes) else value.encode("utf-8", "replace")
                    print(offset(token.start), offset(token.end), value.hex())
        except (tokenize.TokenError, SyntaxError, ValueError) as error:
            print("error")
        print("--")
    """#

  /// Writes small programs full of literals from a seed.
  static func program(_ random: inout SplitMix64) -> String {
    let pieces = [
      "a", "é", "\\n", "\\\\", "\\'", "\\\"", "\\x41", "\\u00e9", "\\101", "\\q", "#", " ", "{", "}", "\\\n", "😀", "%",
    ]
    let quotes = ["'", "\"", "'''", "\"\"\""]
    let prefixes = ["", "", "r", "u", "R", "b", "rb"]
    var text = ""
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let prefix = prefixes[Int.random(in: 0..<prefixes.count, using: &random)]
      let quote = quotes[Int.random(in: 0..<quotes.count, using: &random)]
      var body = ""
      for _ in 0..<Int.random(in: 0..<8, using: &random) {
        let piece = pieces[Int.random(in: 0..<pieces.count, using: &random)]
        if prefix.lowercased().contains("b") && !piece.utf8.allSatisfy({ $0 < 0x80 }) { continue }
        body += piece
      }
      if quote.count == 3 && Bool.random(using: &random) { body += "\n'x\" y\n " }
      text += "v = \(prefix)\(quote)\(body)\(quote) # c 'x'\n"
    }
    return text
  }

  @Test(.enabled(if: python != nil)) func agreesWithCPython() throws {
    var random = SplitMix64(state: 20_261_123)
    let programs = (0..<1500).map { _ in Self.program(&random) }
    let process = Foundation.Process()
    process.executableURL = URL(filePath: try #require(Self.python))
    process.arguments = ["-W", "ignore", "-c", Self.oracle]
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let writer = Thread {
      input.fileHandleForWriting.write(Data(programs.joined(separator: "\0").utf8))
      input.fileHandleForWriting.closeFile()
    }
    writer.start()
    let answer = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let answers = answer.components(separatedBy: "--\n").dropLast()
    #expect(answers.count == programs.count)
    for (program, expected) in zip(programs, answers) where !expected.contains("error") {
      var found = ""
      for token in PythonTokenizer.tokens(of: SourceFile(path: "a.py", program).text) {
        guard let string = token.string, let range = Optional(token.text.range) else { continue }
        var bytes: [UInt8] = []
        for case .literal(let text) in string.parts { bytes += text.bytes }
        found += "\(range.start) \(range.end) \(bytes.map { String(format: "%02x", $0) }.joined())\n"
      }
      #expect(found == expected, "seed 20261123, program:\n\(program)")
      if found != expected { break }
    }
  }
}
