import Syntax

/// A variable that options inject.
struct InjectedVariable {
  var entry: Environment.Entry
  /// The place of the option, for `--env`; of the file's name, for `--env-file`.
  var cause: Location
}

extension SingularityEngine {
  /// What `--env` and `--env-file` inject: the option wins over the files, a later one over an earlier one. Nil where a
  /// value is refused.
  func explicitVariables(_ parsed: ParsedWords, _ kind: Boundary.Kind) -> ExplicitVariables? {
    var result = ExplicitVariables()
    for path in envFiles(parsed) {
      guard let text = call.open(path) else {
        result.isComplete = false
        continue
      }
      let file = EnvFileContent(text, .apptainer, call, context.environment)
      if file.isRejected { return nil }
      for (name, entry) in file.entries where entry.state != .absent {
        result.variables[name] = InjectedVariable(entry: entry, cause: path.location)
      }
    }
    for option in parsed.all("env") {
      guard let word = option.value else { continue }
      switch VariableList.read(word) {
      case .unknown: result.isComplete = false
      case .rejected(let piece):
        report(refused: piece, of: word)
        return nil
      case .pairs(let pairs):
        for (name, value) in pairs {
          guard let text = name.known, !text.isEmpty else { continue }
          let assignment = call.assign(text, name.location, value, carrier: .option(kind))
          let entry = Environment.Entry(value.known.map(Environment.State.set) ?? .setUnknown, by: assignment)
          result.variables[text] = InjectedVariable(entry: entry, cause: option.location)
        }
      }
    }
    return result
  }

  /// The files of `--env-file`, a list with commas; without the option, those of its variable.
  private func envFiles(_ parsed: ParsedWords) -> [Value] {
    let options = parsed.all("env-file").compactMap(\.value)
    if !options.isEmpty { return options.flatMap { $0.known == nil ? [$0] : $0.words(between: ",") } }
    let product: SingularityProduct = isApptainer ? .apptainer : .singularity
    for prefix in product.settingPrefixes {
      let entry = context.environment[prefix + "ENV_FILE"]
      guard case .set(let text) = entry.state else { continue }
      let place = entry.assignment.map { call.builder[$0].value?.location ?? call.builder[$0].location }
      return Value([], at: place ?? call.location, known: text).words(between: ", ")
    }
    return []
  }

  private func report(refused piece: Value?, of word: Value) {
    let name = word.split(at: UInt8(ascii: "="))?.head.known ?? word.known ?? ""
    let isAlone = piece?.location == word.location
    call.builder.report(
      Problem(
        isAlone ? .assignmentMalformed : .valueSplit, variable: name.isVariableName ? name : "", at: word.location,
        isAlone
          ? "'--env' takes NAME=VALUE and refuses this."
          : "With several assignments in one '--env' every comma divides, and the container does not start.",
        help: isAlone
          ? "Write the name, '=' and the value; the host's value is never looked up."
          : "Give each variable an '--env' of its own."))
  }
}

/// What the options inject.
struct ExplicitVariables {
  var variables: [String: InjectedVariable] = [:]
  /// Whether that is all of it.
  var isComplete = true
}
