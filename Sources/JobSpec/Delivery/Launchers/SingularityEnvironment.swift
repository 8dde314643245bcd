import Syntax

extension SingularityEngine {
  /// The environment in the container; nil where the product refuses to start. Where the command's name leads to two
  /// products that differ here, what they do not agree on is not known.
  func containerEnvironment(
    _ parsed: ParsedWords, _ explicit: ExplicitVariables, _ definition: ImageDefinition?
  ) -> Environment? {
    let image = definition.map { ImageEnvironment($0, call.builder) } ?? ImageEnvironment()
    func resolve(_ product: SingularityProduct) -> Environment? {
      SingularitySettings(parsed, product, in: context.environment, at: call.location).map { settings in
        var environment = ContainerEnvironment(
          product: product, settings: settings, host: context.environment, explicit: explicit.variables, image: image,
          call: call
        ).resolve()
        if !parsed.isComplete || !explicit.isComplete { withdraw(&environment, explicit) }
        return environment
      }
    }
    if isApptainer { return resolve(.apptainer) }
    guard let environment = resolve(.singularity) else { return nil }
    let concernsApptainer = context.environment.entries.contains { $0.key.hasPrefix("APPTAINER") }
    guard concernsApptainer, let other = resolve(.apptainer) else { return environment }
    return environment.agreeing(with: other)
  }

  /// Options that are not known may clean the environment, or set more; what options set for certain stays.
  private func withdraw(_ environment: inout Environment, _ explicit: ExplicitVariables) {
    environment.forget { explicit.variables[$0] == nil }
    environment.others = .unknown
    environment.losses = []
  }
}

/// What an image's own scripts set.
struct ImageEnvironment {
  /// The environment that they leave, before anything of the host comes in.
  var environment = Environment.fresh(setting: "HOME LD_LIBRARY_PATH OPTIND PATH PWD UID GID EUID IFS PS1")
  /// The names that they set, exported or not.
  var names: Set<String> = []

  /// An image that sets nothing.
  init() {}

  /// Builds and starts the definition's image with nothing of the host's. Only what it sets is taken over: what else it
  /// holds is judged where the definition is read itself.
  init(_ definition: ImageDefinition, _ builder: SpecBuilder) {
    let apart = SpecBuilder(file: definition.file, kind: .definition, surroundings: builder.surroundings)
    let built = DefinitionImage(stage: definition.stage, builder: apart, isLast: true)
    _ = built.build()
    let result = built.environment()
    let bare = environment.entries
    result.entries.forEachDifference(from: bare) { name, mine, theirs in
      guard mine?.assignment != nil || mine?.state != theirs?.state else { return }
      names.insert(name)
      let assignment = mine?.assignment.map { builder.add(apart[$0]) }
      environment.entries[name] = mine.map { Environment.Entry($0.state, by: assignment) }
    }
    // A variable that is set without export is not delivered, and still hides the host's.
    for loss in result.losses where loss.reason == .notExported { names.insert(loss.name) }
  }
}

/// How the environment in a container comes about, for one product (Apptainer 1.5.3: internal/pkg/util/env/create.go,
/// action_script.sh; SingularityCE 4.5: clean.go, action_scripts.go).
struct ContainerEnvironment {
  let product: SingularityProduct
  let settings: SingularitySettings
  let host: Environment
  let explicit: [String: InjectedVariable]
  let image: ImageEnvironment
  let call: LaunchCall

  /// Names that never cross from the host; a true value may be injected.
  private static let withheld: [String: Bool] = [
    "HOME": false, "PATH": false, "APPTAINER_SHELL": false, "APPTAINER_APPNAME": false, "SINGULARITY_SHELL": false,
    "SINGULARITY_APPNAME": false, "LD_LIBRARY_PATH": true,
  ]
  /// Names that cross into a clean environment.
  private static let passed =
    ["TERM"]
    + ["http_proxy", "https_proxy", "no_proxy", "all_proxy", "ftp_proxy"].flatMap { [$0, $0.uppercased()] }

  func resolve() -> Environment {
    let injected = injectedVariables()
    let crossing = hostVariables(without: injected)
    var result = crossing
    // The image's scripts run first; the host's variables come back only where these left the name unset. A name that
    // they set to nothing is unset then.
    for name in image.names {
      let entry = image.environment[name]
      let isCleared = crossing.mayHold(name) && entry.state == .set("")
      result.entries[name] = isCleared ? Environment.Entry(.absent) : entry
    }
    result.setUnknown("HOME LD_LIBRARY_PATH PATH PROMPT_COMMAND PS1 \(ownNames)")
    inject(injected, into: &result)
    result.losses = inheritedLosses(in: result) + misplaced + stopped(crossing, injected, in: result)
    return result
  }

  /// The names that the product itself sets in every container.
  private var ownNames: String {
    "SINGULARITY_BIND SINGULARITY_COMMAND SINGULARITY_CONTAINER SINGULARITY_ENVIRONMENT SINGULARITY_NAME"
      + (product == .apptainer
        ? " APPTAINER_BIND APPTAINER_COMMAND APPTAINER_CONTAINER APPTAINER_ENVIRONMENT APPTAINER_NAME USER_PATH" : "")
  }

  /// What is to be injected, by the name in the container: options, then the prefixes in their order.
  private func injectedVariables() -> [String: Environment.Entry] {
    // In the script's `export NAME=...` blanks in front of a name do not count.
    var result: [String: Environment.Entry] = [:]
    for (name, variable) in explicit { result[String(name.drop { $0 == " " })] = variable.entry }
    for prefix in product.injectingPrefixes {
      for (name, entry) in host.entries where name.hasPrefix(prefix) && entry.state != .absent {
        let target = String(name.dropFirst(prefix.count))
        if !target.isEmpty, result[target] == nil { result[target] = entry }
      }
    }
    // These are the product's own way to extend the search path.
    for name in ["APPEND_PATH", "PREPEND_PATH", "UID", "GID"] { result[name] = nil }
    return result.filter { Self.withheld[$0.key] != false }
  }

  /// What crosses from the host by itself.
  private func hostVariables(without injected: [String: Environment.Entry]) -> Environment {
    guard settings.cleanedBy == nil else {
      var result = Environment(others: .absent)
      for name in Self.passed where injected[name] == nil && host[name].state != .absent {
        result.entries[name] = host[name]
      }
      result.entries["LANG"] = Environment.Entry(.set("C"))
      return result
    }
    var result = host
    result.losses = []
    for (name, _) in host.entries where isWithheld(name) { result.entries[name] = Environment.Entry(.absent) }
    for name in Array(injected.keys) + settings.heldBack where !Self.passed.contains(name) {
      result.entries[name] = Environment.Entry(.absent)
    }
    return result
  }

  private func isWithheld(_ name: String) -> Bool {
    Self.withheld[name] != nil || product.settingPrefixes.contains(where: name.hasPrefix)
      || product.injectingPrefixes.contains(where: name.hasPrefix)
  }

  /// Sets what is injected, each value as the container's shell reads it.
  private func inject(_ injected: [String: Environment.Entry], into result: inout Environment) {
    var shell = image.environment
    // They are set in no certain order: one that refers to another sees it or does not.
    for name in injected.keys { shell.entries[name] = Environment.Entry(.unknown) }
    var states: [String: Environment.State] = [:]
    var isBroken = false
    for (name, entry) in injected.sorted(by: { $0.key < $1.key }) {
      states[name] = entry.state
      if name.utf8.contains(UInt8(ascii: " ")) { isBroken = true }
      guard case .set(let text) = entry.state, !settings.isLiteral else { continue }
      let reading = InjectedText(text, in: shell)
      switch reading {
      case .text(let read): states[name] = .set(read)
      case .unknown: states[name] = .setUnknown
      case .broken: isBroken = true
      }
      if case .text(text) = reading { continue }
      report(evaluated: name, entry)
    }
    for (name, entry) in injected {
      result.entries[name] = Environment.Entry(isBroken ? .absent : states[name] ?? entry.state, by: entry.assignment)
    }
  }

  private func report(evaluated name: String, _ entry: Environment.Entry) {
    guard let place = place(of: entry.assignment) else { return }
    call.builder.report(
      Problem(
        .valueEvaluated, variable: name, at: place,
        "A shell in the container reads this value once more, and it does not arrive as written.",
        help: #"Write '\$' for a dollar sign that is to arrive, or start the container with '--no-eval'."#))
  }

  private func place(of assignment: Assignment.ID?) -> Location? {
    assignment.map { call.builder[$0].value?.location ?? call.builder[$0].location }
  }

  /// What did not even reach the command; a prefixed name is what the container would have seen of it.
  private func inheritedLosses(in result: Environment) -> [Loss] {
    host.losses.compactMap { loss in
      guard let prefix = product.injectingPrefixes.first(where: loss.name.hasPrefix) else {
        return result.mayHold(loss.name) ? nil : loss
      }
      return Loss(
        String(loss.name.dropFirst(prefix.count)), assignment: loss.assignment, reason: loss.reason, cause: loss.cause)
    }
  }

  /// What carries a prefix where none is taken off.
  private var misplaced: [Loss] {
    explicit.sorted { $0.key < $1.key }.compactMap { name, variable in
      guard let prefix = SingularityProduct.apptainer.injectingPrefixes.first(where: name.hasPrefix),
        let assignment = variable.entry.assignment
      else { return nil }
      let target = String(name.dropFirst(prefix.count))
      return Loss(target, assignment: assignment, reason: .prefixMisplaced, cause: variable.cause)
    }
  }

  /// What the host has and the container does not get.
  private func stopped(
    _ crossing: Environment, _ injected: [String: Environment.Entry], in result: Environment
  ) -> [Loss] {
    let concerned = host.entries.filter { name, entry in
      entry.assignment != nil && entry.state != .absent && injected[name] == nil && !isWithheld(name)
    }
    return concerned.sorted { $0.key < $1.key }.compactMap { name, entry in
      guard let assignment = entry.assignment else { return nil }
      if crossing.mayHold(name) {
        guard image.names.contains(name) else { return nil }
        let cause = place(of: image.environment[name].assignment)
        return Loss(name, assignment: assignment, reason: .overridden, cause: cause)
      }
      if result.mayHold(name) { return nil }
      let reason: Loss.Reason = settings.cleanedBy == nil ? .removed : .prefixMissing
      return Loss(name, assignment: assignment, reason: reason, cause: settings.cleanedBy)
    }
  }
}

extension Environment {
  /// What two readings agree on.
  func agreeing(with other: Environment) -> Environment {
    var result = self
    entries.forEachDifference(from: other.entries) { name, mine, theirs in
      let mine = mine ?? Entry(others)
      let theirs = theirs ?? Entry(other.others)
      if mine.state != theirs.state { result.entries[name] = Entry(.unknown, by: mine.assignment ?? theirs.assignment) }
    }
    if others != other.others { result.others = .unknown }
    return result
  }
}
