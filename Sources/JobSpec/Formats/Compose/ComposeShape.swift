import Syntax

/// What compose-go's schema takes for a member of a service, and the casts behind it (compose-spec
/// schema/compose-spec.json, loader/interpolate.go; measured on compose-go 2.13).
enum ComposeShape {
  case text
  case boolean
  case integer
  case number
  /// A number of bytes: `1g`, `512m`, `1024`.
  case size
  case map
  /// A map, or nothing.
  case mapOrNull
  /// A list of strings and maps.
  case list
  /// A list of strings, each once where it `isSet`; of numbers as well where it `takesNumbers`.
  case texts(isSet: Bool, takesNumbers: Bool)
  /// A list of maps, or the word `all`.
  case devices
  case textOrMap
  case textOrList
  case listOrMap
  /// A list of ports: `8080`, `80:8080`, `127.0.0.1:80:8080/tcp`, or maps.
  case ports

  /// By the member's name.
  static func of(_ member: String) -> ComposeShape? { members[member] }

  private static let members: [String: ComposeShape] = {
    var result: [String: ComposeShape] = [:]
    let shapes: [(String, ComposeShape)] = [
      (
        "cgroup_parent cpuset domainname ipc isolation mac_address network_mode pid pull_policy restart "
          + "stop_grace_period stop_signal userns_mode uts", .text
      ),
      ("attach init oom_kill_disable privileged read_only stdin_open tty use_api_socket", .boolean),
      ("cpu_count cpu_percent oom_score_adj scale", .integer),
      ("cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares cpus pids_limit", .number),
      ("mem_limit mem_reservation memswap_limit shm_size", .size),
      ("blkio_config credential_spec healthcheck logging provider storage_opt ulimits", .map),
      ("deploy develop", .mapOrNull), ("gpus", .devices),
      ("configs devices post_start pre_start pre_stop secrets volumes", .list),
      ("cap_add cap_drop dns_opt links profiles volumes_from", .texts(isSet: false, takesNumbers: false)),
      ("device_cgroup_rules external_links security_opt", .texts(isSet: true, takesNumbers: false)),
      ("expose", .texts(isSet: false, takesNumbers: true)), ("group_add", .texts(isSet: true, takesNumbers: true)),
      ("build extends", .textOrMap), ("dns dns_search label_file tmpfs", .textOrList),
      ("annotations depends_on extra_hosts labels models networks sysctls", .listOrMap), ("ports", .ports),
    ]
    for (names, shape) in shapes {
      for name in names.split(separator: " ") { result[String(name)] = shape }
    }
    return result
  }()

  /// What is to be written, as the end of a sentence.
  var description: String {
    switch self {
    case .text: "a string; put it in quotes"
    case .boolean: "'true' or 'false'"
    case .integer: "a whole number"
    case .number: "a number"
    case .size: "a number of bytes, such as '1g'"
    case .map, .mapOrNull: "a map"
    case .list: "a list of strings or maps"
    case .texts(let isSet, _): isSet ? "a list of strings, each once" : "a list of strings"
    case .devices: "a list of maps, or 'all'"
    case .textOrMap: "a string or a map"
    case .textOrList: "a string or a list of strings"
    case .listOrMap: "a list of strings or a map"
    case .ports: "a list of ports, such as '8080:80'"
    }
  }

  /// Whether compose-go takes a node. A tag such as `!reset`, and text that interpolation may change, pass.
  func accepts(_ node: DataNode) -> Bool {
    if node.tag != nil || node.text?.bytes.contains(UInt8(ascii: "$")) == true { return true }
    let scalar = ComposeScalar.Kind(node)
    switch self {
    case .text: return scalar == .text
    case .boolean: return scalar == .boolean || scalar == .text && Self.switches.contains(lowercased(node))
    case .integer: return scalar == .integer || scalar == .text && isNumber(node, whole: true)
    case .number: return scalar == .integer || scalar == .float || scalar == .text && isNumber(node, whole: false)
    case .size:
      return scalar == .integer || scalar == .float || scalar == .time || scalar == .text && isSize(node)
    case .map: return node.members != nil
    case .mapOrNull: return node.members != nil || scalar == .null
    case .list: return node.items?.allSatisfy { $0.members != nil || isText($0) } ?? false
    case .texts(let isSet, let takesNumbers): return isListOfTexts(node, isSet: isSet, takesNumbers: takesNumbers)
    case .devices: return node.items?.allSatisfy { $0.members != nil } ?? (node.string == "all")
    case .textOrMap: return scalar == .text || node.members != nil
    case .textOrList: return scalar == .text || node.items?.allSatisfy(isText) ?? false
    case .listOrMap: return node.members != nil || node.items?.allSatisfy(isText) ?? false
    case .ports: return node.items?.allSatisfy(isPort) ?? false
    }
  }

  private static let switches: Set = ["true", "false", "y", "yes", "on", "n", "no", "off"]

  private func isText(_ node: DataNode) -> Bool { node.tag != nil || ComposeScalar.Kind(node) == .text }

  private func lowercased(_ node: DataNode) -> String { node.text?.string.lowercased() ?? "" }

  private func isNumber(_ node: DataNode, whole: Bool) -> Bool {
    guard let text = node.text?.string, !text.isEmpty else { return false }
    return whole ? Int(text) != nil : Double(text) != nil
  }

  /// Digits, then a unit: docker/go-units, RAMInBytes.
  private func isSize(_ node: DataNode) -> Bool {
    var bytes = node.text?.bytes ?? []
    if bytes.first == UInt8(ascii: "-") { bytes = bytes.dropFirst() }
    let digits = bytes.prefix { $0 >= 0x30 && $0 <= 0x39 || $0 == UInt8(ascii: ".") }
    var unit = bytes[digits.endIndex...]
    if unit.first == 0x20 { unit = unit.dropFirst() }
    let letters = String(decoding: unit, as: UTF8.self).lowercased()
    let isUnit = ["", "b"].contains(letters) || "kmgtp".contains { ["\($0)", "\($0)b", "\($0)ib"].contains(letters) }
    return !digits.isEmpty && isUnit
  }

  private func isListOfTexts(_ node: DataNode, isSet: Bool, takesNumbers: Bool) -> Bool {
    guard let items = node.items else { return false }
    var seen: Set<String> = []
    return items.allSatisfy { item in
      switch ComposeScalar.Kind(item) {
      case .text: !isSet || item.string.map { seen.insert($0).inserted } ?? true
      case .integer, .float: takesNumbers
      default: item.tag != nil
      }
    }
  }

  /// `[[IP:]PUBLISHED:]TARGET[/PROTOCOL]` with ranges; only the target is looked at.
  private func isPort(_ node: DataNode) -> Bool {
    if node.members != nil || node.tag != nil { return true }
    guard let text = node.text, node.items == nil else { return false }
    switch ComposeScalar.Kind(node) {
    case .integer: return true
    case .text: break
    default: return false
    }
    if text.bytes.contains(UInt8(ascii: "$")) { return true }
    return ContainerPort.isValid(text.bytes)
  }
}
