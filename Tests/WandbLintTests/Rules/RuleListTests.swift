import Foundation
import Testing

@testable import WandbLint

@Suite struct RuleListTests {
  @Test func idsAreSortedAndUnique() {
    let ids = Rule.all.map(\.id)
    #expect(ids == Set(ids).sorted())
    #expect(ids.allSatisfy { $0.wholeMatch(of: /WB[1-9][0-9]{2}/) != nil })
  }

  @Test func namesAreUniqueWordsInPascalCase() {
    #expect(Set(Rule.all.map(\.name)).count == Rule.all.count)
    #expect(Rule.all.map(\.name).filter { $0.wholeMatch(of: /([A-Z][a-z0-9]+)+/) == nil } == [])
  }

  @Test func everyFileHoldsARuleAndEveryRuleAFile() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Sources/WandbLint/Rules").standardized
    let paths = try #require(FileManager.default.enumerator(atPath: folder.path)).compactMap { $0 as? String }
    let files = paths.filter { $0.hasSuffix(".swift") }.map {
      URL(filePath: $0).deletingPathExtension().lastPathComponent
    }
    #expect(Set(files).subtracting(["Rule", "RuleList"]) == Set(Rule.all.map(\.name)))
  }

  @Test(arguments: Rule.all.map(\.id)) func showsBothSides(_ id: String) throws {
    let rule = try #require(Rule.all.first { $0.id == id })
    let isPositive = rule.examples.map { ([$0.text] + $0.others.values).contains { $0.contains("⟦") } }
    #expect(isPositive.contains(true), "\(rule.name) shows nothing that it finds.")
    #expect(isPositive.contains(false), "\(rule.name) shows nothing that is right.")
    #expect((2...8).contains(rule.examples.count), "\(rule.name) has \(rule.examples.count) examples.")
  }

  @Test(arguments: Rule.all.map(\.id)) func isDescribed(_ id: String) throws {
    let rule = try #require(Rule.all.first { $0.id == id })
    #expect(rule.summary.hasSuffix(".") && rule.summary.utf8.count <= 120, "\(rule.name)")
    #expect(rule.rationale.hasSuffix(".") && rule.rationale.utf8.count >= 60, "\(rule.name)")
    #expect(rule.references.allSatisfy { $0.hasPrefix("https://") }, "\(rule.name)")
  }
}
