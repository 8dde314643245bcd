import Syntax

extension DockerEngine {
  /// Applies `--env-file` and `-e`: the files first, wherever they stand, and what comes later wins (docker/cli,
  /// opts.ReadKVEnvStrings). False where docker rejects one.
  func apply(_ parsed: ParsedWords, _ kind: Boundary.Kind, to environment: inout Environment) -> Bool {
    for option in parsed.options where option.name == "env-file" || option.name == "env-from-file" {
      guard let path = option.value, apply(file: path, to: &environment) else { return false }
    }
    for option in parsed.all("env") {
      guard let word = option.value, apply(word, kind, to: &environment) else { return false }
    }
    return true
  }

  /// Applies `NAME=VALUE`, literally, or `NAME`, which takes the host's value.
  private func apply(_ word: Value, _ kind: Boundary.Kind, to environment: inout Environment) -> Bool {
    guard let pair = word.split(at: UInt8(ascii: "=")) else {
      guard let name = word.known else {
        environment.others = .unknown
        return true
      }
      if name.isEmpty { return false }
      if call.reportsSeveralNames(word, option: "-e") { return true }
      forward(name, word, kind, to: &environment)
      return true
    }
    guard let name = pair.head.known else {
      environment.others = .unknown
      return true
    }
    if name.isEmpty { return false }
    let assignment = call.assign(name, pair.head.location, pair.tail, carrier: .option(kind))
    environment.deliver(name, pair.tail, by: assignment)
    call.reportSwallowed(by: name, in: pair.tail, option: "-e")
    if name.utf8.contains(where: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) {
      report(blanksIn: name, at: pair.head.location)
    }
    return true
  }

  private func forward(_ name: String, _ word: Value, _ kind: Boundary.Kind, to environment: inout Environment) {
    if isPodman, name.hasSuffix("*") {
      for (key, entry) in context.environment.entries where key.hasPrefix(name.dropLast()) {
        call.builder.uses.append(VariableUse(key, at: word.location))
        environment.entries[key] = entry
      }
      return
    }
    let assignment = call.forward(name, word, carrier: .option(kind))
    let outside = context.environment[name]
    switch outside.state {
    case .set, .setUnknown: environment.entries[name] = outside
    // A name without a value removes what the image has; podman passes over it.
    case .absent: if !isPodman { environment.entries[name] = Environment.Entry(.absent, by: assignment) }
    case .unknown: environment.entries[name] = Environment.Entry(.unknown, by: outside.assignment ?? assignment)
    }
    // The script meant this one to cross: why it is not there to cross is what matters.
    environment.losses += context.environment.losses.filter { $0.name == name }
  }

  private func report(blanksIn name: String, at location: Location) {
    let trimmed = name.utf8.split(whereSeparator: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") })
    call.builder.report(
      Problem(
        .assignmentMalformed, variable: trimmed.first.map { String(Substring($0)) } ?? "", at: location,
        "The blanks in front of '=' become part of the variable's name.",
        help: "Write the name, '=' and the value without blanks between them."))
  }

  /// Applies an env file. A file that cannot be read here may well be there when the job runs.
  private func apply(file path: Value, to environment: inout Environment) -> Bool {
    guard let text = call.open(path) else {
      environment.others = .unknown
      return true
    }
    let file = EnvFileContent(text, .docker, call, context.environment)
    if file.isRejected { return false }
    for (name, entry) in file.entries { environment.entries[name] = entry }
    return true
  }

  /// What podman passes by itself: the proxies, and all of the host with `--env-host`.
  func passHost(_ parsed: ParsedWords, to environment: inout Environment) {
    let host = context.environment
    if parsed.has("env-host") {
      for (name, entry) in host.entries where !["HOME", "HOSTNAME", "PATH"].contains(name) {
        environment.entries[name] = entry
      }
      environment.others = host.others
    }
    for name in ["http_proxy", "https_proxy", "ftp_proxy", "no_proxy"].flatMap({ [$0, $0.uppercased()] })
    where host[name].state != .absent {
      environment.entries[name] = host[name]
    }
  }

  /// What the options say about the container itself.
  func container(_ parsed: ParsedWords) -> Container {
    let mounted = parsed.all("volume").compactMap { option -> String? in
      let fields = option.value?.known?.utf8.split(separator: UInt8(ascii: ":")).map { String(Substring($0)) } ?? []
      guard fields.count < 3 || !fields[2].hasPrefix("ro") else { return nil }
      return fields.count > 1 ? fields[1] : fields.first
    }
    let temporary = parsed.all("tmpfs").compactMap { option in
      option.value?.known?.utf8.split(separator: UInt8(ascii: ":")).first.map { String(Substring($0)) }
    }
    let described = parsed.all("mount").compactMap { $0.value?.known }.compactMap(Self.writableTarget)
    return Container(
      image: parsed.operands.first,
      readOnlyRoot: parsed.last("read-only").flatMap { $0.value?.known == "false" ? nil : $0.location },
      writablePaths: mounted + temporary + described, at: call.location)
  }

  /// The folder of `--mount type=bind,source=/a,target=/b`, unless it is read-only.
  private static func writableTarget(_ mount: String) -> String? {
    var target: String?
    for field in mount.utf8.split(separator: UInt8(ascii: ",")) {
      let parts = field.split(separator: UInt8(ascii: "="), maxSplits: 1).map { String(Substring($0)) }
      switch parts.first {
      case "readonly", "ro": if parts.count == 1 || parts[1] != "false" { return nil }
      case "target", "destination", "dst": target = parts.count > 1 ? parts[1] : nil
      default: break
      }
    }
    return target
  }
}
