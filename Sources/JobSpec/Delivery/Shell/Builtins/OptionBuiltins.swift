import Syntax

// `set`, `shopt` and `shift`
extension ShellInterpreter {
  func runSet(_ call: BuiltinCall) -> ExitStatus {
    var index = 0
    let arguments = call.arguments
    if arguments.isEmpty {
      write(.unknown(.lines))
      return .success
    }
    if hasUnknownLetter(arguments) { return rejectOption() }
    while index < arguments.count {
      guard arguments[index].count == .one, let word = arguments[index].text.string else { break }
      if word == "--" {
        index += 1
        setPositional(arguments[index...])
        return .success
      }
      if word == "-" {
        state.options[.xTrace] = false
        state.options[.verbose] = false
        index += 1
        if index < arguments.count { setPositional(arguments[index...]) }
        return .success
      }
      guard word.hasPrefix("-") || word.hasPrefix("+"), word.utf8.count > 1 else { break }
      index += 1
      let isOn = word.hasPrefix("-")
      for letter in word.utf8.dropFirst() {
        if letter == UInt8(ascii: "o") {
          guard index < arguments.count, let name = arguments[index].text.string else { return .success }
          index += 1
          if !setOption(name, isOn) { return rejectOption() }
        } else if let name = ShellOptions.named(letter) {
          state.options[name] = isOn
        }
      }
    }
    if index < arguments.count { setPositional(arguments[index...]) }
    return .success
  }

  /// Whether one of the options of `set` is none of the shell's letters: bash then sets none of the others either.
  private func hasUnknownLetter(_ arguments: [Field]) -> Bool {
    guard let letters = dialect.setLetters?.utf8 else { return false }
    var isName = false
    for argument in arguments {
      guard argument.count == .one, let word = argument.text.string?.utf8 else { return false }
      if isName {
        isName = false
        continue
      }
      guard let sign = word.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+"), word.count > 1 else {
        return false
      }
      if word.elementsEqual("--".utf8) { return false }
      isName = word.contains(UInt8(ascii: "o"))
      if word.dropFirst().contains(where: { $0 != UInt8(ascii: "o") && !letters.contains($0) }) { return true }
    }
    return false
  }

  /// Sets an option by its long name; false when the shell does not know it.
  private func setOption(_ name: String, _ isOn: Bool) -> Bool {
    if let names = dialect.setNames, !names.contains(name) { return false }
    if let option = ShellOptions.named(name) { state.options[option] = isOn }
    return true
  }

  private func rejectOption() -> ExitStatus {
    state.status = .known(2)
    if dialect == .sh { exitShell() }
    return .known(2)
  }

  private func setPositional(_ fields: ArraySlice<Field>) {
    state.positional = fields.allSatisfy { $0.count == .one } ? .known(fields.map(\.text)) : .unknown
  }

  func runShopt(_ call: BuiltinCall) -> ExitStatus {
    var isOn: Bool?
    var isQuery = false
    var names: [String?] = []
    for argument in call.arguments {
      switch argument.text.string {
      case "-s"?: isOn = true
      case "-u"?: isOn = false
      case "-q"?: isQuery = true
      case "-o"?, "-p"?: continue
      case "-so"?, "-os"?: isOn = true
      case "-uo"?, "-ou"?: isOn = false
      default: names.append(argument.text.string)
      }
    }
    guard let isOn else {
      if !isQuery { write(.unknown(.lines)) }
      let values = names.map { $0.flatMap { ShellOptions.named($0) }.flatMap { state.options[$0] } }
      return values.contains(false) ? .known(1) : values.contains(nil) ? .unknown : .success
    }
    for name in names { if let option = name.flatMap({ ShellOptions.named($0) }) { state.options[option] = isOn } }
    return .success
  }

  func runShift(_ call: BuiltinCall) -> ExitStatus {
    var count: Int? = 1
    if let argument = call.arguments.first { count = argument.text.string.flatMap { Int($0) } }
    guard case .known(let texts) = state.positional, let count else {
      state.positional = .unknown
      return .unknown
    }
    guard count >= 0, count <= texts.count else {
      if dialect == .sh { failure = .exit }
      return .known(1)
    }
    state.positional = .known(Array(texts.dropFirst(count)))
    return .success
  }
}

extension ShellDialect {
  /// The letters that `set` takes, measured on bash 5.2 and dash 0.5.12; nil where they were not.
  fileprivate var setLetters: String? {
    switch self {
    case .bash: "abefhkmnprtuvxBCEHPT"
    case .sh: "abefimnpsuvxCEIV"
    case .zsh, .ksh: nil
    }
  }

  /// The long names that `set -o` takes, as for the letters.
  fileprivate var setNames: Set<String>? {
    switch self {
    case .bash:
      [
        "allexport", "braceexpand", "emacs", "errexit", "errtrace", "functrace", "hashall", "histexpand", "history",
        "ignoreeof", "interactive-comments", "keyword", "monitor", "noclobber", "noexec", "noglob", "nolog", "notify",
        "nounset", "onecmd", "physical", "pipefail", "posix", "privileged", "verbose", "vi", "xtrace",
      ]
    case .sh:
      [
        "allexport", "debug", "emacs", "errexit", "ignoreeof", "interactive", "monitor", "noclobber", "noexec",
        "noglob",
        "nolog", "notify", "nounset", "privileged", "stdin", "verbose", "vi", "xtrace",
      ]
    case .zsh, .ksh: nil
    }
  }
}
