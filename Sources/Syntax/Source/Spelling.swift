/// Finds what somebody most likely meant to write.
public enum Spelling {
  /// The candidate that is nearest to a word, ignoring case; nil where none is near enough to be worth a question.
  ///
  /// Near enough means at most a third of the word's letters wrong. Of equals, the one that starts alike for longer wins,
  /// then the first.
  public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(word.lowercased().utf8.prefix(64))
    let limit = max(1, wanted.count / 3)
    var best: (distance: Int, prefix: Int, candidate: String)?
    for candidate in candidates where abs(min(candidate.utf8.count, 64) - wanted.count) <= limit {
      let letters = Array(candidate.lowercased().utf8.prefix(64))
      let distance = distance(wanted, letters)
      let prefix = zip(letters, wanted).prefix { $0 == $1 }.count
      if distance <= limit, (distance, -prefix) < (best?.distance ?? Int.max, -(best?.prefix ?? 0)) {
        best = (distance, prefix, candidate)
      }
    }
    return best?.candidate
  }

  /// The number of letters to insert, delete, replace or swap with their neighbour (optimal string alignment).
  public static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var beforeLast = Array(repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    var row = beforeLast
    for i in a.indices {
      row[0] = i + 1
      for j in b.indices {
        var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, beforeLast[j - 1] + 1) }
        row[j + 1] = best
      }
      swap(&beforeLast, &last)
      swap(&last, &row)
    }
    return last[b.count]
  }
}
