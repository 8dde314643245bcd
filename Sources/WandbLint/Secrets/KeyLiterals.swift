import JobSpec
import Syntax

/// A literal API key in a job spec.
struct KeyLiteral {
  /// The place of the key.
  var location: Location
  /// The variable that carries it, empty where none does.
  var variable: String
  /// What carries it; nil for an argument or text that a script writes.
  var carrier: Carrier?
}

extension JobSpec {
  /// Every literal API key that the file gives to a variable, to `wandb login`, to an option, or to a file that a script
  /// writes, each place once.
  func keyLiterals(_ flow: KeyFlow) -> [KeyLiteral] {
    var found: [KeyLiteral] = []
    var seen: [SourceFile: [SourceRange]] = [:]
    func add(_ location: Location, _ variable: String, _ carrier: Carrier?) {
      guard seen[location.file]?.contains(where: { $0.overlaps(location.range) }) != true else { return }
      seen[location.file, default: []].append(location.range)
      found.append(KeyLiteral(location: location, variable: variable, carrier: carrier))
    }
    for assignment in assignments where flow.contains(assignment.name) || flow.contains(assignment.target) {
      if let key = assignment.value?.keyLocation { add(key, assignment.name, assignment.carrier) }
    }
    for command in commands {
      for location in command.keyLocations { add(location, "", nil) }
    }
    return found
  }
}

extension CommandRun {
  /// The places of literal W&B keys among the words and the standard input.
  fileprivate var keyLocations: [Location] {
    var found: [Location] = []
    if let key = loginKey?.keyLocation { found.append(key) }
    for (index, word) in words.enumerated().dropFirst() {
      if words[index - 1].known.map(Self.announcesKey) == true, let key = word.keyLocation { found.append(key) }
      for case .literal(let text) in word.parts { found += text.keyLocations }
    }
    for case .literal(let text) in input?.parts ?? [] { found += text.keyLocations }
    return found
  }

  /// Whether an option such as `--wandb-key` stands in front of a key.
  private static func announcesKey(_ option: String) -> Bool {
    guard option.utf8.first == UInt8(ascii: "-") else { return false }
    let name = option.lowercased()
    return name.contains("wandb") && (name.contains("key") || name.contains("token"))
  }
}

extension SourceText {
  /// The places of keys behind a name such as `WANDB_API_KEY` or `--wandb-key`, and of a netrc password for W&B.
  fileprivate var keyLocations: [Location] {
    let start = bytes.startIndex
    return KeyScanner.ranges(in: bytes).compactMap { found in
      guard let shape = KeyShape(bytes[found]) else { return nil }
      let before = bytes[max(start, found.lowerBound - 80)..<found.lowerBound]
      let context = String(decoding: before, as: UTF8.self).lowercased()
      let name = context.split(whereSeparator: { !$0.isLetter && $0 != "_" && $0 != "-" }).last ?? ""
      let isNamed = name.contains("wandb") && (name.contains("key") || name.contains("token"))
      let isPassword = name == "password" && context.contains("wandb")
      var isUnmistakable = false
      if case .versioned = shape { isUnmistakable = true }
      guard isNamed || isPassword || isUnmistakable else { return nil }
      return location((found.lowerBound - start)..<(found.upperBound - start))
    }
  }
}
