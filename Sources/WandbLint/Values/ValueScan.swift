import JobSpec
import Syntax

extension JobSpec {
  /// The values of W&B's variables in this spec that are not simply right, in the order of the file: each place once.
  func judgedValues(at release: Release) -> [JudgedValue] {
    var scan = ValueScan(spec: self, release: release)
    return scan.run()
  }
}

/// Looks through the assignments of a spec for values that are not right.
private struct ValueScan {
  let spec: JobSpec
  let release: Release
  /// The ids of the assignments that some process sees.
  private lazy var arrived: Set<Assignment.ID> = {
    var ids: Set<Assignment.ID> = []
    var concerned = ConcernedNames(where: Catalog.mayConcern)
    for process in spec.processes {
      for name in concerned.names(of: process) {
        if let id = process.environment[name].assignment { ids.insert(id) }
      }
    }
    return ids
  }()
  /// What `firstSource` has found, by variable.
  private var firstSources: [String: Assignment.ID?] = [:]
  /// The values that are written out, by variable.
  private lazy var literals: [String: Set<String>] = {
    var literals: [String: Set<String>] = [:]
    for assignment in spec.assignments where Catalog.mayConcern(assignment.target) {
      if let text = assignment.value?.literal { literals[assignment.target, default: []].insert(text) }
    }
    return literals
  }()
  /// The spellings of each setting in this spec that the release reads.
  private lazy var spellings: [String: Set<String>] = {
    var spellings: [String: Set<String>] = [:]
    for assignment in spec.assignments where Catalog.mayConcern(assignment.target) {
      guard let entry = Catalog.entry(named: assignment.target), entry.reader(at: release) != nil else { continue }
      spellings[entry.variable.field, default: []].insert(assignment.target)
    }
    return spellings
  }()

  /// The places that are malformed: what arrives from there is not what the author wrote a value for.
  private var malformed: [SourceFile: [SourceRange]] = [:]

  init(spec: JobSpec, release: Release) {
    self.spec = spec
    self.release = release
    for problem in spec.problems where problem.kind == .assignmentMalformed {
      malformed[problem.location.file, default: []].append(problem.location.range)
    }
    for file in malformed.keys { malformed[file]?.sort() }
  }

  mutating func run() -> [JudgedValue] {
    var places: Set<Location> = []
    var found: [JudgedValue] = []
    for (id, assignment) in spec.assignments.enumerated() {
      guard Catalog.mayConcern(assignment.target), assignment.hasOwnValue, !places.contains(assignment.location),
        let judged = JudgedValue(assignment, at: release), !isPassedOn(assignment), !isSuperseded(assignment, id),
        judged.stopsImport || !isOverridden(id, judged.entry.variable.field), !isMalformed(assignment)
      else { continue }
      places.insert(assignment.location)
      found.append(judged)
    }
    return found
  }

  private func isMalformed(_ assignment: Assignment) -> Bool {
    let range = assignment.location.range
    guard let ranges = malformed[assignment.location.file] else { return false }
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].start < range.end { low = middle + 1 } else { high = middle }
    }
    return low > 0 && ranges[low - 1].overlaps(range)
  }

  /// Whether a value is that of a variable of the same name, which is judged where it is written out.
  private mutating func isPassedOn(_ assignment: Assignment) -> Bool {
    guard let value = assignment.value, value.literal == nil, let text = value.known, value.parts.count == 1,
      value.references == [assignment.target]
    else { return false }
    return literals[assignment.target]?.contains(text) == true
  }

  /// Whether a shell script goes on to give the variable another value before any process starts: a text made empty
  /// first, or one that is cut to size.
  private mutating func isSuperseded(_ assignment: Assignment, _ id: Assignment.ID) -> Bool {
    switch assignment.carrier {
    case .shellAssignment, .shellExport: break
    default: return false
    }
    guard let text = assignment.value?.known, !arrived.contains(id) else { return false }
    return text.isEmpty || isReplaced(id, in: assignment.target)
  }

  /// Whether every process that sees a variable certainly has it from a later assignment.
  private mutating func isReplaced(_ id: Assignment.ID, in name: String) -> Bool {
    let source = firstSources[name] ?? firstSource(of: name)
    firstSources[name] = source
    return source.map { $0 > id } == true
  }

  /// The first of the assignments that processes certainly have a variable from; nil where one of them may have it from
  /// elsewhere, or none has it.
  private func firstSource(of name: String) -> Assignment.ID? {
    var first: Assignment.ID?
    for process in spec.processes {
      let entry = process.environment[name]
      if entry.state == .absent { continue }
      guard case .set = entry.state, let id = entry.assignment else { return nil }
      first = min(first ?? id, id)
    }
    return first
  }

  /// Whether the same setting gets another value further on, under another spelling: up to 0.23.1 only the last one is
  /// looked at (measured).
  private mutating func isOverridden(_ id: Assignment.ID, _ field: String) -> Bool {
    guard release < "0.24.0", let names = spellings[field], names.count > 1 else { return false }
    let name = spec.assignments[id].target
    return spec.processes.contains { process in
      process.environment[name].assignment == id
        && names.contains { other in
          other != name && process.environment[other].assignment.map { $0 > id } == true
        }
    }
  }
}

extension JudgedValue {
  /// Whether it is looked at before the settings are, under its very name.
  fileprivate var stopsImport: Bool { verdict.effect == .rejected(.importing) }
}

extension Assignment {
  /// Whether its value is the variable's own: not the name of a secret, and not a parameter of a build.
  var hasOwnValue: Bool {
    switch carrier {
    case .batchSecret, .ecsSecret, .buildArgument, .definitionArgument: false
    default: true
    }
  }
}
