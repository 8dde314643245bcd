import Syntax

extension Launchers {
  /// `mpirun [OPTION]... COMMAND... [: [OPTION]... COMMAND...]...` of Open MPI 4, and MPICH's and Intel's of that name.
  ///
  /// Open MPI starts what runs on its own node with the caller's variables; on another node only those that `-x` names
  /// arrive (measured on 4.1.4). Which node it is, is not known.
  static func mpirun(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    let members = words.dropFirst().split { $0.known == ":" }
    // Options of one application hold for that one alone.
    let isHydra = words.first?.known.map(baseName) == "mpiexec.hydra"
    let launches = members.map { member($0, isHydra: isHydra, context, call) }
    return launches.count == 1 ? launches[0] : .several(launches)
  }

  private static func member(
    _ words: ArraySlice<Value>, isHydra: Bool, _ context: ProcessContext, _ call: LaunchCall
  ) -> Launch {
    let parsed = mpiOptions.read(words)
    if parsed.isRejected { return .failure }
    let isHydra = isHydra || parsed.options.contains { hydraOptions.contains($0.name) }
    var environment = context.environment
    var delivered: Set<String> = []
    if !isHydra { environment.forget { $0 != "PATH" } }
    for option in parsed.options {
      guard ["x", "env", "genv"].contains(option.name), let word = option.value else { continue }
      let pair = option.second.map { (head: word, tail: $0) } ?? word.split(at: UInt8(ascii: "="))
      guard let name = (pair?.head ?? word).known else { continue }
      if let pair {
        let assignment = call.assign(name, pair.head.location, pair.tail, carrier: .option(.mpirun))
        environment.deliver(name, pair.tail, by: assignment)
        if option.name == "x" { call.reportSwallowed(by: name, in: pair.tail, option: "-x") }
      } else if option.name == "x", call.reportsSeveralNames(word, option: "-x") {
        continue
      } else {
        _ = call.forward(name, word, carrier: .option(.mpirun))
        environment.entries[name] = context.environment[name]
      }
      delivered.insert(name)
    }
    let arrived = delivered.filter(environment.mayHold)
    environment.losses.removeAll { arrived.contains($0.name) }
    if parsed.options.contains(where: { hostOptions.contains($0.name) }), !isHydra {
      let stopped = context.environment.entries.filter { !delivered.contains($0.key) && $0.value.state != .absent }
      for (name, entry) in stopped.sorted(by: { $0.key < $1.key }) {
        guard let assignment = entry.assignment else { continue }
        environment.losses.append(
          Loss(name, assignment: assignment, reason: .notForwarded(.mpirun), cause: call.location))
      }
    }
    let inside = context.crossing(.mpirun, at: call.location, into: environment)
    return call.run(parsed.operands, in: inside, behind: "mpirun")
  }

  /// The options that name other nodes.
  private static let hostOptions: Set = ["host", "hostfile"]
  /// The options that only MPICH's launcher has, which passes everything.
  private static let hydraOptions: Set = [
    "genv", "env", "genvall", "genvlist", "envall", "envlist", "ppn", "f", "hosts",
  ]

  private static let mpiOptions = OptionTable(
    .words,
    values: "x np|n|c|N host|H hostfile|machinefile|default-hostfile am bind-to map-by rank-by npernode npersocket "
      + "wd|wdir path prefix output-filename|output timeout tune stdin rankfile|rf cpu-set|cpu-list cpus-per-proc "
      + "cpus-per-rank max-restarts preload-files report-uri server-wait-time app personality launch-agent "
      + "f hosts ppn genvlist envlist umask bootstrap launcher iface rr configfile",
    pairs: "mca|gmca|omca|prtemca|pmixmca genv env")
}
