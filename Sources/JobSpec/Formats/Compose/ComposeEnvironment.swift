import Syntax

/// The environment of one Compose service: `env_file` below `environment`, both interpolated, bare names taken from the
/// host (compose-spec 05-services; measured on compose-go 2.13).
struct ComposeEnvironment {
  /// Takes assignments, references and problems.
  let builder: SpecBuilder
  /// What interpolation and bare names see.
  let template: ComposeTemplate
  private(set) var entries: [String: Environment.Entry] = [:]

  init(builder: SpecBuilder, template: ComposeTemplate) {
    self.builder = builder
    self.template = template
  }

  /// Adds the files of an `env_file` value: a path, a list of paths, or a list of maps.
  mutating func addFiles(_ node: DataNode, in folder: String) {
    guard node.members == nil else { return }
    for item in node.items ?? [node] {
      guard let pathNode = item.members == nil ? item : item["path"], let text = pathNode.text else { continue }
      guard let path = template.value(of: text, at: pathNode.location).known else { continue }
      let format = item["format"]
      if let format, let name = format.string, name != "raw", !name.isEmpty {
        reject(format.location, "The env_file format '\(name)' is not supported; 'raw' is the only one.")
        continue
      }
      addFile(
        ComposeLayer.path(path, in: folder), at: pathNode.location,
        dialect: format?.string == "raw" ? .docker : .compose,
        isRequired: item["required"].map { $0.text?.string != "false" } ?? true)
    }
  }

  private mutating func addFile(_ path: String, at location: Location, dialect: EnvFileDialect, isRequired: Bool) {
    let file = builder.surroundings.read(path)
    builder.references.append(FileReference(path: path, at: location, isFound: file != nil))
    guard let file else { return }
    // A later file sees the variables of an earlier one, the host's in front of both.
    var host = Environment(entries: PersistentMap(entries), others: template.host.others)
    for (name, entry) in template.host.entries { host.entries[name] = entry }
    let content = EnvFileContent(file.text, dialect, LaunchCall(builder: builder, location: location), host)
    for (name, entry) in content.variables { entries[name] = entry }
  }

  /// Adds an `environment` value: a map or a list.
  mutating func add(_ node: DataNode) {
    if let members = node.members {
      for member in members {
        if member.value.tag == "!reset" { entries[member.name] = nil } else { addMember(member) }
      }
    } else if let items = node.items {
      for item in items { addItem(item) }
    } else if case .null = node.content {
      return
    } else {
      builder.report(
        Problem(
          .environmentNotList, at: node.location, "'environment' must be a map or a list of NAME=value items.",
          help: "Write each variable on a line of its own below 'environment:'."))
    }
  }

  private mutating func addMember(_ member: DataMember) {
    guard member.value.members == nil, member.value.items == nil else {
      builder.report(
        Problem(
          .valueNotString, variable: member.name, at: member.value.location,
          "The value of '\(member.name)' is not a text, a number or a Boolean.", help: "Write the value as one text."))
      return
    }
    let location = Location(
      member.key.location.file, member.key.location.range.union(member.value.location.range))
    guard member.value.tag != "tag:yaml.org,2002:null", let text = member.value.text,
      let value = scalar(member.value, text)
    else {
      bare(member.name, at: member.key.location, whole: member.key.location)
      return
    }
    set(member.name, at: member.key.location, to: value, whole: location)
  }

  /// A scalar as the text that go-yaml and interpolation make of it; nil for a null.
  private func scalar(_ node: DataNode, _ text: SourceText) -> Value? {
    if node.tag == "tag:yaml.org,2002:binary", let bytes = Base64.decode(text.bytes) {
      var decoded = SourceTextBuilder(file: text.file, anchor: text.range.start)
      decoded.append(bytes, standingFor: text.range)
      return template.value(of: decoded.finish(), at: node.location)
    }
    if node.tag == "tag:yaml.org,2002:bool", !["true", "false"].contains(text.string.lowercased()) {
      reject(node.location, "This is no Boolean.")
    }
    guard node.style == .plain, node.tag == nil else { return template.value(of: text, at: node.location) }
    if ComposeScalar.isWithoutJSON(text.string) {
      reject(node.location, "Compose rejects this number; put it in quotes.")
    }
    guard let printed = ComposeScalar.text(of: text.string) else { return nil }
    if printed == text.string { return template.value(of: text, at: node.location) }
    var decoded = SourceTextBuilder(file: text.file, anchor: text.range.start)
    decoded.append(Array(printed.utf8), standingFor: text.range)
    return Value(literal: decoded.finish(), at: node.location)
  }

  private mutating func addItem(_ item: DataNode) {
    guard item.members == nil, item.items == nil, let raw = item.text,
      item.style != .plain || item.tag != nil || ComposeScalar.isText(raw.string)
    else {
      builder.report(
        Problem(
          .environmentNotList, at: item.location, "An item of this 'environment' list is not a text 'NAME=value'.",
          help: "Write '- NAME=value'."))
      return
    }
    let whole = template.value(of: raw, at: item.location)
    let text = whole.text ?? raw
    guard let equals = text.bytes.firstIndex(of: UInt8(ascii: "=")).map({ $0 - text.bytes.startIndex }) else {
      if text.bytes.last == 0x20 {
        return reject(item.location, "A blank stands behind the name, which Compose rejects.")
      }
      bare(text.string, at: text.location, whole: item.location)
      return
    }
    let name = text.slice(0..<equals)
    if let last = name.bytes.last, last == 0x20 || last == 0x09 {
      builder.report(
        Problem(
          .assignmentMalformed, variable: name.string, at: name.location,
          "A blank stands between the name and the '=', which Compose rejects.", help: "Write 'NAME=value'."))
      return
    }
    let rest = text.slice(equals + 1..<text.count)
    let value = whole.known == nil ? template.value(of: rest, at: rest.location) : Value(literal: rest)
    set(name.string, at: name.location, to: value, whole: item.location)
  }

  /// A name without a value: the host's value, or nothing at all, whatever `env_file` says.
  private mutating func bare(_ name: String, at location: Location, whole: Location) {
    builder.uses.append(VariableUse(name, at: location))
    let id = builder.add(
      Assignment(name: name, nameLocation: location, value: nil, carrier: .yamlEnvironment, location: whole))
    entries[name] = Environment.Entry(template.host[name].state, by: id)
  }

  private mutating func set(_ name: String, at location: Location, to value: Value, whole: Location) {
    let id = builder.add(
      Assignment(name: name, nameLocation: location, value: value, carrier: .yamlEnvironment, location: whole))
    entries[name] = Environment.Entry(value.known.map { .set($0) } ?? .setUnknown, by: id)
  }

  private func reject(_ location: Location, _ message: String) {
    builder.report(Problem(.shapeRejected, at: location, message))
  }
}
