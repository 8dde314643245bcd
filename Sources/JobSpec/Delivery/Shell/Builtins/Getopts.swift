import Syntax

// `getopts`
extension ShellInterpreter {
  func runGetopts(_ call: BuiltinCall) -> ExitStatus {
    guard call.arguments.count >= 2, let name = call.arguments[1].text.string, name.isShellName else {
      return .known(2)
    }
    var words: [ShellText]?
    if call.arguments.count > 2 {
      let rest = call.arguments.dropFirst(2)
      words = rest.allSatisfy { $0.count == .one } ? rest.map(\.text) : nil
    } else if case .known(let texts) = state.positional {
      words = texts
    }
    let next = state.variable("OPTIND")
    // `local OPTIND` without a value starts anew.
    if next.isSet == false { state.optionOffset = 0 }
    guard let words, let letters = call.arguments[0].text.bytes, state.optionOffset >= 0,
      let index = next.isSet == false ? 1 : next.scalar?.string.flatMap({ Int($0) }), index >= 1
    else { return giveUpOptions(name, at: call.location) }
    if index - 1 >= words.count { return endOptions(name, index, at: call.location) }
    guard let word = words[index - 1].bytes else { return giveUpOptions(name, at: call.location) }
    let offset = state.optionOffset == 0 ? 1 : state.optionOffset
    guard word.first == 0x2D, word.count > 1 else { return endOptions(name, index, at: call.location) }
    if word == [0x2D, 0x2D] { return endOptions(name, index + 1, at: call.location) }
    return take(word, offset, index, words, letters, name, at: call.location)
  }

  private func take(
    _ word: [UInt8], _ offset: Int, _ index: Int, _ words: [ShellText], _ letters: [UInt8], _ name: String,
    at place: Location
  ) -> ExitStatus {
    let letter = word[offset]
    let isSilent = letters.first == 0x3A
    let isLast = offset + 1 >= word.count
    guard letter != 0x3A, let known = letters.firstIndex(of: letter) else {
      advance(to: isLast ? index + 1 : index, offset: isLast ? 0 : offset + 1)
      setOption(name, "?", argument: isSilent ? ShellText([letter]) : nil, at: place)
      return .success
    }
    guard known + 1 < letters.count, letters[known + 1] == 0x3A else {
      advance(to: isLast ? index + 1 : index, offset: isLast ? 0 : offset + 1)
      setOption(name, String(Unicode.Scalar(letter)), argument: nil, at: place)
      return .success
    }
    if !isLast {
      advance(to: index + 1, offset: 0)
      setOption(name, String(Unicode.Scalar(letter)), argument: ShellText(Array(word[(offset + 1)...])), at: place)
    } else if index < words.count {
      advance(to: index + 2, offset: 0)
      setOption(name, String(Unicode.Scalar(letter)), argument: words[index], at: place)
    } else {
      advance(to: index + 1, offset: 0)
      setOption(name, isSilent ? ":" : "?", argument: isSilent ? ShellText([letter]) : nil, at: place)
    }
    return .success
  }

  private func advance(to index: Int, offset: Int) {
    assignComputed("OPTIND", ShellText(index), at: commandLocation)
    state.optionOffset = offset
  }

  private func setOption(_ name: String, _ letter: String, argument: ShellText?, at place: Location) {
    assignComputed(name, ShellText(letter), at: place)
    var variable = state.variable("OPTARG")
    // dash leaves it empty.
    variable.content = argument.map { .scalar($0) } ?? (dialect == .sh ? .scalar(.empty) : .unset)
    exportUnderAllExport(&variable)
    state.set("OPTARG", variable)
  }

  private func endOptions(_ name: String, _ index: Int, at place: Location) -> ExitStatus {
    advance(to: index, offset: 0)
    assignComputed(name, ShellText("?"), at: place)
    return .known(1)
  }

  private func giveUpOptions(_ name: String, at place: Location) -> ExitStatus {
    assignComputed(name, .unknown(.word), at: place)
    assignComputed("OPTIND", .unknown(.word), at: place)
    state.optionOffset = -1
    var variable = state.variable("OPTARG")
    variable.content = .maybe
    state.set("OPTARG", variable)
    return .unknown
  }
}
