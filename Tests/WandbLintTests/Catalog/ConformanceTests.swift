import Foundation
import Testing

@testable import WandbLint

/// Every measured verdict of Tests/Conformance/sdk-verdicts.jsonl, for every release that was measured.
@Suite struct SDKConformanceTests {
  /// The releases that were run.
  static let releases: [Release] = [
    "0.12.15", "0.12.21", "0.13.9", "0.13.10", "0.13.11", "0.14.2", "0.15.5", "0.15.6", "0.15.12", "0.16.2", "0.16.3",
    "0.16.6", "0.17.9", "0.18.7", "0.19.0", "0.19.1", "0.19.5", "0.19.8", "0.19.9", "0.19.11", "0.20.0", "0.20.1",
    "0.21.0", "0.21.3", "0.21.4", "0.22.2", "0.22.3", "0.23.0", "0.23.1", "0.24.0", "0.24.2", "0.25.0", "0.25.1",
    "0.26.0", "0.26.1", "0.27.0", "0.27.2", "0.28.0", "0.28.2", "0.29.0", "0.30.0", "0.31.0",
  ]

  /// Names that no setting stands for, but other code of the SDK or around it reads: see `Catalog.libraryVariables` and the
  /// like.
  static let readElsewhere: Set<String> = [
    "WANDB_ACCESS_TOKEN", "WANDB_ARGS", "WANDB_COMMAND", "WANDB_ENSURE_JUPYTER", "WANDB_ENTRYPOINT_COMMAND",
    "WANDB_LOG_MODEL", "WANDB_PROJECT_NAME", "WANDB_REPORT_API_DISABLE_MESSAGE", "WANDB_REPORT_API_ENABLE_V2",
    "WANDB_TEAM", "WANDB_WATCH", "WANDB_DISABLE_SERVICE", "_WANDB_NEXUS_PATH", "_WANDB_ORJSON", "_WANDB_STARTUP_DEBUG",
    "_WANDB_TRACE",
  ]

  struct Row {
    var name: String
    var value: String
    var verdicts: [(from: Release, to: Release, verdict: String)]
  }

  @Test func everyValueIsJudgedAsMeasured() throws {
    let rows = try Self.rows()
    #expect(rows.count > 6000)
    var judged = 0
    var wrong: [String] = []
    for row in rows {
      let entry = Catalog.entry(named: row.name)
      for release in Self.releases {
        guard let range = row.verdicts.first(where: { $0.from <= release && release <= $0.to }) else { continue }
        let verdict = entry?.judge(row.value, at: release) ?? Verdict(.ignored)
        judged += 1
        if !Self.agrees(verdict, with: range.verdict, on: row.name) {
          wrong.append(
            "\(row.name)=\(row.value.debugDescription) at \(release): \(range.verdict), not \(verdict.effect)")
        }
      }
    }
    #expect(judged > 250_000)
    #expect(wrong.isEmpty, "\(wrong.count) differ: \(wrong.prefix(20).joined(separator: "\n"))")
  }

  private static func agrees(_ verdict: Verdict, with measured: String, on name: String) -> Bool {
    let stops: Bool
    switch verdict.effect {
    case .rejected(.login), .rejected(.later): stops = false
    case .rejected: stops = true
    default: stops = false
    }
    switch measured {
    case "reject": return stops
    case "reject-unless-disabled": return stops
    case "ignored": return !stops && (verdict.effect == .ignored || readElsewhere.contains(name))
    default: return !stops && verdict.effect != .ignored
    }
  }

  /// The rows of one variable; those with half of a surrogate pair cannot be a Swift string. Read with the catalog's own
  /// reader, because Foundation's drops a byte order mark at the start of a string.
  static func rows() throws -> [Row] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let path = folder.appending(path: "../../Conformance/sdk-verdicts.jsonl").standardizedFileURL
    let lines = try Data(contentsOf: path).split(separator: UInt8(ascii: "\n"))
    return lines.compactMap { line in
      guard case .object(let row, _) = PythonJSON(String(decoding: line, as: UTF8.self)),
        case .string(let name, _) = row["var"], case .string(let value, hasSurrogate: false) = row["value"],
        case .array(let ranges) = row["by_version"]
      else { return nil }
      return Row(name: name, value: value, verdicts: ranges.compactMap(Self.range))
    }
  }

  private static func range(_ value: PythonJSON) -> (from: Release, to: Release, verdict: String)? {
    guard case .object(let range, _) = value, case .string(let from, _) = range["from"],
      case .string(let to, _) = range["to"],
      case .string(let verdict, _) = range["verdict"], let from = Release(parsing: from), let to = Release(parsing: to)
    else { return nil }
    return (from, to, verdict)
  }
}
