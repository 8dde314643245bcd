import Syntax

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
    result.losses = losses(crossing, injected, in: result)
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

  /// Whether a name never crosses from the host.
  func isWithheld(_ name: String) -> Bool {
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

  /// The place of a variable's value.
  func place(of assignment: Assignment.ID?) -> Location? {
    assignment.map { call.builder[$0].value?.location ?? call.builder[$0].location }
  }
}
