import Syntax

/// The programs of every system whose work on files and text is followed, so that what a script reads back is known.
enum TextUtilities {
  /// One call of a utility.
  struct Call {
    let name: String
    var arguments: [Field]
    let shell: ShellInterpreter
    let location: Location

    /// The options as one-letter flags, with their values, and the operands; nil where a word is not known.
    func parsed(values: String) -> (options: [Character: [ShellText]], operands: [Field])? {
      var options: [Character: [ShellText]] = [:]
      var operands: [Field] = []
      var rest = arguments[...]
      while let field = rest.popFirst() {
        guard field.count == .one else { return nil }
        guard let word = field.text.string, word.hasPrefix("-"), word != "-" else {
          operands.append(field)
          continue
        }
        if word == "--" {
          operands += rest
          return rest.allSatisfy { $0.count == .one } ? (options, operands) : nil
        }
        if word.hasPrefix("--") {
          options["-", default: []].append(field.text)
          continue
        }
        var letters = word.dropFirst()
        while let letter = letters.popFirst() {
          guard values.contains(letter) else {
            options[letter, default: []].append(.empty)
            continue
          }
          let value = letters.isEmpty ? rest.popFirst()?.text : ShellText(String(letters))
          options[letter, default: []].append(value ?? .empty)
          letters = ""
        }
      }
      return (options, operands)
    }

    /// What the operands hold one after the other, or standard input where there is none; nil when it is not known.
    /// `isMissing` is set where a file is certainly not there.
    func content(of operands: [Field], isMissing: inout Bool) -> ShellText? {
      if operands.isEmpty { return takeInput() }
      var text = ShellText.empty
      for operand in operands {
        if operand.text.string == "-" {
          guard let input = takeInput() else { return nil }
          text.append(input)
          continue
        }
        switch shell.file(at: operand.text, operand.value.location) {
        case .found(let content): text.append(content)
        case .missing: isMissing = true
        case .unknown: return nil
        }
      }
      return text
    }

    /// Standard input, all of it.
    func takeInput() -> ShellText? {
      let input = shell.state.streams.input
      if input != nil { shell.state.streams.input = .empty }
      return input
    }

    /// Writes what is not known and says so.
    func giveUp() -> ExitStatus {
      shell.write(.unknown(.lines))
      return .unknown
    }
  }

  typealias Utility = (inout Call) -> ExitStatus

  /// What a program does; nil for one that is not followed.
  static func utility(for name: String) -> Utility? { table[name] }

  // Immutable closures over nothing: safe to share.
  nonisolated(unsafe) private static let table: [String: Utility] = [
    "cat": cat, "tee": tee, "cp": copy, "mv": move, "rm": remove, "touch": touch, "mkdir": makeFolder, "chmod": succeed,
    "chown": succeed, "sleep": succeed, "rmdir": giveNothing, "ln": link, "install": copy, "true": succeed,
    "sync": succeed,
    "basename": baseNameOf, "dirname": folderOf, "realpath": realPath, "readlink": readLink,
    "grep": grep, "egrep": grep, "fgrep": grep, "head": head, "tail": tail, "cut": cut, "tr": translate, "uniq": unique,
    "wc": count, "paste": paste, "rev": reverse, "tac": reverseLines, "sed": sed, "gsed": sed, "sort": sort, "awk": awk,
    "gawk": awk, "mawk": awk, "seq": sequence, "expr": expression, "printenv": printEnvironment, "envsubst": substitute,
    "mktemp": word, "date": date, "hostname": word, "whoami": word, "nproc": word, "id": date, "uname": word,
    "false": fail,
    "dos2unix": succeed, "test": succeedOrFail, "[": succeedOrFail, "echo": echo, "printf": print, "pwd": printFolder,
  ]

  // MARK: - What only says something

  private static func succeed(_ call: inout Call) -> ExitStatus { .success }
  private static func fail(_ call: inout Call) -> ExitStatus { .known(1) }
  private static func giveNothing(_ call: inout Call) -> ExitStatus { .unknown }

  /// One word that the machine decides.
  private static func word(_ call: inout Call) -> ExitStatus {
    call.shell.write(.unknown(.word) + ShellText("\n"))
    return .success
  }

  private static func date(_ call: inout Call) -> ExitStatus {
    let isWord = call.arguments.contains { field in
      guard let text = field.text.string, text.hasPrefix("+") else { return false }
      return !text.contains(" ") && !text.contains("%c") && !text.contains("%+")
    }
    call.shell.write(.unknown(isWord ? .word : .nonEmpty) + ShellText("\n"))
    return .success
  }

  /// The builtins of the same names, called as programs: `env echo x`.
  private static func succeedOrFail(_ call: inout Call) -> ExitStatus {
    call.shell.runTest(BuiltinCall(name: call.name, arguments: call.arguments, location: call.location))
  }

  private static func echo(_ call: inout Call) -> ExitStatus {
    call.shell.runEcho(BuiltinCall(name: "echo", arguments: call.arguments, location: call.location))
  }

  private static func print(_ call: inout Call) -> ExitStatus {
    call.shell.runPrintf(BuiltinCall(name: "printf", arguments: call.arguments, location: call.location))
  }

  private static func printFolder(_ call: inout Call) -> ExitStatus {
    call.shell.write(call.shell.folderText + ShellText("\n"))
    return .success
  }

  // MARK: - The environment

  /// `printenv NAME`
  private static func printEnvironment(_ call: inout Call) -> ExitStatus {
    guard call.arguments.count == 1, let name = call.arguments[0].text.string else { return call.giveUp() }
    let variable = call.shell.state.variable(name)
    switch call.shell.state.exports[name]?.state ?? (call.shell.state.mayHoldOthers ? .unknown : .absent) {
    case .set, .setUnknown:
      call.shell.write((variable.scalar ?? .unknown()) + ShellText("\n"))
      return .success
    case .absent: return .known(1)
    case .unknown: return call.giveUp()
    }
  }

  /// `envsubst`: `$NAME` and `${NAME}` become what is exported.
  private static func substitute(_ call: inout Call) -> ExitStatus {
    guard call.arguments.isEmpty, let input = call.takeInput(), let bytes = input.bytes else { return call.giveUp() }
    var result = ShellText.empty
    var start = 0
    var index = 0
    while index < bytes.count {
      guard bytes[index] == 0x24 else {
        index += 1
        continue
      }
      let hasBrace = index + 1 < bytes.count && bytes[index + 1] == 0x7B
      let first = index + (hasBrace ? 2 : 1)
      var end = first
      while end < bytes.count, bytes[end].isNameByte { end += 1 }
      guard Array(bytes[first..<end]).isShellName, !hasBrace || (end < bytes.count && bytes[end] == 0x7D) else {
        index += 1
        continue
      }
      result.append(input.slice(start..<index))
      result.append(call.shell.exportedText(String(decoding: bytes[first..<end], as: UTF8.self)))
      index = end + (hasBrace ? 1 : 0)
      start = index
    }
    call.shell.write(result + input.slice(start..<bytes.count))
    return .success
  }
}

extension ShellInterpreter {
  /// What a program sees as the value of a variable; empty for one that it does not see.
  fileprivate func exportedText(_ name: String) -> ShellText {
    switch state.exports[name]?.state ?? (state.mayHoldOthers ? .unknown : .absent) {
    case .set, .setUnknown: state.variable(name).scalar ?? .unknown()
    case .absent: .empty
    case .unknown: .unknown()
    }
  }
}
