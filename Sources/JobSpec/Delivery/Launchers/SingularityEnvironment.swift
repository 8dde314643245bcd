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
