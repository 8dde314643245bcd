/// Where a shell's file descriptors lead, and what went through them.
struct ShellStreams: Sendable {
  /// Where output goes.
  enum Sink: Sendable, Hashable {
    /// To whoever reads this shell's output: a command substitution, the next member of a pipeline.
    case reader
    /// Into a file.
    case file(String)
    /// To a place where nothing reads it: a terminal, `/dev/null`, a file of unknown name.
    case nowhere
    /// It cannot be known.
    case unknown
  }

  /// What was written to the reader so far.
  var output: ShellText = .empty
  /// Whether another command or a value takes that, rather than a terminal or a log.
  var hasReader = false
  /// What is left to read on standard input; nil when that is not known.
  var input: ShellText?
  /// The sinks by descriptor; 1 leads to the reader and 2 nowhere unless it says otherwise.
  var sinks: [Int: Sink] = [:]

  /// Leads standard output to a new reader.
  mutating func openForReader() {
    output = .empty
    hasReader = true
    sinks[1] = nil
  }

  func sink(_ descriptor: Int) -> Sink { sinks[descriptor] ?? (descriptor == 1 ? .reader : .nowhere) }

  func joined(with other: ShellStreams) -> ShellStreams {
    var result = self
    if !output.isSame(as: other.output) { result.output = output.joinedAsOutput(with: other.output) }
    switch (input, other.input) {
    case (nil, _): break
    case (let mine?, let theirs?) where mine.isSame(as: theirs): break
    default: result.input = nil
    }
    for descriptor in Set(sinks.keys).union(other.sinks.keys) where sink(descriptor) != other.sink(descriptor) {
      result.sinks[descriptor] = .unknown
    }
    return result
  }

  func isSame(as other: ShellStreams) -> Bool {
    guard output.isSame(as: other.output), sinks == other.sinks else { return false }
    switch (input, other.input) {
    case (nil, nil): return true
    case (let mine?, let theirs?): return mine.isSame(as: theirs)
    default: return false
    }
  }
}

extension ShellText {
  /// What two ways that share a beginning wrote: the beginning, then something unknown.
  func joinedAsOutput(with other: ShellText) -> ShellText {
    var shared = ShellText.empty
    var index = 0
    while index < min(segments.count, other.segments.count) {
      let mine = part(ofSegment: index)
      guard mine.isSame(as: other.part(ofSegment: index)) else { break }
      shared.append(mine)
      index += 1
    }
    if case .unknown(.lines) = shared.segments.last { return shared }
    return shared + .unknown(.lines)
  }

  private func part(ofSegment index: Int) -> ShellText {
    switch segments[index] {
    case .written(let text): ShellText(text)
    case .computed(let bytes): ShellText(bytes)
    case .unknown(let kind): .unknown(kind)
    }
  }
}
