import JobSpec

extension JobSpec {
  /// The assignments that give one of W&B's folders a relative path: known, not empty, each place once.
  func relativeFolders(at release: Release) -> [Assignment] {
    assignments.filter { assignment in
      guard Catalog.mayConcern(assignment.target), let text = assignment.value?.known, let first = text.utf8.first,
        case .path(let use) = Catalog.entry(named: assignment.target)?.grammar(at: release), use.isFolder
      else { return false }
      return ![UInt8(ascii: "/"), UInt8(ascii: "~"), UInt8(ascii: "$"), UInt8(ascii: "\""), UInt8(ascii: "'")]
        .contains(first) && !text.contains(":") && !text.contains("{{")
    }
  }
}
