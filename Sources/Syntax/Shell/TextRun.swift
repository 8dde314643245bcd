/// Parts of a script that read as one text: what line continuations and backslashes leave of it.
struct TextRun {
  /// The part before the first gap, which is mostly all.
  private(set) var first: Range<Int>?
  /// The parts behind gaps.
  private(set) var others: [Range<Int>] = []

  /// Whether there is no part.
  var isEmpty: Bool { first == nil }

  /// Adds a part; it joins the one before when nothing lies between them.
  mutating func add(_ start: Int, _ end: Int) {
    guard start < end else { return }
    if let last = others.last {
      if last.upperBound == start {
        others[others.count - 1] = last.lowerBound..<end
      } else {
        others.append(start..<end)
      }
    } else if let first {
      if first.upperBound == start { self.first = first.lowerBound..<end } else { others.append(start..<end) }
    } else {
      first = start..<end
    }
  }
}

extension ShellReader {
  /// The text that a run stands for.
  func text(of run: TextRun) -> SourceText {
    guard let first = run.first else { return slice(position, position) }
    if run.others.isEmpty { return text.slice(first) }
    var builder = SourceTextBuilder(file: text.file, anchor: text.range(first).start)
    builder.append(text.slice(first))
    for part in run.others { builder.append(text.slice(part)) }
    return builder.finish()
  }

  /// Moves behind a byte, which becomes part of a run.
  mutating func takeByte(into run: inout TextRun) {
    run.add(position, position + 1)
    position += 1
  }
}
