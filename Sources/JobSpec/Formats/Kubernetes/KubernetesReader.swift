import Syntax

/// Reads the builder's file, Kubernetes manifests, into it.
func readKubernetes(into builder: SpecBuilder) {
  // sigs.k8s.io/yaml takes `yes` and `on` for Booleans, as YAML 1.1 does.
  let roots = builder.readYAML(.yaml11)
  KubernetesReader(builder: builder, stores: KubernetesStores(roots, builder: builder)).read(roots)
}

/// Finds the pod templates in manifests, custom resources included, and turns their containers into processes.
struct KubernetesReader {
  let builder: SpecBuilder
  let stores: KubernetesStores
  private static let depthLimit = 64

  func read(_ roots: [DataNode]) {
    for root in roots {
      if HelmValues.matches(root, builder.file) {
        HelmValues(builder: builder).visit(root, depth: 0)
      } else {
        visit(root, depth: 0, replication: .single)
      }
    }
  }

  /// Every map with a list of containers is a pod; Argo keeps a single container in `container` or `script`.
  private func visit(_ node: DataNode, depth: Int, replication: Container.Replication) {
    guard depth < Self.depthLimit else { return }
    let copies = ["replicas", "parallelism", "completions"].compactMap { node[$0]?.integer }
    let replication = copies.contains { $0 > 1 } ? .multinode : replication
    readRay(node)
    for member in node.members ?? [] {
      switch member.name {
      case "initContainers", "containers", "ephemeralContainers", "sidecars":
        for container in member.value.items ?? [] where container.members != nil {
          read(container, in: node, replication)
        }
      case "container" where member.value["image"] != nil, "script" where member.value["image"] != nil:
        read(member.value, in: node, replication)
      // Kustomize keeps patches as texts, Argo the manifest of a `resource`.
      case "patch", "patchesStrategicMerge", "manifest": readTexts(member.value, depth: depth, replication)
      default: visit(member.value, depth: depth + 1, replication: replication)
      }
    }
    for item in node.items ?? [] { visit(item, depth: depth + 1, replication: replication) }
  }

  /// Manifests that are held as texts.
  private func readTexts(_ node: DataNode, depth: Int, _ replication: Container.Replication) {
    for patch in node.items ?? [node] {
      guard let text = patch.text, text.bytes.contains(0x0A) else { continue }
      for root in YAMLReader.parse(text, schema: .yaml11).roots {
        visit(root, depth: depth + 1, replication: replication)
      }
    }
  }

  /// A RayJob's runtime environment, which is YAML in a text, and the driver that sees it.
  private func readRay(_ node: DataNode) {
    guard let text = node["runtimeEnvYAML"]?.text else { return }
    var block = VariableBlock(builder: builder, references: [.bare, .braces])
    block.rejectsOtherTypes = "Ray"
    var entries: [String: Environment.Entry] = [:]
    for root in YAMLReader.parse(text, schema: .yaml11).roots {
      entries.merge(block.entries(of: root["env_vars"])) { $1 }
    }
    guard let script = node["entrypoint"]?.text else { return }
    let context = ProcessContext(environment: Environment(entries: PersistentMap(entries), others: .unknown))
    EmbeddedScript.run(script, dialect: .sh, in: context, builder)
  }

  private func read(_ container: DataNode, in pod: DataNode, _ replication: Container.Replication) {
    var variables = KubernetesVariables(builder: builder, stores: stores)
    for source in container["envFrom"]?.items ?? [] { variables.addAll(of: source) }
    if let list = container["env"] { variables.add(list) }
    let words = (["command", "args"].flatMap { container[$0]?.items ?? [] }).compactMap { item in
      item.text.map { variables.value(of: $0, at: item.location) }
    }
    var description = description(of: container, in: pod)
    description.replication = replication
    let context = ProcessContext(environment: variables.environment, container: description)
    let location = container["command"]?.location ?? container["args"]?.location ?? container.location
    let runner = CommandRunner(builder: builder)
    // Argo's `script` hands `source` to the command on its standard input.
    if let source = container["source"]?.text, let shell = words.first?.known, shell.hasSuffix("sh") {
      runner.runScript(source, dialect: shell.hasSuffix("bash") ? .bash : .sh, in: context)
    } else {
      runner.run(words, in: context, at: location)
    }
  }

  private func description(of container: DataNode, in pod: DataNode) -> Container {
    let root = container["securityContext"]?["readOnlyRootFilesystem"]
    let mounts = container["volumeMounts"]?.items ?? []
    let writable = mounts.filter { $0["readOnly"]?.text?.string != "true" }.compactMap { $0["mountPath"]?.string }
    return Container(
      name: container["name"]?.string, image: container["image"].flatMap(TemplateScalar.value),
      readOnlyRoot: root?.text?.string == "true" ? root?.location : nil, writablePaths: writable,
      at: container["name"]?.location ?? container.location)
  }
}
