import Syntax

/// What a parameter stands for.
enum ParameterValue {
  case text(ShellText)
  case unset
  /// It cannot be known whether it is set.
  case maybe
  /// The words of `$@`, `$*` or an array; `isStar` for those that are joined inside quotes.
  case list([ShellText], isStar: Bool)
  /// Any number of words.
  case unknownList(isStar: Bool)
}

// Looking up parameters.
extension ShellInterpreter {
  /// A parameter's value.
  func value(of expansion: ParameterExpansion) -> ParameterValue {
    let name = expansion.name.string
    guard expansion.isIndirect else { return value(of: name, expansion.subscript) }
    switch value(of: name, expansion.subscript) {
    case .text(let target):
      guard let name = target.string else { return .maybe }
      guard isReference(name) else {
        failure = .discard
        return .unset
      }
      return value(ofReference: name)
    case .unset:
      // bash calls it an invalid indirect expansion, whatever operator follows.
      if dialect == .bash { failure = .discard }
      return .unset
    case .maybe:
      // The rest of the line runs only where the name is set.
      if dialect == .bash {
        discardLine()
        state.isReachable = true
      }
      return .maybe
    case .list, .unknownList: return .maybe
    }
  }

  /// Whether a text can be the name of what `${!NAME}` stands for.
  private func isReference(_ text: String) -> Bool {
    if text.isShellName || Int(text) != nil || ["@", "*", "#", "?", "$", "!", "-"].contains(text) { return true }
    guard let bracket = text.firstIndex(of: "["), text.hasSuffix("]") else { return false }
    return String(text[..<bracket]).isShellName
  }

  /// The value of a name that was computed: `NAME`, `NAME[subscript]`, a number.
  func value(ofReference text: String) -> ParameterValue {
    guard let bracket = text.firstIndex(of: "["), text.hasSuffix("]") else { return value(of: text, nil) }
    let name = String(text[..<bracket])
    let key = String(text[text.index(after: bracket)...].dropLast())
    return element(of: resolve(name), key: ShellText(key), isAll: key == "@" || key == "*", isStar: key == "*")
  }

  /// The value of a name with the subscript that is written behind it.
  func value(of name: String, _ subscription: ShellWord?) -> ParameterValue {
    if let special = specialValue(name) { return special }
    let target = resolve(name)
    guard let subscription else { return value(ofVariable: target) }
    if subscription.parts.count == 1, case .unquoted(let text) = subscription.parts[0], text.count == 1,
      text[0] == 0x40 || text[0] == 0x2A
    {
      return element(of: target, key: .empty, isAll: true, isStar: text[0] == 0x2A)
    }
    return element(of: target, key: key(subscription, of: target), isAll: false, isStar: false)
  }

  private func value(ofVariable name: String) -> ParameterValue {
    if let value = callStackValue(name, index: 0) { return value }
    let variable = state.variable(name)
    if dialect == .zsh, case .indexed(let array) = variable.content {
      return array.isKnown
        ? .list(array.keys.compactMap { array.elements[$0] }, isStar: true) : .unknownList(isStar: true)
    }
    switch variable.isSet {
    case true: return .text(variable.scalar ?? .unknown())
    case false: return .unset
    case nil: return .maybe
    }
  }

  /// The subscript of an element: a number for an indexed array, the text for an associative one.
  func key(_ subscription: ShellWord, of name: String) -> ShellText {
    if case .associative = state.variable(name).content { return expandToText(subscription).text }
    let number = evaluateArithmetic(subscription)
    return number.map { ShellText($0) } ?? .unknown(.word)
  }

  /// An element of an array, or all of them.
  func element(of name: String, key: ShellText, isAll: Bool, isStar: Bool) -> ParameterValue {
    if name == "FUNCNAME" || name == "BASH_SOURCE" {
      if isAll { return .unknownList(isStar: isStar) }
      return callStackValue(name, index: key.string.flatMap { Int($0) } ?? -1) ?? .maybe
    }
    let variable = state.variable(name)
    switch variable.content {
    case .unset: return isAll ? .list([], isStar: isStar) : .unset
    case .maybe: return isAll ? .unknownList(isStar: isStar) : .maybe
    case .scalar(let text):
      if isAll { return .list([text], isStar: isStar) }
      guard let index = key.string else { return .maybe }
      return index == "0" || index == "-1" ? .text(text) : .unset
    case .indexed(let array):
      guard array.isKnown else { return isAll ? .unknownList(isStar: isStar) : .maybe }
      if isAll { return .list(array.keys.compactMap { array.elements[$0] }, isStar: isStar) }
      guard let number = key.string.flatMap({ Int($0) }) else { return .maybe }
      return array.elements[arrayIndex(number, in: array)].map { .text($0) } ?? .unset
    case .associative(let array):
      guard array.isKnown else { return isAll ? .unknownList(isStar: isStar) : .maybe }
      if isAll { return .list(array.hashedKeys.compactMap { array.elements[$0] }, isStar: isStar) }
      guard let key = key.string else { return .maybe }
      return array.elements[key].map { .text($0) } ?? .unset
    }
  }

  /// The place of an element, counted as the dialect does: zsh starts at 1, negative numbers count from the end.
  func arrayIndex(_ number: Int, in array: ShellArray<Int>) -> Int {
    if number < 0 { return (array.keys.last ?? -1) &+ 1 &+ number }
    return dialect == .zsh ? number - 1 : number
  }

  /// `FUNCNAME` and `BASH_SOURCE`.
  private func callStackValue(_ name: String, index: Int) -> ParameterValue? {
    guard dialect == .bash else { return nil }
    switch name {
    case "FUNCNAME":
      guard index >= 0 else { return .maybe }
      // Behind the functions stand `source` and `main`.
      guard index < state.frames.count else { return state.frames.isEmpty ? .unset : .maybe }
      return .text(ShellText(state.frames[state.frames.count - 1 - index].function.name))
    case "BASH_SOURCE":
      return index == 0 ? .text(source.name) : .maybe
    default: return nil
    }
  }

  /// The parameters that are no variables.
  private func specialValue(_ name: String) -> ParameterValue? {
    if let number = Int(name), name.utf8.first?.isDigit == true {
      if number == 0 { return .text(state.name) }
      guard case .known(let texts) = state.positional else { return .maybe }
      return number <= texts.count ? .text(texts[number - 1]) : .unset
    }
    switch name {
    case "@", "*":
      guard case .known(let texts) = state.positional else { return .unknownList(isStar: name == "*") }
      return .list(texts, isStar: name == "*")
    case "#": return .text(state.positional.count)
    case "?": return .text((expansionStatus ?? state.status).text)
    case "$", "PPID": return .text(.unknown(.word))
    case "RANDOM", "SRANDOM", "SECONDS", "LINENO", "EPOCHSECONDS", "EPOCHREALTIME", "BASHPID":
      return dialect == .sh && name != "LINENO" ? nil : .text(.unknown(.word))
    case "!": return state.hasJobs ? .text(.unknown(.word)) : .unset
    case "-": return .text(.unknown(.any))
    default: return nil
    }
  }

  /// The name behind a name reference.
  func resolve(_ name: String) -> String {
    var name = name
    for _ in 0..<8 {
      let variable = state.variable(name)
      guard variable.attributes.contains(.reference), case .scalar(let target) = variable.content,
        let next = target.string, !next.isEmpty
      else { return name }
      name = next
    }
    return name
  }

  /// The fields of `"$@"`.
  func positionalFields(at location: Location) -> [Field] {
    guard case .known(let texts) = state.positional else {
      let part = Value.Part.reference("@", location)
      return [Field(text: .unknown(), value: Value([part], at: location), count: .any)]
    }
    return texts.map { Field(text: $0, value: Value([.reference("@", location)], text: $0, at: location)) }
  }
}

extension ShellArray where Key == String {
  /// The keys in the order in which bash lists them: by its hash table of 1024 buckets, the newest of a bucket first
  /// (measured on bash 5.2).
  var hashedKeys: [String] {
    keys.sorted { Self.bucket($0) < Self.bucket($1) }
  }

  private static func bucket(_ key: String) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    for byte in key.utf8 {
      hash = hash &* 16_777_619
      hash ^= UInt32(byte)
    }
    return hash & 1_023
  }
}
