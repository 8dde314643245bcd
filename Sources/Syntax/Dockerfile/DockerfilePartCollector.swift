/// Collects the pieces of a word; text that follows text becomes one piece.
struct DockerfilePartCollector {
  private let text: SourceText
  private var parts: [DockerfileWord.Part] = []
  private var ranges: [Range<Int>] = []

  init(_ text: SourceText) { self.text = text }

  mutating func append(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    if let last = ranges.last, last.upperBound == range.lowerBound {
      ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
    } else {
      ranges.append(range)
    }
  }

  mutating func append(_ variable: DockerfileVariable) {
    flush()
    parts.append(.variable(variable))
  }

  mutating func finish() -> [DockerfileWord.Part] {
    flush()
    return parts
  }

  private mutating func flush() {
    guard let first = ranges.first else { return }
    if ranges.count == 1 {
      parts.append(.literal(text.slice(first)))
    } else {
      var builder = SourceTextBuilder(file: text.file, anchor: text.range(first).start)
      for range in ranges { builder.append(text.slice(range)) }
      parts.append(.literal(builder.finish()))
    }
    ranges = []
  }
}
