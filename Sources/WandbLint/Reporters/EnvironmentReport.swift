public import JobSpec
import Syntax

/// What `wandb-lint env` shows of one file: each process with the variables that it sees and those that do not arrive.
public struct EnvironmentReport {
  /// The spec whose processes are shown.
  public let spec: JobSpec
  /// Whether every variable is shown, not only those that concern W&B.
  public let showsAllVariables: Bool
  /// The assignments by the name that a process would see, in the order of the file.
  private let written: [String: [Assignment.ID]]
  /// What no report may show.
  private let concealment: Concealment
  /// The places that no report may show, in the files that commands are written in.
  private let hidden: [SourceFile: [SourceRange]]

  /// Makes a report of a spec.
  public init(of spec: JobSpec, showsAllVariables: Bool) {
    self.spec = spec
    self.showsAllVariables = showsAllVariables
    let concealment = Concealment(spec)
    self.concealment = concealment
    let files = Set(spec.processes.flatMap(\.command).map(\.location.file))
    hidden = Dictionary(uniqueKeysWithValues: files.map { ($0, concealment.ranges(in: $0)) })
    written = Dictionary(grouping: spec.assignments.indices) { spec.assignments[$0].target }
    let jobs = spec.assignments.lazy.filter { $0.phase == .run && (showsAllVariables || Self.concernsWandb($0.target)) }
    writtenNames = Set(jobs.map(\.target)).sorted()
  }

  /// Whether the file is not in its own language, so that what is shown may be half of it.
  public var isBroken: Bool { spec.problems.contains { $0.kind == .syntax } }

  /// What may have kept a launcher or a platform from starting anything.
  var refusals: [Problem] {
    spec.problems.filter { problem in
      switch problem.kind {
      case .assignmentMalformed, .shapeRejected, .valueSplit, .environmentNotList, .valueNotString, .duplicateVariable:
        true
      default: false
      }
    }
  }

  /// Where the file is not in its own language, a line for each mistake.
  public var mistakes: [String] {
    var positions = Positions()
    return spec.problems.filter { $0.kind == .syntax }.map { problem in
      let start = positions.start(of: problem.location)
      let path = DisplayText.oneLine(problem.location.file.path)
      return "\(path):\(start.line):\(start.column): \(DisplayText.oneLine(shown(problem.message)))"
    }
  }

  /// Whether a variable is one of those to show.
  func isShown(_ name: String) -> Bool {
    showsAllVariables || Self.concernsWandb(name)
  }

  private static func concernsWandb(_ name: String) -> Bool { name.contains("WANDB") }

  /// The variables of a process that are shown, by name. Where it may hold more than is known, that holds for every
  /// name that the file sets; a broken line may hold a secret where a name should stand.
  func variables(of process: Process) -> [(name: String, entry: Environment.Entry)] {
    let entries = process.environment.entries.filter { isShown($0.key) }.map { (name: $0.key, entry: $0.value) }
    let others = process.environment.others == .unknown ? Array(written.keys) : []
    let unknown = others.filter { name in
      isShown(name) && process.environment.entries[name] == nil && concealment.masked(name) == name
    }
    return (entries + unknown.map { (name: $0, entry: process.environment[$0]) }).sorted { $0.name < $1.name }
  }

  /// What does not arrive at a process, once for each variable and assignment.
  func losses(of process: Process) -> [Loss] {
    var seen: Set<String> = []
    return process.environment.losses.filter { loss in
      isShown(loss.name) && seen.insert("\(loss.name)\u{0}\(loss.assignment)").inserted
    }
  }

  /// The first assignment of a name that runs while the job does.
  func firstAssignment(of name: String) -> Assignment? {
    written[name]?.lazy.map { spec.assignments[$0] }.first { $0.phase == .run }
  }

  /// The names that are shown and that the file sets for a job, in their order.
  let writtenNames: [String]

  // MARK: - Secrets

  /// Whether a variable's text stays hidden: the name says that it is a secret, or the text holds one. An empty text
  /// hides nothing.
  func isSecret(_ name: String, _ value: String) -> Bool {
    !value.isEmpty && (Sensitivity(of: name) != .plain || concealment.masked(value) != value)
  }

  /// A text that people read, secrets in it replaced.
  func shown(_ text: String) -> String { concealment.masked(text) }

  /// A word of a process's command as people read it, secrets in it replaced. A word that a secret variable or a secret
  /// place has a part in is shown as it is written; one whose own place within the command's text nobody knows is left
  /// out.
  func shown(_ word: Value, of process: Process) -> String {
    let isTainted = word.references.contains { Sensitivity(of: $0) != .plain } || !secretRanges(in: word).isEmpty
    if let text = word.known ?? word.templateText, !isTainted { return concealment.masked(text) }
    let (place, whole) = (word.location, process.location)
    let isWider =
      place.file == whole.file && place.range.start < whole.range.start && whole.range.end <= place.range.end
    return isWider ? "…" : concealment.masked(written(word))
  }

  private func secretRanges(in word: Value) -> [SourceRange] {
    let place = word.location.range
    return (hidden[word.location.file] ?? []).filter { $0.start < place.end && place.start < $0.end }
  }

  /// A word as it stands in its file, with stars in the place of secrets.
  private func written(_ word: Value) -> String {
    let place = word.location.range
    var bytes = Array(word.location.bytes)
    for range in secretRanges(in: word).reversed() {
      let start = max(range.start, place.start) - place.start
      bytes.replaceSubrange(start..<(min(range.end, place.end) - place.start), with: KeyScanner.mask)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Value {
  /// The text with its placeholders as written, without the quotes and escapes around it: `Ref::name` of a JSON string.
  fileprivate var templateText: String? {
    var text = ""
    for part in parts {
      switch part {
      case .literal(let piece): text += piece.string
      case .dynamic(.template, let place) where location.range.contains(place.range): text += place.written
      case .dynamic, .reference: return nil
      }
    }
    return parts.isEmpty ? nil : text
  }
}
