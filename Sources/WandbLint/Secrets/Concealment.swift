public import JobSpec
public import Syntax

/// What no report may show of a job spec: the places of secrets in its files, and their texts.
public struct Concealment: Sendable {
  /// The texts of the secrets, where they can be told from other text: words of everyday use are left out.
  public let values: Set<String>
  /// The places that the model knows.
  private let known: [SourceFile: [SourceRange]]
  /// The texts by their first eight bytes, and which bytes any of them starts with.
  private let byStart: [Int: [[UInt8]]]
  private let isFirst: [Bool]

  /// Finds the secrets of a job spec.
  public init(_ spec: JobSpec) {
    var search = SecretSearch(spec)
    search.addAssignments()
    for command in spec.commands { search.addArguments(of: command) }
    self.values = search.values
    self.known = search.places
    var byStart: [Int: [[UInt8]]] = [:]
    var isFirst = Array(repeating: false, count: 256)
    for value in values {
      let bytes = Array(value.utf8)
      byStart[bytes.prefix(Self.shortestValue).reduce(0) { $0 << 8 | Int($1) }, default: []].append(bytes)
      if let first = bytes.first { isFirst[Int(first)] = true }
    }
    self.byStart = byStart
    self.isFirst = isFirst
  }

  /// The ranges of a file that no report may show: in order, not overlapping.
  public func ranges(in file: SourceFile) -> [SourceRange] {
    var ranges = known[file] ?? []
    ranges += KeyScanner.ranges(in: file.bytes[...]).map { SourceRange($0.lowerBound, $0.upperBound) }
    ranges += occurrences(in: file.bytes)
    return Self.merged(ranges)
  }

  /// Tells each finding which bytes of its own lines no report may show.
  func marking(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var files: [SourceFile: (lines: LineTable, ranges: [SourceRange])] = [:]
    return diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      for location in [diagnostic.location] + diagnostic.related.map(\.location) {
        let known = files[location.file] ?? (LineTable(location.file.bytes), ranges(in: location.file))
        files[location.file] = known
        let lines = known.lines.lines(of: location.range, in: location.file)
        diagnostic.conceals += Self.overlapping(lines, in: known.ranges).map { Location(location.file, $0) }
      }
      return diagnostic
    }
  }

  /// A text with every secret replaced by stars.
  public func masked(_ text: String) -> String {
    var bytes = Array(text.utf8)
    let secrets =
      occurrences(in: bytes) + KeyScanner.ranges(in: bytes[...]).map { SourceRange($0.lowerBound, $0.upperBound) }
    guard !secrets.isEmpty else { return text }
    for range in Self.merged(secrets).reversed() {
      bytes.replaceSubrange(range.start..<range.end, with: KeyScanner.mask)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The shortest text that is looked for elsewhere.
  static let shortestValue = 8

  /// Where the secrets' texts stand. Looks at eight bytes at a time, so the cost is linear for any number of secrets.
  private func occurrences(in bytes: [UInt8]) -> [SourceRange] {
    guard !values.isEmpty, bytes.count >= Self.shortestValue else { return [] }
    var found: [SourceRange] = []
    var window = 0
    for index in bytes.indices {
      window = window << 8 | Int(bytes[index])
      let start = index - Self.shortestValue + 1
      guard start >= 0, isFirst[Int(bytes[start])], let candidates = byStart[window] else { continue }
      for candidate in candidates where bytes[start...].starts(with: candidate) {
        found.append(SourceRange(start, start + candidate.count))
      }
    }
    return found
  }

  /// Those of some sorted, separate ranges that share a byte with another one.
  private static func overlapping(_ wanted: SourceRange, in ranges: [SourceRange]) -> ArraySlice<SourceRange> {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].end <= wanted.start { low = middle + 1 } else { high = middle }
    }
    return ranges[low...].prefix { $0.start < wanted.end }
  }

  static func merged(_ ranges: [SourceRange]) -> [SourceRange] {
    var result: [SourceRange] = []
    for range in ranges.sorted() where range.count > 0 {
      if let last = result.last, range.start <= last.end {
        result[result.count - 1] = last.union(range)
      } else {
        result.append(range)
      }
    }
    return result
  }
}

extension LineTable {
  /// The whole lines that a range touches.
  fileprivate func lines(of range: SourceRange, in file: SourceFile) -> SourceRange {
    let last = line(of: max(range.start, range.end - 1))
    return SourceRange(starts[line(of: range.start) - 1], last < starts.count ? starts[last] : file.bytes.count)
  }
}

/// Collects secrets from the model.
private struct SecretSearch {
  var values: Set<String> = []
  var places: [SourceFile: [SourceRange]] = [:]
  private let assignments: [Assignment]
  private var index: AssignmentIndex

  init(_ spec: JobSpec) {
    assignments = spec.assignments
    index = AssignmentIndex(spec.assignments)
  }

  /// Adds the values of secret variables, and of those that secret variables take their value from.
  mutating func addAssignments() {
    var waiting = assignments.filter {
      Sensitivity(of: $0.name) != .plain || Sensitivity(of: $0.target) != .plain
    }
    var seen = Set(waiting.map(\.name))
    while let assignment = waiting.popLast() {
      guard let value = assignment.value else { continue }
      addSecret(value)
      for name in value.references where seen.insert(name).inserted { waiting += index[name] }
    }
    for assignment in assignments {
      guard let value = assignment.value else { continue }
      for case .literal(let text) in value.parts { addKeyShaped(text) }
    }
  }

  /// Adds the key of `wandb login KEY`, and arguments of options that announce a secret.
  mutating func addArguments(of command: CommandRun) {
    let words = command.words
    let isLogin = words.prefix(4).contains { $0.known == "login" } && words.prefix(3).contains { $0.known == "wandb" }
    var isExpected = false
    for (index, word) in words.enumerated().dropFirst() {
      for case .literal(let text) in word.parts { addKeyShaped(text) }
      let text = word.known ?? ""
      if isExpected || (isLogin && index > 1 && text != "login" && !text.hasPrefix("-")) { addSecret(word) }
      isExpected = text.hasPrefix("-") && !text.contains("=") && Self.announcesSecret(text)
      if text.hasPrefix("-"), text.contains("="), Self.announcesSecret(String(text.prefix { $0 != "=" })) {
        addSecret(word)
      }
    }
  }

  private static func announcesSecret(_ option: String) -> Bool {
    let name = option.drop { $0 == "-" }.map { $0 == "-" || $0 == "." ? "_" : $0 }
    return Sensitivity(of: String(name)) == .secret
  }

  private mutating func addKeyShaped(_ text: SourceText) {
    for range in KeyScanner.ranges(in: text.bytes) {
      let start = range.lowerBound - text.bytes.startIndex
      add(text.location(start..<(range.upperBound - text.bytes.startIndex)))
    }
  }

  private mutating func addSecret(_ value: Value) {
    if let text = value.known { add(text) }
    for part in value.parts {
      switch part {
      case .literal(let text):
        add(text.string)
        add(text.location)
      case .reference(let name, let location): addDefault(after: name, in: location)
      case .dynamic(.other, let location): add(location)
      case .dynamic: break
      }
    }
  }

  /// Adds the word of `${NAME:-word}`: the model may know only that a variable is referred to.
  private mutating func addDefault(after name: String, in location: Location) {
    let bytes = location.bytes
    let head = Array("${\(name)".utf8)
    guard bytes.starts(with: head), bytes.count > head.count + 2 else { return }
    let start = location.range.start + head.count
    add(Location(location.file, SourceRange(start + 1, location.range.end - 1)))
  }

  private mutating func add(_ text: String) {
    // A variable called `key` often holds the name of another one.
    guard text.utf8.count >= Concealment.shortestValue, index[text].isEmpty else { return }
    let hasDigit = text.utf8.contains { (0x30...0x39).contains($0) }
    if hasDigit || text.utf8.count >= 16 { values.insert(text) }
  }

  private mutating func add(_ location: Location) {
    places[location.file, default: []].append(location.range)
  }
}
