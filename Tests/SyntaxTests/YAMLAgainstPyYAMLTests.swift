import Foundation
import Syntax
import TestSupport
import Testing

/// Reads files made by chance as PyYAML's own parser reads them: every scalar's text, place and type.
@Suite(.enabled(if: PythonOracle.has("yaml"))) struct YAMLAgainstPyYAMLTests {
  /// The scalars that are written in the documents, in the order of the file. What an alias or a merge key brings in
  /// once more is left out.
  private func scalars(of roots: [DataNode]) -> [DataNode] {
    var seen: Set<SourceRange> = []
    return roots.flatMap { scalars(in: $0) }
      .filter { $0.location.range.count == 0 || seen.insert($0.location.range).inserted }
      .sorted { $0.location.range < $1.location.range }
  }

  private func scalars(in node: DataNode) -> [DataNode] {
    if let items = node.items { return items.flatMap { scalars(in: $0) } }
    if let members = node.members { return members.flatMap { scalars(in: $0.key) + scalars(in: $0.value) } }
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

  /// The first scalar that the two see in another way; nil when they agree.
  private func difference(_ file: SourceFile, _ object: [String: Any]) -> String? {
    guard let all = object["scalars"] as? [[Any]], let tags = object["tags"] as? [String] else { return "no answer" }
    // The tree has what a merge key brings in, not the key.
    let rows = zip(all, tags).filter { $0.0[2] as? String != "<<" || $0.0[3] as? String != "" }
    let documents = YAMLReader.parse(file.text, schema: .yaml11)
    if let problem = documents.problems.first { return problem.message }
    let found = scalars(of: documents.roots)
    for (node, (scalar, tag)) in zip(found, rows) {
      let style = scalar[3] as? String
      let isProperty = scalar[4] as? Bool == true
      let range = node.location.range
      let isBlock = style == "|" || style == ">"
      if node.text.map(isMapped) != true { return "not mapped: \(scalar)" }
      if node.text?.string != scalar[2] as? String { return "reads \(node.text?.string ?? ""), not \(scalar)" }
      if !isBlock, !(isProperty && range.count == 0), range.end != scalar[1] as? Int {
        return "ends at \(range.end), not \(scalar)"
      }
      if !isProperty, range.start != scalar[0] as? Int { return "starts at \(range.start), not \(scalar)" }
      if name(node.content) != (["int", "float"].contains(tag) ? "number" : tag) {
        return "is \(node.content), not \(tag): \(scalar)"
      }
    }
    return found.count == rows.count ? nil : "\(found.count) scalars, not \(rows.count)"
  }

  @Test func agreesOnFilesMadeByChance() {
    var compared = 0
    for object in PythonOracle.objects("yaml-scalars.py", "20261123", "1500") {
      let text = object["text"] as? String ?? ""
      compared += (object["scalars"] as? [Any])?.count ?? 0
      let difference = difference(SourceFile(path: "f", text), object)
      #expect(difference == nil, "\(text)")
    }
    #expect(compared > 5000)
  }

  @Test(.enabled(if: PythonOracle.corpus != nil)) func agreesOnTheCorpus() {
    var (files, compared, rejected, rejectedHereToo) = (0, 0, 0, 0)
    for object in PythonOracle.objects("yaml-scalars.py", PythonOracle.corpus ?? "") {
      guard let path = object["path"] as? String, let data = FileManager.default.contents(atPath: path) else {
        continue
      }
      let file = SourceFile(path: path, bytes: Array(data))
      if object["error"] != nil {
        rejected += 1
        if !YAMLReader.parse(file.text).problems.isEmpty { rejectedHereToo += 1 }
        continue
      }
      files += 1
      compared += (object["scalars"] as? [Any])?.count ?? 0
      let difference = difference(file, object)
      #expect(difference == nil, "\(path)")
    }
    print(
      "YAML: \(compared) scalars in \(files) files compared; PyYAML rejects \(rejected) more, libyaml \(rejectedHereToo) of these."
    )
    #expect(compared > 0)
  }
}
