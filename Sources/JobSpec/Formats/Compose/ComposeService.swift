import Syntax

/// One definition of a service, or one value in it, with the folder that its paths start from.
struct ComposeLayer {
  /// The map or value.
  var node: DataNode
  /// The folder of its file, relative to the project's; empty for the project's own.
  var folder: String

  /// A path as written in a file of this folder, relative to the project's folder.
  static func path(_ path: String, in folder: String) -> String {
    folder.isEmpty || path.hasPrefix("/") ? path : folder + "/" + path
  }

  /// The folder that a file of this path lies in.
  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }
}

/// One service of a Compose project: its definition and those that it extends or that override it, weakest first.
struct ComposeService {
  /// The service's name.
  var name: String
  /// Where the name is written.
  var location: Location
  /// The maps that define it, weakest first.
  var layers: [ComposeLayer]

  /// The last value given for a key that a later layer replaces.
  func value(_ key: String) -> DataNode? {
    values(key).last?.node
  }

  /// Every value given for a key that later layers add to, weakest first. A value tagged `!reset` takes away what is
  /// below it and itself, one tagged `!override` only what is below it (compose-spec 13-merge).
  func values(_ key: String) -> [ComposeLayer] {
    var values: [ComposeLayer] = []
    for layer in layers {
      guard let node = layer.node[key] else { continue }
      if node.tag == "!reset" || node.tag == "!override" { values = [] }
      if node.tag != "!reset" { values.append(ComposeLayer(node: node, folder: layer.folder)) }
    }
    return values
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
    for root in roots.flatMap({ included(by: ComposeLayer(node: $0, folder: ""), depth: 0) }) {
      for member in root.node["services"]?.members ?? [] where member.value.members != nil {
        add(member, from: root)
      }
    }
    services.removeAll { service in service.values("profiles").contains { $0.node.items?.isEmpty == false } }
  }

  /// A document behind the Compose files that its `include` names: a path, or a map with one path or several.
  private func included(by root: ComposeLayer, depth: Int) -> [ComposeLayer] {
    guard depth < Self.extendsLimit, let include = root.node["include"] else { return [root] }
    return (include.items ?? [include]).flatMap { item -> [ComposeLayer] in
      let path = item.members == nil ? item : item["path"]
      return (path?.items ?? [path].compactMap { $0 }).flatMap { node -> [ComposeLayer] in
        guard let name = node.string, let other = document(name, in: root.folder, at: node.location) else { return [] }
        return included(by: other, depth: depth + 1)
      }
    } + [root]
  }

  private mutating func add(_ member: DataMember, from root: ComposeLayer) {
    let layers = chain(of: member, in: root, depth: 0)
    if let index = services.firstIndex(where: { $0.name == member.name }) {
      services[index].layers += layers
    } else {
      services.append(ComposeService(name: member.name, location: member.key.location, layers: layers))
    }
  }

  /// A service behind those that it extends.
  private func chain(of service: DataMember, in root: ComposeLayer, depth: Int) -> [ComposeLayer] {
    let own = ComposeLayer(node: service.value, folder: root.folder)
    guard let extends = service.value["extends"] else { return [own] }
    guard depth < Self.extendsLimit else {
      reject(extends, "The services extend one another in a circle.")
      return [own]
    }
    let name = extends.string ?? extends["service"]?.string
    var base = root
    if let file = extends["file"], let path = file.string {
      guard let other = document(path, in: root.folder, at: file.location) else { return [own] }
      base = other
    }
    guard let target = base.node["services"]?.members?.last(where: { $0.name == name }), target.value.members != nil
    else {
      reject(extends, "There is no service of this name to extend.")
      return [own]
    }
    return chain(of: target, in: base, depth: depth + 1) + [own]
  }

  private func reject(_ node: DataNode, _ message: String) {
    builder.report(Problem(.shapeRejected, at: node.location, message))
  }

  private func document(_ path: String, in folder: String, at location: Location) -> ComposeLayer? {
    let path = ComposeLayer.path(path, in: folder)
    let file = builder.surroundings.read(path)
    builder.references.append(FileReference(path: path, at: location, isFound: file != nil))
    return file.flatMap { YAMLReader.parse($0.text).roots.first }.map {
      ComposeLayer(node: $0, folder: ComposeLayer.folder(of: path))
    }
  }
}
