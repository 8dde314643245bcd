import Syntax

/// The variables of one container: `envFrom` first, then `env` in order, a later one replacing an earlier one
/// (kubelet makeEnvironmentVariables).
struct KubernetesVariables {
  let builder: SpecBuilder
  let stores: KubernetesStores
  private(set) var entries: [String: Environment.Entry] = [:]
  /// What names have that nothing in the file sets: unknown once a store outside the file takes part.
  private var others = Environment.State.absent

  /// Whether values that are no strings are rejected; Terraform turns them into strings.
  private let checksTypes: Bool

  init(builder: SpecBuilder, stores: KubernetesStores, checksTypes: Bool = true) {
    self.builder = builder
    self.stores = stores
    self.checksTypes = checksTypes
  }

  /// What the container sees.
  var environment: Environment { Environment(entries: PersistentMap(entries), others: others) }

  /// A text with `$(NAME)` expanded from what is set so far.
  func value(of text: SourceText, at location: Location) -> Value {
    let value = KubernetesExpansion(environment: environment).expand(text, at: location)
    for case .reference(let name, let place) in value.parts { builder.uses.append(VariableUse(name, at: place)) }
    return value
  }

  /// Adds every key of a ConfigMap or Secret.
  mutating func addAll(of source: DataNode) {
    let prefix = source["prefix"]?.string ?? ""
    guard let reference = source["configMapRef"] ?? source["secretRef"] else { return }
    let kind: KubernetesStores.Kind = source["secretRef"] == nil ? .configMap : .secret
    guard let name = reference["name"]?.string, let store = stores[kind, name] else {
      others = .unknown
      return
    }
    for (key, entry) in store { entries[prefix + key] = entry }
  }

  /// Adds the items of an `env` list.
  mutating func add(_ list: DataNode) {
    guard let items = list.items else {
      if case .null = list.content { return }
      builder.problems.append(
        Problem(
          .environmentNotList, at: list.location,
          "'env' must be a list of maps with 'name' and 'value'; Kubernetes rejects anything else.",
          help: "Write '- name: NAME' and 'value: \"...\"' below 'env:'."))
      return
    }
    for item in items { add(item: item) }
  }

  /// Adds one item of an `env` list.
  mutating func add(item: DataNode) {
    guard let name = item["name"]?.text else { return }
    add(item, name)
  }

  private mutating func add(_ item: DataNode, _ name: SourceText) {
    let key = name.string
    if let source = item["valueFrom"] ?? item["value_from"] ?? item["value_source"], source.content != .null {
      checkSources(of: item, key)
      let value = Value([.dynamic(.secret, source.location)], at: source.location)
      let id = add(key, name, value, item)
      entries[key] = state(of: source).map { Environment.Entry($0, by: id) } ?? Environment.Entry(.setUnknown, by: id)
      return
    }
    guard let node = item["value"], let text = node.text else {
      let isEmpty = item["value"] == nil || item["value"]?.items == nil && item["value"]?.members == nil
      if isEmpty { entries[key] = Environment.Entry(.set(""), by: add(key, name, nil, item)) }
      return
    }
    checkType(of: node, key)
    let value =
      node.style == .plain && isNull(node)
      ? Value([], at: node.location) : self.value(of: text, at: node.location)
    let id = add(key, name, value, item)
    entries[key] = Environment.Entry(value.known.map { .set($0) } ?? .setUnknown, by: id)
  }

  private func isNull(_ node: DataNode) -> Bool {
    if case .null = node.content { return true }
    return false
  }

  /// Kubernetes wants one of the two (validation: "may not be specified when `value` is not empty").
  private func checkSources(of item: DataNode, _ name: String) {
    guard checksTypes, let value = item["value"], value.text?.isEmpty == false, !isNull(value) else { return }
    builder.problems.append(
      Problem(
        .shapeRejected, variable: name, at: value.location,
        "'\(name)' has a 'value' and a 'valueFrom'; Kubernetes rejects the manifest.", help: "Keep one of the two."))
  }

  private func checkType(of node: DataNode, _ name: String) {
    guard checksTypes, let type = node.typeOfOtherScalar else { return }
    builder.problems.append(
      Problem(
        .valueNotString, variable: name, at: node.location,
        "The value of '\(name)' is \(type); Kubernetes rejects the manifest, because 'value' must be a string.",
        help: "Put the value in quotes."))
  }

  /// What `valueFrom` gives, where the file itself holds the ConfigMap or Secret.
  private func state(of source: DataNode) -> Environment.State? {
    for (member, kind) in [("configMapKeyRef", KubernetesStores.Kind.configMap), ("secretKeyRef", .secret)] {
      guard let reference = source[member] else { continue }
      guard let name = reference["name"]?.string, let key = reference["key"]?.string else { return .unknown }
      if let store = stores[kind, name] { return store[key]?.state ?? .absent }
      return reference["optional"]?.text?.string == "true" ? .unknown : .setUnknown
    }
    return nil
  }

  private func add(_ key: String, _ name: SourceText, _ value: Value?, _ item: DataNode) -> Assignment.ID {
    builder.add(
      Assignment(
        name: key, nameLocation: name.location, value: value, carrier: .yamlEnvironment, location: item.location))
  }
}
