/// The keys of a document's outermost map, read from its first bytes without parsing it: a kind is found in a broken
/// file as well, and in a large one at no cost.
struct TopLevelKeys {
  /// The keys in lower case, each with the first byte of its value (0 where that is not seen).
  private(set) var keys: [String: UInt8] = [:]
  /// Whether the keys are those of the objects in an outermost list.
  private(set) var isList = false

  /// Reads JSON as leniently as the people who write it: comments, single quotes and keys without quotes are taken.
  init(json bytes: ArraySlice<UInt8>) {
    var depth = 0
    var word: Range<Int>?
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let end = Self.endOfString(bytes, from: index)
        word = index + 1..<max(index + 1, end - 1)
        index = end
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        if depth == 0 { isList = byte == UInt8(ascii: "[") }
        depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ","): word = nil
      case UInt8(ascii: ":"):
        if depth == (isList ? 2 : 1), let key = word {
          add(bytes[key], value: bytes[(index + 1)...].first { $0 > 0x20 } ?? 0)
        }
        word = nil
      case UInt8(ascii: "/") where index + 1 < bytes.endIndex && bytes[index + 1] == UInt8(ascii: "/"),
        UInt8(ascii: "#"):
        index = bytes[index...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.endIndex
      case 0...0x20: break
      default:
        let end = bytes[index...].firstIndex { $0 <= 0x20 || "\"'{}[],:".utf8.contains($0) } ?? bytes.endIndex
        word = index..<end
        index = end
        continue
      }
      index += 1
    }
  }

  /// Reads the keys that stand at the start of a line of YAML.
  init(yaml bytes: ArraySlice<UInt8>) {
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.endIndex
      let line = bytes[start..<end]
      start = end + 1
      guard let first = line.first, first > 0x20, first != UInt8(ascii: "#"), first != UInt8(ascii: "-"),
        let colon = line.firstIndex(of: UInt8(ascii: ":"))
      else { continue }
      let key = line[..<colon].filter { $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }
      add(key[...], value: line[(colon + 1)...].first { $0 > 0x20 } ?? 0)
    }
  }

  private mutating func add(_ key: ArraySlice<UInt8>, value: UInt8) {
    guard key.count <= 40, keys.count < 500 else { return }
    keys[String(decoding: key, as: UTF8.self).lowercased()] = value
  }

  private static func endOfString(_ bytes: ArraySlice<UInt8>, from start: Int) -> Int {
    let quote = bytes[start]
    var index = start + 1
    while index < bytes.endIndex, bytes[index] != quote {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index + 1, bytes.endIndex)
  }
}

extension TopLevelKeys {
  /// The kind that the keys show; `hint` where there is no key at all.
  func kind(hint: Kind?) -> Kind? {
    if keys.isEmpty { return hint }
    if isList { return isContainerDefinition ? .ecs : nil }
    if has("containerdefinitions") || has("taskdefinition") { return .ecs }
    // `aws ecs run-task --overrides` has a list of them, SubmitJob one object.
    if keys["containeroverrides"] == UInt8(ascii: "["), !has("jobdefinition"), !has("jobname") { return .ecs }
    if Self.batchKeys.contains(where: has) || has("jobdefinition") && (has("jobqueue") || has("jobname")) {
      return .batch
    }
    if isContainerProperties || isContainerOverrides { return .batch }
    return configuration
  }

  /// The kinds that are written in YAML, by the keys that only they have together.
  private var configuration: Kind? {
    if has("resources") && (has("awstemplateformatversion") || has("transform")) { return .cloudFormation }
    if has("states") && has("startat") { return .stateMachine }
    if has("trainingjobname") || has("processingjobname") || has("algorithmspecification") { return .sageMaker }
    if has("apiversion") && has("kind") { return .kubernetes }
    if has("jobs") && (has("on") || has("true")) { return .githubActions }
    if has("services") && keys["services"] != UInt8(ascii: "[") { return .compose }
    if has("configmapgenerator") || has("secretgenerator") { return .kubernetes }
    let launchers = ["runtime_env", "env_vars", "workerpoolspecs", "jobspec", "environment_variables"]
    if launchers.contains(where: has) { return .launcher }
    // Azure ML's pipelines and sweeps hold their jobs one level down.
    if has("$schema") && has("type") && (has("jobs") || has("trial") || has("command")) { return .launcher }
    if has("type") && has("commands") { return .launcher }
    if has("run") && (has("resources") || has("setup") || has("envs") || has("num_nodes")) { return .skypilot }
    return nil
  }

  /// Whether it has what a template of CloudFormation cannot do without.
  var hasResources: Bool { !isList && has("resources") }

  private func has(_ key: String) -> Bool { keys[key] != nil }

  private func hasList(_ key: String) -> Bool { keys[key] == UInt8(ascii: "[") }

  /// Members that only the requests of AWS Batch have, or the answer of `describe-job-definitions`.
  private static let batchKeys = [
    "jobdefinitionname", "jobdefinitions", "containerproperties", "nodeproperties", "ecsproperties", "eksproperties",
    "containeroverrides", "nodeoverrides", "ecspropertiesoverride", "ekspropertiesoverride", "noderangeproperties",
    "taskproperties", "podproperties",
  ]

  /// The body of `containerProperties` alone, as `--container-properties` takes it.
  private var isContainerProperties: Bool {
    guard has("image") else { return false }
    let own = [
      "resourcerequirements", "jobrolearn", "fargateplatformconfiguration", "readonlyrootfilesystem", "linuxparameters",
      "mountpoints", "vcpus",
    ]
    return own.contains(where: has) || hasList("environment") && (hasList("command") || hasList("secrets"))
  }

  /// The body of `containerOverrides` alone, as `--container-overrides` takes it.
  private var isContainerOverrides: Bool {
    let members: Set = ["vcpus", "memory", "command", "instancetype", "environment", "resourcerequirements"]
    return hasList("environment") && keys.keys.allSatisfy(members.contains)
  }

  /// One of the `containerDefinitions` of an Amazon ECS task, as `--container-definitions` takes them.
  private var isContainerDefinition: Bool {
    has("image") && has("name")
      && (hasList("environment") || hasList("secrets") || has("essential") || has("portmappings"))
  }
}
