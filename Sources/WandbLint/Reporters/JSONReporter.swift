import Syntax

/// Writes findings for programs; the shape is part of the command's contract, `schema` its version.
struct JSONReporter {
  private let report: RunReport
  private var positions = Positions()

  init(_ report: RunReport) { self.report = report }

  consuming func render() -> [UInt8] {
    var writer = JSONWriter()
    writer.object { root in
      root.member("schema", 1)
      root.key("tool")
      root.object { tool in
        tool.member("name", Tool.name)
        tool.member("version", Tool.version)
      }
      root.key("diagnostics")
      root.array(report.diagnostics) { item, diagnostic in
        item.object { finding(diagnostic, nil, to: &$0) }
      }
      root.key("suppressed")
      root.array(report.suppressed) { item, suppressed in
        item.object { finding(suppressed.diagnostic, suppressed.reason, to: &$0) }
      }
      root.key("failures")
      root.array(report.failures) { item, failure in
        item.object { object in
          object.member("path", failure.path)
          object.member("message", failure.message)
        }
      }
      root.key("summary")
      root.object { summary in
        summary.member("files", report.fileCount)
        for severity in Severity.allCases.reversed() {
          summary.member(severity.rawValue + "s", report.count(severity))
        }
        summary.member("suppressed", report.suppressed.count)
        summary.member("hidden", report.hiddenCount)
        summary.member("fixable", report.diagnostics.count { $0.fix?.isSafe == true })
      }
    }
    return writer.finish()
  }

  private mutating func finding(_ diagnostic: Diagnostic, _ reason: String?, to object: inout JSONWriter) {
    object.member("rule", diagnostic.rule.id)
    object.member("name", diagnostic.rule.name)
    object.member("severity", diagnostic.severity.rawValue)
    place(diagnostic.location, to: &object)
    object.member("message", diagnostic.message)
    object.member("help", diagnostic.help)
    object.member("variable", diagnostic.variable)
    object.member("documentation", Tool.documentation(of: diagnostic.rule))
    object.key("related")
    object.array(diagnostic.related) { item, related in
      item.object { object in
        place(related.location, to: &object)
        object.member("label", related.label)
      }
    }
    object.key("fix")
    if let fix = diagnostic.fix {
      object.object { self.fix(fix, to: &$0) }
    } else {
      object.null()
    }
    if let reason { object.member("reason", reason) }
  }

  private mutating func fix(_ fix: Diagnostic.Fix, to object: inout JSONWriter) {
    object.member("summary", fix.summary)
    object.member("safe", fix.isSafe)
    object.key("edits")
    object.array(fix.edits) { item, edit in
      item.object { object in
        place(edit.location, to: &object)
        object.member("replacement", edit.replacement)
      }
    }
  }

  private mutating func place(_ location: Location, to object: inout JSONWriter) {
    object.member("path", location.file.path)
    let start = positions.start(of: location)
    let end = positions.end(of: location)
    object.key("range")
    object.object { range in
      for (key, position, offset) in [("start", start, location.range.start), ("end", end, location.range.end)] {
        range.key(key)
        range.object { point in
          point.member("line", position.line)
          point.member("column", position.column)
          point.member("offset", offset)
        }
      }
    }
  }
}
