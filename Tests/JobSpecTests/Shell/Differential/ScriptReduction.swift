extension GeneratedScript {
  /// A smaller script that still fails: statements, then lines are left out as long as it does.
  func reduced(while fails: (GeneratedScript) -> Bool) -> GeneratedScript {
    var smallest = self
    smallest.removePieces(while: fails)
    smallest.statements = smallest.statements.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
      .map(String.init)
    smallest.removePieces(while: fails)
    for name in caller.keys.sorted() where name != "HOME" {
      var candidate = smallest
      candidate.caller[name] = nil
      if fails(candidate) { smallest = candidate }
    }
    return smallest
  }

  private mutating func removePieces(while fails: (GeneratedScript) -> Bool) {
    var size = max(1, statements.count / 2)
    while true {
      var start = 0
      var hasShrunk = false
      while start < statements.count {
        var candidate = self
        candidate.statements.removeSubrange(start..<min(start + size, statements.count))
        if !candidate.statements.isEmpty, fails(candidate) {
          self = candidate
          hasShrunk = true
        } else {
          start += size
        }
      }
      if size > 1 { size /= 2 } else if !hasShrunk { return }
    }
  }
}
