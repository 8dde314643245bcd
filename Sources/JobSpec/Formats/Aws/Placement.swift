/// Where a container of a Batch job runs.
struct Placement {
  /// How many copies run.
  var replication = Container.Replication.single
  /// Whether it belongs to a multi-node job, of one node as well.
  var isMultinode = false
  /// Whether it overrides another container, which is not in the file.
  var isOverride = false

  init(isOverride: Bool = false) { self.isOverride = isOverride }

  /// The nodes of a multi-node job that `targetNodes` names: `0`, `1:3`, `:3` or `2:`.
  init(targetNodes: String, of count: Int?) {
    isMultinode = true
    let bounds = targetNodes.split(separator: ":", omittingEmptySubsequences: false)
    let first = bounds.first.flatMap { $0.isEmpty ? 0 : Int($0) }
    let last = bounds.last.flatMap { $0.isEmpty ? count.map { $0 &- 1 } : Int($0) }
    replication = first != nil && first == last ? .single : .multinode
  }
}
