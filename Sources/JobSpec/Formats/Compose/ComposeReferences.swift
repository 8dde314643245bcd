import Syntax

/// Reports what compose-go refuses in a whole project: services without an image, and names of services, secrets,
/// configs and networks that nothing defines (compose-go loader/validate.go).
struct ComposeReferences {
  /// Takes the problems.
  let builder: SpecBuilder
  /// The documents of the project.
  let roots: [DataNode]
  /// The services that start.
  let services: [ComposeService]

  /// Whether a file of this name is a project of its own, not a part that `-f` adds to another file.
  static func isProject(_ path: String) -> Bool {
    ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"].contains {
      path == $0 || path.hasSuffix("/" + $0)
    }
  }

  /// Checks every service.
  func check() {
    guard Self.isProject(builder.file.path), !roots.contains(where: { $0["include"] != nil }) else { return }
    let names = Set(services.map(\.name))
    for service in services {
      if service.values("image").isEmpty, service.values("build").isEmpty, service.values("provider").isEmpty {
        reject(service.location, "The service '\(service.name)' has neither an image nor a build.")
      }
      for layer in service.values("depends_on") {
        for (name, node) in entries(of: layer.node, naming: "") where !names.contains(name) {
          if layer.node[name]?["required"]?.text?.string == "false" { continue }
          reject(node.location, "The service depends on '\(name)', which is not defined or not started.")
        }
      }
      checkVolumes(of: service)
      for key in ["secrets", "configs", "networks"] {
        let defined = Set(roots.flatMap { $0[key]?.members ?? [] }.map(\.name))
        for layer in service.values(key) {
          for (name, node) in entries(of: layer.node, naming: "source")
          where !defined.contains(name) && name != "default" {
            reject(node.location, "'\(name)' is not defined under '\(key)'.")
          }
        }
      }
    }
  }

  /// A volume that is named, not a folder of the host, must be defined (compose-go validate.go, volumes).
  private func checkVolumes(of service: ComposeService) {
    let defined = Set(roots.flatMap { $0["volumes"]?.members ?? [] }.map(\.name))
    for layer in service.values("volumes") {
      for item in layer.node.items ?? [] {
        let isNamed =
          item.members == nil ? item.string?.utf8.contains(UInt8(ascii: ":")) : item["type"]?.string == "volume"
        let source = item.members == nil ? item : item["source"]
        guard isNamed == true, let source, let text = source.string,
          let name = text.split(separator: ":", omittingEmptySubsequences: false).first, name.utf8.count > 1,
          let first = name.utf8.first, !"./~\\$".utf8.contains(first), !name.utf8.contains(UInt8(ascii: "$")),
          !name.utf8.contains(UInt8(ascii: "/")), !defined.contains(String(name))
        else { continue }
        reject(source.location, "The volume '\(name)' is not defined under 'volumes'.")
      }
    }
  }

  /// The names in a list, or the keys of a map; an item that is a map has its name under a key.
  private func entries(of node: DataNode, naming key: String) -> [(String, DataNode)] {
    if let members = node.members { return members.map { ($0.name, $0.key) } }
    return (node.items ?? []).compactMap { item in
      let name = item.members == nil ? item : item[key]
      return name.flatMap { node in node.string.map { ($0, node) } }
    }
    .filter { !$0.0.contains("$") }
  }

  private func reject(_ location: Location, _ message: String) {
    builder.report(Problem(.shapeRejected, at: location, message))
  }
}
