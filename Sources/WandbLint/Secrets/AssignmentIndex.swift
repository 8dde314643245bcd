import JobSpec

/// The assignments of a spec by name. They are listed when the first name is asked for, which most files never do.
struct AssignmentIndex {
  private let assignments: [Assignment]
  private lazy var byName = Dictionary(grouping: assignments, by: \.name)

  init(_ assignments: [Assignment]) { self.assignments = assignments }

  /// The assignments of a name, in the order of the file.
  subscript(name: String) -> [Assignment] {
    mutating get { byName[name] ?? [] }
  }
}
