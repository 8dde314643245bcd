import Syntax

/// The ConfigMaps and Secrets that stand in the same file as the pods that use them.
struct KubernetesStores {
  enum Kind: Hashable {
    case configMap
    case secret
  }

  private struct Key: Hashable {
    var kind: Kind
    var name: String
  }

  private var stores: [Key: [String: Environment.Entry]] = [:]

  /// Reads the stores among the documents and records their entries as assignments.
  init(_ roots: [DataNode], builder: SpecBuilder) {
    for root in roots.flatMap({ $0["items"]?.items ?? [$0] }) {
      addGenerated(by: root, builder)
      guard let name = root["metadata"]?["name"]?.string else { continue }
      switch root["kind"]?.string {
      case "ConfigMap":
        stores[Key(kind: .configMap, name: name)] = Self.entries(of: root["data"], builder: builder)
        Self.runScripts(in: root["data"], builder)
      case "Secret":
        let encoded = Self.entries(of: root["data"], isSecret: true, isEncoded: true, builder: builder)
        let plain = Self.entries(of: root["stringData"], isSecret: true, builder: builder)
        stores[Key(kind: .secret, name: name)] = encoded.merging(plain) { $1 }
      default: break
      }
    }
  }

  subscript(kind: Kind, name: String) -> [String: Environment.Entry]? { stores[Key(kind: kind, name: name)] }

  /// Scripts that a ConfigMap holds as files; what starts them sets what they see.
  private static func runScripts(in data: DataNode?, _ builder: SpecBuilder) {
    for member in data?.members ?? [] {
      guard let text = member.value.text else { continue }
      if member.name.hasSuffix(".py") {
        var reader = PythonReader(text, flavor: .module, builder: builder)
        reader.read()
      } else if member.name.hasSuffix(".sh") || text.bytes.starts(with: "#!/bin/bash".utf8) {
        let context = ProcessContext(environment: Environment(others: .unknown))
        EmbeddedScript.run(text, dialect: .bash, in: context, builder)
      }
    }
  }

  /// The stores that a kustomization generates from literals and env files (kubernetes-sigs/kustomize api/kv).
  private mutating func addGenerated(by root: DataNode, _ builder: SpecBuilder) {
    for (member, kind) in [("configMapGenerator", Kind.configMap), ("secretGenerator", .secret)] {
      for item in root[member]?.items ?? [] {
        let key = Key(kind: kind, name: item["name"]?.string ?? "")
        var entries = stores[key] ?? [:]
        for path in (item["envs"]?.items ?? []) + [item["env"]].compactMap({ $0 }) {
          entries.merge(Self.entries(ofFile: path, builder)) { $1 }
        }
        for literal in item["literals"]?.items ?? [] {
          guard let (name, entry) = Self.entry(of: literal, isSecret: kind == .secret, builder) else { continue }
          entries[name] = entry
        }
        stores[key] = entries
      }
    }
  }

  private static func entries(ofFile node: DataNode, _ builder: SpecBuilder) -> [String: Environment.Entry] {
    guard let path = node.string else { return [:] }
    let file = builder.surroundings.read(path)
    builder.references.append(FileReference(path: path, at: node.location, isFound: file != nil))
    guard let file else { return [:] }
    let content = EnvFileContent(
      file.text, .kubectl, LaunchCall(builder: builder, location: node.location),
      builder.surroundings.callerEnvironment)
    return [String: Environment.Entry](content.variables.map { ($0.name, $0.entry) }) { $1 }
  }

  /// `NAME=value`; quotes around the whole value go away.
  private static func entry(
    of literal: DataNode, isSecret: Bool, _ builder: SpecBuilder
  ) -> (String, Environment.Entry)? {
    guard let text = literal.text,
      let equals = text.bytes.firstIndex(of: UInt8(ascii: "=")).map({ $0 - text.bytes.startIndex })
    else { return nil }
    let name = text.slice(0..<equals)
    var rest = text.slice(equals + 1..<text.count)
    if rest.count > 1, rest[0] == UInt8(ascii: "'") || rest[0] == UInt8(ascii: "\""), rest[0] == rest[rest.count - 1] {
      rest = rest.slice(1..<rest.count - 1)
    }
    let value = Value(TemplateScalar.parts(of: rest), at: rest.location)
    let id = builder.add(
      Assignment(
        name: name.string, nameLocation: name.location, value: value,
        carrier: isSecret ? .kubernetesSecret : .yamlEnvironment, location: literal.location))
    return (name.string, Environment.Entry(value.known.map { .set($0) } ?? .setUnknown, by: id))
  }

  private static func entries(
    of node: DataNode?, isSecret: Bool = false, isEncoded: Bool = false, builder: SpecBuilder
  ) -> [String: Environment.Entry] {
    var entries: [String: Environment.Entry] = [:]
    // Only a key that can be a variable's name becomes one; the others are files.
    for member in node?.members ?? [] where EnvironmentName.isConventional(member.name) {
      guard var value = TemplateScalar.value(of: member.value) else { continue }
      if isEncoded, let text = member.value.text, value.literal != nil {
        value = decoded(text, at: member.value.location)
      }
      let id = builder.add(
        Assignment(
          name: member.name, nameLocation: member.key.location, value: value,
          carrier: isSecret ? .kubernetesSecret : .yamlEnvironment,
          location: Location(
            member.key.location.file, member.key.location.range.union(member.value.location.range))))
      entries[member.name] = Environment.Entry(value.known.map { .set($0) } ?? .setUnknown, by: id)
    }
    return entries
  }

  /// Base64 text decoded; a value that is not base64 is not known.
  private static func decoded(_ text: SourceText, at location: Location) -> Value {
    guard let bytes = Base64.decode(text.bytes) else { return Value([.dynamic(.other, location)], at: location) }
    var builder = SourceTextBuilder(file: text.file, anchor: text.range.start)
    builder.append(bytes, standingFor: text.range)
    return Value(literal: builder.finish(), at: location)
  }
}
