import Foundation
import JobSpec
import Syntax

/// One input with the answer of the real engine; the format is described in Tests/Conformance/README.md.
struct ConformanceCase: Sendable {
  /// What an engine said of one variable.
  enum Expectation: Sendable {
    case value(String)
    case absent
    /// Not knowable: right is any answer without a value, or one of these.
    case dynamic(any: [String])
  }

  struct ExpectedProcess: Sendable {
    var command: [String]
    var boundaries: [String]
    var environment: [String: Expectation]
  }

  var id: String
  var about: String
  var files: [String: String]
  var entry: String
  var kind: Kind?
  var assumed: [String: String]
  var processes: [ExpectedProcess]?
  /// The engine's words when it refuses the file.
  var error: String?
  /// botocore's verdict; nil when it was not asked.
  var isRejected: Bool?
  /// Whether an image reference is pinned to a digest.
  var isPinned: Bool?

  static func load(_ suite: String) throws -> [ConformanceCase] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Conformance")
    let text = try String(contentsOf: folder.appending(path: "\(suite).jsonl"), encoding: .utf8)
    return try text.split(separator: "\n").map { try ConformanceCase(line: String($0)) }
  }

  struct Malformed: Error {}

  init(line: String) throws {
    guard
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
      let id = object["id"] as? String, let entry = object["entry"] as? String,
      let files = object["files"] as? [String: String], let expect = object["expect"] as? [String: Any]
    else { throw Malformed() }
    self.id = id
    self.about = object["about"] as? String ?? ""
    self.files = files
    self.entry = entry
    self.kind = (object["kind"] as? String).flatMap(Kind.init(rawValue:))
    self.assumed = object["assume"] as? [String: String] ?? [:]
    self.error = expect["error"] as? String
    self.isRejected = expect["rejected"] as? Bool
    self.isPinned = expect["pinned"] as? Bool
    self.processes = try (expect["processes"] as? [[String: Any]])?.map { process in
      guard let environment = process["environment"] as? [String: Any] else { throw Malformed() }
      return ExpectedProcess(
        command: process["command"] as? [String] ?? [], boundaries: process["boundaries"] as? [String] ?? [],
        environment: environment.mapValues { value in
          if let text = value as? String { return .value(text) }
          if let map = value as? [String: Any] { return .dynamic(any: map["any"] as? [String] ?? []) }
          return .absent
        })
    }
  }

  /// The entry file, read with the case's folder around it.
  func read() -> JobSpec {
    let file = SourceFile(path: entry, files[entry] ?? "")
    let files = files
    let surroundings = Surroundings(
      read: { path in
        let name = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
        return files[name].map { SourceFile(path: name, $0) }
      }, assumed: assumed, assumesClean: true)
    return JobSpec.read(file, as: kind ?? Kind.detect(file) ?? .shell, in: surroundings)
  }
}
