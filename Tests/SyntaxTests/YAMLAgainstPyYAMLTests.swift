import Syntax
import TestSupport
import Testing

/// Reads files made by chance as PyYAML's own parser reads them: every scalar's text, place and type.
@Suite(.enabled(if: PythonOracle.has("yaml"))) struct YAMLAgainstPyYAMLTests {
  /// The scalars of a document in the order of the file.
  private func scalars(_ node: DataNode) -> [DataNode] {
    if let items = node.items { return items.flatMap(scalars) }
    if let members = node.members { return members.flatMap { scalars($0.key) + scalars($0.value) } }
    return [node]
  }

  private func name(_ content: DataNode.Content) -> String {
    switch content {
    case .null: "null"
    case .bool: "bool"
    case .number: "number"
    case .timestamp: "timestamp"
    case .string: "str"
    case .sequence, .mapping, .invalid: "?"
    }
  }

  /// Whether each byte that can only stand for itself is found at its own place.
  private func isMapped(_ text: SourceText) -> Bool {
    (0..<text.count).allSatisfy { index in
      let byte = text[index]
      guard byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") else { return true }
      let place = text.location(index..<index + 1)
      // `\\x61` and its like stand for a letter as well.
      return place.bytes.elementsEqual([byte]) || place.bytes.first == UInt8(ascii: "\\")
    }
  }

  @Test func scalarsAgree() throws {
    var compared = 0
    for object in PythonOracle.objects("yaml-scalars.py", "20261123", "1500") {
      let text = try #require(object["text"] as? String)
      let expected = try #require(object["scalars"] as? [[Any]])
      let tags = try #require(object["tags"] as? [String])
      let documents = YAMLReader.parse(SourceFile(path: "f", text).text, schema: .yaml11)
      try #require(documents.problems.isEmpty, "\(text)")
      let found = documents.roots.flatMap(scalars)
      try #require(found.count == expected.count, "\(text)")
      for ((node, scalar), tag) in zip(zip(found, expected), tags) {
        compared += 1
        #expect(node.text.map(isMapped) == true, "\(text)")
        let style = scalar[3] as? String
        let isProperty = scalar[4] as? Bool == true
        let range = node.location.range
        #expect(node.text?.string == scalar[2] as? String, "\(text)")
        if style != "|", style != ">", !(isProperty && range.count == 0) {
          #expect(range.end == scalar[1] as? Int, "\(text)")
        }
        if !isProperty { #expect(range.start == scalar[0] as? Int, "\(text)") }
        #expect(
          name(node.content) == (["int", "float"].contains(tag) ? "number" : tag == "value" ? "str" : tag), "\(text)")
      }
    }
    #expect(compared > 5000)
  }
}
