import JobSpec
import Syntax

extension Report {
  /// Adds a finding for each value of a topic.
  mutating func addValues(_ topic: JudgedValue.Topic, of subject: Subject) {
    for judged in subject.values where judged.topic == topic { add(judged, of: subject) }
  }

  /// Adds a finding for one value.
  mutating func add(_ judged: JudgedValue, of subject: Subject) {
    let dependence = ReleaseDependence(judged, of: subject)
    add(
      judged.location, judged.message(dependence.phrase), help: judged.verdict.advice,
      variable: judged.assignment.target, severity: judged.severity, related: dependence.related, fix: judged.fix)
  }
}

extension JudgedValue {
  /// The place of the value; of the whole assignment where the value is empty.
  var location: Location {
    let value = assignment.value
    return value?.literalLocation ?? value.flatMap { $0.location.range.count > 0 ? $0.location : nil }
      ?? assignment.location
  }

  /// Error where the SDK stops as soon as it reads its settings, warning where it stops later or goes on with something
  /// else, note where it only asks for another spelling.
  var severity: Severity {
    switch verdict.effect {
    case .rejected(.importing), .rejected(.loading), .rejected(.starting): .error
    case .rejected(.login), .rejected(.later), .misread, .ignored: .warning
    case .deprecated: grammar == .noEffect ? .warning : .note
    case .accepted: .note
    }
  }

  /// What is wrong, and what comes of it.
  func message(_ release: String) -> String {
    let name = "'\(assignment.target)'"
    let consequence = consequence.map { ", so \($0)" } ?? ""
    if verdict.isHopeless { return "A value of \(name) \(verdict.reason)\(consequence)\(release)." }
    let subject =
      if text.isEmpty {
        "\(name) is set to an empty text, which "
      } else if isPiece {
        "\(name) is set to a text that "
      } else if isShowable {
        "\(name) is set to '\(text)', which "
      } else {
        "\(name) is set to a text that "
      }
    return "\(subject)\(verdict.reason)\(consequence)\(release)."
  }

  private var consequence: String? {
    switch verdict.effect {
    case .rejected(.importing): "'import wandb' fails"
    case .rejected(.loading): "wandb.init() stops"
    case .rejected(.starting): "no run starts"
    case .rejected(.login): "the login fails"
    case .rejected(.later): "the run may not start"
    default: nil
    }
  }

  /// Whether the message may hold the value: it is no secret, and fits a line.
  private var isShowable: Bool {
    guard Sensitivity(of: assignment.target) == .plain, Sensitivity(of: entry.variable.name) == .plain else {
      return false
    }
    if case .url = grammar, text.contains("@") { return false }
    return text.utf8.count <= 60
      && text.unicodeScalars.allSatisfy { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse, .surrogate: false
        default: true
        }
      }
  }

  /// Puts what was meant in place of the value, where that is certain and the value stands there in one piece.
  var fix: Diagnostic.Fix? {
    guard verdict.isCertain, let replacement = verdict.replacement, let value = assignment.value,
      value.parts.count == 1, case .literal(let text) = value.parts.first, replacement.utf8.allSatisfy(Self.isPlain)
    else { return nil }
    return Diagnostic.Fix("Write '\(replacement)'", edits: [(text.location, replacement)], isSafe: true)
  }

  /// Whether a byte stands for itself in every format and within any quotes.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: ","):
      true
    default: false
    }
  }
}

/// How a finding says which release it judged by: only where another release would do otherwise.
struct ReleaseDependence {
  /// ` in wandb 0.18.7, which this job installs`, or nothing.
  var phrase = ""
  /// The place where the release is pinned.
  var related: [Diagnostic.Related] = []

  init(_ judged: JudgedValue, of subject: Subject) {
    self.init(subject) { judged.verdict(at: $0).kind }
  }

  init<Outcome: Equatable>(_ subject: Subject, _ outcome: (Release) -> Outcome) {
    let here = outcome(subject.release)
    guard Self.breakpoints.contains(where: { outcome($0) != here }) else { return }
    phrase = " in wandb \(subject.release), \(subject.judgedRelease.reason)"
    related = subject.judgedRelease.source.map { [$0] } ?? []
  }

  /// A release of each generation of the settings' code.
  private static let breakpoints: [Release] = [
    "0.13.11", "0.15.5", "0.15.12", "0.16.6", "0.18.7", "0.19.11", "0.20.1", "0.21.3", "0.23.0", "0.24.2", "0.28.2",
    "0.30.0", .newest,
  ]
}

extension Verdict {
  /// The effect without its stage.
  fileprivate var kind: Int {
    switch effect {
    case .accepted, .deprecated: 0
    case .misread: 1
    case .ignored: 2
    case .rejected: 3
    }
  }
}
