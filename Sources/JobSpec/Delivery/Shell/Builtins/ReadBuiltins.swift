import Syntax

// `read`, `mapfile`, `getopts` and `let`
extension ShellInterpreter {
  /// What the options of `read` ask for.
  private struct ReadOptions {
    var isRaw = false
    var array: String?
    var delimiter: UInt8 = 0x0A
    var count: Int?
    var isExact = false
    var readsElsewhere = false
    var names: [Field] = []
  }

  func runRead(_ call: BuiltinCall) -> ExitStatus {
    guard call.arguments.allSatisfy({ $0.count == .one }), let options = readOptions(call) else {
      state.forgetVariables()
      return .unknown
    }
    var names: [String] = []
    for field in options.names {
      guard field.count == .one, let name = field.text.string else {
        state.forgetVariables()
        return .unknown
      }
      names.append(name)
    }
    if let wrong = names.first(where: { !$0.isShellName && !$0.contains("[") }) {
      if dialect == .sh, !wrong.isEmpty { failure = .exit }
      return .known(1)
    }
    let (line, status) = takeLine(options)
    guard let line else {
      return store(nil, options, names, at: call.location) ? status : .known(1)
    }
    return store(line, options, names, at: call.location) ? status : .known(1)
  }

  private func readOptions(_ call: BuiltinCall) -> ReadOptions? {
    var options = ReadOptions()
    var words = call.arguments[...]
    while let word = words.first?.text.string, word.hasPrefix("-"), word.utf8.count > 1, words.first?.count == .one {
      words.removeFirst()
      if word == "--" { break }
      var letters = word.dropFirst()
      while let letter = letters.popFirst() {
        guard "adinNptu".contains(letter) else {
          if letter == "r" { options.isRaw = true }
          continue
        }
        let value = letters.isEmpty ? words.popFirst()?.text : ShellText(String(letters))
        letters = ""
        switch letter {
        case "a": options.array = value?.string
        case "d": options.delimiter = value?.bytes?.first ?? 0
        case "n", "N":
          options.count = value?.string.flatMap { Int($0) } ?? 0
          options.isExact = letter == "N"
        case "u": options.readsElsewhere = value?.string != "0"
        default: break
        }
      }
    }
    options.names = Array(words)
    return options
  }

  /// Takes a line from standard input: nil where it is not known.
  private func takeLine(_ options: ReadOptions) -> (ShellText?, ExitStatus) {
    guard !options.readsElsewhere, let input = state.streams.input else { return (nil, .unknown) }
    if input.segments.isEmpty { return (.empty, .known(1)) }
    var line = ShellText.empty
    var taken = 0
    for (number, segment) in input.segments.enumerated() {
      guard let bytes = segment.knownBytes else {
        if case .unknown(.lines) = segment {
          // Any number of lines stands here, and the next one may begin in it.
          state.streams.input = input.dropping(segments: number)
          return (nil, .unknown)
        }
        line.append(input.part(ofSegment: number, 0..<0))
        continue
      }
      var start = 0
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte == 0x5C, !options.isRaw, index + 1 < bytes.count {
          line.append(input.part(ofSegment: number, start..<index))
          // A backslash joins lines; in front of anything else it stays until the line is cut.
          start = bytes[index + 1] == options.delimiter ? index + 2 : index
          index += 2
          continue
        }
        taken += 1
        let isFull = options.count.map { taken >= $0 } ?? false
        if byte == options.delimiter, options.count == nil || !options.isExact {
          line.append(input.part(ofSegment: number, start..<index))
          state.streams.input = input.dropping(segments: number, andBytes: index + 1)
          return (line, .success)
        }
        index += 1
        if isFull {
          line.append(input.part(ofSegment: number, start..<index))
          state.streams.input = input.dropping(segments: number, andBytes: index)
          return (line, .success)
        }
      }
      line.append(input.part(ofSegment: number, min(start, bytes.count)..<bytes.count))
    }
    state.streams.input = .empty
    return (line, .known(1))
  }

  /// Puts a line into variables, cut at IFS; false where one is read-only.
  private func store(_ line: ShellText?, _ options: ReadOptions, _ names: [String], at place: Location) -> Bool {
    guard let line else {
      if let array = options.array { return storeArray(array, nil) }
      let targets = names.isEmpty ? ["REPLY"] : names
      return targets.map { assignComputed($0, .unknown(), at: place) }.allSatisfy { $0 }
    }
    var splitter = ReadSplitter(line, separators: separators, isRaw: options.isRaw)
    if let array = options.array { return storeArray(array, splitter.words()) }
    if names.isEmpty {
      let text = options.isRaw ? line : splitter.withoutBackslashes(line)
      return assignComputed("REPLY", text, at: place)
    }
    var isStored = true
    for (index, name) in names.enumerated() {
      let text = index == names.count - 1 ? splitter.rest() : splitter.next() ?? .empty
      if !assignComputed(name, text, at: place) { isStored = false }
    }
    return isStored
  }

  private func storeArray(_ name: String, _ words: [ShellText]?) -> Bool {
    let target = resolve(name)
    var variable = state.variable(target)
    if variable.attributes.contains(.readonly) { return false }
    var array = ShellArray<Int>()
    if let words {
      for (index, word) in words.enumerated() { array.elements[index] = word }
    } else {
      array.isKnown = false
    }
    variable.content = .indexed(array)
    state.set(target, variable)
    return true
  }

  /// Leaves open what an array holds.
  func forgetArray(_ name: String) { _ = storeArray(name, nil) }

  /// IFS as `read` uses it; nil when it is not known.
  private var separators: [UInt8]? {
    let variable = state.variable("IFS")
    switch variable.isSet {
    case true: return variable.scalar?.bytes
    case false: return [0x20, 0x09, 0x0A]
    case nil: return nil
    }
  }

  func runMapfile(_ call: BuiltinCall) -> ExitStatus {
    var name = "MAPFILE"
    var strips = false
    var isPlain = true
    var skipped = 0
    var limit = 0
    var words = call.arguments[...]
    while let word = words.popFirst() {
      switch word.text.string {
      case "-t"?: strips = true
      case "-s"?: skipped = words.popFirst()?.text.string.flatMap { Int($0) } ?? -1
      case "-n"?: limit = words.popFirst()?.text.string.flatMap { Int($0) } ?? -1
      case "-u"?, "-d"?, "-O"?, "-C"?, "-c"?:
        isPlain = false
        _ = words.popFirst()
      case let option? where option.hasPrefix("-"): isPlain = false
      case let given?: name = given
      case nil: isPlain = false
      }
    }
    guard isPlain, skipped >= 0, limit >= 0, let input = state.streams.input, input.isKnown else {
      if name.isShellName { _ = storeArray(name, nil) }
      state.streams.input = nil
      return .success
    }
    let lines = input.lines.dropFirst(skipped).prefix(limit == 0 ? Int.max : limit)
    _ = storeArray(name, lines.map { strips ? $0 : $0 + ShellText("\n") })
    state.streams.input = limit == 0 ? .empty : nil
    return .success
  }

  func runLet(_ call: BuiltinCall) -> ExitStatus {
    var value: Int? = 0
    for argument in call.arguments {
      value = evaluateArithmetic(argument.text, at: argument.value.location)
      if failure != nil {
        failure = nil
        return .known(1)
      }
    }
    return value.map { ExitStatus($0 != 0) } ?? .unknown
  }
}

extension ShellText {
  /// The text without its first segments and some bytes of the next.
  fileprivate func dropping(segments count: Int, andBytes start: Int) -> ShellText {
    let rest = dropping(segments: count)
    guard let bytes = rest.segments.first?.knownBytes else { return rest }
    return rest.part(ofSegment: 0, min(start, bytes.count)..<bytes.count) + rest.dropFirstSegment
  }

  /// The text without its first segments.
  fileprivate func dropping(segments count: Int) -> ShellText {
    var result = self
    for _ in 0..<count { result = result.dropFirstSegment }
    return result
  }
}
