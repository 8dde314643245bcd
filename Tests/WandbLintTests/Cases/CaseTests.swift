import JobSpec
import Syntax
import Testing

@testable import WandbLint

@Suite struct CaseTests {
  @Test func casesAreThere() {
    #expect(CaseFile.all.count > 20)
    #expect(CaseFile.all.filter { !$0.isDecided || $0.files.contains { $0.path.isEmpty } }.map(\.name) == [])
  }

  @Test(arguments: CaseFile.all) func findsWhatIsDue(_ testCase: CaseFile) {
    let files = testCase.files.map { SourceFile(path: $0.path, $0.text) }
    let byPath = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let entry = files[0]
    let result = Linter().lint(
      file: entry, kind: Kind.detect(entry), surroundings: Surroundings(read: { byPath[$0] }))
    let found = result.diagnostics.map { diagnostic in
      let place = diagnostic.location
      let line = LineTable(place.file.bytes).line(of: place.range.start)
      let path = place.file == entry ? "" : "\(place.file.path):"
      return "\(path)\(line) \(diagnostic.rule.id) \(diagnostic.variable)".trimmingSpaces
    }
    #expect(found.sorted() == testCase.expected.sorted(), "\(result.diagnostics.map(\.message))")
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    var text = self
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }
}
