/// ENV, LABEL and ARG.
extension DockerfileInstructionReader {
  /// ENV and LABEL: `name=value ...`, or the old form `name value` when the first word has no `=`.
  mutating func readPairs(_ arguments: SourceText, _ name: SourceText) -> DockerfileInstruction.Form {
    let words = splitter.words(arguments)
    guard let first = words.first else { return missing(name, "needs at least one name=value") }
    guard first.bytes.contains(UInt8(ascii: "=")) else {
      let (key, value) = splitter.head(arguments)
      guard let value else { return missing(key, "needs a name and a value", of: name) }
      return .pairs([pair(key, value, isLegacy: true, at: arguments.location)])
    }
    var pairs: [DockerfilePair] = []
    for (index, text) in words.enumerated() {
      guard let equals = text.firstOffset(of: UInt8(ascii: "=")) else {
        reportNoEquals(text, behind: index > 0 ? words[index - 1] : text)
        continue
      }
      guard equals > 0 else {
        report("\(name.string.uppercased()) needs a name in front of the `=`.", text)
        continue
      }
      pairs.append(
        pair(text.slice(0..<equals), text.slice(equals + 1..<text.count), isLegacy: false, at: text.location))
    }
    return .pairs(pairs)
  }

  mutating func pair(
    _ name: SourceText, _ value: SourceText, isLegacy: Bool, at location: Location
  ) -> DockerfilePair {
    DockerfilePair(name: word(name), value: word(value), isLegacy: isLegacy, location: location)
  }

  /// A word without `=` among pairs: says why it stands alone, where that can be seen. It may be half a secret, so it
  /// is not quoted.
  mutating func reportNoEquals(_ text: SourceText, behind previous: SourceText) {
    if text[0] == UInt8(ascii: "#") {
      report("Docker has no comments behind an instruction: every word here must be name=value.", text)
    } else if previous.bytes.last == UInt8(ascii: "=") {
      report("No blank may stand behind `=`: the variable is empty, and this word is no name=value.", text)
    } else {
      report("This word has no `=`: every word must be name=value, and a value with blanks needs quotes.", text)
    }
  }

  mutating func readArguments(_ arguments: SourceText, _ name: SourceText) -> DockerfileInstruction.Form {
    let words = splitter.words(arguments)
    if words.isEmpty { return missing(name, "needs at least one name") }
    var declarations: [DockerfileArgument] = []
    for text in words {
      let equals = text.firstOffset(of: UInt8(ascii: "="))
      guard equals != 0 else {
        report("ARG needs a name in front of the `=`, without a blank between.", text)
        continue
      }
      let value = equals.map { word(text.slice($0 + 1..<text.count)) }
      declarations.append(
        DockerfileArgument(name: text.slice(0..<(equals ?? text.count)), value: value, location: text.location))
    }
    return .arguments(declarations)
  }
}
