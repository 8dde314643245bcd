import Syntax

/// Reports what compose-go's schema refuses in a Compose file, as far as it decides which services start and what they
/// see (compose-spec schema/compose-spec.json; measured on compose-go 2.13).
struct ComposeSchema {
  /// Takes the problems.
  let builder: SpecBuilder

  private static let topLevel: Set<String> = [
    "configs", "include", "models", "name", "networks", "secrets", "services", "version", "volumes",
  ]
  private static let service: Set<String> = [
    "annotations", "attach", "blkio_config", "build", "cap_add", "cap_drop", "cgroup", "cgroup_parent", "command",
    "configs", "container_name", "cpu_count", "cpu_percent", "cpu_period", "cpu_quota", "cpu_rt_period",
    "cpu_rt_runtime", "cpu_shares", "cpus", "cpuset", "credential_spec", "depends_on", "deploy", "develop",
    "device_cgroup_rules", "devices", "dns", "dns_opt", "dns_search", "domainname", "entrypoint", "env_file",
    "environment", "expose", "extends", "external_links", "extra_hosts", "gpus", "group_add", "healthcheck", "hostname",
    "image", "init", "ipc", "isolation", "label_file", "labels", "links", "logging", "mac_address", "mem_limit",
    "mem_reservation", "mem_swappiness", "memswap_limit", "models", "network_mode", "networks", "oom_kill_disable",
    "oom_score_adj", "pid", "pids_limit", "platform", "ports", "post_start", "pre_start", "pre_stop", "privileged",
    "profiles", "provider", "pull_policy", "pull_refresh_after", "read_only", "restart", "runtime", "scale", "secrets",
    "security_opt", "shm_size", "stdin_open", "stop_grace_period", "stop_signal", "storage_opt", "sysctls", "tmpfs",
    "tty", "ulimits", "use_api_socket", "user", "userns_mode", "uts", "volumes", "volumes_from", "working_dir",
  ]
  private static let texts = ["container_name", "hostname", "image", "platform", "runtime", "user", "working_dir"]
  private static let envFile: Set<String> = ["path", "format", "required"]

  /// Checks one document of a project.
  func check(_ root: DataNode) {
    guard let members = root.members else { return }
    for member in members where !Self.topLevel.contains(member.name) && !member.name.hasPrefix("x-") {
      reject(member.key, "'\(member.name)' is no top-level element of a Compose file.")
    }
    for key in ["name", "version"] {
      if let value = root[key], !isText(value) { reject(value, "'\(key)' must be a string; put it in quotes.") }
    }
    for key in ["secrets", "configs"] {
      for member in root[key]?.members ?? [] where Self.hasNoSource(member.value) {
        reject(member.key, "'\(member.name)' needs a 'file' or an 'environment' that it comes from.")
      }
    }
    guard let services = root["services"] else { return }
    guard let definitions = services.members else { return reject(services, "'services' must be a map.") }
    for definition in definitions { check(definition) }
  }

  /// Whether a secret or config says nothing of where it comes from.
  private static func hasNoSource(_ node: DataNode) -> Bool {
    guard node.tag == nil, let members = node.members else { return false }
    return !members.contains { ["file", "environment", "content", "external", "driver"].contains($0.name) }
  }

  private func check(_ definition: DataMember) {
    let isNamed = definition.name.utf8.allSatisfy { byte in
      byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") || byte >= 0x30 && byte <= 0x39
        || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }
    if !isNamed || definition.name.isEmpty { reject(definition.key, "This is no valid name of a service.") }
    guard let members = definition.value.members else {
      return reject(definition.value, "The service '\(definition.name)' must be a map.")
    }
    for member in members where !Self.service.contains(member.name) && !member.name.hasPrefix("x-") {
      reject(member.key, "'\(member.name)' is no member of a Compose service.")
    }
    let service = definition.value
    for key in Self.texts {
      if let value = service[key], !isText(value) { reject(value, "'\(key)' must be a string; put it in quotes.") }
    }
    for key in ["command", "entrypoint"] { service[key].map { checkWords($0, of: key) } }
    if let environment = service["environment"], case .null = environment.content, environment.tag == nil {
      reject(environment, "'environment' is empty here; it must be a map or a list.")
    }
    for member in members {
      if let shape = ComposeShape.of(member.name), !shape.accepts(member.value) {
        reject(member.value, "'\(member.name)' must be \(shape.description).")
      }
    }
    if let name = service["container_name"]?.string, !name.contains("$"), !Self.isContainerName(name) {
      reject(service["container_name"] ?? service, "This is no valid name of a container.")
    }
    service["env_file"].map(checkEnvFile)
  }

  /// Whether a letter or a digit stands somewhere in front of another sign of a name: the pattern has no ends.
  private static func isContainerName(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    func isLetter(_ byte: UInt8) -> Bool {
      byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") || byte >= 0x30 && byte <= 0x39
    }
    return zip(bytes, bytes.dropFirst()).contains { isLetter($0) && (isLetter($1) || "_.-".utf8.contains($1)) }
  }

  private func checkWords(_ node: DataNode, of key: String) {
    if case .null = node.content { return }
    if let items = node.items {
      for item in items where !isText(item) { reject(item, "An item of '\(key)' must be a string; put it in quotes.") }
    } else if !isText(node), ComposeScalar.Kind(node) != .time {
      reject(node, "'\(key)' must be a string or a list of strings.")
    }
  }

  private func checkEnvFile(_ node: DataNode) {
    guard let items = node.items else {
      if !isText(node) { reject(node, "'env_file' must be a path or a list.") }
      return
    }
    for item in items {
      guard let members = item.members else {
        if !isText(item) { reject(item, "An item of 'env_file' must be a path or a map with a 'path'.") }
        continue
      }
      for member in members where !Self.envFile.contains(member.name) {
        reject(member.key, "'\(member.name)' is no member of an 'env_file' item.")
      }
      if item["path"] == nil { reject(item, "This 'env_file' item has no 'path'.") }
    }
  }

  /// Whether a node is a string to go-yaml. A tag such as `!reset` decides otherwise, so a tagged node passes.
  private func isText(_ node: DataNode) -> Bool {
    if node.tag != nil { return true }
    guard let text = node.text else { return false }
    return node.style != .plain || ComposeScalar.isText(text.string)
  }

  private func reject(_ node: DataNode, _ message: String) {
    builder.report(Problem(.shapeRejected, at: node.location, message))
  }
}
