import Syntax

// Utilities that read and change files.
extension TextUtilities {
  static func cat(_ call: inout Call) -> ExitStatus {
    guard let (options, operands) = call.parsed(values: "") else { return call.giveUp() }
    var isMissing = false
    guard options.isEmpty, let text = call.content(of: operands, isMissing: &isMissing) else { return call.giveUp() }
    call.shell.write(text)
    return isMissing ? .known(1) : .success
  }

  static func tee(_ call: inout Call) -> ExitStatus {
    guard let (options, operands) = call.parsed(values: "") else { return call.giveUp() }
    let text = call.takeInput() ?? .unknown(.lines)
    for operand in operands {
      guard let key = call.shell.fileKey(operand.text) else { continue }
      if options["a"] != nil, let before = call.shell.currentContents(key) {
        call.shell.state.files[key] = .written(before + text)
      } else {
        call.shell.state.files[key] = .written(text)
      }
    }
    call.shell.write(text)
    return .success
  }

  static func copy(_ call: inout Call) -> ExitStatus {
    guard let (_, operands) = call.parsed(values: "tmogS"), operands.count == 2 else { return .unknown }
    guard let target = call.shell.fileKey(operands[1].text) else { return .unknown }
    switch call.shell.file(at: operands[0].text, operands[0].value.location) {
    case .found(let text):
      call.shell.state.files[target] = .written(text)
      return .success
    case .missing, .unknown:
      call.shell.state.files[target] = .unknown
      return .unknown
    }
  }

  static func move(_ call: inout Call) -> ExitStatus {
    let status = copy(&call)
    if let (_, operands) = call.parsed(values: "tS"), operands.count == 2,
      let key = call.shell.fileKey(operands[0].text)
    {
      call.shell.state.files[key] = .removed
    }
    return status
  }

  static func remove(_ call: inout Call) -> ExitStatus {
    guard let (options, operands) = call.parsed(values: "") else { return .unknown }
    for operand in operands {
      guard let key = call.shell.fileKey(operand.text) else { continue }
      call.shell.state.files[key] = .removed
    }
    return options["f"] != nil ? .success : .unknown
  }

  static func touch(_ call: inout Call) -> ExitStatus {
    for argument in call.arguments {
      guard let key = call.shell.fileKey(argument.text), argument.text.string?.hasPrefix("-") != true else { continue }
      call.shell.state.files[key] = .written(call.shell.currentContents(key) ?? .empty)
    }
    return .success
  }

  /// Folders stand among the files with a slash behind their names.
  static func makeFolder(_ call: inout Call) -> ExitStatus {
    guard let (options, operands) = call.parsed(values: "m") else { return .unknown }
    for operand in operands {
      guard var key = call.shell.fileKey(operand.text) else { continue }
      while !key.isEmpty, key != "/" {
        call.shell.state.files[key + "/"] = .written(.empty)
        key = key.contains("/") ? String(key[..<(key.lastIndex(of: "/") ?? key.startIndex)]) : ""
      }
    }
    // A folder of the same name may be there already, or a file in its way.
    return options["p"] != nil || options["-"] != nil ? .success : .unknown
  }

  static func link(_ call: inout Call) -> ExitStatus {
    guard let (_, operands) = call.parsed(values: "tS"), operands.count == 2,
      let target = call.shell.fileKey(operands[1].text)
    else { return .unknown }
    if case .found(let text) = call.shell.file(at: operands[0].text, operands[0].value.location) {
      call.shell.state.files[target] = .written(text)
    } else {
      call.shell.state.files[target] = .unknown
    }
    return .unknown
  }

  // MARK: - Paths

  static func baseNameOf(_ call: inout Call) -> ExitStatus {
    var operands = call.arguments
    if operands.first?.text.string == "--" { operands.removeFirst() }
    guard operands.allSatisfy({ $0.count == .one }), (1...2).contains(operands.count),
      operands[0].text.string?.hasPrefix("-") != true
    else { return call.giveUp() }
    var name: ShellText
    if let path = operands[0].text.string {
      name = ShellText(path.isEmpty ? "" : path.utf8.allSatisfy { $0 == 0x2F } ? "/" : baseName(path))
    } else if let known = operands[0].text.lastComponent {
      name = known
    } else {
      name = .unknown()
    }
    if operands.count == 2, let suffix = operands[1].text.string {
      guard let text = name.string else {
        call.shell.write(.unknown() + ShellText("\n"))
        return .success
      }
      if text.hasSuffix(suffix), text != suffix { name = ShellText(String(text.dropLast(suffix.count))) }
    }
    call.shell.write(name + ShellText("\n"))
    return .success
  }

  static func folderOf(_ call: inout Call) -> ExitStatus {
    var operands = call.arguments
    if operands.first?.text.string == "--" { operands.removeFirst() }
    guard operands.count == 1, operands[0].count == .one else { return call.giveUp() }
    call.shell.write(operands[0].text.folder + ShellText("\n"))
    return .success
  }

  /// `realpath` and `readlink -f`: the path of a file relative to the job's folder stays known as such.
  static func realPath(_ call: inout Call) -> ExitStatus {
    guard let (_, operands) = call.parsed(values: ""), operands.count == 1 else { return call.giveUp() }
    guard let key = call.shell.fileKey(operands[0].text), !key.hasPrefix("/") else {
      call.shell.write(.unknown(.word) + ShellText("\n"))
      return .success
    }
    call.shell.write(ShellText.path(key) + ShellText("\n"))
    return .success
  }

  static func readLink(_ call: inout Call) -> ExitStatus {
    guard let (options, _) = call.parsed(values: ""), options["f"] != nil || options["e"] != nil || options["m"] != nil
    else { return call.giveUp() }
    return realPath(&call)
  }
}

extension ShellText {
  /// A path relative to the job's folder, as an absolute one.
  static func path(_ key: String) -> ShellText {
    guard let slash = key.lastIndex(of: "/") else { return .unknown(.folder("")) + ShellText("/" + key) }
    return .unknown(.folder(String(key[..<slash]))) + ShellText(String(key[slash...]))
  }

  /// The last component of a path whose end is known.
  fileprivate var lastComponent: ShellText? {
    guard let bytes = segments.last?.knownBytes, bytes.last != 0x2F else { return nil }
    let last = segments.count - 1
    if let slash = bytes.lastIndex(of: 0x2F) { return part(ofSegment: last, slash + 1..<bytes.count) }
    guard segments.count == 2, case .unknown(.folderPrefix) = segments[0] else { return nil }
    return part(ofSegment: last, 0..<bytes.count)
  }

  /// What `dirname` prints.
  fileprivate var folder: ShellText {
    if let path = string {
      let trimmed = path.utf8.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
      guard let slash = trimmed.lastIndex(of: "/") else { return ShellText(".") }
      return ShellText(slash == trimmed.startIndex ? "/" : String(trimmed[..<slash]))
    }
    guard let bytes = segments.last?.knownBytes, bytes.last != 0x2F, segments.count == 2 else { return .unknown() }
    switch segments[0] {
    case .unknown(.folderPrefix(let folder)):
      guard let slash = bytes.lastIndex(of: 0x2F) else { return .unknown(.folder(folder)) }
      let inner = String(decoding: bytes[..<slash], as: UTF8.self)
      return .unknown(.folder(folder.isEmpty ? inner : folder + "/" + inner))
    case .unknown(.folder(let folder)):
      guard let slash = bytes.lastIndex(of: 0x2F) else { return .unknown() }
      return .unknown(.folder(folder)) + part(ofSegment: 1, 0..<slash)
    default: return .unknown()
    }
  }
}
