import Syntax

/// Collects the variables of one container as the AWS formats write them: lists of names and values, and of secrets.
struct ContainerVariables {
  /// The carriers of one format.
  struct Carriers {
    var environment: Carrier
    var secret: Carrier

    static let batch = Carriers(environment: .batchEnvironment, secret: .batchSecret)
    static let ecs = Carriers(environment: .ecsEnvironment, secret: .ecsSecret)
  }

  let builder: SpecBuilder
  let carriers: Carriers
  /// Whether empty values never reach the container: AWS Batch accepts and ignores them (hashicorp/terraform-provider-aws
  /// pull request 29820).
  let dropsEmpty: Bool
  /// Whether the container is Kubernetes's, which puts variables that stand further up into a value.
  var expandsReferences = false
  /// What the container sees so far.
  var environment: Environment
  /// Where each name was written first.
  private var plain: [String: Location] = [:]
  private var secret: [String: Location] = [:]

  init(builder: SpecBuilder, carriers: Carriers, dropsEmpty: Bool, environment: Environment) {
    self.builder = builder
    self.carriers = carriers
    self.dropsEmpty = dropsEmpty
    self.environment = environment
  }

  /// Reads `environment`. A map, or a list of `NAME=value`, is read as its author means it.
  mutating func readEnvironment(_ node: DataNode) {
    for item in node.items ?? [] {
      if item.isIntrinsic {
        readChoice(item)
      } else if item.content == .mapping {
        readItem(item)
      } else if let text = item.text, let equals = text.bytes.firstIndex(of: UInt8(ascii: "=")) {
        let length = equals - text.bytes.startIndex
        set(text.slice(0..<length), to: Value(literal: text.slice(length + 1..<text.count)), at: item.location)
      }
    }
    // A request is held against the service's own model; a template has nobody else to say it.
    if builder.kind == .cloudFormation, node.members?.isEmpty == false, !node.isIntrinsic {
      builder.report(
        Problem(
          .environmentNotList, at: node.location, "'Environment' must be a list of items with a name and a value.",
          help: "Write each as '- Name: NAME' with 'Value: VALUE' below it."))
    }
    for member in node.members ?? [] {
      guard let name = member.key.text else { continue }
      let place = Location(builder.file, member.key.location.range.union(member.value.location.range))
      set(name, to: member.value.value, at: place)
    }
  }

  private mutating func readItem(_ item: DataNode) {
    guard let name = item.member("name")?.text, !name.isEmpty else {
      return builder.problems.append(
        Problem(
          .assignmentMalformed, at: item.location, "This item has no name, so it sets no variable.",
          help: "Write it as {\"name\": \"NAME\", \"value\": \"VALUE\"}."))
    }
    // Step Functions takes what stands under a name with `.$` from the execution's input.
    let path = item.member("value.$").map { Value([.dynamic(.template, $0.location)], at: $0.location) }
    var value = path ?? item.member("value")?.value
    if expandsReferences, let written = value, let text = written.text {
      value = KubernetesExpansion(environment: environment).expand(text, at: written.location)
    }
    set(name, to: value, at: item.location)
  }

  /// `!If [CONDITION, ITEM, ITEM]`: which of the items holds is not known.
  private mutating func readChoice(_ item: DataNode) {
    for choice in (item.items ?? item["Fn::If"]?.items ?? []).dropFirst() where !choice.isIntrinsic {
      guard let name = choice.member("name")?.text else { continue }
      set(name, to: choice.member("value")?.value, at: choice.location)
      environment.entries[name.string]?.state = .unknown
    }
  }

  private mutating func set(_ nameText: SourceText, to value: Value?, at location: Location) {
    let name = nameText.string
    let id = builder.add(
      Assignment(
        name: name, nameLocation: nameText.location, value: value, carrier: carriers.environment, location: location))
    reportParameters(in: value, of: name)
    let isRepeated = plain[name] != nil
    if let first = plain[name] {
      builder.problems.append(
        Problem(
          .duplicateVariable, variable: name, at: nameText.location,
          "'\(name)' is set twice in this container; nothing says which one wins.", help: "Keep one of them.",
          related: [(first, "set here as well")]))
    } else {
      plain[name] = nameText.location
    }
    let isCut = value == nil && isCut(location)
    if dropsEmpty, !isCut, value?.parts.isEmpty ?? true { return drop(name, id, at: nameText.location) }
    // Names that start so are reserved: Batch sets them itself, whatever stands here.
    let isReserved = carriers.environment == .batchEnvironment && name.hasPrefix("AWS_BATCH")
    let state: Environment.State =
      isReserved || isCut || value != nil && value?.known == nil ? .setUnknown : .set(value?.known ?? "")
    if isRepeated, let other = environment.entries[name], other.state != state {
      environment.entries[name] = .init(.setUnknown, by: id)
    } else {
      environment.entries[name] = .init(state, by: id)
    }
  }

  /// Whether the text breaks off inside an item: its value may be what is missing.
  private func isCut(_ item: Location) -> Bool {
    builder.problems.contains {
      $0.kind == .syntax && $0.location.file == item.file && item.range.start <= $0.location.range.start
        && $0.location.range.start <= item.range.end
    }
  }

  private mutating func drop(_ name: String, _ id: Assignment.ID, at location: Location) {
    environment.losses.append(Loss(name, assignment: id, reason: .emptyDropped))
    builder.problems.append(
      Problem(
        .emptyDropped, variable: name, at: location,
        "AWS Batch drops variables with empty values, so '\(name)' is not set in the container.",
        help: "Give '\(name)' a value, or leave it out."))
  }

  /// Batch puts parameters into `command` alone (docs.aws.amazon.com/batch/latest/userguide/job_definition_parameters.html).
  private func reportParameters(in value: Value?, of name: String) {
    guard carriers.environment == .batchEnvironment, case .literal(let text)? = value?.parts.first else { return }
    for placeholder in ParameterPlaceholder.all(in: text) {
      builder.problems.append(
        Problem(
          .parameterNotSubstituted, variable: name, at: text.location(placeholder),
          "AWS Batch puts parameters into 'command' only; '\(name)' keeps this text as it stands.",
          help: "Write the value here, or set the variable in 'containerOverrides' when the job is submitted."))
    }
  }

  /// Reads `secrets`; whether there is any.
  mutating func readSecrets(_ node: DataNode) -> Bool {
    for item in node.items ?? [] {
      guard let name = item.member("name")?.text, !name.isEmpty else { continue }
      add(name, from: item.member("valueFrom") ?? item.member("value"), at: item.location)
    }
    for member in node.members ?? [] {
      guard let name = member.key.text else { continue }
      let place = Location(builder.file, member.key.location.range.union(member.value.location.range))
      add(name, from: member.value, at: place)
    }
    return !secret.isEmpty
  }

  private mutating func add(_ nameText: SourceText, from source: DataNode?, at location: Location) {
    let name = nameText.string
    let value = source.flatMap(\.text).map { Value([.dynamic(.secret, $0.location)], at: $0.location) }
    let id = builder.add(
      Assignment(
        name: name, nameLocation: nameText.location, value: value, carrier: carriers.secret, location: location))
    if let first = secret[name] {
      builder.problems.append(
        Problem(
          .duplicateVariable, variable: name, at: nameText.location, "'\(name)' is set by two secrets.",
          help: "Keep one of them.", related: [(first, "set here as well")]))
    }
    if let first = plain[name] {
      builder.problems.append(
        Problem(
          .secretAlsoPlain, variable: name, at: first,
          "'\(name)' is set here and in 'secrets' of the same container; Amazon ECS refuses to start it.",
          help: "Remove it here and keep the secret.", related: [(nameText.location, "the secret")]))
    }
    secret[name] = nameText.location
    environment.entries[name] = .init(.setUnknown, by: id)
  }
}
