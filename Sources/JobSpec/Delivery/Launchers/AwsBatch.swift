import Syntax

extension Launchers {
  /// `aws batch register-job-definition` and `submit-job`: describe a container that runs elsewhere.
  static func aws(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    let parsed = awsOptions.read(words.dropFirst(), anyOrder: true)
    guard !parsed.isRejected else { return .failure }
    let command = parsed.operands.prefix(2).map(\.known)
    guard command == ["batch", "submit-job"] || command == ["batch", "register-job-definition"] else { return .nothing }
    var description = BatchDescription(isSubmission: command[1] == "submit-job", call: call)
    if let size = parsed.last("array-properties")?.value?.known?.split(separator: "=").last.flatMap({ Int($0) }) {
      description.replication = size > 1 ? .array : .single
    }
    // A file holds the whole request where the command line adds nothing to it.
    let own = parsed.options.filter { !globalOptions.contains($0.name) && !$0.name.hasPrefix("cli-") }
    description.isWholeRequest = own.isEmpty
    let isSubmission = description.isSubmission
    let replaced = own.contains { BatchForm(option: $0.name, ofSubmission: isSubmission) != nil }
    for (index, option) in parsed.options.enumerated() {
      guard let form = BatchForm(option: option.name, ofSubmission: isSubmission), let value = option.value else {
        continue
      }
      // The last option of a name counts, and takes the place of the same member in the file.
      if parsed.options[(index + 1)...].contains(where: { $0.name == option.name }) { continue }
      if replaced, option.name.hasPrefix("cli-") { continue }
      description.read(value, as: form)
    }
    return .nothing
  }

  private static let awsOptions = OptionTable(
    .pflag,
    values: "ca-bundle cli-binary-format cli-connect-timeout cli-input-json cli-input-yaml cli-read-timeout color "
      + "endpoint-url output profile query region array-properties consumable-resource-properties container-overrides "
      + "container-properties depends-on ecs-properties ecs-properties-override eks-properties "
      + "eks-properties-override job-definition job-definition-name job-name job-queue node-overrides node-properties "
      + "parameters platform-capabilities retry-strategy scheduling-priority scheduling-priority-override "
      + "share-identifier tags timeout type")

  private static let globalOptions: Set = [
    "ca-bundle", "color", "endpoint-url", "output", "profile", "query", "region", "debug", "no-cli-pager",
    "no-sign-request",
    "no-verify-ssl", "no-paginate",
  ]
}

/// What the options of a call say about containers: in JSON, in a file or in AWS's shorthand.
private struct BatchDescription {
  let isSubmission: Bool
  let call: LaunchCall
  /// How many copies run.
  var replication = Container.Replication.single
  /// Whether nothing but a file makes the request.
  var isWholeRequest = true

  func read(_ value: Value, as form: BatchForm) {
    if let path = value.known, path.hasPrefix("file://") {
      if let text = call.open(value.dropFirst("file://".utf8.count)) { read(document: text, as: form) }
    } else if value.outline.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") {
      if let text = value.text { read(document: text, as: form) }
    } else if let text = value.text {
      var shorthand = AwsShorthand(text) { call.read($0)?.string }
      if let json = shorthand.translated() {
        read(document: json, as: form)
      } else {
        call.builder.report(
          Problem(
            .shapeRejected, at: shorthand.fault ?? value.location,
            "The AWS CLI cannot read the shorthand from here on, and submits nothing.",
            help: "Put a value with commas in quotes, or write the option as JSON."))
      }
    } else {
      read(shorthand: value)
    }
  }

  /// Reads a document where it lies: in a file of its own, or in the script itself.
  private func read(document text: SourceText, as form: BatchForm) {
    let isOwn = text.file == call.builder.file
    let builder =
      isOwn
      ? call.builder : SpecBuilder(file: text.file, kind: .batch, surroundings: call.builder.surroundings)
    let mistakes = builder.problems.count
    let roots = isOwn ? readJSON(text) : DataFile.read(into: builder)
    let isRead = builder.problems.count == mistakes
    for root in roots {
      var reader = BatchReader(builder: builder, root: root)
      reader.replication = replication
      reader.read(as: form)
    }
    let shape: Shape? =
      switch form {
      case .register, .submit: isWholeRequest ? form.shape : nil
      default: form.shape
      }
    if !isOwn {
      RequestFile(builder: builder, roots: roots).check { _ in shape }
    } else if isRead, let shape, let root = roots.first {
      RequestCheck(builder: builder, isYAML: false).check(root, shape)
    }
    if !isOwn { call.builder.adopt(builder) }
  }

  private func readJSON(_ text: SourceText) -> [DataNode] {
    let tree = JSONReader.parse(text)
    call.builder.add(tree.problems)
    return tree.roots
  }

  /// `image=x,command=python,train.py,environment=[{name=A,value=1},{name=B,value="a,b"}]`.
  private func read(shorthand text: Value) {
    var environment = Environment(others: isSubmission ? .unknown : .absent)
    var pairs = OpenShorthand(text)
    while let (name, value) = pairs.nextVariable() {
      guard let known = name.known else { continue }
      let assignment = call.assign(known, name.location, value, carrier: .batchEnvironment)
      if value.known == "" {
        environment.losses.append(Loss(known, assignment: assignment, reason: .emptyDropped))
      } else {
        environment.deliver(known, value, by: assignment)
      }
    }
    guard !environment.entries.isEmpty || !environment.losses.isEmpty else { return }
    call.builder.processes.append(
      Process(
        command: [], location: text.location, environment: environment,
        container: Container(replication: replication, at: text.location)))
  }
}

/// Finds the items of `environment` in a value of AWS's shorthand of which not everything is known.
private struct OpenShorthand {
  private let text: Value
  private let bytes: [UInt8]
  private var index: Int

  init(_ text: Value) {
    self.text = text
    bytes = text.outline
    index = bytes.count
    let mark = Array("environment=[".utf8)
    guard bytes.count >= mark.count else { return }
    for start in 0...(bytes.count - mark.count) where bytes[start...].starts(with: mark) {
      index = start + mark.count
      return
    }
  }

  /// The next `{name=NAME,value=VALUE}`, whose members may stand in either order.
  mutating func nextVariable() -> (name: Value, value: Value)? {
    while index < bytes.count, bytes[index] != UInt8(ascii: "]") {
      guard bytes[index] == UInt8(ascii: "{") else {
        index += 1
        continue
      }
      var members: [String: Value] = [:]
      while index < bytes.count, bytes[index] != UInt8(ascii: "}") {
        index += 1
        guard let (key, value) = nextMember() else { break }
        members[key] = value
      }
      if let name = members["name"] { return (name, members["value"] ?? name.dropFirst(name.outline.count)) }
    }
    return nil
  }

  /// `KEY=VALUE` up to a comma or the closing brace; quotes around the value protect both and go.
  private mutating func nextMember() -> (String, Value)? {
    let start = index
    guard let equals = bytes[start...].firstIndex(of: UInt8(ascii: "=")) else {
      index = bytes.count
      return nil
    }
    let isQuoted = equals + 1 < bytes.count && #"'""#.utf8.contains(bytes[equals + 1])
    let ends = isQuoted ? [bytes[equals + 1]] : [UInt8(ascii: ","), UInt8(ascii: "}")]
    let first = equals + (isQuoted ? 2 : 1)
    let end = bytes[first...].firstIndex(where: ends.contains) ?? bytes.count
    index = min(end + (isQuoted ? 1 : 0), bytes.count)
    let key = String(decoding: bytes[start..<equals].filter { $0 != UInt8(ascii: " ") }, as: UTF8.self)
    return (key, text.slice(first..<end))
  }
}
