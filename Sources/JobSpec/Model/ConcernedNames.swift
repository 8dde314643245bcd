/// Picks the variables of some concern out of one process's environment after the other.
///
/// A script starts many processes, and each sees nearly the environment of the one before: what the two share is not
/// looked at again, so that the cost is that of what changes between them. Processes behind a container or a scheduler
/// are compared with the last one behind the same boundaries, whose environment is closest to theirs.
public struct ConcernedNames {
  private struct Last {
    var entries = PersistentMap<String, Environment.Entry>()
    var names: Set<String> = []
  }

  private let isConcerned: (String) -> Bool
  private var last: [[Boundary.Kind]: Last] = [:]

  /// Picks the names that a condition accepts.
  public init(where isConcerned: @escaping (String) -> Bool) { self.isConcerned = isConcerned }

  /// The names in a process's environment, set or not, that are of concern.
  public mutating func names(of process: Process) -> Set<String> {
    let kinds = process.boundaries.map(\.kind)
    var last = last.removeValue(forKey: kinds) ?? Last()
    process.environment.entries.forEachDifference(from: last.entries) { name, mine, _ in
      guard isConcerned(name) else { return }
      if mine == nil { last.names.remove(name) } else { last.names.insert(name) }
    }
    last.entries = process.environment.entries
    self.last[kinds] = last
    return last.names
  }
}
