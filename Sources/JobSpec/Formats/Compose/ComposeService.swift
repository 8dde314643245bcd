import Syntax

/// One service of a Compose project: its definition and those that it extends or that override it, weakest first.
struct ComposeService {
  /// The service's name.
  var name: String
  /// Where the name is written.
  var location: Location
  /// The maps that define it, weakest first.
  var layers: [DataNode]

  /// The last value given for a key that a later layer replaces.
  func value(_ key: String) -> DataNode? {
    layers.reversed().lazy.compactMap { $0[key] }.first
  }

  /// Every value given for a key that later layers add to, weakest first.
  func values(_ key: String) -> [DataNode] {
    layers.compactMap { $0[key] }
  }
}

/// The services of a Compose file, its override file and the services that they extend put together.
struct ComposeProject {
  /// The services that start without a profile, in the order of the file.
  private(set) var services: [ComposeService] = []
  private let builder: SpecBuilder
  private let roots: [DataNode]
  private static let extendsLimit = 32

  /// Puts the services of the documents together; later documents override earlier ones.
  init(_ roots: [DataNode], builder: SpecBuilder) {
    self.builder = builder
    self.roots = roots
    for root in roots.flatMap({ included(by: $0, depth: 0) + [$0] }) {
      for member in root["services"]?.members ?? [] where member.value.members != nil {
        add(member, from: root)
      }
    }
    services.removeAll { service in service.values("profiles").contains { $0.items?.isEmpty == false } }
  }

  /// The Compose files that `include` names: a path, or a map with one path or several.
  private func included(by root: DataNode, depth: Int) -> [DataNode] {
    guard depth < Self.extendsLimit, let include = root["include"] else { return [] }
    return (include.items ?? [include]).flatMap { item -> [DataNode] in
      let path = item.members == nil ? item : item["path"]
      return (path?.items ?? [path].compactMap { $0 }).flatMap { node -> [DataNode] in
        guard let name = node.string, let other = document(name, at: node.location) else { return [] }
        return included(by: other, depth: depth + 1) + [other]
      }
    }
  }

  private mutating func add(_ member: DataMember, from root: DataNode) {
    let layers = chain(of: member.value, in: root, depth: 0)
    if let index = services.firstIndex(where: { $0.name == member.name }) {
      services[index].layers += layers
    } else {
      services.append(ComposeService(name: member.name, location: member.key.location, layers: layers))
    }
  }

  /// A service behind those that it extends.
  private func chain(of service: DataNode, in root: DataNode, depth: Int) -> [DataNode] {
    guard depth < Self.extendsLimit, let extends = service["extends"] else { return [service] }
    let name = extends.string ?? extends["service"]?.string
    var base = root
    if let file = extends["file"], let path = file.string {
      guard let other = document(path, at: file.location) else { return [service] }
      base = other
    }
    guard let name, let target = base["services"]?[name] else { return [service] }
    return chain(of: target, in: base, depth: depth + 1) + [service]
  }

  private func document(_ path: String, at location: Location) -> DataNode? {
    let file = builder.surroundings.read(path)
    builder.references.append(FileReference(path: path, at: location, isFound: file != nil))
    return file.flatMap { YAMLReader.parse($0.text).roots.first }
  }
}
