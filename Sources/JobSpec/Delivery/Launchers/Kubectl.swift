import Syntax

extension Launchers {
  /// `kubectl run`, `exec`, `create secret`, `create configmap` and `set env`.
  static func kubectl(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    let parsed = kubectlOptions.read(words.dropFirst(), anyOrder: true)
    if parsed.isRejected { return .failure }
    let command = parsed.terminator.map { Array(parsed.operands[$0...]) } ?? []
    switch parsed.operands.first?.known {
    case "run": return podRun(parsed, command, context, call)
    case "exec":
      // What the pod itself sets stands in another file.
      let environment = Environment(others: .unknown)
      let inside = context.crossing(.kubectlExec, at: call.location, into: environment)
      let words = command.isEmpty ? Array(parsed.operands.dropFirst(2)) : command
      return call.run(words, in: inside, behind: "kubectl exec", isBoundary: true)
    case "create":
      record(parsed.all("from-literal").compactMap(\.value), call)
      recordFiles(parsed, call)
      return .nothing
    case "set" where parsed.operands.dropFirst().first?.known == "env":
      // `NAME-` takes a variable away.
      record(parsed.operands.dropFirst(2) + parsed.all("env").compactMap(\.value), call)
      return .nothing
    default: return .nothing
    }
  }

  private static let kubectlOptions = OptionTable(
    .pflag,
    values:
      "annotations as as-group cache-dir certificate-authority client-certificate client-key cluster container|containers|c "
      + "context dry-run env|e field-manager filename|f from-env-file from-file from from-literal grace-period image "
      + "image-pull-policy kubeconfig labels|l limits log-flush-frequency namespace|n output|o overrides override-type "
      + "password pod-running-timeout port prefix profile request-timeout requests restart selector server|s serviceaccount "
      + "template timeout tls-server-name token type user username v vmodule")

  /// `kubectl run NAME --image=IMAGE [--env=NAME=VALUE]... [-- COMMAND...]`.
  private static func podRun(
    _ parsed: ParsedWords, _ command: [Value], _ context: ProcessContext, _ call: LaunchCall
  ) -> Launch {
    var environment = Environment.fresh(setting: "HOME HOSTNAME PATH KUBERNETES_SERVICE_HOST KUBERNETES_SERVICE_PORT")
    for word in parsed.all("env").compactMap(\.value) {
      guard let (name, value) = word.split(at: UInt8(ascii: "=")) else { return .failure }
      guard let text = name.known else { continue }
      environment.deliver(text, value, by: call.assign(text, name.location, value, carrier: .option(.kubectlRun)))
    }
    if !parsed.isComplete { environment.others = .unknown }
    environment.recordLosses(from: context.environment, reason: .notForwarded(.kubectlRun), cause: call.location)
    var inside = context.crossing(.kubectlRun, at: call.location, into: environment)
    inside.container = Container(image: parsed.last("image")?.value, at: call.location)
    let words = command.isEmpty ? Array(parsed.operands.dropFirst(2)) : command
    // Without `--command` the words are arguments of the image's entry point, which most images lack.
    return words.isEmpty
      ? .imageCommand(arguments: [], inside) : call.run(words, in: inside, behind: "kubectl run", isBoundary: true)
  }

  /// Records the assignments among some words, which objects of the cluster take over.
  private static func record(_ words: [Value], _ call: LaunchCall) {
    for word in words {
      guard let (name, value) = word.split(at: UInt8(ascii: "=")), let text = name.known else { continue }
      _ = call.assign(text, name.location, value, carrier: .option(.kubectlRun))
    }
  }

  /// Records what `create secret` and `create configmap` take from env files.
  private static func recordFiles(_ parsed: ParsedWords, _ call: LaunchCall) {
    for path in parsed.all("from-env-file").compactMap(\.value) {
      guard let text = call.open(path) else { continue }
      _ = EnvFileContent(text, .kubectl, call, Environment())
    }
  }
}
