import Syntax

extension ContainerEnvironment {
  /// What was meant for the container and is not in it.
  func losses(
    _ crossing: Environment, _ injected: [String: Environment.Entry], in result: Environment
  ) -> [Loss] {
    inheritedLosses(in: result) + misplaced + stopped(crossing, injected, in: result)
  }

  /// What did not even reach the command; a prefixed name is what the container would have seen of it.
  private func inheritedLosses(in result: Environment) -> [Loss] {
    host.losses.compactMap { loss in
      guard let prefix = product.injectingPrefixes.first(where: loss.name.hasPrefix) else {
        if result.mayHold(loss.name) { return nil }
        guard loss.reason == .notExported, let cleaner = settings.cleanedBy else { return loss }
        return Loss(loss.name, assignment: loss.assignment, reason: .prefixMissing, cause: cleaner, needsExport: true)
      }
      return Loss(
        String(loss.name.dropFirst(prefix.count)), assignment: loss.assignment, reason: loss.reason, cause: loss.cause,
        needsExport: loss.needsExport)
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
        let isExported = image.environment[name].state != .absent
        return Loss(name, assignment: assignment, reason: isExported ? .overridden : .hidden, cause: cause)
      }
      if result.mayHold(name) { return nil }
      let reason: Loss.Reason = settings.cleanedBy == nil ? .removed : .prefixMissing
      return Loss(
        name, assignment: assignment, reason: reason, cause: settings.cleanedBy, needsExport: entry.state == .unknown)
    }
  }
}
