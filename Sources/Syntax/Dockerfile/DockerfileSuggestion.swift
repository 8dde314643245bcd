/// What somebody may have meant by a word that is not known.
enum DockerfileSuggestion {
  /// The candidate that differs by two changed, added or missing letters at most; the first of the nearest ones.
  static func nearest(to word: String, in candidates: [String]) -> String? {
    var nearest: String?
    var least = 3
    for candidate in candidates where abs(candidate.utf8.count - word.utf8.count) < least {
      let distance = distance(Array(word.utf8), Array(candidate.utf8))
      if distance < least {
        least = distance
        nearest = candidate
      }
    }
    return nearest
  }

  /// What to put behind a sentence on an unknown word: the question for the nearest candidate, or the period.
  static func question(for word: String, in candidates: [String], prefix: String = "") -> String {
    nearest(to: word, in: candidates).map { "; did you mean `\(prefix)\($0)`?" } ?? "."
  }

  /// Whether a word can be quoted in a message: a short word of letters and dashes, not a piece of a value.
  static func isPlain(_ word: String) -> Bool {
    !word.isEmpty && word.utf8.count <= 20
      && word.utf8.allSatisfy { $0 == UInt8(ascii: "-") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
  }

  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = i
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(diagonal + (x == y ? 0 : 1), above + 1, row[j] + 1)
        diagonal = above
      }
    }
    return row[b.count]
  }
}
