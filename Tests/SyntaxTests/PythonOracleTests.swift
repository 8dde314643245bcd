import Foundation
import Syntax
import TestSupport
import Testing

/// Compares the places and values of string literals with what CPython's own tokenizer and evaluator make of them, on
/// programs made by chance and, where a corpus is given, on its modules and notebooks.
@Suite(.enabled(if: PythonOracle.has("tokenize"))) struct PythonOracleTests {
  /// A string literal: its place in the file, and its text outside the replacement fields.
  private struct Literal: Equatable, CustomStringConvertible {
    var start: Int
    var end: Int
    /// Nil where the value cannot be compared.
    var value: [UInt8]?

    var description: String { "\(start)..<\(end) \(value.map { String(decoding: $0, as: UTF8.self) } ?? "?")" }
  }

  private static func expected(_ object: [String: Any]) -> [Literal] {
    (object["strings"] as? [[Any]] ?? []).compactMap { row in
      guard let start = row[0] as? Int, let end = row[1] as? Int else { return nil }
      return Literal(start: start, end: end, value: (row[2] as? String).map { Array($0.utf8) })
    }
  }

  private static func literals(_ text: SourceText, _ flavor: PythonTokenizer.Flavor) -> [Literal] {
    PythonTokenizer.tokens(of: text, flavor: flavor).compactMap { token in
      guard let string = token.string else { return nil }
      var bytes: [UInt8] = []
      for case .literal(let text) in string.parts { bytes += text.bytes }
      // The oracle reads the bytes of a bytes literal as Latin-1.
      if string.isBytes { bytes = Array(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })).utf8) }
      return Literal(start: token.text.range.start, end: token.text.range.end, value: bytes)
    }
  }

  /// The literals of the code cells of a notebook.
  private static func literals(ofNotebook file: SourceFile) -> [Literal] {
    let cells = JSONReader.parse(file.text).roots.first?["cells"]?.items ?? []
    return cells.filter { $0["cell_type"]?.string == "code" }.flatMap { cell -> [Literal] in
      guard let source = cell["source"] else { return [] }
      var code = SourceTextBuilder(file: file, anchor: source.location.range.start)
      for line in source.items ?? [source] { if let text = line.text { code.append(text) } }
      return literals(code.finish(), .notebook)
    }
  }

  /// The first literal that the two see in another way; nil when they agree.
  private static func difference(_ found: [Literal], _ expected: [Literal]) -> String? {
    for (index, want) in expected.enumerated() {
      guard index < found.count else { return "missing: \(want)" }
      var have = found[index]
      if want.value == nil { have.value = nil }
      if have != want { return "found \(have), expected \(want)" }
    }
    return found.count > expected.count ? "too many: \(found[expected.count])" : nil
  }

  @Test func agreesOnProgramsMadeByChance() {
    let objects = PythonOracle.objects("python-strings.py", "20261123", "3000")
    #expect(objects.count == 3000)
    var compared = 0
    for object in objects {
      let text = object["text"] as? String ?? ""
      let expected = Self.expected(object)
      let difference = Self.difference(Self.literals(SourceFile(path: "a.py", text).text, .module), expected)
      #expect(difference == nil, "\(text)")
      compared += expected.count
    }
    #expect(compared > 15_000)
  }

  @Test(.enabled(if: PythonOracle.corpus != nil)) func agreesOnTheCorpus() {
    var (files, compared, skipped) = (0, 0, 0)
    for object in PythonOracle.objects("python-strings.py", PythonOracle.corpus ?? "") {
      guard let path = object["path"] as? String, let data = FileManager.default.contents(atPath: path) else {
        continue
      }
      let file = SourceFile(path: path, bytes: Array(data))
      let expected = Self.expected(object)
      let lost = object["skipped"] as? Int ?? 0
      skipped += lost
      let isNotebook = path.hasSuffix(".ipynb")
      if lost > 0 && !isNotebook { continue }
      var found = isNotebook ? Self.literals(ofNotebook: file) : Self.literals(file.text, .module)
      if isNotebook {
        // Cells of another language, and shell lines that the oracle leaves out, have literals that it does not know.
        let places = Set(expected.map(\.start))
        found.removeAll { !places.contains($0.start) }
      }
      files += 1
      compared += expected.count
      let difference = Self.difference(found, expected)
      #expect(difference == nil, "\(path)")
    }
    print(
      "Python: \(compared) literals in \(files) files compared; Python itself rejects \(skipped) modules and cells.")
    #expect(compared > 0)
  }
}
