import Syntax

extension ShellDialect {
  /// The dialect of a shell's program; nil for a program that is no POSIX-like shell.
  init?(program: String) {
    switch program {
    case "bash", "rbash": self = .bash
    case "sh", "dash", "ash": self = .sh
    case "zsh": self = .zsh
    case "ksh", "ksh93", "mksh", "lksh": self = .ksh
    default: return nil
    }
  }
}

extension Launchers {
  /// A shell: `-c SCRIPT [$0 [$1...]]`, `FILE [$1...]`, or a script on standard input.
  static func shell(_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch {
    guard let program = words.first?.known, let dialect = ShellDialect(program: baseName(program)) else {
      return .program
    }
    guard var start = ShellStart(words.dropFirst(), dialect: dialect) else { return .failure }
    if start.call.options.contains("n") { return .nothing }
    let operands = start.operands
    if start.readsCommand {
      guard let script = operands.first else { return .failure }
      start.call.zero = operands.dropFirst().first ?? words.first
      start.call.arguments = Array(operands.dropFirst(2))
      return .script(script, start.call, context)
    }
    let isFile = !start.readsInput && operands.first.map { $0.known != "/dev/stdin" } == true
    if let file = operands.first, isFile {
      start.call.arguments = Array(operands.dropFirst())
      return .file(file, start.call, context)
    }
    start.call.zero = words.first
    start.call.arguments = start.readsInput ? operands : Array(operands.dropFirst())
    return call.input.map { .script($0, start.call, context) } ?? .program
  }
}

/// A shell's command line, as bash, dash, zsh and ksh read it alike.
private struct ShellStart {
  var call: ShellCall
  var readsCommand = false
  var readsInput = false
  var operands: [Value] = []

  /// Nil where an option lacks its value.
  init?(_ words: ArraySlice<Value>, dialect: ShellDialect) {
    call = ShellCall(dialect: dialect)
    var index = words.startIndex
    while index < words.endIndex {
      let bytes = words[index].outline
      let isOff = bytes.first == UInt8(ascii: "+")
      guard isOff || bytes.first == UInt8(ascii: "-"), words[index].known != nil else { break }
      index += 1
      if bytes.count == 1 || bytes == Array("--".utf8) { break }
      if bytes[1] == UInt8(ascii: "-") {
        // Of bash's long options only these two take a value.
        let takesValue = words[index - 1].known == "--rcfile" || words[index - 1].known == "--init-file"
        index += takesValue ? 1 : 0
        continue
      }
      for letter in bytes.dropFirst().map({ Character(Unicode.Scalar($0)) }) {
        guard letter == "o" || letter == "O" else {
          set(letter, isOff: isOff)
          continue
        }
        guard index < words.endIndex else { return nil }
        if letter == "o", let name = words[index].known, let short = Self.letters[name] { set(short, isOff: isOff) }
        index += 1
      }
    }
    operands = Array(words[min(index, words.endIndex)...])
  }

  private mutating func set(_ letter: Character, isOff: Bool) {
    switch letter {
    case "c": readsCommand = true
    case "s": readsInput = true
    default:
      if isOff { call.options.remove(letter) } else { call.options.insert(letter) }
    }
  }

  /// The letters of the options that `-o` names.
  private static let letters: [String: Character] = [
    "allexport": "a", "errexit": "e", "keyword": "k", "noexec": "n", "noglob": "f", "nounset": "u", "verbose": "v",
    "xtrace": "x",
  ]
}
