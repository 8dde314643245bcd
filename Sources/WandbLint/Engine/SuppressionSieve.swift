import Syntax

/// Holds findings back that a comment or the configuration accepts, and remembers which of these did so.
struct SuppressionSieve {
  private(set) var comments: [SuppressionComment]
  private(set) var suppressed: [SuppressedDiagnostic] = []
  private(set) var usedEntries: Set<Int> = []
  private let entries: [ConfiguredSuppression]
  private let path: String
  /// Comments by the line that they stand on, for each file that holds any.
  private var files: [SourceFile: CommentLines] = [:]

  init(comments: [SuppressionComment], entries: [ConfiguredSuppression], path: String) {
    self.comments = comments
    self.entries = entries
    self.path = path
    for (index, comment) in comments.enumerated() {
      files[comment.text.file, default: CommentLines(comment.text.file)].add(comment, index)
    }
  }

  /// Whether a finding is accepted; if so it is kept among `suppressed`.
  mutating func suppresses(_ diagnostic: Diagnostic) -> Bool {
    for index in files[diagnostic.location.file]?.comments(for: diagnostic.location.range) ?? [] {
      for target in comments[index].targets.indices {
        guard comments[index].targets[target].selector?.matches(diagnostic.rule) == true else { continue }
        comments[index].targets[target].isUsed = true
        let comment = comments[index]
        suppressed.append(
          SuppressedDiagnostic(
            diagnostic: diagnostic, reason: comment.reason, source: .comment(comment.text.location)))
        return true
      }
    }
    guard let index = entries.firstIndex(where: { $0.accepts(diagnostic, at: path) }) else { return false }
    usedEntries.insert(index)
    suppressed.append(
      SuppressedDiagnostic(diagnostic: diagnostic, reason: entries[index].reason, source: .configuration(index)))
    return true
  }
}

/// The suppression comments of one file, by line.
private struct CommentLines {
  private let file: SourceFile
  private let lines: LineTable
  private var wholeFile: [Int] = []
  private var byLine: [Int: [Int]] = [:]

  init(_ file: SourceFile) {
    self.file = file
    self.lines = LineTable(file.bytes)
  }

  mutating func add(_ comment: SuppressionComment, _ index: Int) {
    switch comment.scope {
    case .file: wholeFile.append(index)
    case .line: byLine[lines.line(of: comment.text.range.start), default: []].append(index)
    case .unknown: break
    }
  }

  /// The comments that speak of a place: on its lines, on comment lines above it, or above the continued line that it
  /// is part of; then those of the whole file.
  func comments(for range: SourceRange) -> [Int] {
    guard !byLine.isEmpty else { return wholeFile }
    var first = lines.line(of: range.start)
    var found = (first...max(first, lines.line(of: max(range.start, range.end - 1)))).flatMap { byLine[$0] ?? [] }
    while first > 1 {
      let above = content(of: first - 1)
      let isComment = above.first { $0 != 0x20 && $0 != 0x09 } == UInt8(ascii: "#")
      guard isComment || above.last == UInt8(ascii: "\\") else { break }
      first -= 1
      if isComment { found += byLine[first] ?? [] }
    }
    return found + wholeFile
  }

  /// A line's bytes without its end.
  private func content(of line: Int) -> ArraySlice<UInt8> {
    let end = line < lines.starts.count ? lines.starts[line] : file.bytes.count
    var bytes = file.bytes[lines.starts[line - 1]..<end]
    while let last = bytes.last, last == 0x0A || last == 0x0D { bytes.removeLast() }
    return bytes
  }
}
