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
  /// What the platform resolves in the values itself.
  var references: ScalarReferences = []
  /// Whether the platform takes strings only (Ray: "must be of type Dict[str, str]"; SageMaker's client).
  var rejectsOtherTypes: String?
  /// What a name without a value means: the caller's variable of that name.
  var inherits: (String) -> Environment.State = { _ in .unknown }

  /// The variables of a block, by name.
  func entries(of node: DataNode?) -> [String: Environment.Entry] {
    var entries: [String: Environment.Entry] = [:]
    for member in node?.members ?? [] { add(member, to: &entries) }
    for item in node?.items ?? [] { add(item, to: &entries) }
    return entries
  }

  /// Records one variable that is written as a map with its name and value.
  func add(item: DataNode) {
    var entries: [String: Environment.Entry] = [:]
    add(item, to: &entries)
  }

  private func add(_ member: DataMember, to entries: inout [String: Environment.Entry]) {
    guard member.name != "<<", !member.name.isEmpty else { return }
    // Step Functions takes what stands under a name with `.$` from the execution's input.
    if member.name.hasSuffix(".$"), let key = member.key.text {
      let name = key.slice(0..<key.count - 2)
      let value = Value([.dynamic(.template, member.value.location)], at: member.value.location)
      add(name.string, name.location, value, whole: whole(member), to: &entries)
      return
    }
    // GitLab and others write `NAME: {value: ..., description: ...}`.
    let node = member.value.members == nil ? member.value : member.value["value"] ?? member.value
    let isVerbatim = member.value["expand"]?.content == .bool(false)
    guard node.members == nil, node.items == nil else { return }
    add(
      member.name, member.key.location, value(of: node, isVerbatim ? [] : references, name: member.name),
      whole: whole(member), to: &entries)
  }

  private func whole(_ member: DataMember) -> Location {
    Location(member.key.location.file, member.key.location.range.union(member.value.location.range))
  }

  private func add(_ item: DataNode, to entries: inout [String: Environment.Entry]) {
    if let name = item["name"]?.text ?? item["Name"]?.text ?? item["key"]?.text {
      let node = item["value"] ?? item["Value"]
      let isReference = Self.sources.contains { item[$0] != nil } || item["Type"]?.string.map(Self.isStore) == true
      let value =
        isReference
        ? dynamic(item) : node.flatMap { self.value(of: $0, references, name: name.string) }
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
      name.string, name.location, Value(references.parts(of: rest), at: rest.location), whole: item.location,
      to: &entries)
  }

  /// The members that take a value from somewhere else.
  private static let sources = [
    "valueFrom", "ValueFrom", "value_from", "value_source", "valueSource", "secret", "value.$", "Value.$",
  ]

  /// CodeBuild's `Type` of a variable whose value is the name of a secret or a parameter.
  private static func isStore(_ type: String) -> Bool { type == "PARAMETER_STORE" || type == "SECRETS_MANAGER" }

  private func add(
    _ name: String, _ location: Location, _ value: Value?, whole: Location,
    to entries: inout [String: Environment.Entry]
  ) {
    let id = builder.add(
      Assignment(name: name, nameLocation: location, value: value, carrier: carrier, location: whole, phase: phase))
    for case .reference(let name, let place) in value?.parts ?? [] { builder.uses.append(VariableUse(name, at: place)) }
    let state: Environment.State = value.map { $0.known.map { .set($0) } ?? .setUnknown } ?? inherits(name)
    entries[name] = Environment.Entry(state, by: id)
  }

  private func dynamic(_ item: DataNode) -> Value { Value([.dynamic(.secret, item.location)], at: item.location) }

  private func value(of node: DataNode, _ references: ScalarReferences, name: String) -> Value? {
    if case .null = node.content, node.style == .plain {
      return scalars == .workflow ? Value([], at: node.location) : nil
    }
    guard !node.isIntrinsic, let text = node.text else {
      return node.isIntrinsic ? Value([.dynamic(.template, node.location)], at: node.location) : nil
    }
    checkType(of: node, name)
    var value = Value(references.parts(of: text), at: node.location)
    if let known = value.known, node.style == .plain, let printed = printed(node, known) { value.known = printed }
    return value
  }

  private func checkType(of node: DataNode, _ name: String) {
    guard let platform = rejectsOtherTypes, let type = node.typeOfOtherScalar else { return }
    builder.report(
      Problem(
        .valueNotString, variable: name, at: node.location,
        "The value of '\(name)' is \(type); \(platform) takes strings only.", help: "Put the value in quotes."))
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
