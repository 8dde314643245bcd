import Syntax

/// Writes SARIF 2.1.0 (OASIS Standard, errata 01) with all that GitHub code scanning requires or reads.
///
/// One run. Nothing in it depends on the machine or the time: paths are relative to the repository's root, and no text
/// of a line that holds a secret is copied. Results that somebody accepted are left out, because GitHub opens them as
/// alerts, unless they are asked for.
struct SARIFReporter {
  let report: RunReport
  private let rules: SARIFRules
  private let showsSuppressed: Bool
  var regions: SARIFRegions
  private var fingerprints: Fingerprints
  private var lineHashes: [SourceFile: LineHashes] = [:]

  init(_ report: RunReport, _ style: TextStyle) {
    self.report = report
    self.rules = SARIFRules(report.rules)
    self.showsSuppressed = style.showsSuppressed
    self.regions = SARIFRegions(report)
    self.fingerprints = Fingerprints(report)
  }

  consuming func render() -> [UInt8] {
    var writer = JSONWriter()
    writer.object { root in
      root.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      root.member("version", "2.1.0")
      root.key("runs")
      root.array([report]) { run, _ in run.object { self.run(to: &$0) } }
    }
    return writer.finish()
  }

  private mutating func run(to run: inout JSONWriter) {
    run.key("tool")
    run.object { tool in
      tool.key("driver")
      tool.object { rules.driver(to: &$0) }
    }
    run.key("automationDetails")
    run.object { $0.member("id", Tool.name + "/") }
    run.key("originalUriBaseIds")
    run.object { bases in
      bases.key("%SRCROOT%")
      bases.object { base in
        base.key("description")
        base.object { $0.member("text", "The root of the repository.") }
      }
    }
    run.member("columnKind", "utf16CodeUnits")
    run.key("invocations")
    run.array([report]) { item, _ in item.object { invocation(to: &$0) } }
    run.key("results")
    results(to: &run)
  }

  /// Says whether every input was read and understood. Never holds arguments or environment: those are the user's own.
  private mutating func invocation(to object: inout JSONWriter) {
    let broken = report.diagnostics.filter(\.rule.isAboutReading)
    object.member("executionSuccessful", report.failures.isEmpty && broken.isEmpty)
    guard !report.failures.isEmpty || !broken.isEmpty else { return }
    object.key("toolExecutionNotifications")
    object.array(report.failures.map { (Diagnostic?.none, $0.message + ".") } + broken.map { ($0, $0.message) }) {
      item, notification in
      item.object { object in
        object.member("level", "error")
        object.key("message")
        object.object { $0.member("text", notification.1) }
        guard let diagnostic = notification.0 else { return }
        object.key("descriptor")
        object.object { $0.member("id", diagnostic.rule.id) }
        object.key("locations")
        object.array([diagnostic.location]) { item, location in
          item.object { regions.physicalLocation(location, withContext: false, to: &$0) }
        }
      }
    }
  }

  private mutating func results(to run: inout JSONWriter) {
    let accepted = showsSuppressed ? report.suppressed : []
    let all = report.diagnostics.map { ($0, nil) } + accepted.map { ($0.diagnostic, Optional($0)) }
    run.array(all) { item, pair in
      item.object { object in
        result(pair.0, to: &object)
        // Either every result of a run says whether it is suppressed, or none (section 3.27.23).
        if showsSuppressed { suppressions(pair.1, to: &object) }
      }
    }
  }

  private mutating func result(_ diagnostic: Diagnostic, to object: inout JSONWriter) {
    object.member("ruleId", diagnostic.rule.id)
    if let index = rules.index(of: diagnostic.rule) { object.member("ruleIndex", index) }
    object.member("level", diagnostic.severity.rawValue)
    object.key("message")
    object.object { $0.member("text", diagnostic.fullMessage) }
    object.key("locations")
    object.array([diagnostic.location]) { item, location in
      item.object { regions.physicalLocation(location, withContext: true, to: &$0) }
    }
    if !diagnostic.related.isEmpty {
      object.key("relatedLocations")
      object.array(diagnostic.related.enumerated()) { item, related in
        item.object { object in
          object.member("id", related.offset + 1)
          regions.physicalLocation(related.element.location, withContext: false, to: &object)
          object.key("message")
          object.object { $0.member("text", related.element.label) }
        }
      }
    }
    object.key("partialFingerprints")
    object.object { prints in
      if let hash = lineHash(of: diagnostic.location) { prints.member("primaryLocationLineHash", hash) }
      prints.member("wandbLint/v1", fingerprints.next(diagnostic))
    }
    if let fix = diagnostic.fix, fix.isSafe { fixes(fix, to: &object) }
  }

  private mutating func lineHash(of location: Location) -> String? {
    let hashes = lineHashes[location.file] ?? LineHashes(location.file)
    lineHashes[location.file] = hashes
    return hashes[regions.start(of: location).line]
  }

  private mutating func fixes(_ fix: Diagnostic.Fix, to object: inout JSONWriter) {
    let files = fix.edits.reduce(into: [SourceFile]()) { files, edit in
      if !files.contains(edit.location.file) { files.append(edit.location.file) }
    }
    object.key("fixes")
    object.array([fix]) { item, fix in
      item.object { object in
        object.key("description")
        object.object { $0.member("text", fix.summary) }
        object.key("artifactChanges")
        object.array(files) { item, file in
          item.object { change in
            change.key("artifactLocation")
            change.object { regions.artifactLocation(file, to: &$0) }
            change.key("replacements")
            change.array(fix.edits.filter { $0.location.file == file }) { item, edit in
              item.object { replacement(edit, to: &$0) }
            }
          }
        }
      }
    }
  }

  private mutating func replacement(
    _ edit: (location: Location, replacement: String), to object: inout JSONWriter
  ) {
    object.key("deletedRegion")
    object.object { regions.positions(of: edit.location, to: &$0) }
    guard !edit.replacement.isEmpty else { return }
    object.key("insertedContent")
    object.object { $0.member("text", edit.replacement) }
  }

  private mutating func suppressions(_ suppressed: SuppressedDiagnostic?, to object: inout JSONWriter) {
    object.key("suppressions")
    object.array(suppressed.map { [$0] } ?? []) { item, suppressed in
      item.object { object in
        switch suppressed.source {
        case .comment(let location):
          object.member("kind", "inSource")
          object.key("location")
          object.object { regions.physicalLocation(location, withContext: false, to: &$0) }
        case .configuration: object.member("kind", "external")
        }
        object.member("status", "accepted")
        if !suppressed.reason.isEmpty { object.member("justification", suppressed.reason) }
      }
    }
  }
}
