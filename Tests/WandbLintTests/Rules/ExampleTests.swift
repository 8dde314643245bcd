import JobSpec
import Syntax
import TestSupport
import Testing

@testable import WandbLint

/// One example of a rule, ready to be linted.
struct RuleExample: CustomTestStringConvertible, Sendable {
  var rule: Rule
  var index: Int
  var example: Example

  var testDescription: String { "\(rule.id) \(rule.name), example \(index + 1) (\(example.path))" }

  static let all = Rule.all.flatMap { rule in
    rule.examples.enumerated().map { RuleExample(rule: rule, index: $0, example: $1) }
  }

  /// What its rule finds in a text, as `path start..<end`.
  func findings(in text: String) -> [Diagnostic] {
    let file = SourceFile(path: example.path, text)
    let others = Dictionary(
      uniqueKeysWithValues: example.others.map { ($0, SourceFile(path: $0, MarkedText($1).text)) })
    let surroundings = Surroundings(read: { others[$0] })
    let result = Linter().lint(file: file, kind: Kind.detect(file), surroundings: surroundings)
    return result.diagnostics.filter { $0.rule.id == rule.id }
  }

  static func places(_ findings: [Diagnostic]) -> [String] {
    findings.map { "\($0.location.file.path) \($0.location.range.start)..<\($0.location.range.end)" }
  }

  func expectedPlaces(in marked: MarkedText) -> [String] {
    let files = [(example.path, marked)] + example.others.map { ($0, MarkedText($1)) }
    return files.sorted { $0.0 < $1.0 }.flatMap { path, marked in
      marked.ranges.map { "\(path) \($0.start)..<\($0.end)" }
    }
  }
}

@Suite struct ExampleTests {
  @Test(arguments: RuleExample.all) func findsWhatIsMarked(_ example: RuleExample) {
    let kind = Kind.detect(SourceFile(path: example.example.path, MarkedText(example.example.text).text))
    for disturbance in Disturbance.allCases {
      guard let text = disturbance.apply(to: example.example.text, kind: kind ?? .batch) else { continue }
      let marked = MarkedText(text)
      let found = RuleExample.places(example.findings(in: marked.text))
      #expect(found == example.expectedPlaces(in: marked), "\(disturbance) in:\n\(marked.text)")
    }
  }

  @Test(arguments: RuleExample.all) func isSilentWhereSuppressed(_ example: RuleExample) {
    let text = MarkedText(example.example.text).text
    guard example.rule.stage == .spec, Kind.detect(SourceFile(path: example.example.path, text))?.hasComments == true
    else { return }
    let commented = text.withFirstLine("# wandb-lint: ignore-file[\(example.rule.id)] a test")
    #expect(example.findings(in: commented).allSatisfy { $0.location.file.path != example.example.path })
  }

  @Test(arguments: RuleExample.all) func fixesHold(_ example: RuleExample) {
    let file = SourceFile(path: example.example.path, MarkedText(example.example.text).text)
    func fixed(_ text: String) -> (text: String, left: Int) {
      let found = example.findings(in: text).filter { $0.location.file.path == file.path && $0.fix != nil }
      guard let target = found.first?.location.file else { return (text, 0) }
      let bytes = Diagnostic.Fix.apply(found.compactMap(\.fix), to: target).bytes
      return (String(decoding: bytes, as: UTF8.self), found.count)
    }
    let once = fixed(String(decoding: file.bytes, as: UTF8.self))
    let twice = fixed(once.text)
    #expect(twice.left == 0, "The finding stays in:\n\(once.text)")
    #expect(twice.text == once.text)
  }

  @Test(arguments: RuleExample.all) func messagesAreSentences(_ example: RuleExample) {
    for finding in example.findings(in: MarkedText(example.example.text).text) {
      #expect(finding.message.hasSuffix(".") || finding.message.hasSuffix("?"), "\(finding.message)")
      #expect(finding.help.isEmpty || finding.help.hasSuffix(".") || finding.help.hasSuffix("?"), "\(finding.help)")
      #expect(finding.message.first?.isLowercase == false || finding.message.hasPrefix("'"), "\(finding.message)")
      #expect(finding.related.allSatisfy { !$0.label.isEmpty && !$0.label.hasSuffix(".") })
    }
  }
}
