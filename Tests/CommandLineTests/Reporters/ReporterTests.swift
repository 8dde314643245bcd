import Foundation
import JobSpec
import Syntax
import Testing

@testable import WandbLint

@Suite struct ReporterTests {
  @Test(arguments: ReportFormat.allCases)
  func showsTheSample(_ format: ReportFormat) throws {
    try Golden.expect(format.render(ReportSample.report), "reporters/sample.\(format.rawValue)")
  }

  @Test func showsTheSampleInColour() throws {
    let style = TextStyle(usesColor: true, usesLinks: true, width: 72)
    try Golden.expect(ReportFormat.text.render(ReportSample.report, style: style), "reporters/sample.ansi")
  }

  @Test(arguments: ReportFormat.allCases)
  func isValidWithoutFindings(_ format: ReportFormat) throws {
    let bytes = format.render(RunReport([], rules: []))
    if [.sarif, .json, .gitlab].contains(format) {
      _ = try JSONSerialization.jsonObject(with: Data(bytes))
    }
    #expect(
      String(decoding: bytes, as: UTF8.self) == (expectedWhenClean[format] ?? String(decoding: bytes, as: UTF8.self)))
  }

  private let expectedWhenClean: [ReportFormat: String] = [
    .text: "No findings in 0 files.\n", .concise: "", .github: "", .gitlab: "[]\n",
  ]

  @Test(arguments: ReportFormat.allCases)
  func neverShowsTheKey(_ format: ReportFormat) {
    for style in [TextStyle(), TextStyle(usesColor: true, usesLinks: true, width: 40, showsSuppressed: true)] {
      let text = String(decoding: format.render(ReportSample.report, style: style), as: UTF8.self)
      #expect(!text.contains(ReportSample.key.prefix(8)))
    }
  }

  @Test func leavesOutAFixThatWritesTheKey() throws {
    let file = SourceFile(path: "a.sh", "export K='\(ReportSample.key)'\n")
    let value = ReportSample.place("'\(ReportSample.key)'", in: file)
    let fix = Diagnostic.Fix("Remove the quotes.", edits: [(value, ReportSample.key)], isSafe: true)
    let finding = ReportSample.finding(ReportSample.leak, value, "The quotes are part of it.", fix: fix)
    let report = RunReport([(ReportSample.result(file, .shell, [finding]), .note)], rules: ReportSample.rules)
    #expect(report.diagnostics[0].fix == nil)
  }

  @Test func countsWhatItDoesNotShow() {
    let report = RunReport(
      [(ReportSample.result(ReportSample.dockerfile, .dockerfile, ReportSample.report.diagnostics), .error)],
      rules: ReportSample.rules)
    #expect(report.hiddenCount == 2)
    #expect(
      TextReporter.summary(of: report, style: TextStyle()) == [
        "Found 4 errors in 1 file (1 fixable, 2 below --min-severity)."
      ])
  }
}

extension RunReport {
  init(_ results: [(result: LintResult, leastShown: Severity)], rules: [Rule]) {
    self.init(results, failures: [], repositoryPaths: [:], rules: rules)
  }
}
