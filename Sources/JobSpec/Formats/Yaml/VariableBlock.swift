import Syntax

/// A block of variables in YAML or JSON: a map `NAME: value`, a list of `NAME=value` texts, or a list of maps with
/// `name` and `value`. Reads all three forms into assignments and environment entries.
struct VariableBlock {
  /// How the platform turns a scalar that is no string into text.
  enum Scalars {
    /// As it is written.
    case written
    /// As GitHub Actions does: Booleans in lower case, numbers without leading zeros and needless digits
    /// (actions/runner YamlObjectReader).
    case workflow
    /// As Python's `str()` of what PyYAML reads: `true` is `True` (SkyPilot).
    case python
  }

  let builder: SpecBuilder
  var carrier = Carrier.yamlEnvironment
  var scalars = Scalars.written
  var phase = Phase.run
  /// What a name without a value means: the caller's variable of that name.
  var inherits: (String) -> Environment.State = { _ in .unknown }

  /// The variables of a block, by name.
  func entries(of node: DataNode?) -> [String: Environment.Entry] {
    var entries: [String: Environment.Entry] = [:]
    for member in node?.members ?? [] { add(member, to: &entries) }
    for item in node?.items ?? [] { add(item, to: &entries) }
    return entries
  }

  private func add(_ member: DataMember, to entries: inout [String: Environment.Entry]) {
    guard member.name != "<<", !member.name.isEmpty else { return }
    // GitLab and others write `NAME: {value: ..., description: ...}`.
    let node = member.value.members == nil ? member.value : member.value["value"] ?? member.value
    guard node.members == nil, node.items == nil else { return }
    let whole = Location(member.key.location.file, member.key.location.range.union(member.value.location.range))
    add(member.name, member.key.location, value(of: node), whole: whole, to: &entries)
  }

  private func add(_ item: DataNode, to entries: inout [String: Environment.Entry]) {
    if let name = item["name"]?.text ?? item["Name"]?.text ?? item["key"]?.text {
      let node = item["value"] ?? item["Value"]
      let isReference = item["valueFrom"] != nil || item["ValueFrom"] != nil || item["secret"] != nil
      let value = node.map { self.value(of: $0) } ?? (isReference ? .some(dynamic(item)) : nil)
      add(name.string, name.location, value, whole: item.location, to: &entries)
      return
    }
    guard let text = item.text else {
      for member in item.members ?? [] { add(member, to: &entries) }
      return
    }
    guard let equals = text.bytes.firstIndex(of: UInt8(ascii: "=")).map({ $0 - text.bytes.startIndex }) else {
      add(text.string, text.location, nil, whole: item.location, to: &entries)
      return
    }
    let name = text.slice(0..<equals)
    let rest = text.slice(equals + 1..<text.count)
    add(
      name.string, name.location, Value(TemplateScalar.parts(of: rest), at: rest.location), whole: item.location,
      to: &entries)
  }

  private func add(
    _ name: String, _ location: Location, _ value: Value?, whole: Location,
    to entries: inout [String: Environment.Entry]
  ) {
    let id = builder.add(
      Assignment(name: name, nameLocation: location, value: value, carrier: carrier, location: whole, phase: phase))
    let state: Environment.State = value.map { $0.known.map { .set($0) } ?? .setUnknown } ?? inherits(name)
    entries[name] = Environment.Entry(state, by: id)
  }

  private func dynamic(_ item: DataNode) -> Value { Value([.dynamic(.secret, item.location)], at: item.location) }

  private func value(of node: DataNode) -> Value? {
    if case .null = node.content, node.style == .plain {
      return scalars == .workflow ? Value([], at: node.location) : nil
    }
    guard let text = node.text else { return nil }
    var value = Value(TemplateScalar.parts(of: text), at: node.location)
    if let known = value.known, node.style == .plain, let printed = printed(node, known) { value.known = printed }
    return value
  }

  private func printed(_ node: DataNode, _ written: String) -> String? {
    switch (node.content, scalars) {
    case (_, .written): return nil
    case (.bool(let isTrue), .workflow): return isTrue ? "true" : "false"
    case (.bool(let isTrue), .python): return isTrue ? "True" : "False"
    case (.number, .workflow): return WorkflowNumber.text(of: written)
    case (.number, .python): return ComposeScalar.text(of: written)
    default: return nil
    }
  }
}

/// A number as GitHub Actions prints it: the shortest decimal form (.NET's "G15").
enum WorkflowNumber {
  static func text(of written: String) -> String? {
    if let integer = Int(written) { return String(integer) }
    if written.hasPrefix("0x") { return Int(written.dropFirst(2), radix: 16).map { String($0) } }
    if written.hasPrefix("0o") { return Int(written.dropFirst(2), radix: 8).map { String($0) } }
    guard let value = Double(written), value.isFinite else { return nil }
    return value == value.rounded() && value.magnitude < 1e15 ? String(Int64(value)) : "\(value)"
  }
}
